import type { ComparisonJob } from '../domain/job.ts';
import { canonical, sha256 } from './canonical.ts';
import type { Question } from './question.ts';

export const questionHash = (question: Question): string => sha256(canonical(question));

/** The first 32 bits of the question's hash: the same question draws the same numbers. */
export const seedOf = (question: Question, hash: string): number => question.seed ?? Number.parseInt(hash.slice(0, 8), 16);

/** The numbers a worker needs, and nothing by which a person could be known. */
export function plan(question: Question): ComparisonJob {
  const { target, threshold } = question;
  const low = target.low ?? null;
  const high = target.high ?? null;
  return {
    schema: 'dosetwin.job/1',
    code: question.code,
    drug: question.drug,
    models: question.models,
    given: question.given,
    levels: question.levels.map(({ at, value, below }) => ({ at, value, below })),
    arms: question.arms.map(({ doses, dailyDose }) => ({ doses, dailyDose: dailyDose ?? null })),
    target: { window: target.window, low, high, best: bestOf(low, high, target.best) },
    threshold: { window: threshold.window, above: threshold.above, limit: threshold.limit },
    horizon: question.horizon,
    steadyState: question.steadyState,
    draws: question.draws,
    seed: seedOf(question, questionHash(question)),
  };
}

/**
 * The exposure scored best: the source's own, else the geometric mean of the bounds; for a one-sided target twice the lower or
 * half the upper bound.
 */
export function bestOf(low: number | null, high: number | null, stated: number | undefined): number {
  if (stated !== undefined) return stated;
  if (low !== null && high !== null) return Math.sqrt(low * high);
  if (low !== null) return 2 * low;
  if (high !== null) return high / 2;
  throw new Error('a target without bounds cannot be scored');
}
