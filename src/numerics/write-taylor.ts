import { writeNumber } from './expression.ts';
import type { Instruction, Operand, Tape } from './taylor-tape.ts';

/** Coefficient `order` of a series as text, `0` where it is nothing whatever the state. */
type Coefficient = (order: number) => string;

const sum = (terms: readonly string[]): string => (terms.length === 0 ? '0' : terms.join(' + '));
const times = (a: string, b: string): string => (a === '0' || b === '0' ? '0' : a === '1' ? b : b === '1' ? a : `${a} * ${b}`);
const present = (terms: readonly string[]): string[] => terms.filter((term) => term !== '0');
const bracket = (text: string): string => (/^[\w.]+$/.test(text) ? text : `(${text})`);
const inverse = (order: number): string => writeNumber(1 / order);

/** Names by which a text knows what it is given. */
export type Names = {
  state: (place: number) => string;
  rate: (place: number) => string;
  /** A constant, by its place. */
  constant: (place: number) => string;
  /** A coefficient of a state that is found elsewhere; undefined for one that is found here. */
  given: (place: number, order: number) => string | undefined;
};

/**
 * Statements that find the Taylor coefficients of the states at `t`, up to an order, under constant rates, and the names of the
 * coefficients. Everything is written out: there is no loop and no array between the first coefficient and the last.
 */
export function writeExpansion(
  { instructions, slopes }: Tape,
  order: number,
  names: Names,
): { lines: string[]; coefficient: (place: number, order: number) => string } {
  const lines: string[] = [];
  const known = names.constant;
  const table = instructions.map(() => [] as string[]);
  const weighted = new Map<string, string>();
  const seriesOf =
    (place: number): Coefficient =>
    (k) =>
      table[place]?.[k] ?? '0';
  const operand = (one: Operand): Coefficient => ('series' in one ? seriesOf(one.series) : (k) => (k === 0 ? known(one.constant) : '0'));

  /** j times coefficient j, computed once. */
  const weigh = (place: number, j: number): string => {
    const text = seriesOf(place)(j);
    if (j === 1 || text === '0') return text;
    const name = `w${place}_${j}`;
    if (!weighted.has(name)) {
      weighted.set(name, text);
      lines.push(`const ${name} = ${j} * ${text};`);
    }
    return name;
  };
  /** Sum over j from 1 to k of j u_j v_(k - j), what is known first first. */
  const chain = (u: number, v: Coefficient, k: number): string => {
    const inner = Array.from({ length: Math.max(0, k - 2) }, (_, i) => times(weigh(u, i + 2), v(k - i - 2)));
    return sum(present([...inner, times(weigh(u, 1), v(k - 1)), ...(k > 1 ? [times(weigh(u, k), v(0))] : [])]));
  };
  const inner = (a: Coefficient, b: Coefficient, k: number): string[] =>
    Array.from({ length: k - 1 }, (_, i) => times(a(i + 1), b(k - 1 - i)));
  const square = (a: Coefficient, k: number): string => {
    const half = Math.ceil(k / 2);
    const pairs = present([...Array.from({ length: half - 1 }, (_, i) => times(a(i + 1), a(k - 1 - i))), times(a(0), a(k))]);
    const middle = k % 2 === 0 ? times(a(k / 2), a(k / 2)) : '0';
    return sum(present([pairs.length === 0 ? '0' : `2 * (${sum(pairs)})`, middle]));
  };
  const less = (a: string, b: string): string => (b === '0' ? a : a === '0' ? `-${bracket(b)}` : `${a} - ${bracket(b)}`);

  const start = (one: Instruction, place: number): string => {
    switch (one.is) {
      case 'state':
        return names.given(one.place, 0) ?? names.state(one.place);
      case 'time':
        return 't';
      case 'sum':
        return `${operand(one.a)(0)} + ${operand(one.b)(0)}`;
      case 'difference':
        return `${operand(one.a)(0)} - ${operand(one.b)(0)}`;
      case 'negative':
        return `-${seriesOf(one.a)(0)}`;
      case 'product':
        return `${seriesOf(one.a)(0)} * ${seriesOf(one.b)(0)}`;
      case 'scaled':
        return `${seriesOf(one.a)(0)} * ${known(one.by)}`;
      case 'quotient':
        lines.push(`const i${place} = 1 / ${seriesOf(one.b)(0)};`);
        return `${operand(one.a)(0)} * i${place}`;
      case 'power':
        lines.push(`const i${place} = 1 / ${seriesOf(one.a)(0)};`);
        if (one.over !== undefined) return `(${known(one.over)} * i${place}) ** -${known(one.by)}`;
        return `${seriesOf(one.a)(0)} ** ${known(one.by)}`;
      case 'log':
        lines.push(`const i${place} = 1 / ${seriesOf(one.a)(0)};`);
        return `Math.log(${seriesOf(one.a)(0)})`;
      case 'exponential':
        return `${known(one.by)} ** ${seriesOf(one.a)(0)}`;
      case 'exp':
      case 'sin':
      case 'cos':
        return `Math.${one.is}(${seriesOf(one.a)(0)})`;
    }
  };
  const next = (one: Instruction, place: number, k: number): string => {
    switch (one.is) {
      case 'state': {
        const elsewhere = names.given(one.place, k);
        if (elsewhere !== undefined) return elsewhere;
        return slopes[one.place] ? times(`d${one.place}_${k - 1}`, inverse(k)) : '0';
      }
      case 'time':
        return k === 1 ? '1' : '0';
      case 'sum':
        return sum(present([operand(one.a)(k), operand(one.b)(k)]));
      case 'difference':
        return less(operand(one.a)(k), operand(one.b)(k));
      case 'negative':
        return less('0', seriesOf(one.a)(k));
      case 'scaled':
        return times(seriesOf(one.a)(k), known(one.by));
      case 'product': {
        const [a, b] = [seriesOf(one.a), seriesOf(one.b)];
        if (one.a === one.b) return square(a, k);
        return sum(present([...inner(a, b, k), times(a(0), b(k)), times(a(k), b(0))]));
      }
      case 'quotient': {
        const [own, b] = [seriesOf(place), seriesOf(one.b)];
        return times(bracket(less(operand(one.a)(k), sum(present([...inner(own, b, k), times(b(k), own(0))])))), `i${place}`);
      }
      case 'exp':
        return times(bracket(chain(one.a, seriesOf(place), k)), inverse(k));
      case 'exponential':
        return times(times(bracket(chain(one.a, seriesOf(place), k)), known(one.log)), inverse(k));
      case 'sin':
        return times(bracket(chain(one.a, seriesOf(one.other), k)), inverse(k));
      case 'cos':
        return times(bracket(chain(one.a, seriesOf(one.other), k)), writeNumber(-1 / k));
      case 'log': {
        const before = sum(present(Array.from({ length: k - 1 }, (_, i) => times(weigh(place, i + 1), seriesOf(one.a)(k - 1 - i)))));
        return times(bracket(less(seriesOf(one.a)(k), times(bracket(before), inverse(k)))), `i${place}`);
      }
      case 'power': {
        const before = sum(present(Array.from({ length: k - 1 }, (_, i) => times(weigh(place, i + 1), seriesOf(one.a)(k - 1 - i)))));
        const grows = times(bracket(chain(one.a, seriesOf(place), k)), known(one.by));
        return times(times(bracket(less(grows, before)), `i${place}`), inverse(k));
      }
    }
  };

  for (let k = 0; k <= order; k++) {
    for (const [place, one] of instructions.entries()) {
      const text = k === 0 ? start(one, place) : next(one, place, k);
      const row = table[place];
      if (!row) continue;
      if (/^(?:[01]|[a-z]\d+(?:_\d+)?)$/.test(text)) row[k] = text;
      else {
        row[k] = `s${place}_${k}`;
        lines.push(`const s${place}_${k} = ${text};`);
      }
    }
    for (const [i, slope] of slopes.entries()) {
      if (k === order || names.given(i, 0) !== undefined) continue;
      const text = operand(slope)(k);
      lines.push(`const d${i}_${k} = ${k === 0 ? `${text} + ${names.rate(i)}` : text};`);
    }
  }
  const standing = new Map(instructions.flatMap((one, place) => (one.is === 'state' ? [[one.place, place] as const] : [])));
  return {
    lines,
    coefficient: (place, k) => {
      const found = standing.get(place);
      if (found !== undefined) return seriesOf(found)(k);
      return names.given(place, k) ?? (k === 0 ? names.state(place) : times(`d${place}_${k - 1}`, inverse(k)));
    },
  };
}
