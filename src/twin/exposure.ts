import type { ComparisonJob } from '../domain/job.ts';
import { type ExposurePlan, planExposure } from './exposure-plan.ts';
import { type Subject, individualise, lastClearance } from './individual.ts';
import { type Trajectory, createTrajectory, runTimeline } from './simulate.ts';

/** The exposures of one arm, a value each draw. AUC in mg.h/L, concentrations in mg/L, times in hours. */
export type Exposures = {
  plan: ExposurePlan;
  auc0to24: Float64Array;
  auc24to48: Float64Array;
  /** AUC of one day at steady state = daily dose / CL, at the last covariates; undefined when not asked for or the doses do not repeat. */
  steadyState: Float64Array | undefined;
  /** AUC24 over the deciding window and over the window of the safety threshold (scaled to 24 h where a window has another length). */
  deciding: Float64Array;
  threshold: Float64Array;
  cmax: Float64Array;
  cmin: Float64Array;
  /** Hours up to the horizon with the AUC of the past 24 h above, within and below the target. */
  hours: { above: Float64Array; within: Float64Array; below: Float64Array };
  /** Hours until the AUC of the past 24 h is first within the target; infinite when not before the horizon. */
  first: Float64Array;
  /** 1 where the AUC of the past 24 h is within the target; undefined where the horizon ends earlier. */
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
 * Simulates one arm for every draw. The day looked back on reaches before the decision, into the doses already given. Peaks
 * and troughs are looked for at the nodes of the deciding window: dose starts and ends, its edges and every hour.
 *
 * @param etas draws x etas, row by row
 * @returns the exposures, or a sentence when the model has no usable parameters for a draw
 */
export function exposeArm(job: ComparisonJob, arm: number, subject: Subject, etas: Float64Array): Exposures | string {
  const plan = planExposure(job, arm, subject.covariates);
  const exposures = createExposures(job, arm, plan);
  const trajectory = createTrajectory(plan.timeline);
  const n = subject.model.etas.length;
  const dailyDose = job.arms[arm]?.dailyDose ?? 0;
  for (let draw = 0; draw < job.draws; draw++) {
    const why = individualise(subject, etas, draw * n);
    if (why !== undefined) return why;
    runTimeline(plan.timeline, subject.systems, trajectory);
    takeAreas(exposures, trajectory, draw);
    takeExtremes(exposures, trajectory, draw);
    takeTrailing(exposures, trajectory, draw, job.target);
    if (exposures.steadyState) exposures.steadyState[draw] = dailyDose / lastClearance(subject, etas, draw * n);
    for (const [point, node] of plan.curve.nodes.entries())
      exposures.curve[point * job.draws + draw] = trajectory.before[node] ?? Number.NaN;
  }
  return exposures;
}

function createExposures({ draws, arms, steadyState, horizon }: ComparisonJob, arm: number, plan: ExposurePlan): Exposures {
  const repeats = steadyState && (arms[arm]?.dailyDose ?? null) !== null;
  const each = (): Float64Array => new Float64Array(draws);
  return {
    plan,
    auc0to24: each(),
    auc24to48: each(),
    steadyState: repeats ? each() : undefined,
    deciding: each(),
    threshold: each(),
    cmax: each(),
    cmin: each(),
    hours: { above: each(), within: each(), below: each() },
    first: each(),
    inTargetAt: { 24: new Uint8Array(draws), 48: new Uint8Array(draws), 72: horizon >= 72 ? new Uint8Array(draws) : undefined },
    curve: new Float64Array(draws * plan.curve.at.length),
  };
}

function takeAreas({ plan, auc0to24, auc24to48, deciding, threshold }: Exposures, { area }: Trajectory, draw: number): void {
  const over = ({ from, to, perDay }: ExposurePlan['deciding']): number => ((area[to] ?? Number.NaN) - (area[from] ?? Number.NaN)) * perDay;
  auc0to24[draw] = over(plan.firstDay);
  auc24to48[draw] = over(plan.secondDay);
  deciding[draw] = over(plan.deciding);
  threshold[draw] = over(plan.threshold);
}

/** What a dose does at the end of the window belongs to the time after it. */
function takeExtremes({ plan: { deciding }, cmax, cmin }: Exposures, { before, after }: Trajectory, draw: number): void {
  let highest = before[deciding.from] ?? Number.NaN;
  let lowest = highest;
  for (let node = deciding.from; node < deciding.to; node++) {
    const [here, next] = [after[node] ?? Number.NaN, before[node + 1] ?? Number.NaN];
    highest = Math.max(highest, here, next);
    lowest = Math.min(lowest, here, next);
  }
  cmax[draw] = highest;
  cmin[draw] = lowest;
}

function takeTrailing(
  { plan, hours, first, inTargetAt }: Exposures,
  { area }: Trajectory,
  draw: number,
  target: ComparisonJob['target'],
): void {
  const { 24: day1, 48: day2, 72: day3 } = plan.checkpoints;
  const spent = { above: 0, within: 0, below: 0 };
  first[draw] = Number.POSITIVE_INFINITY;
  for (const [i, { at, from, to, hours: stands }] of plan.trailing.entries()) {
    const where = place((area[to] ?? Number.NaN) - (area[from] ?? Number.NaN), target);
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
