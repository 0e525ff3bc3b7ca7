import type { PkModel } from '../domain/define-model.ts';
import { type Outcome, accept, error, refuse } from '../domain/issue.ts';
import { type Evidence, type EvidenceOptions, type Observation, weigh } from '../twin/evidence.ts';
import { objective } from '../twin/fit-objective.ts';
import { type History, historyOf } from '../twin/history.ts';
import { createPopulation } from '../twin/population.ts';
import { type Itinerary, type Predictor, prepare, run } from '../twin/predict.ts';
import { readMeasures } from '../twin/residual.ts';
import type { Needs } from './dataset-columns.ts';
import { type Person, type PersonLevel, rowAt } from './dataset-person.ts';

/** A person of a data set made ready to be predicted and fitted. */
export type Course = { person: Person; history: History; itinerary: Itinerary; etas: number };

/** What a data set is read for where its levels are used. Refused where the model cannot be fitted to any. */
export function needsOfLevels({ model, kinetics }: Predictor, by?: string): Outcome<Needs> {
  if (!createPopulation(model, 0))
    return refuse(
      error('no-covariance', `Omega of ${model.id} is not positive definite.`, {
        at: model.id,
        fix: 'Check `correlated`: covariances that contradict one another.',
      }),
    );
  const measures = readMeasures(model, kinetics.outputs);
  if (!measures.ok) return measures;
  const errors = kinetics.outputs.map((name) => model.errors[name]);
  const silent = kinetics.outputs.find((_, i) => errors[i] && measures.value[i]?.(1, 1) === 1);
  if (silent !== undefined)
    return refuse(
      error('no-residual-error', `The residual error of ${silent} in ${model.id} is 0: no level could be anything but predicted.`, {
        at: model.id,
        fix: 'State the error of the source.',
      }),
    );
  return accept({
    covariates: Object.keys(model.covariates),
    kinetics,
    occasions: model.occasions.etas.length > 0,
    levels: { measurable: errors.map((one) => one !== undefined), logarithmic: errors.map((one) => one?.form === 'exponential') },
    by,
  });
}

/** The etas that a person has: their own and those of each occasion. */
export const countEtas = ({ etas, occasions }: PkModel, person: Person): number =>
  etas.length + person.occasions.length * occasions.etas.length;

/** Plans the records of a person; a sentence why they cannot be. */
export function readyPerson(predictor: Predictor, person: Person): Course | string {
  const history = historyOf(person.records);
  const itinerary = prepare(predictor, history);
  if ('why' in itinerary) return at(person, itinerary.index, itinerary.why);
  return { person, history, itinerary, etas: countEtas(predictor.model, person) };
}

/** Some levels of a person as evidence of the etas; a weight of 0 leaves one out. */
export function weighLevels(predictor: Predictor, course: Course, levels: readonly PersonLevel[], options?: EvidenceOptions): Evidence {
  const { person, history, itinerary } = course;
  const observations = levels
    .filter(({ weight }) => weight > 0)
    .map(({ record, value, is, weight }): Observation => ({ record, value, is, weight, output: history.output[record] ?? 0 }));
  return weigh(predictor, itinerary, observations, person.occasions.length, options);
}

/** Predictions of every observation record, one value a record; a sentence why there are none. */
export function predictRecords(
  predictor: Predictor,
  { person, history, itinerary }: Course,
  etas: ArrayLike<number>,
): Float64Array | string {
  const predictions = new Float64Array(history.length).fill(Number.NaN);
  const failure = run(predictor, itinerary, etas, { predictions });
  return failure ? at(person, failure.index, failure.why) : predictions;
}

/** Why a search cannot begin: at the typical person nothing is predicted where something was measured. */
export function whyNoSearch({ kinetics }: Predictor, { person, etas, history }: Course, evidence: Evidence): string | undefined {
  const nobody = new Float64Array(etas);
  const typical = evidence.predict(nobody);
  if (typeof typical === 'string') return typical;
  if (Number.isFinite(objective(evidence, nobody))) return undefined;
  const silent = evidence.observations.find((_, i) => !((typical[i] ?? 0) > 0));
  if (!silent) return undefined;
  const name = kinetics.outputs[silent.output] ?? '';
  return at(
    person,
    silent.record,
    `the doses above explain nothing of ${name} at ${history.time[silent.record] ?? 0}, a level was measured, and the residual error has no additive part`,
  );
}

const at = (person: Person, index: number, why: string): string => `row ${rowAt(person, index)}: ${why}`;
