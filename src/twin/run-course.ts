import type { History } from './history.ts';
import type { Kinetics, Values } from './kinetics.ts';
import type { Course, Mover, Stretch } from './mover.ts';
import type { Failure, Plan } from './plan-course.ts';
import { type Pattern, findSteadyState } from './steady-state.ts';
import { lookBySampling } from './look.ts';
import { STEP } from './steps.ts';
import { type Watch, startWatch } from './watch.ts';

/** One person on a planned course: parameters in each circumstance and, for covariates on a straight line, between two records. */
export type Individual = { readonly values: readonly Values[]; readonly between: (before: number, after: number) => Course };

/** Receives the predictions of the observation records; only the places of observations are written. */
export type Sink = {
  /** One value a record. */
  readonly predictions: Float64Array;
  /** Integral of the output since the first record, one value a record; for a mover that integrates its first output. */
  readonly areas?: Float64Array | undefined;
  /** Filled with extremes and times above levels of the first output; the plan has a cut at the edges of each window. */
  readonly watches?: readonly Watch[] | undefined;
  /** Called once an observation record with the amounts it is read from, which are only lent. */
  readonly observe?: ((index: number, amounts: Float64Array, values: Values) => void) | undefined;
};

/** Runs planned courses, one after another; what one person gets does not depend on who came first. */
export type Runner = {
  /** @returns undefined when every record was run, else where and why not */
  run(plan: Plan, history: History, individual: Individual, sink: Sink): Failure | undefined;
};

/** Room for running courses of one structure, used again for every person. */
export function createRunner(kinetics: Kinetics, mover: Mover): Runner {
  const n = kinetics.states.length;
  const { width } = mover;
  const state = new Float64Array(width);
  const amounts = new Float64Array(n + kinetics.integrals.length);
  let rows = new Float64Array(0);
  const fed: Stretch['feeds'][number][] = [];
  let held: Values = {};
  const stretch: Stretch = { from: 0, to: 0, rates: new Float64Array(n), feeds: fed, at: rows, first: 0, last: 0, stopped: 0 };

  /** Reads the observations of the last stretch from the rows; a sentence when one is not a finite number. */
  function read({ output, time, set }: History, { values }: Individual, { predictions, areas, observe }: Sink): string | undefined {
    for (let index = stretch.first; index < stretch.last; index++) {
      const own = values[set[index] ?? 0] ?? {};
      const place = output[index] ?? 0;
      mover.toAmounts(rows, (index - stretch.first) * width, amounts);
      const prediction = kinetics.read(place, amounts, own, time[index] ?? 0);
      if (!Number.isFinite(prediction)) {
        stretch.stopped = time[index] ?? stretch.to;
        return `${kinetics.outputs[place] ?? 'the output'} is not a finite number`;
      }
      predictions[index] = prediction;
      if (areas) areas[index] = amounts[n] ?? Number.NaN;
      observe?.(index, amounts, own);
    }
    return undefined;
  }

  function move(to: number, history: History, individual: Individual, sink: Sink): string | undefined {
    stretch.to = to;
    stretch.stopped = to;
    const { first, last } = stretch;
    let why: string | undefined;
    if (sink.watches) why = lookAt(sink.watches, held);
    if (why !== undefined) return why;
    if (mover.see && !sink.observe) why = mover.see(stretch, state, sink.predictions, sink.areas);
    else {
      if (rows.length < (last - first) * width) rows = new Float64Array((last - first) * width * 2);
      why = mover.move(stretch, state, rows) ?? (last > first ? read(history, individual, sink) : undefined);
    }
    stretch.from = to;
    return why;
  }

  /** The first observation that the last stretch did not arrive at, or else the record at its end. */
  function recordOfStop(end: number): number {
    for (let index = stretch.first; index < stretch.last; index++) if ((stretch.at[index] ?? 0) >= stretch.stopped) return index;
    return end;
  }

  /** Looks at the stretch ahead for every watch whose window holds it. */
  function lookAt(watches: readonly Watch[], values: Values): string | undefined {
    for (const watch of watches) {
      // What a dose does at the very end of a window belongs to the time after it.
      if (stretch.from < watch.from || stretch.to > watch.to || stretch.from === watch.to) continue;
      if (mover.look) mover.look(stretch, state, watch);
      else {
        const why = lookBySampling(mover, stretch, state, watch, (there, t) => kinetics.read(kinetics.observe, there, values, t));
        if (why !== undefined) return why;
      }
    }
    return undefined;
  }

  function reset(values: Values, at: number): void {
    mover.toAmounts(state, 0, amounts);
    kinetics.startInto(values, amounts);
    mover.fromAmounts(amounts, state);
    fed.length = 0;
    stretch.from = at;
  }

  /** Forgets what was there, or adds to it; what has been integrated stays. */
  function reachSteadyState(pattern: Pattern, added: boolean, values: Values, time: number): string | undefined {
    const start = new Float64Array(n);
    if (!added) kinetics.startInto(values, start);
    const reached = findSteadyState(pattern, mover, start, time);
    if (typeof reached === 'string') return reached;
    mover.toAmounts(state, 0, amounts);
    for (let i = 0; i < n; i++) amounts[i] = (added ? (amounts[i] ?? 0) : 0) + (reached[i] ?? 0);
    mover.fromAmounts(amounts, state);
    if (!added) fed.length = 0;
    return undefined;
  }

  return {
    run(plan, history, individual, sink) {
      const { step, x, i, j, record } = plan;
      held = individual.values[i[0] ?? 0] ?? {};
      for (let k = 0; k < width; k++) state[k] = 0;
      for (let k = 0; k < n; k++) stretch.rates[k] = 0;
      stretch.at = history.time;
      fed.length = 0;
      if (sink.watches) for (const watch of sink.watches) startWatch(watch);
      mover.begin();
      mover.take(held);
      let why: string | undefined;
      const plain = !sink.observe && !sink.areas && !sink.watches;
      for (let one = 1; one < plan.length; one++) {
        if (plain && mover.follow) one = mover.follow(plan, one, stretch, state, sink.predictions);
        if (one >= plan.length) break;
        const place = i[one] ?? 0;
        const value = x[one] ?? 0;
        const doing = step[one] as (typeof STEP)[keyof typeof STEP];
        switch (doing) {
          case STEP.move:
            stretch.first = place;
            stretch.last = j[one] ?? place;
            why = move(value, history, individual, sink);
            break;
          case STEP.rate:
            stretch.rates[place] = value;
            break;
          case STEP.amount:
            mover.add(state, place, value);
            break;
          case STEP.take: {
            const from = j[one] ?? -1;
            held = individual.values[place] ?? {};
            mover.toAmounts(state, 0, amounts);
            mover.take(held, from >= 0 ? individual.between(from, record[one] ?? 0) : undefined);
            mover.fromAmounts(amounts, state);
            break;
          }
          case STEP.reset:
            reset(held, value);
            break;
          case STEP.steady: {
            const pattern = plan.patterns[place];
            if (pattern) why = reachSteadyState(pattern, j[one] === 1, held, value);
            break;
          }
          case STEP.feed: {
            const feed = plan.feeds[place];
            if (feed) fed.push(feed);
            break;
          }
        }
        if (why !== undefined) return { index: doing === STEP.move ? recordOfStop(record[one] ?? 0) : (record[one] ?? 0), why };
      }
      return undefined;
    },
  };
}
