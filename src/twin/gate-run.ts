import type { PkModel } from '../domain/define-model.ts';
import type { EventRecord } from '../domain/events.ts';
import { withEtas } from './individual.ts';
import { type SolverName, createPredictor, predictPerson } from './predict.ts';

/** Times of observation and doses, in the model's own unit of time: two doses, the second before the first has gone. */
export const TIMES = [1, 1.5, 6, 12, 12.5, 24, 48, 480] as const;
const DOSED_AT = [0, 12] as const;
const DURATION = 1.5;

/** What a run shows: the observed output, and the amounts in every compartment, at each of the times. */
export type Course = { values: number[]; amounts: number[][] };
export type Run = { amount: number; etas?: readonly number[]; first?: number; solver?: SolverName; infused?: boolean };

/** Whether doses run over a time: those of a linear structure straight into the compartment that is measured. */
export const isInfused = ({ structure }: PkModel): boolean => structure.kind === 'linear' && structure.absorption === undefined;

/**
 * Runs two doses (the first at `first`, the second 12 time units later) the way the model takes them: by infusion, at the modelled
 * rate or over the modelled duration, or at once where the structure absorbs.
 *
 * @throws when it cannot be run, with the sentence why
 */
export function runCourse(
  model: PkModel,
  covariates: Record<string, number>,
  { amount, etas = typicalEtas(model), first = 0, solver, infused = isInfused(model) }: Run,
): Course {
  const predictor = createPredictor(model, { covariates: 'locf', ties: 'dose-first', solver });
  if (!predictor) throw new Error(`${model.id} has no closed form`);
  const { kinetics } = predictor;
  const record = (time: number, evid: 0 | 1 | 2, dose = { amount: 0, rate: 0 }): EventRecord => ({
    row: 1,
    time,
    evid,
    compartment: kinetics.doseInto,
    ...dose,
    interval: 0,
    additional: 0,
    steadyState: 0,
    output: kinetics.observe,
    covariates,
  });
  const rate = rateOf(
    model,
    individual(model, covariates, etas),
    kinetics.states[kinetics.doseInto] ?? '',
    infused ? amount / DURATION : 0,
  );
  const doses = amount > 0 ? DOSED_AT.map((at) => record(first + at, 1, { amount, rate })) : [];
  const records = [record(0, 2), ...doses, ...TIMES.map((time) => record(time, 0))].toSorted((a, b) => a.time - b.time || b.evid - a.evid);
  const course: Course = { values: [], amounts: [] };
  const failure = predictPerson(predictor, records, etas, (_, value, amounts) => {
    course.values.push(value);
    course.amounts.push([...amounts]);
  });
  if (failure) throw new Error(failure.why);
  return course;
}

/** RATE of a dose: over the modelled duration, at the modelled rate, or as it is. */
function rateOf({ structure }: PkModel, values: Record<string, number>, compartment: string, asGiven: number): number {
  if (structure.duration?.(values)[compartment] !== undefined) return -2;
  return structure.rate?.(values)[compartment] === undefined ? asGiven : -1;
}

/** What `runCourse` has given in all by its last time, a day of doses long past. */
export const givenInAll = (amount: number): number => DOSED_AT.length * amount;

export const typicalEtas = (model: PkModel): number[] => model.etas.map(() => 0);

/** The individual parameters of the structure. */
export const individual = (
  model: PkModel,
  covariates: Record<string, number>,
  etas: readonly number[] = typicalEtas(model),
): Record<string, number> => model.individual(withEtas(model, etas), covariates);
