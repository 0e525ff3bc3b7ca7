import type { PkModel } from '../domain/define-model.ts';
import { networkOf } from '../domain/structures/linear-network.ts';
import type { CovariatePolicy, EventRecord, TieRule } from '../domain/events.ts';
import { automatic } from '../numerics/automatic.ts';
import { dormandPrince } from '../numerics/dormand-prince.ts';
import { odex } from '../numerics/odex-solver.ts';
import { rosenbrock } from '../numerics/rosenbrock.ts';
import type { Solver } from '../numerics/solver.ts';
import { type Individualiser, createIndividualiser } from './individual.ts';
import { shapesDoses } from './enter-dose.ts';
import { type History, historyOf } from './history.ts';
import { type Kinetics, type Values, describeKinetics } from './kinetics.ts';
import { type Numerics, createEquationMover } from './move-equations.ts';
import { createLinearMover } from './move-linear.ts';
import { createNetworkMover } from './move-network.ts';
import type { Course, Mover } from './mover.ts';
import { type Failure, type GrowingPlan, type PlanRules, planCourse } from './plan-course.ts';
import { type Planner, createPlanner } from './plan-shaped.ts';
import { type Runner, type Sink, createRunner } from './run-course.ts';

/** Solvers that can be named, for any structure. */
const NUMERICAL = { automatic, 'dormand-prince': dormandPrince, rosenbrock, odex } satisfies Record<string, Solver>;

export const SOLVERS = ['closed-form', ...(Object.keys(NUMERICAL) as (keyof typeof NUMERICAL)[])] as const;
export type SolverName = (typeof SOLVERS)[number];

/** The rules by which a data set is read; `solver` names one instead of the one chosen from the structure. */
export type Rules = { covariates: CovariatePolicy; ties: TieRule; solver?: SolverName | undefined };

/** A model made ready to run dosing histories, one person after another. */
export type Predictor = {
  readonly model: PkModel;
  readonly kinetics: Kinetics;
  readonly rules: PlanRules;
  readonly runner: Runner;
  readonly individualise: Individualiser;
  /** A sentence when parameters cannot be used. */
  readonly check: (values: Values) => string | undefined;
};

/** What more is wanted of a predictor than a data set asks for. */
export type Wanted = {
  /** The integral over time of the observed output is carried along. */
  areas?: boolean;
} & Numerics;

/**
 * Chooses what moves the amounts. Without a name: the closed form where the structure has one and the parameters are constant
 * between events, else the automatic solver.
 *
 * @returns undefined when the closed form is named and there is none
 */
export function createPredictor(
  model: PkModel,
  { covariates, ties, solver }: Rules,
  { areas = false, ...numerics }: Wanted = {},
): Predictor | undefined {
  const bare = describeKinetics(model);
  const kinetics = areas ? describeKinetics(model, [bare.observe]) : bare;
  const exact =
    covariates !== 'linear' && (solver ?? 'closed-form') === 'closed-form' ? exactMover(kinetics, model.moiety.scale) : undefined;
  if (solver === 'closed-form' && !exact) return undefined;
  const mover =
    exact ?? createEquationMover(kinetics, NUMERICAL[solver === undefined || solver === 'closed-form' ? 'automatic' : solver], numerics);
  return {
    model,
    kinetics,
    rules: { covariates, ties },
    runner: createRunner(kinetics, mover),
    individualise: createIndividualiser(model),
    check: createCheck(kinetics),
  };
}

/** What moves a linear structure exactly between events, where everything wanted of it is linear too. */
function exactMover({ structure, integrals }: Kinetics, scale: number): Mover | undefined {
  if (structure.through || structure.kind === 'equations') return undefined;
  if (structure.kind === 'network') return createNetworkMover(structure, integrals);
  const chained = (structure.absorption?.transits ?? 0) > 0;
  return chained ? createNetworkMover(networkOf(structure, scale), integrals) : createLinearMover(structure, integrals.length > 0, scale);
}

/** A person's records made ready: planned once for everybody who does not shape doses otherwise. */
export type Itinerary = { readonly history: History; readonly planFor: Planner };

/**
 * Makes records ready to be run for one person, or for many with the same records.
 *
 * @param room for the plan: what was made ready in it before is gone
 * @returns the record and the sentence why, when the records cannot be planned for anybody
 */
export function prepare({ kinetics, rules }: Predictor, history: History, room?: GrowingPlan): Itinerary | Failure {
  if (shapesDoses(kinetics)) return { history, planFor: createPlanner(kinetics, history, rules, room) };
  const plan = planCourse(kinetics, history, rules, () => ({}), room);
  return 'why' in plan ? plan : { history, planFor: () => plan };
}

/**
 * Runs one person through records made ready.
 *
 * @param etas one value an eta of the model, in its order, then those of each occasion in its order; all 0 is the typical person
 * @returns undefined when all is well, else the record and the sentence why
 */
export function run(
  predictor: Predictor,
  { history, planFor }: Itinerary,
  etas: ArrayLike<number>,
  sink: Sink,
  offset = 0,
): Failure | undefined {
  const { model, runner, individualise, check } = predictor;
  const { sets } = history;
  const values: Values[] = [];
  for (let set = 0; set < sets.length; set++) {
    const circumstances = sets[set];
    if (!circumstances) break;
    const parameters = individualise(etas, offset, circumstances.occasion);
    const stated = model.individual(parameters, circumstances.covariates);
    // A model may hand on the very object, which the next occasion and the next person are written into.
    const individual = stated === parameters ? { ...stated } : stated;
    const why = check(individual);
    if (why !== undefined) return { index: history.set.indexOf(set), why };
    values.push(individual);
  }
  const course = planFor(values);
  if ('why' in course) return course;
  return runner.run(
    course,
    history,
    { values, between: (first, second) => betweenRecords(predictor, history, etas, offset, first, second) },
    sink,
  );
}

/** Parameters on the straight line of covariates between two records. */
function betweenRecords(
  { model, individualise }: Predictor,
  { sets, set, time }: History,
  etas: ArrayLike<number>,
  offset: number,
  first: number,
  second: number,
): Course {
  const [from, to] = [sets[set[first] ?? 0], sets[set[second] ?? 0]];
  if (!from || !to) throw new Error('there is no such record');
  const begin = time[first] ?? 0;
  const length = (time[second] ?? 0) - begin;
  const parameters = { ...individualise(etas, offset, to.occasion) };
  return (t) => model.individual(parameters, mix(from.covariates, to.covariates, length > 0 ? (t - begin) / length : 1));
}

/** Called once an observation record; the amounts it is handed are only lent. */
export type Observe = (index: number, prediction: number, amounts: Float64Array, values: Values) => void;

/**
 * Predicts every observation record of one person, in their order.
 *
 * @param etas as for `run`
 * @returns undefined when all is well, else the record and the sentence why
 */
export function predictPerson(
  predictor: Predictor,
  records: readonly EventRecord[],
  etas: ArrayLike<number>,
  observe: Observe,
): Failure | undefined {
  const history = historyOf(records);
  const ready = prepare(predictor, history);
  if ('why' in ready) return ready;
  const predictions = new Float64Array(history.length);
  return run(predictor, ready, etas, {
    predictions,
    observe: (index, amounts, values) => observe(index, predictions[index] ?? Number.NaN, amounts, values),
  });
}

const mix = (from: EventRecord['covariates'], to: EventRecord['covariates'], share: number): Record<string, number> =>
  Object.fromEntries(Object.entries(from).map(([name, value]) => [name, value + share * ((to[name] ?? Number.NaN) - value)]));

/** Looks through the parameters of a person: one that is not a finite number, or, in a linear structure, not above zero, is never used. */
function createCheck({ structure }: Kinetics): (values: Values) => string | undefined {
  const core = structure.kind === 'linear' ? [...structure.needs.slice(0, 2 * structure.compartments), 'KA', 'MTT'] : [];
  const needs = structure.needs.map((name) => ({ name, positive: core.includes(name) }));
  return (values) => {
    for (const { name, positive } of needs) {
      const value = values[name];
      if (value === undefined || !Number.isFinite(value)) return `the model gives ${name} = ${String(value)}, which is not a finite number`;
      if (positive && !(value > 0)) return `the model gives ${name} = ${value}, which is not above zero`;
    }
    return undefined;
  };
}
