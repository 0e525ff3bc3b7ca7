import type { ComparisonJob, Measure } from '../domain/job.ts';
import { type CovariateTimeline, HOURS } from './lay-out.ts';
import { DAY, type Reading, createReader, momentsOf, readingOf } from './measure.ts';
import { dayReading, momentsAfterDoses, readsLevels } from './measure-day.ts';
import type { Predictor } from './predict.ts';
import { type Prepared, prepareCourse } from './simulate.ts';
import { ROUNDS, ROUNDS_OF_EFFECT } from './watch.ts';

/** Most regular points of a concentration curve, and most starts and ends of doses among them: a bound on memory, not on the simulation. */
const CURVE_POINTS = 144;
const CURVE_EVENTS = 288;
/** Hours of the past that a curve shows. */
const CURVE_PAST = 48;

/** Where to look on the course of one arm; the same for every draw. */
export type ExposurePlan = {
  prepared: Prepared;
  curve: { at: number[]; levels: Reading[] };
  firstDay: Reading;
  secondDay: Reading;
  /** Extremes over the second day. */
  cmax: Reading;
  cmin: Reading;
  deciding: Reading;
  thresholds: Reading[];
  /** The first threshold over the first 24 h. */
  thresholdFirstDay: Reading;
  /** The target's measure over the past day, hourly from the decision to the horizon. `hours` is the time each stands for. */
  trailing: { at: number; reading: Reading; hours: number }[];
  /** Places in `trailing`; -1 where the horizon ends earlier. */
  checkpoints: { 24: number; 48: number; 72: number };
};

/** Lays the doses given and the doses of one arm on one course, with a record wherever a figure is taken. */
export function planExposure(job: ComparisonJob, arm: number, predictor: Predictor, covariates: CovariateTimeline): ExposurePlan {
  const { target, thresholds, horizon } = job;
  const doses = [...job.given, ...(job.arms[arm]?.doses ?? [])];
  const grid = hourly(horizon);
  const edges = doses.flatMap(({ at, duration }) => [at, at + duration]);
  const curveTimes = curveGrid(edges, horizon);
  const firstDay = { from: 0, to: DAY };
  const secondDay = { metric: 'AUC24', window: { from: DAY, to: 2 * DAY } } as const;
  const firstThreshold: Measure = { ...(thresholds[0] ?? target), window: firstDay };
  const measures: Measure[] = [target, ...thresholds, firstThreshold, secondDay];
  const points = readsLevels(target) ? lookedAt(grid, edges, horizon) : [];
  const asked = [
    ...grid,
    ...grid.map((time) => time - DAY),
    ...curveTimes,
    ...points,
    ...momentsAfterDoses(target, doses, horizon),
    ...measures.flatMap((one) => momentsOf(one, doses)),
  ];
  const cuts = measures.flatMap(({ window: { from, to } }) => [from, to]);
  const prepared = prepareCourse(predictor, covariates, doses, asked, cuts);
  const reader = createReader(prepared, HOURS[predictor.model.time], job.output === undefined ? ROUNDS : ROUNDS_OF_EFFECT);
  const read = (measure: Measure): Reading => readingOf(measure, doses, reader);
  const plan = {
    curve: { at: curveTimes, levels: curveTimes.map((time) => reader.levelBefore(time)) },
    firstDay: read({ metric: 'AUC24', window: firstDay }),
    secondDay: read(secondDay),
    cmax: read({ ...secondDay, metric: 'Cmax' }),
    cmin: read({ ...secondDay, metric: 'Cmin' }),
    deciding: read(target),
    thresholds: thresholds.map(read),
    thresholdFirstDay: read(firstThreshold),
    trailing: grid.map((time, i) => ({
      at: time,
      reading: dayReading(target, time, doses, points, reader),
      hours: i === 0 ? 0 : time - (grid[i - 1] ?? 0),
    })),
    checkpoints: { 24: grid.indexOf(24), 48: grid.indexOf(48), 72: grid.indexOf(72) },
  };
  return { ...plan, prepared: { ...prepared, sink: { ...prepared.sink, watches: reader.watches } } };
}

/** Whole hours from a day before the decision on, and the starts and ends of doses among them. */
function lookedAt(grid: readonly number[], edges: readonly number[], horizon: number): number[] {
  const inside = edges.filter((time) => time >= -DAY && time <= horizon);
  return [...new Set([...grid, ...grid.map((time) => time - DAY), ...inside])].toSorted((a, b) => a - b);
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
