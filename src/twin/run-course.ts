import type { CovariatePolicy, EventRecord, TieRule } from '../domain/events.ts';
import { type Agenda, type Entry, type Intake, createAgenda, intakeOf } from './expand-events.ts';
import type { Kinetics, Values } from './kinetics.ts';
import type { Course, Mover } from './mover.ts';
import { findSteadyState } from './steady-state.ts';

/** What runs: a structure, what moves it, and the rules of the data set. */
export type Engine = { kinetics: Kinetics; mover: Mover; covariates: CovariatePolicy; ties: TieRule };

/** Parameters of one person at each record, and, for covariates on a straight line, in between. */
export type Individual = { at: (index: number) => Values; between: (before: number, after: number) => Course };

/** Receives the prediction of an observation record, with the amounts it is read from. */
export type Observe = (index: number, prediction: number, amounts: Float64Array, values: Values) => void;

/** Why a person's course could not be computed, and at which record. */
export type Failure = { index: number; why: string };

/** Most steps of a pattern that are computed between two records. */
const MOST_DOSES = 1_000_000;

/**
 * Runs one person's records in their order. No step crosses an event: a dose, the end of an infusion or a change of parameters;
 * observations between two events are read from one stretch. The rules, and where they are from:
 *
 * - Lag, bioavailability, modelled rate and duration are those of the dose's own record, for its additional doses too (NONMEM
 *   help, "Dose event record", says so of the lag; for the others it is our choice).
 * - SS 1 forgets everything before it, SS 2 adds to it; an infusion without end at steady state (AMT 0, RATE above 0) stops at its record.
 * - EVID 3 and 4 set the amounts to where the structure starts and cancel doses still to come.
 * - A dose implied by ADDL or lag comes before the records of its very time (our choice, as mrgsolve sorts by default); `ties` changes it.
 * - A prediction is read with the covariates of its own record, whatever holds in between.
 *
 * @returns undefined when every record was run, else where and why not
 */
export function runCourse(
  { kinetics, mover, covariates, ties }: Engine,
  records: readonly EventRecord[],
  individual: Individual,
  observe: Observe,
): Failure | undefined {
  const n = kinetics.states.length;
  const amounts = new Float64Array(n);
  const agenda = createAgenda(n);
  let rows = new Float64Array(0);
  let values = individual.at(0);
  let now = records[0]?.time ?? 0;
  let reached = now;
  const waiting: number[] = [];
  let why: string | undefined;

  /** Moves to a time and reads the observations on the way. */
  const settle = (to: number): boolean => {
    const at = waiting.map((index) => Math.max(now, records[index]?.time ?? now));
    if (rows.length < at.length * n) rows = new Float64Array(at.length * n * 2);
    const end = Math.max(now, to, at.at(-1) ?? now);
    why = mover.move({ from: now, to: end, rates: agenda.rates, at }, amounts, rows);
    if (why !== undefined) return false;
    for (const [row, index] of waiting.entries()) {
      const record = records[index];
      if (!record) continue;
      const state = rows.subarray(row * n, row * n + n);
      const own = individual.at(index);
      const prediction = kinetics.read(record.output, state, own, record.time);
      if (!Number.isFinite(prediction)) {
        why = `${kinetics.outputs[record.output] ?? 'the output'} is not a finite number`;
        return false;
      }
      observe(index, prediction, state, own);
    }
    waiting.length = 0;
    now = end;
    return true;
  };
  const reset = (time: number): void => {
    agenda.clear();
    kinetics.startInto(values, amounts);
    now = time;
  };
  const arrive = (time: number): boolean => {
    for (let doses = 0; agenda.comesBefore(time, ties); doses++) {
      if (doses > MOST_DOSES) why = `more than ${MOST_DOSES} doses come before this record`;
      if (why !== undefined || !settle(Math.min(agenda.next(), time))) return false;
      agenda.perform(amounts);
    }
    return true;
  };

  mover.begin();
  mover.take(values);
  reset(now);
  for (const [index, record] of records.entries()) {
    const { time, evid } = record;
    const own = individual.at(index);
    const changed = own !== values;
    if (evid === 3 || evid === 4) {
      if ((time >= reached && !arrive(time)) || !settle(Math.max(now, Math.min(reached, time)))) return { index, why: why ?? '' };
      values = own;
      mover.take(values);
      reset(time);
    } else {
      if (changed && covariates !== 'locf' && time > reached) {
        if (!settle(reached)) return { index, why: why ?? '' };
        mover.take(own, covariates === 'linear' ? individual.between(index - 1, index) : undefined);
      }
      if (!arrive(time)) return { index, why: why ?? '' };
      if (changed) {
        if (!settle(time)) return { index, why: why ?? '' };
        values = own;
        mover.take(values);
      }
    }
    reached = time;
    if (evid === 0) waiting.push(index);
    if (evid !== 1 && evid !== 4) continue;
    if (!settle(time)) return { index, why: why ?? '' };
    why = give(record, { kinetics, mover, agenda, amounts, values });
    if (why !== undefined) return { index, why };
  }
  return settle(reached) ? undefined : { index: records.length - 1, why: why ?? '' };
}

type Body = { kinetics: Kinetics; mover: Mover; agenda: Agenda; amounts: Float64Array; values: Values };

/** Gives the dose of a record at its time; a sentence when it cannot be given. */
function give(record: EventRecord, body: Body): string | undefined {
  const { kinetics, mover, agenda, amounts, values } = body;
  const { time, interval, additional, steadyState } = record;
  const entry = entryOf(kinetics, record.compartment, values);
  if (typeof entry === 'string') return entry;
  const endless = steadyState > 0 && interval === 0;
  const intake: Intake | string = endless
    ? { compartment: record.compartment, amount: 0, rate: record.rate, duration: Number.POSITIVE_INFINITY }
    : intakeOf(record, entry);
  if (typeof intake === 'string') return intake;
  if (steadyState > 0) {
    if (entry.lag > 0 && (endless || entry.lag >= interval))
      return `a lag of ${entry.lag} is not shorter than the interval of a dose at steady state`;
    if (steadyState === 1) agenda.clear();
    const start = new Float64Array(amounts.length);
    if (steadyState === 1) kinetics.startInto(values, start);
    const reached = findSteadyState({ intake, interval, lag: entry.lag }, { mover, agenda, start, time });
    if (typeof reached === 'string') return reached;
    for (let i = 0; i < amounts.length; i++) amounts[i] = (steadyState === 2 ? (amounts[i] ?? 0) : 0) + (reached[i] ?? 0);
    if (endless) return undefined;
  }
  if (entry.lag > 0) agenda.plan(intake, time + entry.lag, interval, additional);
  else {
    agenda.begin(intake, time, amounts);
    if (additional > 0) agenda.plan(intake, time + interval, interval, additional - 1);
  }
  return undefined;
}

/** How a dose enters a compartment with these parameters; a sentence when the model says something that cannot be. */
function entryOf({ structure, states }: Kinetics, compartment: number, values: Values): Entry | string {
  const name = states[compartment] ?? '';
  const lag = structure.lag?.(values)[name] ?? 0;
  const bioavailability = structure.bioavailability?.(values)[name] ?? 1;
  if (!(lag >= 0 && Number.isFinite(lag))) return `the lag of ${name} is ${lag}, which is not 0 or more`;
  if (!(bioavailability > 0 && Number.isFinite(bioavailability)))
    return `the bioavailability of ${name} is ${bioavailability}, which is not above 0`;
  return { lag, bioavailability, rate: structure.rate?.(values)[name], duration: structure.duration?.(values)[name] };
}
