import type { ComparisonJob } from '../domain/job.ts';
import type { Window } from '../domain/target.ts';
import { type CovariateTimeline, placeOf } from './lay-out.ts';
import type { Predictor } from './predict.ts';
import { type Prepared, prepareCourse } from './simulate.ts';

/** The day over which the exposure at any moment is looked back on, hours. */
export const DAY = 24;

/** Most regular points of a concentration curve, and most starts and ends of doses among them: a bound on memory, not on the simulation. */
const CURVE_POINTS = 144;
const CURVE_EVENTS = 288;
/** Hours of the past that a curve shows. */
const CURVE_PAST = 48;

/** A stretch of time as a pair of records, with the factor that makes its area an AUC of 24 h. */
type Stretch = { from: number; to: number; perDay: number };

/** Where to look on the course of one arm; the same for every draw. */
export type ExposurePlan = {
  prepared: Prepared;
  curve: { at: number[]; records: number[] };
  firstDay: Stretch;
  secondDay: Stretch;
  deciding: Stretch;
  threshold: Stretch;
  /** Moments at which the AUC over the past 24 h is taken: hourly from the decision to the horizon. `hours` is the time each stands for. */
  trailing: { at: number; from: number; to: number; hours: number }[];
  /** Places in `trailing`; -1 where the horizon ends earlier. */
  checkpoints: { 24: number; 48: number; 72: number };
};

/** Lays the doses given and the doses of one arm on one course, with a record wherever a figure is taken. */
export function planExposure(job: ComparisonJob, arm: number, predictor: Predictor, covariates: CovariateTimeline): ExposurePlan {
  const doses = [...job.given, ...(job.arms[arm]?.doses ?? [])];
  const grid = hourly(job.horizon);
  const curveTimes = curveGrid(
    doses.flatMap(({ at, duration }) => [at, at + duration]),
    job.horizon,
  );
  const windows = [job.target.window, job.threshold.window, { from: 0, to: DAY }, { from: DAY, to: 2 * DAY }];
  const asked = [...grid, ...grid.map((time) => time - DAY), ...curveTimes, ...windows.flatMap(({ from, to }) => [from, to])];
  const prepared = prepareCourse(predictor, covariates, doses, asked, [job.target.window.from, job.target.window.to]);
  const recordAt = (time: number): number => prepared.layout.before[placeOf(prepared.layout, time)] ?? 0;
  const stretch = ({ from, to }: Window): Stretch => ({ from: recordAt(from), to: recordAt(to), perDay: DAY / (to - from) });
  return {
    prepared,
    curve: { at: curveTimes, records: curveTimes.map(recordAt) },
    firstDay: stretch({ from: 0, to: DAY }),
    secondDay: stretch({ from: DAY, to: 2 * DAY }),
    deciding: stretch(job.target.window),
    threshold: stretch(job.threshold.window),
    trailing: grid.map((time, i) => ({
      at: time,
      from: recordAt(time - DAY),
      to: recordAt(time),
      hours: i === 0 ? 0 : time - (grid[i - 1] ?? 0),
    })),
    checkpoints: { 24: grid.indexOf(24), 48: grid.indexOf(48), 72: grid.indexOf(72) },
  };
}

/** 0, 1, 2, ... up to the horizon, and the horizon itself. */
function hourly(horizon: number): number[] {
  const whole = Array.from({ length: Math.floor(horizon) + 1 }, (_, hour) => hour);
  return Number.isInteger(horizon) ? whole : [...whole, horizon];
}

/**
 * Regular points of whole hours, plus the starts and ends of doses (the first `CURVE_EVENTS` of them), so that peaks and troughs
 * are not cut off. The curve begins with the doses given, at most `CURVE_PAST` back, so that a level stands beside what the
 * model says of its moment.
 */
function curveGrid(events: readonly number[], horizon: number): number[] {
  const from = Math.max(-CURVE_PAST, Math.floor(Math.min(0, ...events)));
  const every = Math.max(1, Math.ceil((horizon - from) / CURVE_POINTS));
  const regular = Array.from({ length: Math.floor((horizon - from) / every) + 1 }, (_, i) => from + i * every);
  const inside = [...new Set(events)]
    .filter((time) => time >= from && time <= horizon)
    .toSorted((a, b) => a - b)
    .slice(0, CURVE_EVENTS);
  return [...new Set([...regular, ...inside, 0, horizon])].toSorted((a, b) => a - b);
}
