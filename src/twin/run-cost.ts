import type { ComparisonJob } from '../domain/job.ts';

/** Measured on one core of a 2020s server with a two-compartment model: microseconds for one step of one draw, and for the rest of one draw. */
const STEP = 0.1;
const DRAW = 5;

/** Milliseconds of one search for the etas, per step of its timeline. */
const FIT = 0.2;

/**
 * Roughly how many milliseconds of numerics a job is: used to decide whether its arms are computed apart, never shown as a
 * promise. Every dose makes two steps, every hour up to the horizon and of the day before makes one.
 */
export function estimateCost(job: ComparisonJob): number {
  const { draws, arms, given, levels, models, average, horizon, sensitivity } = job;
  const perArm = arms.map(({ doses }) => 2 * (given.length + doses.length) + horizon + 24);
  const simulation = perArm.reduce((sum, steps) => sum + draws * (DRAW + STEP * steps), 0) / 1000;
  const oneFit = levels.length === 0 ? 0 : FIT * (2 * given.length + levels.length);
  const answer = simulation + models.length * oneFit;
  if (!sensitivity) return answer;
  // Each variation is a whole answer by the one model chosen, or by the average of all.
  const again = (simulation * sensitivity.draws) / draws + (average ? models.length : 1) * oneFit;
  return answer + sensitivity.variations.length * again;
}
