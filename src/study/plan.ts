import type { ComparisonJob, Measure } from '../domain/job.ts';
import { type Line, type Metric, type Window, needsMic } from '../domain/target.ts';
import { canonical, sha256 } from './canonical.ts';
import { type Question, jobLevel } from './question.ts';
import { variationsOf } from './vary.ts';

/** Regimens that a search shows. */
export const SHOWN = 5;

/** Which input moves the answer is asked beside it: the answer stays the same. */
export const questionHash = ({ sensitivity: _beside, ...question }: Question): string => sha256(canonical(question));

/** The first 32 bits of the question's hash: the same question draws the same numbers. */
export const seedOf = (question: Question, hash: string): number => question.seed ?? Number.parseInt(hash.slice(0, 8), 16);

/** The numbers a worker needs, and nothing by which a person could be known. */
export function plan(question: Question): ComparisonJob {
  const { target, thresholds } = question;
  const low = target.low ?? null;
  const high = target.high ?? null;
  const sensitivity = variationsOf(question);
  return {
    schema: 'dosetwin.job/1',
    code: question.code,
    drug: question.drug,
    models: question.models,
    ...(question.average ? { average: question.average } : {}),
    given: question.given,
    levels: question.levels.map(jobLevel),
    ...(target.output === undefined ? {} : { output: target.output }),
    ...(question.search ? { search: { patterns: question.search.patterns, show: SHOWN } } : {}),
    arms: question.arms.map(({ doses, dailyDose }) => ({ doses, dailyDose: dailyDose ?? null })),
    target: { ...measureOf(target), low, high, best: bestOf(low, high, target.best) },
    thresholds: thresholds.map((one) => ({ ...measureOf(one), ...lineOf(one), limit: one.limit })),
    ...(sensitivity ? { sensitivity } : {}),
    horizon: question.horizon,
    steadyState: question.steadyState,
    draws: question.draws,
    seed: seedOf(question, questionHash(question)),
  };
}

const lineOf = ({ above, below }: Line): Line => ({ ...(above === undefined ? {} : { above }), ...(below === undefined ? {} : { below }) });

/** What is read from the course. */
function measureOf({ metric, window, hours, mic }: { metric: Metric; window: Window; hours?: number; mic?: number }): Measure {
  return {
    metric,
    window,
    ...(hours === undefined ? {} : { hours }),
    ...(mic === undefined || !needsMic(metric) ? {} : { mic }),
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
