import type { LinearSystem } from '../numerics/linear-compartments.ts';
import { type LinearFactors, MODES, slotOf } from '../numerics/linear-factors.ts';
import type { Mover } from './mover.ts';
import { ROUNDING, STEP } from './steps.ts';

/**
 * What follows a course of at most two compartments without a depot: each mode goes on by m' = k m + i, in variables from one event
 * to the next. Where moments are evenly spaced, a step has only to wait for the one before the last: m'' = k^2 m + (1 + k) i. All of
 * it is one function, because a call costs as much as ten moments.
 *
 * @param scale levels in the model's unit for one unit of dose a litre
 */
export function createFollower(system: LinearSystem, factors: LinearFactors, scale: number): NonNullable<Mover['follow']> {
  const { central, vectors, roots } = system;
  const { kept, held } = factors;

  return ({ length, step, x, i, j, every }, begin, stretch, state, outputs) => {
    const { rates, at } = stretch;
    // Of one compartment the second mode is 0 and stays so.
    const w0 = central[0] ?? 0;
    const w1 = central[1] ?? 0;
    const v0 = (vectors[2] ?? 0) / (roots[1] ?? 1);
    const v1 = (vectors[3] ?? 0) / (roots[1] ?? 1);
    const c0 = scale * w0;
    const c1 = scale * w1;
    let m0 = state[0] ?? 0;
    let m1 = state[1] ?? 0;
    let now = stretch.from;
    let b0 = w0 * (rates[0] ?? 0) + v0 * (rates[1] ?? 0);
    let b1 = w1 * (rates[0] ?? 0) + v1 * (rates[1] ?? 0);
    let apart = 0;
    let k0 = 1;
    let k1 = 1;
    let h0 = 0;
    let h1 = 0;
    let one = begin;
    for (; one < length; one++) {
      const kind = step[one];
      const value = x[one] ?? 0;
      const first = i[one] ?? 0;
      if (kind === STEP.rate) {
        rates[first] = value;
        b0 = w0 * (rates[0] ?? 0) + v0 * (rates[1] ?? 0);
        b1 = w1 * (rates[0] ?? 0) + v1 * (rates[1] ?? 0);
        continue;
      }
      if (kind === STEP.amount) {
        m0 += (first === 0 ? w0 : v0) * value;
        m1 += (first === 0 ? w1 : v1) * value;
        continue;
      }
      if (kind !== STEP.move) break;
      const last = j[one] ?? first;
      const interval = every[one] ?? 0;
      let a0 = m0;
      let a1 = m1;
      let there = now;
      let i0 = b0 * h0;
      let i1 = b1 * h1;
      for (let index = first; ;) {
        const time = index < last ? (at[index] ?? there) : value;
        const ahead = time - there;
        const rounding = ROUNDING * Math.abs(time);
        if (ahead > rounding) {
          if (ahead !== apart && Math.abs(ahead - apart) > rounding) {
            apart = Math.abs(ahead - interval) > rounding ? ahead : interval;
            const slot = slotOf(factors, system, apart) * MODES;
            k0 = kept[slot] ?? 0;
            k1 = kept[slot + 1] ?? 0;
            h0 = held[slot] ?? 0;
            h1 = held[slot + 1] ?? 0;
            i0 = b0 * h0;
            i1 = b1 * h1;
          }
          a0 = a0 * k0 + i0;
          a1 = a1 * k1 + i1;
          // Not the time itself: what lengths taken for one differ by is made up for by a later one.
          there += apart;
        }
        if (index >= last) break;
        const output = c0 * a0 + c1 * a1;
        outputs[index++] = output < 0 ? 0 : output;
        if (interval === 0 || interval !== apart || ahead < -rounding) continue;
        there += (last - index) * interval;
        if (index + 2 <= last) {
          const kk0 = k0 * k0;
          const kk1 = k1 * k1;
          const ii0 = i0 + i0 * k0;
          const ii1 = i1 + i1 * k1;
          let e0 = a0 * k0 + i0;
          let e1 = a1 * k1 + i1;
          a0 = e0 * k0 + i0;
          a1 = e1 * k1 + i1;
          for (;;) {
            const level = c0 * e0 + c1 * e1;
            const next = c0 * a0 + c1 * a1;
            outputs[index++] = level < 0 ? 0 : level;
            outputs[index++] = next < 0 ? 0 : next;
            if (index + 2 > last) break;
            e0 = e0 * kk0 + ii0;
            e1 = e1 * kk1 + ii1;
            a0 = a0 * kk0 + ii0;
            a1 = a1 * kk1 + ii1;
          }
        }
        if (index < last) {
          a0 = a0 * k0 + i0;
          a1 = a1 * k1 + i1;
          const level = c0 * a0 + c1 * a1;
          outputs[index++] = level < 0 ? 0 : level;
        }
      }
      if (!Number.isFinite(a0 + a1)) break;
      m0 = a0;
      m1 = a1;
      now = there;
    }
    state[0] = m0;
    state[1] = m1;
    stretch.from = now;
    return one;
  };
}
