import type { PkModel } from '../domain/define-model.ts';
import type { CovariatePolicy, EventRecord, TieRule } from '../domain/events.ts';
import { automatic } from '../numerics/automatic.ts';
import { dormandPrince } from '../numerics/dormand-prince.ts';
import { odex } from '../numerics/odex-solver.ts';
import { rosenbrock } from '../numerics/rosenbrock.ts';
import type { Solver } from '../numerics/solver.ts';
import { withEtas } from './individual.ts';
import { type Kinetics, type Values, describeKinetics } from './kinetics.ts';
import { createEquationMover } from './move-equations.ts';
import { createLinearMover } from './move-linear.ts';
import { type Engine, type Failure, type Individual, type Observe, runCourse } from './run-course.ts';

/** Solvers that can be named, for any structure. */
const NUMERICAL = { automatic, 'dormand-prince': dormandPrince, rosenbrock, odex } satisfies Record<string, Solver>;

export const SOLVERS = ['closed-form', ...(Object.keys(NUMERICAL) as (keyof typeof NUMERICAL)[])] as const;
export type SolverName = (typeof SOLVERS)[number];

/** The rules by which a data set is read; `solver` names one instead of the one chosen from the structure. */
export type Rules = { covariates: CovariatePolicy; ties: TieRule; solver?: SolverName | undefined };

/** A model made ready to run dosing histories, one person after another. */
export type Predictor = { model: PkModel; kinetics: Kinetics; engine: Engine };

/**
 * Chooses what moves the amounts. Without a name: the closed form where the structure has one and the parameters are constant
 * between events, else the automatic solver.
 *
 * @returns undefined when the closed form is named and there is none
 */
export function createPredictor(model: PkModel, { covariates, ties, solver }: Rules): Predictor | undefined {
  const kinetics = describeKinetics(model);
  const { structure } = kinetics;
  const closed = structure.kind === 'linear' && covariates !== 'linear' ? structure : undefined;
  if (solver === 'closed-form' && !closed) return undefined;
  const mover =
    closed && (solver ?? 'closed-form') === 'closed-form'
      ? createLinearMover(closed)
      : createEquationMover(kinetics, NUMERICAL[solver === undefined || solver === 'closed-form' ? 'automatic' : solver]);
  return { model, kinetics, engine: { kinetics, mover, covariates, ties } };
}

/**
 * Predicts every observation record of one person, in their order.
 *
 * @param etas one value an eta of the model, in its order; all 0 is the typical person with these covariates
 * @param observe called once an observation record; the amounts it is handed are only lent
 * @returns undefined when all is well, else the record and the sentence why
 */
export function predictPerson(
  { model, kinetics, engine }: Predictor,
  records: readonly EventRecord[],
  etas: ArrayLike<number>,
  observe: Observe,
): Failure | undefined {
  const parameters = withEtas(model, etas);
  const values: Values[] = [];
  for (const [index, { covariates }] of records.entries()) {
    const before = records[index - 1];
    const known = before && alike(before.covariates, covariates) ? values[index - 1] : undefined;
    const own = known ?? model.individual(parameters, covariates);
    const why = known ? undefined : whyUnusable(kinetics, own);
    if (why !== undefined) return { index, why };
    values.push(own);
  }
  const at = (index: number): Values => values[index] ?? {};
  const between: Individual['between'] = (first, second) => {
    const [from, to] = [records[first], records[second]];
    if (!from || !to) throw new Error('there is no such record');
    const length = to.time - from.time;
    return (t) => model.individual(parameters, mix(from.covariates, to.covariates, length > 0 ? (t - from.time) / length : 1));
  };
  return runCourse(engine, records, { at, between }, observe);
}

function alike(one: EventRecord['covariates'], other: EventRecord['covariates']): boolean {
  if (one === other) return true;
  for (const name in one) if (one[name] !== other[name]) return false;
  return true;
}

const mix = (from: EventRecord['covariates'], to: EventRecord['covariates'], share: number): Record<string, number> =>
  Object.fromEntries(Object.entries(from).map(([name, value]) => [name, value + share * ((to[name] ?? Number.NaN) - value)]));

/** A parameter that is not a finite number, or, in a linear structure, not above zero, is never used. */
function whyUnusable({ structure }: Kinetics, values: Values): string | undefined {
  const core =
    structure.kind === 'linear' ? new Set(structure.needs.slice(0, 2 * structure.compartments)).add('KA').add('MTT') : new Set<string>();
  for (const name of structure.needs) {
    const value = values[name];
    if (value === undefined || !Number.isFinite(value)) return `the model gives ${name} = ${String(value)}, which is not a finite number`;
    if (core.has(name) && !(value > 0)) return `the model gives ${name} = ${value}, which is not above zero`;
  }
  return undefined;
}
