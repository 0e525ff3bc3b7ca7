import type { ArmResult, ComparisonResult } from '../../domain/wire/result.ts';

type Pair = ComparisonResult['pairs'][number];
type Summary = Pair['exposureDifference'];

/** An arm as it is shown: its place in the order, and how it differs from what is being given now. */
export type Ranked = {
  arm: ArmResult;
  rank: number;
  /** Against the arm that continues as is; absent for that arm itself, and where there is none. */
  against?: { exposure: Pick<Summary, 'p5' | 'p50' | 'p95' | 'unit'>; better: Pair['aBetter']; separable: boolean };
};

export function rankArms({ candidates, ranking, pairs }: ComparisonResult): Ranked[] {
  const asIs = candidates.findIndex((one) => one.asIs);
  return ranking.order.flatMap((index, place) => {
    const arm = candidates[index];
    if (!arm) return [];
    const pair = pairs.find((one) => (one.a === index && one.b === asIs) || (one.b === index && one.a === asIs));
    return [{ arm, rank: place + 1, ...(pair ? { against: differenceOf(pair, index) } : {}) }];
  });
}

/** The difference of a pair seen from arm `index`: that arm less the other. */
function differenceOf(pair: Pair, index: number): NonNullable<Ranked['against']> {
  const { p5, p50, p95, unit } = pair.exposureDifference;
  const { separable } = pair;
  return pair.a === index
    ? { exposure: { p5, p50, p95, unit }, better: pair.aBetter, separable }
    : { exposure: { p5: -p95, p50: -p50, p95: -p5, unit }, better: pair.bBetter, separable };
}
