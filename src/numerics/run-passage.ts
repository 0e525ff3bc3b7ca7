import { runExpansion } from './run-taylor.ts';
import {
  ALLOWANCE,
  EDGE,
  EDGY_STEPS,
  MODES_STEPS_LEFT,
  PLACE,
  type Passage,
  type RatedSlope,
  SAID,
  STIFF_STEPS,
  STRETCHED,
  type Said,
} from './taylor.ts';
import type { Tape } from './taylor-tape.ts';

/**
 * A passage without text: the same steps as the text of `writePassage`, to the same bits, by following the tape. It writes states
 * only, and not the output of a person.
 *
 * @param given states whose coefficients and ends come from the driver
 */
export function runPassage(tape: Tape, order: number, slope: RatedSlope, given: readonly number[] = []): Passage {
  const n = tape.slopes.length;
  const expand = runExpansion(tape, order, given);
  const C = new Float64Array((order + 1) * n);
  const [next, change, there] = [new Float64Array(n), new Float64Array(n), new Float64Array(n)];
  const [last, before] = [order * n, (order - 1) * n];
  const rate = new Float64Array(1);

  function choose(left: number, rtol: number, atol: Float64Array): number {
    let h = left;
    for (let round = 0; round < 3; round++) {
      let [largest, large] = [0, 0];
      let grown = false;
      for (let i = 0; i < n; i++) {
        const size = Math.abs(C[i] ?? 0);
        const growth = Math.abs(C[n + i] ?? 0) * h;
        if (growth > size) grown = true;
        const unit = 1 / ((atol[i] ?? 0) + rtol * (growth > size ? growth : size));
        const one = Math.abs(C[last + i] ?? 0) * unit;
        const other = Math.abs(C[before + i] ?? 0) * unit;
        if (!(one <= largest)) largest = one;
        if (!(other <= large)) large = other;
      }
      rate[0] = (order * largest) / large;
      const found = Math.min(left, largest ** (-1 / order), (large * (1 / ALLOWANCE)) ** (-1 / (order - 1)));
      if (!grown || !(found < 0.9 * h)) return found;
      h = found;
    }
    return h;
  }
  function sum(h: number): void {
    for (let i = 0; i < n; i++) {
      let value = C[last + i] ?? 0;
      let slopeOf = value;
      for (let k = order - 1; k >= 0; k--) {
        value = value * h + (C[k * n + i] ?? 0);
        if (k > 0) slopeOf = slopeOf * h + value;
      }
      next[i] = value;
      change[i] = slopeOf;
    }
  }
  function errorOf(h: number, y: Float64Array, rtol: number, atol: Float64Array): number {
    const share = h * (1 / (order + 1));
    let largest = 0;
    for (let i = 0; i < n; i++) {
      if (given.includes(i)) continue;
      const a = Math.abs(y[i] ?? 0);
      const b = Math.abs(next[i] ?? 0);
      const size = (share * Math.abs((change[i] ?? 0) - (there[i] ?? 0))) / ((atol[i] ?? 0) + rtol * (a > b ? a : b));
      if (!(size <= largest)) largest = size;
    }
    return largest;
  }
  function read(s: number, rows: Float64Array, offset: number): void {
    const square = s * s;
    for (let i = 0; i < n; i++) {
      let [even, odd] = [0, 0];
      for (let k = order; k >= 0; k--) {
        if (k % 2 === 0) even = even * square + (C[k * n + i] ?? 0);
        else odd = odd * square + (C[k * n + i] ?? 0);
      }
      rows[offset + i] = even + s * odd;
    }
  }

  return (io, many, y, rates, K, atol, at, rows, _areas, driver) => {
    let t = io[PLACE.from] ?? Number.NaN;
    const to = io[PLACE.to] ?? Number.NaN;
    const rtol = io[PLACE.rtol] ?? Number.NaN;
    const [end, base, most] = [many[PLACE.end] ?? 0, many[PLACE.base] ?? 0, many[PLACE.most] ?? 0];
    let [row, steps, rejected, edge] = [many[PLACE.first] ?? 0, 0, 0, 0];
    const say = (said: Said): Said => {
      io[PLACE.from] = t;
      many[PLACE.first] = row;
      many[PLACE.steps] = (many[PLACE.steps] ?? 0) + steps;
      many[PLACE.rejected] = (many[PLACE.rejected] ?? 0) + rejected;
      return said;
    };
    for (; row < end && (at[row] ?? t) <= t; row++) for (let i = 0; i < n; i++) rows[(row - base) * n + i] = y[i] ?? 0;
    if (to === t) return say(SAID.done);
    for (;;) {
      if (steps + rejected >= most) return say(SAID.tooMany);
      if (driver && given.length > 0) {
        for (let k = 0; k <= order; k++)
          for (const [j, i] of given.entries()) C[k * n + i] = driver.coefficients[k * given.length + j] ?? 0;
      }
      expand(t, y, rates, K, C);
      const left = to - t;
      let h = choose(left, rtol, atol);
      if (!(h > 0)) return say(SAID.notSmooth);
      let final = false;
      let arrival = to;
      for (;;) {
        final = t + STRETCHED * h >= to;
        if (final) h = left;
        arrival = final ? to : t + h;
        if (!(arrival > t)) return say(SAID.notSmooth);
        sum(h);
        if (driver && given.length > 0) {
          driver.attempt(h);
          for (const [j, i] of given.entries()) next[i] = driver.states[j] ?? 0;
        }
        slope(arrival, next, rates, K, there);
        const error = errorOf(h, y, rtol, atol);
        if (error <= 1) break;
        rejected++;
        if (steps + rejected >= most) return say(SAID.tooMany);
        h *= Number.isFinite(error) ? Math.max(0.2, 0.9 * error ** (-1 / (order + 1))) : 0.2;
      }
      for (; row < end && (at[row] ?? t) <= arrival; row++) read((at[row] ?? t) - t, rows, (row - base) * n);
      for (let i = 0; i < n; i++) y[i] = next[i] ?? 0;
      if (given.length > 0) driver?.accept();
      steps++;
      t = arrival;
      if (final) return say(SAID.done);
      edge = h * (rate[0] ?? 0) > EDGE ? edge + 1 : 0;
      const more = (to - t) / h;
      if (given.length === 0 && edge >= EDGY_STEPS && more > MODES_STEPS_LEFT && many[PLACE.modes] === 1) return say(SAID.edgy);
      if (edge >= STIFF_STEPS && more > (io[PLACE.stiffStepsLeft] ?? 0)) return say(SAID.stiff);
    }
  };
}
