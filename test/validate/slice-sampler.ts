import { timesLower } from '../../src/numerics/cholesky.ts';
import type { RandomStream } from '../../src/numerics/random.ts';
import type { Evidence } from '../../src/twin/evidence.ts';
import { dataObjective } from '../../src/twin/fit-objective.ts';
import { normals } from './simulated-people.ts';

/**
 * A Markov chain on the posterior of one person's etas by elliptical slice sampling (I. Murray, R. P. Adams, D. J. C. MacKay, JMLR
 * Workshop and Conference Proceedings 9 (2010) 541-548). It knows the prior and the likelihood and has nothing to tune: neither the
 * most probable etas nor their covariance enter it, so it shares no mistake with what it judges.
 *
 * @param visit gets the etas of every step after the first `warmUp`; the array is used again
 */
export function walkPosterior(
  evidence: Evidence,
  steps: number,
  warmUp: number,
  stream: RandomStream,
  visit: (etas: Float64Array) => void,
): void {
  const n = evidence.dimensions;
  const fromPrior = (): Float64Array => Float64Array.from(timesLower(evidence.factor, normals(n, stream)));
  const logLikelihood = (etas: Float64Array): number => {
    const cost = dataObjective(evidence, etas);
    return Number.isFinite(cost) ? -0.5 * cost : Number.NEGATIVE_INFINITY;
  };
  let here = fromPrior();
  while (!Number.isFinite(logLikelihood(here))) here = fromPrior();
  let height = logLikelihood(here);
  const next = new Float64Array(n);
  for (let step = -warmUp; step < steps; step++) {
    const other = fromPrior();
    const least = height + Math.log(stream.uniform());
    let angle = 2 * Math.PI * stream.uniform();
    let [low, high] = [angle - 2 * Math.PI, angle];
    for (;;) {
      for (let i = 0; i < n; i++) next[i] = (here[i] ?? 0) * Math.cos(angle) + (other[i] ?? 0) * Math.sin(angle);
      height = logLikelihood(next);
      if (height > least) break;
      if (angle < 0) low = angle;
      else high = angle;
      angle = low + (high - low) * stream.uniform();
    }
    here.set(next);
    if (step >= 0) visit(here);
  }
}
