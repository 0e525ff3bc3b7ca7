import type { PkModel } from '../domain/define-model.ts';
import type { JobLevel, ModelFit } from '../domain/job.ts';
import type { Dose } from '../domain/regimen.ts';
import { choleskyFactor, congruence, inverseFromFactor, logDeterminant, timesLower } from '../numerics/cholesky.ts';
import { hessian } from '../numerics/differences.ts';
import { type Minimum, minimise } from '../numerics/minimise.ts';
import { describeLevels } from './fit-levels.ts';
import { type Evidence, gatherEvidence, objective } from './fit-objective.ts';
import { withEtas } from './individual.ts';
import type { CovariateTimeline } from './lay-out.ts';

/** An eta further from zero than this many of its standard deviations is not believed: the fit is called failed. */
export const FURTHEST_ETA = 6;

/** Step of the second differences, in standard deviations of the prior. */
const STEP = 2e-3;

/**
 * The most probable etas of one person given the levels (maximum a posteriori), with the posterior covariance
 * 2 inv(H), H the exact matrix of second derivatives of the objective at its minimum, and the log evidence by Laplace's
 * method, -1/2 [OFV + ln|Omega| + ln|H/2|] (constants of the data left out; for a logarithmic residual the change of
 * variable, -sum of ln y, is included, so that models with different residual forms can be compared on the same levels).
 * Without levels the answer is the prior. A search that does not end in a proper minimum is `failed`, with the reason, and
 * carries no estimate.
 *
 * @param seed of the prior predictive percentiles of the levels
 */
export function fitModel(
  model: PkModel,
  covariates: CovariateTimeline,
  doses: readonly Dose[],
  levels: readonly JobLevel[],
  seed: number,
): ModelFit {
  const evidence = gatherEvidence(model, covariates, doses, levels);
  const zero = model.etas.map(() => 0);
  const typical = evidence.predict(zero);
  if (typeof typical === 'string') return failed(typical);
  if (levels.length === 0)
    return {
      ...blank,
      status: 'prior',
      eta: zero,
      covariance: model.omega.map((row) => [...row]),
      parameters: describeParameters(model, covariates, zero),
    };
  const silent = levels.find((_, i) => (typical[i] ?? 0) <= 0);
  if (silent && !Number.isFinite(objective(evidence, zero))) {
    return failed(
      `The recorded doses explain no drug at all ${hoursText(silent.at)}, yet a level was measured then and the residual error of ${model.id} has no additive part.`,
    );
  }
  const best = searchFromManyStarts(evidence);
  if (typeof best === 'string') return failed(best);
  return describeMinimum(evidence, covariates, best, seed);
}

const blank = {
  objective: null,
  logEvidence: null,
  eta: [],
  covariance: [],
  covarianceFormula: 'prior',
  parameters: [],
  levels: [],
} satisfies Omit<ModelFit, 'status'>;
const failed = (why: string): ModelFit => ({ ...blank, status: 'failed', why });
const hoursText = (at: number): string => `${Math.abs(at).toFixed(1)} h ${at < 0 ? 'before' : 'after'} the decision`;

/** The objective over whitened etas z (eta = L z), whose prior is standard normal in every direction. */
const whitenedObjective =
  (evidence: Evidence) =>
  (z: Float64Array): number =>
    objective(evidence, timesLower(evidence.factor, z));

/** Starts at the prior's centre, at one standard deviation to either side of it, and along each direction alone. */
function starts(n: number): number[][] {
  const along = Array.from({ length: n }, (_, i) =>
    [1, -1].map((side) => Array.from({ length: n }, (_entry, j) => (i === j ? side : 0))),
  ).flat();
  const together = n > 1 ? [1, -1].map((side) => Array.from({ length: n }, () => side)) : [];
  return [Array.from({ length: n }, () => 0), ...along, ...together];
}

function searchFromManyStarts(evidence: Evidence): Minimum | string {
  const f = whitenedObjective(evidence);
  let best: Minimum | undefined;
  for (const start of starts(evidence.model.etas.length)) {
    const found = minimise(f, start);
    if (found.status === 'failed' || found.status === 'limit') continue;
    if (!best || found.value < best.value - 1e-9) best = found;
  }
  return best ?? `The search for the most probable parameters of ${evidence.model.id} did not end from any start.`;
}

/** Largest error of whitened etas that is still a minimum found. */
const CLOSE = 1e-4;

function describeMinimum(evidence: Evidence, covariates: CovariateTimeline, best: Minimum, seed: number): ModelFit {
  const { model, factor, levels } = evidence;
  const bend = hessian(whitenedObjective(evidence), best.x, STEP);
  const root = choleskyFactor(bend);
  if (!root)
    return failed(
      `The objective of ${model.id} does not curve upwards in every direction at the best point found, so no uncertainty can be stated.`,
    );
  const inverse = inverseFromFactor(root);
  const missing = inverse.map((row) => row.reduce((sum, value, i) => sum + value * (best.gradient[i] ?? 0), 0));
  if (!missing.every((one) => Math.abs(one) < CLOSE))
    return failed(`The search for the most probable parameters of ${model.id} stopped away from a minimum.`);
  const eta = timesLower(factor, best.x);
  const far = model.etas.findIndex((_, i) => Math.abs(eta[i] ?? 0) > FURTHEST_ETA * Math.sqrt(model.omega[i]?.[i] ?? 0));
  if (far >= 0)
    return failed(
      `The levels ask for ${model.etas[far]} more than ${FURTHEST_ETA} standard deviations from the population of ${model.id}.`,
    );
  const jacobian = evidence.residual.logarithmic ? levels.reduce((sum, { value, below }) => sum + (below ? 0 : 2 * Math.log(value)), 0) : 0;
  return {
    status: 'converged',
    objective: best.value,
    logEvidence: -0.5 * (best.value + jacobian + logDeterminant(root) - model.etas.length * Math.LN2),
    eta,
    covariance: congruence(
      factor,
      inverse.map((row) => row.map((value) => 2 * value)),
    ),
    covarianceFormula: 'hessian',
    parameters: describeParameters(model, covariates, eta),
    levels: describeLevels(evidence, eta, seed),
  };
}

/** The structure's parameters at the last covariates, in the model's own units: this person's, and the typical of such persons. */
function describeParameters(model: PkModel, covariates: CovariateTimeline, eta: readonly number[]): ModelFit['parameters'] {
  const last = covariates.at(-1)?.values ?? {};
  const individual = model.individual(withEtas(model, eta), last);
  const typical = model.individual(
    withEtas(
      model,
      model.etas.map(() => 0),
    ),
    last,
  );
  return model.structure.needs.map((name) => ({ name, individual: individual[name] ?? Number.NaN, typical: typical[name] ?? Number.NaN }));
}
