import type { PkModel } from '../domain/define-model.ts';
import type { JobLevel, ModelFit } from '../domain/job.ts';
import type { Dose } from '../domain/regimen.ts';
import { estimate } from './estimate.ts';
import { ONE_OCCASION, gatherEvidence, jointCovariance } from './evidence.ts';
import { describeLevels } from './fit-levels.ts';
import { objective } from './fit-objective.ts';
import { withEtas } from './individual.ts';
import type { CovariateTimeline } from './lay-out.ts';

/**
 * The most probable etas of one person given the levels, with their covariance and evidence (see `estimate`), each level against
 * the model, and the parameters. Without levels the answer is the prior. A search that does not end in a proper minimum is
 * `failed`, with the reason, and carries no estimate.
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
  if (typeof typical === 'string') return failedFit(typical);
  if (levels.length === 0)
    return {
      ...blank,
      status: 'prior',
      eta: Array.from({ length: evidence.dimensions }, () => 0),
      covariance: jointCovariance(model, ONE_OCCASION),
      parameters: describeParameters(model, covariates, zero),
    };
  const silent = levels.find((_, i) => (typical[i] ?? 0) <= 0);
  if (silent && !Number.isFinite(objective(evidence, zero))) {
    return failedFit(
      `The recorded doses explain no drug at all ${hoursText(silent.at)}, yet a level was measured then and the residual error of ${model.id} has no additive part.`,
    );
  }
  const found = estimate(evidence);
  if (found.status === 'failed') return failedFit(found.why);
  const { eta, objective: value, covariance, logEvidence } = found;
  return {
    status: 'converged',
    objective: value,
    logEvidence,
    eta,
    covariance,
    covarianceFormula: 'hessian',
    parameters: describeParameters(model, covariates, eta),
    levels: describeLevels(evidence, levels, eta, seed),
  };
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
/** What stands in place of a fit that is none, with the reason. */
export const failedFit = (why: string): ModelFit => ({ ...blank, status: 'failed', why });
const hoursText = (at: number): string => `${Math.abs(at).toFixed(1)} h ${at < 0 ? 'before' : 'after'} the decision`;

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
