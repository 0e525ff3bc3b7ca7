import type { ComparisonJob } from '../domain/job.ts';

type ScoredTarget = Pick<ComparisonJob['target'], 'low' | 'high' | 'best'>;

/** No draw counts for less than this, so that one extreme draw does not decide a mean. */
export const LOWEST_SCORE = -1;

/**
 * Score of one exposure against a target:
 *
 * S = 1 - (ln(C / C*) / ln(Cb / C*))^2
 *
 * with C* the best exposure and Cb the bound on C's side of it: 1 at the best, 0 at either bound, below 0 outside, never below
 * `LOWEST_SCORE`. A target with one bound scores 1 inside it and by the same formula outside, with C* at twice a lower or
 * half an upper bound (`target.best` holds it); such a score therefore falls from 1 to 0 at the bound.
 */
export function scoreExposure(exposure: number, { low, high, best }: ScoredTarget): number {
  const belowBest = exposure < best;
  const oneSided = low === null || high === null;
  const inside = (low === null || exposure >= low) && (high === null || exposure <= high);
  if (oneSided && inside) return 1;
  const bound = oneSided ? (low ?? high) : belowBest ? low : high;
  if (bound === null) throw new Error('a target without bounds cannot be scored');
  if (!(exposure > 0)) return LOWEST_SCORE;
  return Math.max(LOWEST_SCORE, 1 - (Math.log(exposure / best) / Math.log(bound / best)) ** 2);
}
