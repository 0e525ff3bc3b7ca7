import type { LinearStructure } from '../domain/structure.ts';
import { createSystem, setParameters, toAmounts, toModes } from '../numerics/linear-compartments.ts';
import { createFollower } from './follow-linear.ts';
import { MODES, createFactors, forgetFactors, slotOf } from '../numerics/linear-factors.ts';
import { addTerm, createSum, differentiate, zerosOf } from '../numerics/exponential-sum.ts';
import type { Values } from './kinetics.ts';
import type { Mover } from './mover.ts';
import { countAbove, note } from './watch.ts';

const NOT_FINITE = 'the amounts are not finite numbers';

/**
 * The central and peripheral compartments as modes, each of which follows y' = -lambda y + b; a depot before them empties at KA
 * and under an infusion of rate r feeds r + (KA D - r) exp(-KA t) into the central one. State: three modes, the depot, the area. A structure with transit
 * compartments is not moved here: it is a linear system of more states (`createNetworkMover`).
 *
 * @param integrate whether the integral of the concentration is carried behind the amounts
 * @param scale levels in the model's unit for one unit of dose a litre
 */
export function createLinearMover(structure: LinearStructure, integrate: boolean, scale: number): Mover {
  const { compartments: n, needs, absorption } = structure;
  const system = createSystem(n);
  const { central, vectors, roots } = system;
  const factors = createFactors(integrate);
  const { kept, held, fed, filled, fedArea, depotKept, depotHeld } = factors;
  const disposition = new Float64Array(2 * n);
  const body = absorption ? 1 : 0;
  const [depotAt, areaAt] = [MODES, MODES + 1];
  const input = new Float64Array(MODES);
  let ka = 0;

  /** What flows into each mode, a constant amount a time; the constant part of what leaves the depot included. */
  function gather(rates: Float64Array): number {
    const feed = body === 1 ? (rates[0] ?? 0) : 0;
    for (let k = 0; k < n; k++) {
      let sum = (central[k] ?? 0) * ((rates[body] ?? 0) + feed);
      for (let i = 1; i < n; i++) {
        const rate = rates[body + i] ?? 0;
        if (rate !== 0) sum += ((vectors[i * n + k] ?? 0) / (roots[i] ?? 1)) * rate;
      }
      input[k] = sum;
    }
    return feed;
  }

  /** One step of the state under the gathered inputs. */
  function step(state: Float64Array, length: number, feed: number): void {
    const slot = slotOf(factors, system, length);
    const place = slot * MODES;
    const depot = state[depotAt] ?? 0;
    const decaying = ka * depot - feed;
    let area = 0;
    for (let k = 0; k < n; k++) {
      const mode = state[k] ?? 0;
      const constant = input[k] ?? 0;
      const weight = central[k] ?? 0;
      if (integrate)
        area +=
          weight * (mode * (held[place + k] ?? 0) + constant * (filled[place + k] ?? 0) + weight * decaying * (fedArea[place + k] ?? 0));
      state[k] = mode * (kept[place + k] ?? 0) + constant * (held[place + k] ?? 0) + weight * decaying * (fed[place + k] ?? 0);
    }
    if (body === 1) state[depotAt] = depot * (depotKept[slot] ?? 0) + feed * (depotHeld[slot] ?? 0);
    if (integrate) state[areaAt] = (state[areaAt] ?? 0) + scale * area;
  }

  const isFinite = (state: Float64Array): boolean =>
    Number.isFinite((state[0] ?? 0) + (state[1] ?? 0) + (state[2] ?? 0) + (state[depotAt] ?? 0) + (state[areaAt] ?? 0));

  /** The level in the central compartment; never below 0, whatever rounding leaves after a long time. */
  const read = (state: Float64Array): number => {
    const sum = (central[0] ?? 0) * (state[0] ?? 0) + (central[1] ?? 0) * (state[1] ?? 0) + (central[2] ?? 0) * (state[2] ?? 0);
    return sum < 0 ? 0 : scale * sum;
  };

  const course = createSum();
  const slope = createSum();
  const ahead = new Float64Array(MODES + 2);

  /** The concentration over a stretch as a sum of exponentials; rates that all but coincide are moved apart by a millionth. */
  function sumUp(state: Float64Array, feed: number, length: number): void {
    course.terms = 0;
    const decaying = ka * (state[depotAt] ?? 0) - feed;
    let constant = 0;
    for (let k = 0; k < n; k++) {
      const weight = central[k] ?? 0;
      const lambda = Math.max(system.rates[k] ?? 0, 1e-9 / length);
      const steady = (input[k] ?? 0) / lambda;
      constant += weight * steady;
      let exponential = (state[k] ?? 0) - steady;
      if (decaying !== 0) {
        const near = Math.abs(ka - lambda) < 1e-6 * ka;
        const fedBy = (weight * decaying) / ((near ? lambda * (1 + 1e-6) : ka) - lambda);
        exponential += fedBy;
        addTerm(course, -scale * weight * fedBy, near ? lambda * (1 + 1e-6) : ka);
      }
      addTerm(course, scale * weight * exponential, lambda);
    }
    addTerm(course, scale * constant, 0);
  }

  /** The concentration so long after the beginning of a stretch. */
  function readAhead(state: Float64Array, feed: number, length: number): number {
    ahead.set(state);
    step(ahead, length, feed);
    return read(ahead);
  }

  return {
    ...(body === 0 && !integrate && n < MODES ? { follow: createFollower(system, factors, scale) } : {}),
    width: MODES + 2,
    begin: () => undefined,
    take: (values: Values) => {
      for (let i = 0; i < 2 * n; i++) disposition[i] = values[needs[i] ?? ''] ?? Number.NaN;
      ka = body === 1 ? (values['KA'] ?? Number.NaN) : 0;
      setParameters(system, disposition);
      forgetFactors(factors, ka);
    },
    add(state, compartment, amount) {
      if (compartment < body) state[depotAt] = (state[depotAt] ?? 0) + amount;
      else if (compartment === body) for (let k = 0; k < n; k++) state[k] = (state[k] ?? 0) + (central[k] ?? 0) * amount;
      else {
        const i = compartment - body;
        for (let k = 0; k < n; k++) state[k] = (state[k] ?? 0) + ((vectors[i * n + k] ?? 0) / (roots[i] ?? 1)) * amount;
      }
    },
    toAmounts(state, offset, amounts) {
      if (body === 1) amounts[0] = state[offset + depotAt] ?? 0;
      toAmounts(system, state, offset, amounts, body);
      if (integrate) amounts[body + n] = state[offset + areaAt] ?? 0;
    },
    fromAmounts(amounts, state) {
      toModes(system, amounts, body, state);
      if (body === 1) state[depotAt] = amounts[0] ?? 0;
      if (integrate) state[areaAt] = amounts[body + n] ?? 0;
    },
    move({ from, to, rates, at, first, last }, state, rows) {
      const feed = gather(rates);
      let now = from;
      for (let index = first; index < last; index++) {
        const time = at[index] ?? now;
        if (time > now) step(state, time - now, feed);
        now = Math.max(now, time);
        for (let i = 0; i < MODES + 2; i++) rows[(index - first) * (MODES + 2) + i] = state[i] ?? 0;
      }
      if (to > now) step(state, to - now, feed);
      return isFinite(state) ? undefined : NOT_FINITE;
    },
    see(stretch, state, outputs, areas) {
      const feed = gather(stretch.rates);
      let now = stretch.from;
      for (let index = stretch.first; index < stretch.last; index++) {
        const time = stretch.at[index] ?? now;
        if (time > now) {
          step(state, time - now, feed);
          now = time;
        }
        outputs[index] = read(state);
        if (areas) areas[index] = state[areaAt] ?? 0;
      }
      if (stretch.to > now) step(state, stretch.to - now, feed);
      return isFinite(state) ? undefined : NOT_FINITE;
    },
    look({ from, to, rates }, state, watch) {
      note(watch, from, read(state));
      if (!(to > from)) return;
      const feed = gather(rates);
      sumUp(state, feed, to - from);
      differentiate(course, slope);
      for (const after of zerosOf(slope, to - from)) note(watch, from + after, readAhead(state, feed, after));
      note(watch, to, readAhead(state, feed, to - from));
      countAbove(watch, course, to - from);
    },
  };
}
