import type { Weighing } from '../domain/choice.ts';
import type { ModelFit } from '../domain/job.ts';

/** A fit, and what a logarithmic residual adds to its objective (see `changeOfVariable`). */
export type Weighed = Pick<ModelFit, 'status' | 'objective' | 'logEvidence' | 'eta'> & { changeOfVariable: number };

/**
 * The shares of models in an average, adding up to 1 over those that could be fitted; every model stands equal before the levels are
 * seen, and stays so where there are none. By Laplace evidence a model is weighed by how probable it makes the levels over its whole
 * population. The likelihood and Akaike's criterion judge the most probable etas alone, as Uster DW et al., Clin Pharmacol Ther
 * 2021;109:175-183 do, and leave out how wide the population is, so that the vaguest tends to win: they are there to be named.
 *
 * @returns null for a model that could not be fitted, and for all where the levels carry weights, of which there is no evidence
 */
export function weighModels(fits: readonly Weighed[], by: Weighing): (number | null)[] {
  const scores = fits.map((fit) => (fit.status === 'failed' ? undefined : fit.status === 'prior' ? 0 : scoreOf(fit, by)));
  const known = scores.filter((score) => score !== undefined);
  if (known.some(Number.isNaN)) return fits.map(() => null);
  const highest = Math.max(...known);
  const total = known.reduce((sum, score) => sum + Math.exp(score - highest), 0);
  return scores.map((score) => (score === undefined ? null : Math.exp(score - highest) / total));
}

/** The logarithm of what a model is weighed by; NaN where it is not known. */
function scoreOf({ objective, logEvidence, eta, changeOfVariable }: Weighed, by: Weighing): number {
  if (by === 'evidence') return logEvidence ?? Number.NaN;
  const logLikelihood = -0.5 * ((objective ?? Number.NaN) + changeOfVariable);
  return by === 'likelihood' ? logLikelihood : logLikelihood - eta.length;
}
