import type { ArmOutput, ComparisonJob, ComparisonOutput, FitOutput, FitPart, PairOutput } from '../domain/job.ts';
import { readDoubles } from '../numerics/doubles-as-text.ts';
import { summarise } from './exposure-summary.ts';
import { type Strata, meanOf, shareOf, strataOf } from './strata.ts';

/** An arm reaches the target when at least this share of draws lies within it; when none does, the set is said not to. */
export const REACHES_TARGET = 0.5;

/**
 * Compares the arms on the same draws. Ranking: arms that keep the limit on every safety threshold first, by mean score; then
 * those that do not, by the most by which the risk of one goes beyond its limit, least first (ties: higher mean score, then the
 * order asked). Two arms are separable when
 * the 90 % interval (5th to 95th percentile) of the paired differences of their scores leaves out 0; the set is separable when
 * the first two of the ranking are.
 */
export function compareArms(job: ComparisonJob, fit: FitOutput, arms: readonly ArmOutput[]): ComparisonOutput {
  const exposures = arms.map((arm) => readDoubles(arm.exposures));
  const scores = arms.map((arm) => readDoubles(arm.scores));
  const strata = strataOf(fit.parts.map(({ draws }) => draws));
  const means = scores.map((one) => meanOf(one, strata));
  const { ranking, withinLimit } = rankArms(
    job,
    means.map(({ mean }) => mean),
    arms.map(({ chance }) => chance.thresholds.map(({ value }) => value)),
  );
  const places = arms.map((_, arm) => arm);
  const pairs = places.flatMap((a) => places.slice(a + 1).map((b) => comparePair(a, b, exposures, scores, strata)));
  const [first, second] = ranking;
  const leading = pairs.find(({ a, b }) => (a === first && b === second) || (a === second && b === first));
  return {
    schema: 'dosetwin.output/1',
    fit: { ...fit, parts: fit.parts.map(withoutDraws) },
    arms: arms.map(({ exposures: _exposures, scores: _scores, ...arm }) => arm),
    scores: means,
    ranking,
    withinLimit,
    pairs,
    separable: leading?.separable ?? false,
    noneReachesTarget: arms.every((arm) => arm.chance.within.value < REACHES_TARGET),
    noneWithinLimit: withinLimit.every((keeps) => !keeps),
    ...(job.found ? { found: job.found } : {}),
  };
}

const withoutDraws = ({ etas: _etas, uncapped, ...part }: FitPart): ComparisonOutput['fit']['parts'][number] => ({
  ...part,
  ...(uncapped ? { uncapped: uncapped.why === undefined ? {} : { why: uncapped.why } } : {}),
});

/** @param risks probability of crossing each threshold, an arm each */
export function rankArms(
  { thresholds }: Pick<ComparisonJob, 'thresholds'>,
  means: readonly number[],
  risks: readonly (readonly number[])[],
): { ranking: number[]; withinLimit: boolean[] } {
  const excesses = risks.map((risk) => Math.max(...thresholds.map(({ limit }, i) => (risk[i] ?? 1) - limit)));
  const withinLimit = excesses.map((excess) => excess <= 0);
  const ranking = means
    .map((_, arm) => arm)
    .toSorted((a, b) => {
      const [keepsA, keepsB] = [withinLimit[a] === true, withinLimit[b] === true];
      if (keepsA !== keepsB) return keepsA ? -1 : 1;
      const byRisk = keepsA ? 0 : (excesses[a] ?? 0) - (excesses[b] ?? 0);
      return byRisk || (means[b] ?? 0) - (means[a] ?? 0) || a - b;
    });
  return { ranking, withinLimit };
}

/** Differences a - b, draw by draw. A is better where its score is higher on the same draw; equal scores count for neither. */
function comparePair(
  a: number,
  b: number,
  exposures: readonly Float64Array[],
  scores: readonly Float64Array[],
  strata: Strata,
): PairOutput {
  const differ = (of: readonly Float64Array[]): Float64Array => {
    const other = of[b];
    return Float64Array.from(of[a] ?? [], (value, draw) => value - (other?.[draw] ?? Number.NaN));
  };
  const difference = differ(scores);
  const scoreDifference = summarise(difference);
  return {
    a,
    b,
    exposureDifference: summarise(differ(exposures)),
    scoreDifference,
    aBetter: shareOf(difference, (one) => one > 0, strata),
    bBetter: shareOf(difference, (one) => one < 0, strata),
    separable: scoreDifference.p5 > 0 || scoreDifference.p95 < 0,
  };
}
