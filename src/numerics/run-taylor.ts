import type { Instruction, Operand, Tape } from './taylor-tape.ts';

/**
 * Finds the Taylor coefficients as the text of `writeExpansion` does, in the same order of operations and so to the same bits, by
 * following the tape: for a browser, which may not run text.
 */
export function runExpansion(
  { instructions, slopes }: Tape,
  order: number,
  given: readonly number[] = [],
): (t: number, y: Float64Array, r: Float64Array, K: Float64Array, C: Float64Array) => void {
  const width = slopes.length;
  const stride = order + 1;
  const S = new Float64Array(instructions.length * stride);
  const inverses = new Float64Array(instructions.length);
  const D = new Float64Array(width);
  const at = (place: number, k: number): number => S[place * stride + k] ?? Number.NaN;

  return (t, y, r, K, C) => {
    const known = (place: number): number => K[place] ?? Number.NaN;
    const part = (one: Operand, k: number): number => ('series' in one ? at(one.series, k) : k === 0 ? known(one.constant) : 0);
    for (let k = 0; k <= order; k++) {
      for (const [place, one] of instructions.entries()) {
        S[place * stride + k] = k === 0 ? begin(one, place) : next(one, place, k);
      }
      for (let i = 0; i < width; i++) {
        if (given.includes(i)) continue;
        C[k * width + i] = k === 0 ? (y[i] ?? Number.NaN) : (D[i] ?? Number.NaN) * (1 / k);
      }
      for (const [i, slope] of slopes.entries()) D[i] = k === 0 ? part(slope, 0) + (r[i] ?? 0) : part(slope, k);
    }

    function begin(one: Instruction, place: number): number {
      switch (one.is) {
        case 'state':
          return (given.includes(one.place) ? C[one.place] : y[one.place]) ?? Number.NaN;
        case 'time':
          return t;
        case 'sum':
          return part(one.a, 0) + part(one.b, 0);
        case 'difference':
          return part(one.a, 0) - part(one.b, 0);
        case 'negative':
          return -at(one.a, 0);
        case 'product':
          return at(one.a, 0) * at(one.b, 0);
        case 'scaled':
          return at(one.a, 0) * known(one.by);
        case 'quotient':
          return part(one.a, 0) * (inverses[place] = 1 / at(one.b, 0));
        case 'power':
          inverses[place] = 1 / at(one.a, 0);
          return one.over === undefined ? at(one.a, 0) ** known(one.by) : (known(one.over) * (inverses[place] ?? 0)) ** -known(one.by);
        case 'log':
          inverses[place] = 1 / at(one.a, 0);
          return Math.log(at(one.a, 0));
        case 'exponential':
          return known(one.by) ** at(one.a, 0);
        case 'exp':
        case 'sin':
        case 'cos':
          return Math[one.is](at(one.a, 0));
      }
    }
    function next(one: Instruction, place: number, k: number): number {
      const inverse = inverses[place] ?? Number.NaN;
      switch (one.is) {
        case 'state':
          return given.includes(one.place) ? (C[k * width + one.place] ?? Number.NaN) : (D[one.place] ?? Number.NaN) * (1 / k);
        case 'time':
          return k === 1 ? 1 : 0;
        case 'sum':
          return part(one.a, k) + part(one.b, k);
        case 'difference':
          return part(one.a, k) - part(one.b, k);
        case 'negative':
          return -at(one.a, k);
        case 'scaled':
          return at(one.a, k) * known(one.by);
        case 'product':
          return one.a === one.b ? square(one.a, k) : inner(one.a, one.b, k) + at(one.a, 0) * at(one.b, k) + at(one.a, k) * at(one.b, 0);
        case 'quotient':
          return (part(one.a, k) - (inner(place, one.b, k) + at(one.b, k) * at(place, 0))) * inverse;
        case 'exp':
          return chain(one.a, place, k) * (1 / k);
        case 'exponential':
          return chain(one.a, place, k) * known(one.log) * (1 / k);
        case 'sin':
          return chain(one.a, one.other, k) * (1 / k);
        case 'cos':
          return chain(one.a, one.other, k) * (-1 / k);
        case 'log':
          return (at(one.a, k) - weighted(place, one.a, k) * (1 / k)) * inverse;
        case 'power':
          return (chain(one.a, place, k) * known(one.by) - weighted(place, one.a, k)) * inverse * (1 / k);
      }
    }
  };

  /** Sum of a_j b_(k - j) over j from 1 to k - 1. */
  function inner(a: number, b: number, k: number): number {
    let sum = 0;
    for (let j = 1; j < k; j++) sum += at(a, j) * at(b, k - j);
    return sum;
  }
  function square(a: number, k: number): number {
    const half = Math.ceil(k / 2);
    let pairs = 0;
    for (let j = 1; j < half; j++) pairs += at(a, j) * at(a, k - j);
    pairs += at(a, 0) * at(a, k);
    return k % 2 === 0 ? 2 * pairs + at(a, k / 2) * at(a, k / 2) : 2 * pairs;
  }
  /** Sum of j a_j b_(k - j) over j from 1 to k, in the order of `writeExpansion`. */
  function chain(a: number, b: number, k: number): number {
    let sum = 0;
    for (let j = 2; j < k; j++) sum += j * at(a, j) * at(b, k - j);
    sum += at(a, 1) * at(b, k - 1);
    return k > 1 ? sum + k * at(a, k) * at(b, 0) : sum;
  }
  /** Sum of j a_j b_(k - j) over j from 1 to k - 1. */
  function weighted(a: number, b: number, k: number): number {
    let sum = 0;
    for (let j = 1; j < k; j++) sum += j * at(a, j) * at(b, k - j);
    return sum;
  }
}
