import { type Expression, writeFormulas } from './expression.ts';
import { PLACE, SAID, ALLOWANCE, EDGE, EDGY_STEPS, MODES_STEPS_LEFT, STIFF_STEPS, STRETCHED } from './taylor.ts';
import type { Tape } from './taylor-tape.ts';
import { writeExpansion } from './write-taylor.ts';

/** What a passage is written from. */
export type PassageDraft = {
  readonly slopes: readonly Expression[];
  readonly constants: readonly Expression[];
  /** The whole, or, when part of the states is driven, the rest. */
  readonly tape: Tape;
  readonly order: number;
  /** States whose coefficients and ends come from their modes. */
  readonly driven: readonly number[];
  /** The one output that is wanted, instead of the states. */
  readonly output: Expression | undefined;
  /** The integral that is wanted beside the output; -1 for none. */
  readonly area: number;
};

/** A polynomial at `at`, whose square is `square`: even and odd terms apart are two short chains instead of a long one. */
function polynomial(coefficients: readonly string[], at: string, square: string): string {
  const chain = (terms: readonly string[]): string =>
    terms.reduceRight((sum, one) => (sum === '' ? one : `(${sum}) * ${square} + ${one}`), '');
  const [even, odd] = [0, 1].map((from) => coefficients.filter((_, k) => k % 2 === from));
  return `${chain(even ?? [])} + ${at} * (${chain(odd ?? [])})`;
}

/**
 * The body of a function (io, many, y, rates, K, atol, at, rows, areas, modes) that is `pass` of the stepper in `taylor.ts`, step
 * for step and to the same bits, for one system: states, slopes, coefficients and constants are local variables from the first step
 * of a stretch to its last, and nothing is made or called.
 */
export function writePassage({ slopes, constants, tape, order, driven, output, area }: PassageDraft): string {
  const places = slopes.map((_, i) => i);
  const used = new Set<number>();
  const constant = (place: number): string => {
    used.add(place);
    return `k${place}`;
  };
  const given = (place: number, k: number): string | undefined => {
    const found = driven.indexOf(place);
    return found < 0 ? undefined : `g${found}_${k}`;
  };
  const state = (place: number): string => `y${place}`;
  const { lines: expansion, coefficient } = writeExpansion(tape, order, { state, rate: (i) => `r${i}`, constant, given });
  const series = places.map((i) => Array.from({ length: order + 1 }, (_, k) => coefficient(i, k)));
  const ofConstants = (one: Expression): string | undefined => {
    const place = one.varies || one.is === 'number' ? -1 : constants.indexOf(one);
    return place < 0 ? undefined : constant(place);
  };
  /** Formulas of the states at some time, in a block of their own. */
  const formulas = (roots: readonly Expression[], names: (place: number) => string, time: string): { lines: string[]; of: string[] } => {
    const { lines, named } = writeFormulas(roots, (one) => {
      if (one.is === 'state') return names(one.place);
      return one.is === 'time' ? time : ofConstants(one);
    });
    return { lines, of: roots.map((one) => named.get(one) ?? '') };
  };
  const ahead = formulas(slopes, (i) => `v${i}`, 'arrival');
  const seen = output && inStates(output);
  const wanted = (names: (place: number) => string, time: string): string => {
    if (!output) return places.map((i) => `rows[(row - base) * ${slopes.length} + ${i}] = ${names(i)};`).join(' ');
    const { lines, of } = formulas([output], names, time);
    return `${lines.join(' ')} rows[row] = ${of[0]};${area < 0 ? '' : ` if (areas) areas[row] = ${names(area)};`}`;
  };
  const readAt = places.filter((i) => !seen || seen.has(i) || i === area);
  const tries = places.map((i) => {
    const terms = series[i] ?? [];
    if (driven.includes(i)) return '';
    return [
      `v${i} = ${terms[order]}; u${i} = v${i};`,
      ...Array.from({ length: order }, (_, j) => order - 1 - j).map(
        (k) => `v${i} = v${i} * h + ${terms[k]};${k > 0 ? ` u${i} = u${i} * h + v${i};` : ''}`,
      ),
    ].join(' ');
  });
  const body = [
    'for (; row < end && at[row] <= t; row++) {',
    wanted(state, 'Math.max(t, at[row])'),
    '}',
    'if (to === t) { code = 0; break passage; }',
    'for (;;) {',
    `if (steps + rejected >= most) { code = ${SAID.tooMany}; break; }`,
    ...driven.flatMap((_, j) =>
      Array.from({ length: order + 1 }, (_none, k) => `const g${j}_${k} = modes.coefficients[${k * driven.length + j}];`),
    ),
    ...expansion,
    'const left = to - t;',
    'let h = left; let rate = 0;',
    'for (let round = 0; round < 3; round++) {',
    'let largest = 0; let large = 0; let grown = false;',
    ...places.map(
      (i) => `{
const size = Math.abs(y${i}); const growth = Math.abs(${series[i]?.[1]}) * h;
if (growth > size) grown = true;
const unit = 1 / (a${i} + rtol * (growth > size ? growth : size));
const one = Math.abs(${series[i]?.[order]}) * unit; const other = Math.abs(${series[i]?.[order - 1]}) * unit;
if (!(one <= largest)) largest = one;
if (!(other <= large)) large = other;
}`,
    ),
    `rate = (${order} * largest) / large;`,
    `const found = Math.min(left, largest ** ${-1 / order}, (large * ${1 / ALLOWANCE}) ** ${-1 / (order - 1)});`,
    'if (!grown || !(found < 0.9 * h)) { h = found; break; }',
    'h = found;',
    '}',
    `if (!(h > 0)) { code = ${SAID.notSmooth}; break; }`,
    'let final = false; let arrival = to;',
    'for (;;) {',
    `final = t + ${STRETCHED} * h >= to;`,
    'if (final) h = left;',
    'arrival = final ? to : t + h;',
    `if (!(arrival > t)) { code = ${SAID.notSmooth}; break passage; }`,
    ...tries,
    ...(driven.length > 0 ? ['modes.attempt(h);', ...driven.map((i, j) => `v${i} = modes.states[${j}];`)] : []),
    ...ahead.lines,
    `const share = h * ${1 / (order + 1)};`,
    'let error = 0;',
    ...places
      .filter((i) => !driven.includes(i))
      .map(
        (i) => `{
const before = Math.abs(y${i}); const after = Math.abs(v${i});
const size = (share * Math.abs(u${i} - (${ahead.of[i]} + r${i}))) / (a${i} + rtol * (before > after ? before : after));
if (!(size <= error)) error = size;
}`,
      ),
    'if (error <= 1) break;',
    'rejected++;',
    `if (steps + rejected >= most) { code = ${SAID.tooMany}; break passage; }`,
    `h *= Number.isFinite(error) ? Math.max(0.2, 0.9 * error ** ${-1 / (order + 1)}) : 0.2;`,
    '}',
    'for (; row < end && at[row] <= arrival; row++) {',
    'const s = at[row] - t; const s2 = s * s;',
    ...readAt.map((i) => `const p${i} = ${polynomial(series[i] ?? [], 's', 's2')};`),
    wanted((i) => `p${i}`, 'at[row]'),
    '}',
    ...places.map((i) => `y${i} = v${i};`),
    ...(driven.length > 0 ? ['modes.accept();'] : []),
    'steps++;',
    't = arrival;',
    'if (final) { code = 0; break; }',
    `edge = h * rate > ${EDGE} ? edge + 1 : 0;`,
    'const more = (to - t) / h;',
    ...(driven.length > 0
      ? []
      : [`if (edge >= ${EDGY_STEPS} && more > ${MODES_STEPS_LEFT} && many[${PLACE.modes}] === 1) { code = ${SAID.edgy}; break; }`]),
    `if (edge >= ${STIFF_STEPS} && more > io[${PLACE.stiffStepsLeft}]) { code = ${SAID.stiff}; break; }`,
    '}',
  ];
  return [
    `let t = io[${PLACE.from}]; const to = io[${PLACE.to}]; const rtol = io[${PLACE.rtol}]; const most = many[${PLACE.most}];`,
    `const base = many[${PLACE.base}]; const end = many[${PLACE.end}]; let row = many[${PLACE.first}]; let steps = 0; let rejected = 0; let edge = 0; let code = 0;`,
    ...places.map((i) => `let y${i} = y[${i}]; const r${i} = rates[${i}]; const a${i} = atol[${i}]; let v${i} = 0; let u${i} = 0;`),
    ...[...used].map((place) => `const k${place} = K[${place}];`),
    'passage: {',
    ...body,
    '}',
    ...places.map((i) => `y[${i}] = y${i};`),
    `io[${PLACE.from}] = t; many[${PLACE.first}] = row; many[${PLACE.steps}] += steps; many[${PLACE.rejected}] += rejected;`,
    'return code;',
  ].join('\n');
}

function inStates(one: Expression, found = new Set<number>()): Set<number> {
  if (one.is === 'state') found.add(one.place);
  if (one.is === 'operation') for (const part of one.of) inStates(part, found);
  return found;
}
