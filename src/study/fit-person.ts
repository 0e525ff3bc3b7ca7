import type { PkModel } from '../domain/define-model.ts';
import type { Sampling } from '../domain/job.ts';
import { type CovarianceFormula, type Estimate, estimate } from '../twin/estimate.ts';
import type { Evidence } from '../twin/evidence.ts';
import { weightedResidual } from '../twin/fit-levels.ts';
import { drawEtas } from '../twin/posterior.ts';
import type { Predictor } from '../twin/predict.ts';
import { type Spread, spreadOf } from '../twin/spread.ts';
import type { Person } from './dataset-person.ts';
import { type Course, predictRecords, readyPerson, weighLevels, whyNoSearch } from './person-levels.ts';

export const FIT_METHODS = ['map', 'posterior'] as const;
export type FitMethod = (typeof FIT_METHODS)[number];

export type FitSettings = { method: FitMethod; covariance: CovarianceFormula; priorWeight: number; draws: number; seed: number };

/** Etas by name; those of occasions by the label of the occasion. The form that `simulate --params` reads. */
export type NamedEtas = Record<string, number | Record<string, Record<string, number>>>;

export type FittedLevel = {
  TIME: number;
  DV: number;
  CENS: -1 | 0 | 1;
  WEIGHT: number;
  PRED: number;
  IPRED: number;
  /** Null where the level is only known to lie beyond a limit. */
  IRES: number | null;
  IWRES: number | null;
  DVID?: number;
  OCC?: string;
};

/** What a data set says about one person, under a model; docs/fitting.md says what each is. */
export type PersonFit = {
  ID: string;
  status: 'converged' | 'prior' | 'failed';
  why?: string;
  /** In the order of the model, then of each occasion. */
  eta: number[] | null;
  etas: NamedEtas | null;
  parameters: Record<string, number> | null;
  se: number[] | null;
  covariance: { name: CovarianceFormula | 'prior'; matrix: number[][] } | null;
  OFV: number | null;
  shrinkage: number[] | null;
  iterations: number | null;
  starts: number | null;
  posterior?: (Sampling & { draws: number; etas: Record<string, Spread>; parameters: Record<string, Spread> }) | null;
  levels: FittedLevel[];
};

const NOTHING = {
  eta: null,
  etas: null,
  parameters: null,
  se: null,
  covariance: null,
  OFV: null,
  shrinkage: null,
  iterations: null,
  starts: null,
  levels: [],
} satisfies Partial<PersonFit>;

/**
 * The most probable etas of a person of a data set, and, where the method is that, draws of the posterior.
 *
 * @param place of the person in the data set, from 0: everybody's draws are their own
 */
export function fitPerson(predictor: Predictor, settings: FitSettings, person: Person, place: number): PersonFit {
  const { model } = predictor;
  const failed = (why: string): PersonFit => ({ ID: person.id, status: 'failed', why, ...NOTHING });
  const course = readyPerson(predictor, person);
  if (typeof course === 'string') return failed(course);
  const evidence = weighLevels(predictor, course, person.levels, settings);
  const why = whyNoSearch(predictor, course, evidence);
  if (why !== undefined) return failed(why);
  const { factor } = evidence;
  // With a weight of the prior other than 1 the population is as much narrower or wider.
  const prior = factor.map((row) =>
    factor.map((other) => row.reduce((sum, one, k) => sum + one * (other[k] ?? 0), 0) / settings.priorWeight),
  );
  const found = evidence.observations.length === 0 ? untold(prior) : estimate(evidence, settings.covariance);
  if (found.status === 'failed') return failed(found.why);
  const { eta, covariance, objective, iterations, starts } = found;
  const [own, typical] = [eta, new Float64Array(course.etas)].map((one) => predictRecords(predictor, course, one));
  if (typeof own === 'string' || typeof typical === 'string') return failed(typeof own === 'string' ? own : String(typical));
  const status = evidence.observations.length === 0 ? 'prior' : 'converged';
  const posterior =
    settings.method === 'posterior' ? drawPosterior(predictor, course, { ...found, status }, evidence, settings, place) : undefined;
  if (posterior === null) return failed('Neither importance resampling nor Markov chains gave draws of the posterior that can be trusted.');
  return {
    ID: person.id,
    status,
    eta,
    etas: nameEtas(model, person, eta),
    parameters: parametersOf(predictor, course, eta, 0),
    se: covariance.map((row, i) => Math.sqrt(row[i] ?? Number.NaN)),
    covariance: { name: status === 'prior' ? 'prior' : settings.covariance, matrix: covariance },
    OFV: objective,
    shrinkage: covariance.map((row, i) => (row[i] ?? Number.NaN) / (prior[i]?.[i] ?? Number.NaN)),
    iterations,
    starts,
    ...(posterior && { posterior }),
    levels: describe(predictor, course, evidence, own ?? NONE, typical ?? NONE),
  };
}

const NONE = new Float64Array(0);

type Found = Pick<Extract<Estimate, { status: 'converged' }>, 'eta' | 'covariance' | 'objective' | 'iterations' | 'starts'>;

/** Without levels the etas are those of the population. */
const untold = (prior: number[][]): Found & { status: 'prior' } => ({
  status: 'prior',
  eta: prior.map(() => 0),
  covariance: prior,
  objective: 0,
  iterations: 0,
  starts: 0,
});

function nameEtas({ etas, occasions }: PkModel, person: Person, eta: readonly number[]): NamedEtas {
  const named: NamedEtas = Object.fromEntries(etas.map((name, i) => [name, eta[i] ?? Number.NaN]));
  if (occasions.etas.length === 0) return named;
  const many = occasions.etas.length;
  named['occasions'] = Object.fromEntries(
    person.occasions.map((label, place) => [
      label,
      Object.fromEntries(occasions.etas.map((name, i) => [name, eta[etas.length + place * many + i] ?? Number.NaN])),
    ]),
  );
  return named;
}

/** Individual parameters of the structure with the covariates and on the occasion of the last record. */
function parametersOf(
  { model, individualise }: Predictor,
  { history }: Course,
  etas: ArrayLike<number>,
  offset: number,
): Record<string, number> {
  const last = history.sets.at(-1);
  const stated = model.individual({ ...individualise(etas, offset, last?.occasion ?? 0) }, last?.covariates ?? {});
  return Object.fromEntries(model.structure.needs.map((name) => [name, stated[name] ?? Number.NaN]));
}

function describe(
  predictor: Predictor,
  { person, history }: Course,
  evidence: Evidence,
  own: Float64Array,
  typical: Float64Array,
): FittedLevel[] {
  const several = predictor.kinetics.outputs.length > 1;
  return person.levels.map(({ record, value, is, weight }) => {
    const output = history.output[record] ?? 0;
    const prediction = own[record] ?? Number.NaN;
    const measured = is === 'measured';
    return {
      TIME: history.time[record] ?? Number.NaN,
      DV: value,
      CENS: is === 'below' ? 1 : is === 'above' ? -1 : 0,
      WEIGHT: weight,
      PRED: typical[record] ?? Number.NaN,
      IPRED: prediction,
      IRES: measured ? value - prediction : null,
      IWRES: measured ? weightedResidual(evidence, { record, output, value, is, weight }, prediction) : null,
      ...(several ? { DVID: output + 1 } : {}),
      ...(person.occasions.length > 0 ? { OCC: person.occasions[person.records[record]?.occasion ?? 0] ?? '' } : {}),
    };
  });
}

/** Draws of the posterior in few numbers; null when none could be trusted. */
function drawPosterior(
  predictor: Predictor,
  course: Course,
  found: Found & { status: 'converged' | 'prior' },
  evidence: Evidence,
  { draws, seed }: FitSettings,
  place: number,
): NonNullable<PersonFit['posterior']> | null {
  // A multiple of the golden ratio sets the seeds of people far apart.
  const drawn = drawEtas(found, evidence, draws, (seed + Math.imul(place, 0x9e3779b1)) >>> 0);
  if (!drawn) return null;
  const n = course.etas;
  const names = etaNames(predictor.model, course.person);
  const rows = Array.from({ length: draws }, (_, draw) => parametersOf(predictor, course, drawn.etas, draw * n));
  return {
    ...drawn.how,
    draws,
    etas: Object.fromEntries(
      names.map((name, i) => [name, spreadOf(Array.from({ length: draws }, (_, draw) => drawn.etas[draw * n + i] ?? Number.NaN))]),
    ),
    parameters: Object.fromEntries(
      predictor.model.structure.needs.map((name) => [name, spreadOf(rows.map((row) => row[name] ?? Number.NaN))]),
    ),
  };
}

/** Names of all etas of a person in their order: `CL`, and `CL on occasion 2`. */
export const etaNames = ({ etas, occasions }: PkModel, person: Person): string[] => [
  ...etas,
  ...(occasions.etas.length > 0 ? person.occasions : []).flatMap((label) => occasions.etas.map((name) => `${name} on occasion ${label}`)),
];
