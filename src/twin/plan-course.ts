import type { CovariatePolicy, TieRule } from '../domain/events.ts';
import { type Intake, createAgenda } from './agenda.ts';
import { type Way, waysOf } from './enter-dose.ts';
import type { DoseRecord, History } from './history.ts';
import type { Kinetics, Values } from './kinetics.ts';
import type { Feed } from './mover.ts';
import type { Pattern } from './steady-state.ts';
import { type GrowingSteps, STEP, type Steps, addStep, intervalOf, openSteps } from './steps.ts';

/** The course of one person, step by step. */
export type Plan = Steps & {
  readonly patterns: readonly Pattern[];
  readonly feeds: readonly Feed[];
};

/** Why a course cannot be planned or computed, and at which record. */
export type Failure = { index: number; why: string };

export type PlanRules = { covariates: CovariatePolicy; ties: TieRule };

/** A plan while it grows, and room for the next one when nobody needs it any more. */
export type GrowingPlan = GrowingSteps & { patterns: Pattern[]; feeds: Feed[] };

export const openPlan = (): GrowingPlan => ({ ...openSteps(), patterns: [], feeds: [] });

/** Most doses that are given between two records. */
const MOST_DOSES = 1_000_000;

/**
 * Plans the course through one person's records in their order, so that no move crosses an event: a dose, the end of an infusion
 * or a change of parameters; observations between two events are read from one move. The rules, and where they are from:
 *
 * - Lag, bioavailability, modelled rate and duration are those of the dose's own record, for its additional doses too (NONMEM
 *   help, "Dose event record", says so of the lag; for the others it is our choice).
 * - SS 1 forgets everything before it, SS 2 adds to it; an infusion without end at steady state (AMT 0, RATE above 0) stops at its record.
 * - EVID 3 and 4 set the amounts to where the structure starts and cancel doses still to come.
 * - A dose implied by ADDL or lag comes before the records of its very time (NONMEM Users Guide VI, PREDPP, appendix III.C, rules for
 *   coincidence of times); `ties` changes it.
 * - A prediction is read with the covariates of its own record, whatever holds in between.
 *
 * @param valuesOf individual parameters in the circumstances of that place in `history.sets`
 * @param plan room for the plan, which is the one returned: what was planned in it before is gone
 */
export function planCourse(
  kinetics: Kinetics,
  history: History,
  { covariates, ties }: PlanRules,
  valuesOf: (set: number) => Values,
  plan: GrowingPlan = openPlan(),
): Plan | Failure {
  plan.length = 0;
  plan.patterns = [];
  plan.feeds = [];
  let record = 0;
  const add = (step: number, x: number, i: number, j = -1, apart = 0): void => addStep(plan, step, record, x, i, j, apart);
  const agenda = createAgenda(kinetics.states.length, {
    amount: (compartment, amount) => add(STEP.amount, amount, compartment),
    rate: (compartment, rate) => add(STEP.rate, rate, compartment),
    feed: (feed) => add(STEP.feed, feed.start, plan.feeds.push(feed) - 1),
  });
  const { time, evid, set, dose } = history;
  let now = time[0] ?? 0;
  let reached = now;
  let held = set[0] ?? 0;
  let waiting = 0;
  let every = 0;

  const settle = (to: number): void => {
    const end = Math.max(now, to, waiting < record ? (time[record - 1] ?? now) : now);
    if (end > now || waiting < record) {
      every = intervalOf(time, waiting, record, every);
      add(STEP.move, end, waiting, record, every);
    }
    waiting = record;
    now = end;
  };
  const arrive = (until: number): Failure | undefined => {
    for (let doses = 0; agenda.comesBefore(until, ties); doses++) {
      if (doses > MOST_DOSES) return { index: record, why: `more than ${MOST_DOSES} doses come before this record` };
      settle(Math.min(agenda.next(), until));
      agenda.perform();
    }
    return undefined;
  };
  const reset = (at: number): void => {
    agenda.clear();
    add(STEP.reset, at, 0);
    now = at;
  };

  add(STEP.take, now, held);
  reset(now);
  for (; record < history.length; record++) {
    const undisturbed = undisturbedFrom(history, record, held, agenda.quietUntil());
    if (undisturbed > record) {
      record = undisturbed;
      reached = time[record - 1] ?? reached;
      if (record === history.length) break;
    }
    const [at, kind, own] = [time[record] ?? now, evid[record] ?? 0, set[record] ?? held];
    if (kind === 3 || kind === 4) {
      const failure = at >= reached ? arrive(at) : undefined;
      if (failure) return failure;
      settle(Math.max(now, Math.min(reached, at)));
      held = own;
      add(STEP.take, at, own);
      reset(at);
    } else {
      if (own !== held && covariates !== 'locf' && at > reached) {
        settle(reached);
        add(STEP.take, reached, own, covariates === 'linear' ? record - 1 : -1);
      }
      const failure = arrive(at);
      if (failure) return failure;
      if (own !== held) {
        settle(at);
        held = own;
        add(STEP.take, at, own);
      }
    }
    reached = at;
    if (kind === 0) continue;
    settle(at);
    waiting = record + 1;
    if (kind === 1 || kind === 4) {
      const why = give(history.doses[dose[record] ?? -1], at, valuesOf(own));
      if (why !== undefined) return { index: record, why };
    }
  }
  settle(reached);
  return plan;

  /** Gives the dose of a record at its time; a sentence when it cannot be given. */
  function give(given: DoseRecord | undefined, at: number, values: Values): string | undefined {
    if (!given) return 'the record has no dose';
    const { compartment, rate, interval, additional, steadyState } = given;
    const endless = steadyState > 0 && interval === 0;
    const intake: Intake = { compartment, amount: 0, rate, duration: Number.POSITIVE_INFINITY };
    const ways = endless ? [{ intake, lag: 0 }] : waysOf(kinetics, given, values);
    if (typeof ways === 'string') return ways;
    if (steadyState > 0) {
      const late = ways.find(({ lag }) => lag > 0 && lag >= interval);
      if (late) return `a lag of ${late.lag} is not shorter than the interval of a dose at steady state`;
      if (ways.some((way) => way.intake.through))
        return 'a dose through a chain of transits has no steady state here: write out the doses before';
      if (steadyState === 1) agenda.clear();
      add(STEP.steady, at, plan.patterns.push({ ways, interval }) - 1, steadyState === 2 ? 1 : 0);
      if (endless) return undefined;
      for (const way of ways) carryOn(way, at, interval);
    }
    for (const { intake: one, lag } of ways) {
      if (lag > 0) agenda.plan(one, at + lag, interval, additional);
      else {
        agenda.begin(one, at);
        if (additional > 0) agenda.plan(one, at + interval, interval, additional - 1);
      }
    }
    return undefined;
  }

  /** Infusions of an endless past that still run at the record go on. */
  function carryOn({ intake: { compartment, rate, duration }, lag }: Way, at: number, interval: number): void {
    for (let back = 1; at + lag - back * interval + duration > at; back++)
      agenda.carryOn(compartment, rate, at + lag - back * interval + duration);
  }
}

/** The end of the observations from `record` on that are in the circumstances `held` and before `until`: nothing is planned between them. */
function undisturbedFrom({ length, time, evid, set }: History, record: number, held: number, until: number): number {
  let end = record;
  while (end < length && evid[end] === 0 && set[end] === held && (time[end] ?? until) < until) end++;
  return end;
}
