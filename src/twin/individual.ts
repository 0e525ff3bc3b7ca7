import type { PkModel, Scale } from '../domain/define-model.ts';
import type { JobModel } from '../domain/job.ts';
import { type LinearSystem, createSystem, setParameters } from '../numerics/linear-compartments.ts';

/** The model's covariates from `at` (hours) onward; the first row also holds before its time. */
export type CovariateTimeline = JobModel['covariates'];

/** One person seen by one model: the covariates over time, and a linear system for each stretch of them. */
export type Subject = {
  readonly model: PkModel;
  readonly covariates: CovariateTimeline;
  readonly systems: readonly LinearSystem[];
};

/** Hours in one unit of the model's own time. */
const HOURS = { h: 1, min: 1 / 60, d: 24 } as const;

/** Joins a model and a covariate timeline; `individualise` then fills the systems for one set of etas. */
export const createSubject = (model: PkModel, covariates: CovariateTimeline): Subject => ({
  model,
  covariates,
  systems: covariates.map(() => createSystem(givenByVein(model))),
});

/** Compartments of a linear structure that is given by vein; the timelines of comparisons hold nothing else. */
function givenByVein({ id, structure }: PkModel): 1 | 2 | 3 {
  if (structure.kind !== 'linear' || structure.absorption) throw new Error(`${id} is not a linear structure given by vein`);
  return structure.compartments;
}

/**
 * The parameters of the structure, by name and in the model's own units, at one row of the covariate timeline.
 *
 * @param etas one value an eta of the model, in its order; read from `offset` on
 */
export function structureParameters(subject: Subject, row: number, etas: ArrayLike<number>, offset = 0): Record<string, number> {
  const { model, covariates } = subject;
  return model.individual(withEtas(model, etas, offset), covariates[row]?.values ?? {});
}

/**
 * Fills the subject's systems (volumes in L, clearances in L/h) for one set of etas.
 *
 * @returns undefined when all is well, else a sentence: a parameter that is not a finite number above zero is never used
 */
export function individualise(subject: Subject, etas: ArrayLike<number>, offset = 0): string | undefined {
  const { model, covariates, systems } = subject;
  if (covariates.length === 0) return `${model.id} was given no row of covariates, not even an empty one.`;
  const parameters = withEtas(model, etas, offset);
  const perHour = HOURS[model.time];
  const { needs } = model.structure;
  const values: number[] = [];
  for (const [row, { values: known }] of covariates.entries()) {
    const individual = model.individual(parameters, known);
    for (const [place, name] of needs.entries()) {
      const value = individual[name];
      if (value === undefined || !(value > 0 && Number.isFinite(value))) {
        return `${model.id} gives ${name} = ${String(value)} for this person, which is not a number above zero.`;
      }
      values[place] = place % 2 === 0 ? value / perHour : value;
    }
    const system = systems[row];
    if (system) setParameters(system, values);
  }
  return undefined;
}

/**
 * The model's parameters with the etas in them, each on its scale.
 *
 * @param etas one value an eta of the model, in its order; read from `offset` on
 * @param occasion one value an eta of the model's occasions, of the occasion that holds; none is 0
 */
export function withEtas(model: PkModel, etas: ArrayLike<number>, offset = 0, occasion?: ArrayLike<number>): Record<string, number> {
  const parameters: Record<string, number> = {};
  for (const name in model.parameters) parameters[name] = model.parameters[name]?.value ?? Number.NaN;
  const shifts: Record<string, number> = {};
  for (const [i, name] of model.etas.entries()) shifts[name] = etas[offset + i] ?? 0;
  if (occasion) for (const [i, name] of model.occasions.etas.entries()) shifts[name] = (shifts[name] ?? 0) + (occasion[i] ?? 0);
  for (const name in shifts) {
    const parameter = model.parameters[name];
    if (parameter) parameters[name] = shift(parameter.value, shifts[name] ?? 0, (parameter.between ?? parameter.betweenOccasions)?.scale);
  }
  return parameters;
}

/** A value moved by eta on a scale; the formulas stand at `Scale`. */
export function shift(value: number, eta: number, scale: Scale = { is: 'log-normal' }): number {
  switch (scale.is) {
    case 'log-normal':
      return value * Math.exp(eta);
    case 'normal':
      return value + eta;
    case 'proportional':
      return value * (1 + eta);
    case 'logit': {
      const odds = ((value - scale.low) / (scale.high - value)) * Math.exp(eta);
      return odds === Number.POSITIVE_INFINITY ? scale.high : scale.low + (scale.high - scale.low) * (odds / (1 + odds));
    }
    case 'box-cox':
      return value * Math.exp(scale.shape === 0 ? eta : Math.expm1(scale.shape * eta) / scale.shape);
  }
}

/** Clearance at the last row of the covariates, L/h. Call after `individualise` accepted the same etas. */
export function lastClearance(subject: Subject, etas: ArrayLike<number>, offset = 0): number {
  const { model, covariates } = subject;
  const [name] = model.structure.needs;
  return (structureParameters(subject, covariates.length - 1, etas, offset)[name ?? ''] ?? Number.NaN) / HOURS[model.time];
}
