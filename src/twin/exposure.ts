import type { ComparisonJob } from '../domain/job.ts';
import { type ExposurePlan, planExposure } from './exposure-plan.ts';
import { widthOfDraw } from './individual.ts';
import type { Part } from './parts.ts';
import { predictorOf, runPrepared } from './simulate.ts';
import { steadyAreaOf } from './steady-area.ts';
import { type Strata, strataOf } from './strata.ts';

/** The exposures of one arm, a value each draw. Levels in the models' unit of level, areas in the same times hours, times in hours. */
export type Exposures = {
  /** Where figures are taken, a plan each part; the times are the same in all. */
  plans: ExposurePlan[];
  /** Which draws are of which part. */
  strata: Strata;
  auc0to24: Float64Array;
  auc24to48: Float64Array;
  /** AUC of one day at steady state = daily dose / CL, at the last covariates; undefined when not asked for, the doses do not repeat, or a structure is not linear. */
  steadyState: Float64Array | undefined;
  /** The target's measure, that of each threshold, and that of the first threshold over the first 24 h. */
  deciding: Float64Array;
  thresholds: Float64Array[];
  thresholdFirstDay: Float64Array;
  /** Extremes over the second day. */
  cmax: Float64Array;
  cmin: Float64Array;
  /** Hours up to the horizon with the target's measure of the past 24 h above, within and below the target. */
  hours: { above: Float64Array; within: Float64Array; below: Float64Array };
  /** Hours until that measure is first within the target; infinite when not before the horizon. */
  first: Float64Array;
  /** 1 where it is within the target; undefined where the horizon ends earlier. */
  inTargetAt: { 24: Uint8Array; 48: Uint8Array; 72: Uint8Array | undefined };
  /** Concentrations at the plans' `curve.at`, point by point, all draws of a point together. */
  curve: Float64Array;
};

/** A bound left open never excludes anything. Both bounds belong to the target. */
export function place(exposure: number, { low, high }: Pick<ComparisonJob['target'], 'low' | 'high'>): 'below' | 'within' | 'above' {
  if (low !== null && exposure < low) return 'below';
  return high !== null && exposure > high ? 'above' : 'within';
}

/**
 * Simulates one arm for every draw. The day looked back on reaches before the decision, into the doses already given. Peaks and
 * troughs are extremes of the concentration over a window, turning points solved for.
 *
 * @param parts the models that the draws are of; where figures are taken does not depend on the model
 * @returns the exposures, or a sentence when the model has no usable parameters for a draw
 */
export function exposeArm(job: ComparisonJob, arm: number, parts: readonly Part[]): Exposures | string {
  const dailyDose = job.steadyState ? (job.arms[arm]?.dailyDose ?? undefined) : undefined;
  const planned = parts.map((part) => {
    const predictor = predictorOf(part.model, { areas: true });
    const plan = planExposure(job, arm, predictor, part.covariates);
    const steady = dailyDose === undefined ? undefined : steadyAreaOf(predictor, part.covariates, dailyDose);
    return { ...part, predictor, plan, steady };
  });
  const exposures = createExposures(
    job,
    strataOf(parts.map(({ places }) => places?.length ?? job.draws)),
    planned.map(({ plan }) => plan),
    planned.every(({ steady }) => steady !== undefined),
  );
  const { steadyState, curve } = exposures;
  for (const { model, etas, places, predictor, plan, steady } of planned) {
    const n = widthOfDraw(model);
    const own = places?.length ?? job.draws;
    for (let row = 0; row < own; row++) {
      const draw = places ? (places[row] ?? 0) : row;
      const why = runPrepared(predictor, plan.prepared, etas, row * n);
      if (why !== undefined) return why;
      takeMeasures(exposures, plan, draw);
      takeTrailing(exposures, plan, draw, job.target);
      if (steadyState && steady) steadyState[draw] = steady(etas, row * n);
      for (const [point, level] of plan.curve.levels.entries()) curve[point * job.draws + draw] = level();
    }
  }
  return exposures;
}

function createExposures(
  { draws, horizon, thresholds }: ComparisonJob,
  strata: Strata,
  plans: ExposurePlan[],
  repeats: boolean,
): Exposures {
  const each = (): Float64Array => new Float64Array(draws);
  return {
    plans,
    strata,
    auc0to24: each(),
    auc24to48: each(),
    steadyState: repeats ? each() : undefined,
    deciding: each(),
    thresholds: thresholds.map(each),
    thresholdFirstDay: each(),
    cmax: each(),
    cmin: each(),
    hours: { above: each(), within: each(), below: each() },
    first: each(),
    inTargetAt: { 24: new Uint8Array(draws), 48: new Uint8Array(draws), 72: horizon >= 72 ? new Uint8Array(draws) : undefined },
    curve: new Float64Array(draws * (plans[0]?.curve.at.length ?? 0)),
  };
}

function takeMeasures({ thresholds, ...exposures }: Exposures, plan: ExposurePlan, draw: number): void {
  exposures.auc0to24[draw] = plan.firstDay();
  exposures.auc24to48[draw] = plan.secondDay();
  exposures.cmax[draw] = plan.cmax();
  exposures.cmin[draw] = plan.cmin();
  exposures.deciding[draw] = plan.deciding();
  exposures.thresholdFirstDay[draw] = plan.thresholdFirstDay();
  for (const [i, reading] of plan.thresholds.entries()) {
    const values = thresholds[i];
    if (values) values[draw] = reading();
  }
}

function takeTrailing({ hours, first, inTargetAt }: Exposures, plan: ExposurePlan, draw: number, target: ComparisonJob['target']): void {
  const { 24: day1, 48: day2, 72: day3 } = plan.checkpoints;
  const spent = { above: 0, within: 0, below: 0 };
  first[draw] = Number.POSITIVE_INFINITY;
  for (const [i, { at, reading, hours: stands }] of plan.trailing.entries()) {
    const where = place(reading(), target);
    spent[where] += stands;
    if (where !== 'within') continue;
    if (at < (first[draw] ?? 0)) first[draw] = at;
    if (i === day1) inTargetAt[24][draw] = 1;
    if (i === day2) inTargetAt[48][draw] = 1;
    if (i === day3 && inTargetAt[72]) inTargetAt[72][draw] = 1;
  }
  hours.above[draw] = spent.above;
  hours.within[draw] = spent.within;
  hours.below[draw] = spent.below;
}
