import type { ModelFit } from '../domain/job.ts';
import { choleskyFactor, timesLower } from '../numerics/cholesky.ts';
import { openStream } from '../numerics/random.ts';

/**
 * Draws of the etas from the normal distribution that a fit describes: centre at the most probable etas with the posterior
 * covariance (Laplace), or the prior when there were no levels. One stream, draw after draw, so that the first draws of a
 * longer run are those of a shorter one.
 *
 * @param seed unsigned 32-bit
 * @returns draws x etas, row by row, or undefined when the covariance is not positive definite
 */
export function drawEtas(fit: Pick<ModelFit, 'eta' | 'covariance'>, draws: number, seed: number): Float64Array | undefined {
  const factor = choleskyFactor(fit.covariance);
  if (!factor) return undefined;
  const n = fit.eta.length;
  const stream = openStream(seed);
  const etas = new Float64Array(draws * n);
  for (let draw = 0; draw < draws; draw++) {
    const moved = timesLower(
      factor,
      Array.from({ length: n }, () => stream.normal()),
    );
    for (let i = 0; i < n; i++) etas[draw * n + i] = (fit.eta[i] ?? 0) + (moved[i] ?? 0);
  }
  return etas;
}
