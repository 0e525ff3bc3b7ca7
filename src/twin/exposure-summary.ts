import type { ArmOutput, Chance, ComparisonJob, Summary } from '../domain/job.ts';
import { writeDoubles } from '../numerics/doubles-as-text.ts';
import { meanAndSd, quantileOfSorted } from '../numerics/quantiles.ts';
import { scoreExposure } from './compare-score.ts';
import { crosses } from '../domain/target.ts';
import { type Exposures, place } from './exposure.ts';
import { type Strata, shareOf } from './strata.ts';

/** Mean, standard deviation and quantiles of the draws. */
export function summarise(values: Float64Array): Summary {
  const sorted = values.toSorted();
  const at = (p: number): number => quantileOfSorted(sorted, p);
  return { ...meanAndSd(values), p5: at(0.05), p25: at(0.25), p50: at(0.5), p75: at(0.75), p95: at(0.95) };
}

/** What one arm hands on: summaries for the result, and the deciding exposure and score of each draw for the comparison. */
export function describeArm(job: ComparisonJob, exposures: Exposures): ArmOutput {
  const { target, thresholds } = job;
  const { strata, deciding, hours, inTargetAt, first } = exposures;
  const [ofFirstDay] = thresholds;
  const scores = deciding.map((exposure) => scoreExposure(exposure, target));
  const share = (values: ArrayLike<number>, holds: (value: number) => boolean): Chance => shareOf(values, holds, strata);
  const isOne = (value: number): boolean => value === 1;
  return {
    curve: describeCurve(exposures, job.draws),
    auc0to24: summarise(exposures.auc0to24),
    auc24to48: summarise(exposures.auc24to48),
    aucSteadyState: exposures.steadyState ? summarise(exposures.steadyState) : null,
    cmax: summarise(exposures.cmax),
    cmin: summarise(exposures.cmin),
    deciding: summarise(deciding),
    time: { above: summarise(hours.above), within: summarise(hours.within), below: summarise(hours.below) },
    chance: {
      below: share(deciding, (exposure) => place(exposure, target) === 'below'),
      within: share(deciding, (exposure) => place(exposure, target) === 'within'),
      above: share(deciding, (exposure) => place(exposure, target) === 'above'),
      thresholds: thresholds.map((line, i) => share(exposures.thresholds[i] ?? [], (exposure) => crosses(exposure, line))),
      thresholdFirstDay: share(exposures.thresholdFirstDay, (exposure) => crosses(exposure, ofFirstDay)),
      inTargetAt: {
        24: share(inTargetAt[24], isOne),
        48: share(inTargetAt[48], isOne),
        72: inTargetAt[72] ? share(inTargetAt[72], isOne) : null,
      },
    },
    firstInTarget: describeFirst(first, strata),
    exposures: writeDoubles(deciding),
    scores: writeDoubles(scores),
  };
}

/** Of a curve to look at, whose quantiles of draws are known to two or three; the figures beside it are not cut. */
const DIGITS_OF_CURVES = 8;

function describeCurve({ plans, curve }: Exposures, draws: number): ArmOutput['curve'] {
  const at = plans[0]?.curve.at ?? [];
  const points = at.map((_, point) => curve.slice(point * draws, (point + 1) * draws).toSorted());
  const band = (p: number): number[] => points.map((sorted) => Number(quantileOfSorted(sorted, p).toPrecision(DIGITS_OF_CURVES)));
  return { at, p5: band(0.05), p25: band(0.25), p50: band(0.5), p75: band(0.75), p95: band(0.95) };
}

/** Quantiles over all draws; null where that quantile lies among the draws that never get there. */
function describeFirst(first: Float64Array, strata: Strata): ArmOutput['firstInTarget'] {
  const sorted = first.toSorted();
  const at = (p: number): number | null => {
    const value = quantileOfSorted(sorted, p);
    return Number.isFinite(value) ? value : null;
  };
  return { p5: at(0.05), p50: at(0.5), p95: at(0.95), never: shareOf(first, (time) => !Number.isFinite(time), strata) };
}
