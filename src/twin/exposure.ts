import type { PkModel } from '../domain/define-model.ts';
import type { ComparisonJob } from '../domain/job.ts';
import { type ExposurePlan, planExposure } from './exposure-plan.ts';
import type { CovariateTimeline } from './lay-out.ts';
import { predictorOf, runPrepared } from './simulate.ts';
import { widthOfDraw } from './individual.ts';
import { steadyAreaOf } from './steady-area.ts';

/** The exposures of one arm, a value each draw. Levels in the model's unit of level, areas in the same times hours, times in hours. */
export type Exposures = {
  plan: ExposurePlan;
  auc0to24: Float64Array;
  auc24to48: Float64Array;
  /** AUC of one day at steady state = daily dose / CL, at the last covariates; undefined when not asked for, the doses do not repeat, or the structure is not linear. */
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
  /** Concentrations at `plan.curve.at`, point by point, all draws of a point together. */
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
 * @param etas draws x etas, row by row
 * @returns the exposures, or a sentence when the model has no usable parameters for a draw
 */
export function exposeArm(
  job: ComparisonJob,
  arm: number,
  model: PkModel,
  covariates: CovariateTimeline,
  etas: Float64Array,
): Exposures | string {
  const predictor = predictorOf(model, { areas: true });
  const plan = planExposure(job, arm, predictor, covariates);
  const n = widthOfDraw(model);
  const dailyDose = job.steadyState ? (job.arms[arm]?.dailyDose ?? undefined) : undefined;
  const steady = dailyDose === undefined ? undefined : steadyAreaOf(predictor, covariates, dailyDose);
  const exposures = createExposures(job, plan, steady !== undefined);
  for (let draw = 0; draw < job.draws; draw++) {
    const why = runPrepared(predictor, plan.prepared, etas, draw * n);
    if (why !== undefined) return why;
    takeMeasures(exposures, draw);
    takeTrailing(exposures, draw, job.target);
    if (exposures.steadyState && steady) exposures.steadyState[draw] = steady(etas, draw * n);
    for (const [point, level] of plan.curve.levels.entries()) exposures.curve[point * job.draws + draw] = level();
  }
  return exposures;
}

function createExposures({ draws, horizon, thresholds }: ComparisonJob, plan: ExposurePlan, repeats: boolean): Exposures {
  const each = (): Float64Array => new Float64Array(draws);
  return {
    plan,
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
    curve: new Float64Array(draws * plan.curve.at.length),
  };
}

function takeMeasures({ plan, thresholds, ...exposures }: Exposures, draw: number): void {
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

function takeTrailing({ plan, hours, first, inTargetAt }: Exposures, draw: number, target: ComparisonJob['target']): void {
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
