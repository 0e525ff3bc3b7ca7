import type { Measure } from '../domain/job.ts';
import type { Dose } from '../domain/regimen.ts';
import { type Layout, placeOf } from './lay-out.ts';
import type { Prepared } from './simulate.ts';
import { type Watch, createWatch } from './watch.ts';

/** The day over which the exposure at any moment is looked back on, hours. */
export const DAY = 24;

/** Reads a figure from the course that was run last. */
export type Reading = () => number;

/** A planned course to read figures from: areas in hours, whatever the time of the model. What is watched fills while it runs. */
export type Reader = {
  areaUntil(time: number): Reading;
  /** Just before and just after what happens at a moment: a dose at once lifts the level. */
  levelBefore(time: number): Reading;
  levelAfter(time: number): Reading;
  /** Extremes, and the time above each level, between two moments at which the course is cut. */
  watch(from: number, to: number, level?: number): Watch;
  watches: Watch[];
  /** Hours in one unit of the model's time. */
  hours: number;
};

/** Every moment read was asked for when the course was planned. */
export function createReader({ layout, sink }: Prepared, hours: number, rounds?: number): Reader {
  const watches: Watch[] = [];
  const record = (of: Layout['before'], time: number): number => of[placeOf(layout, time)] ?? 0;
  const { predictions, areas } = sink;
  return {
    areaUntil(time) {
      const at = record(layout.before, time);
      return () => (areas?.[at] ?? Number.NaN) * hours;
    },
    levelBefore(time) {
      const at = record(layout.before, time);
      return () => predictions[at] ?? Number.NaN;
    },
    levelAfter(time) {
      const at = record(layout.after, time);
      return () => predictions[at] ?? Number.NaN;
    },
    watch(from, to, level) {
      const same = watches.find(
        (one) => one.from === from / hours && one.to === to / hours && (level === undefined || one.levels[0] === level),
      );
      if (same) return same;
      const watch = createWatch(from / hours, to / hours, level === undefined ? [] : [level], rounds);
      watches.push(watch);
      return watch;
    },
    watches,
    hours,
  };
}

/** The moments a measure is read at; those of its window are also where the course is cut. */
export function momentsOf(measure: Measure, doses: readonly Dose[]): number[] {
  const { from, to } = measure.window;
  return measure.metric === 'C' ? [from, to, momentAfterDose(measure, doses)] : [from, to];
}

/** The last moment in the window that lies the stated hours after a dose, or else the end of the window. */
export function momentAfterDose({ window: { from, to }, hours = 0 }: Measure, doses: readonly Dose[]): number {
  const inside = doses.map(({ at }) => at + hours).filter((moment) => moment >= from && moment <= to);
  return inside.length === 0 ? to : Math.max(...inside);
}

/** The measure over its window: areas are carried as a state, extremes and times above a level are solved for. */
export function readingOf(measure: Measure, doses: readonly Dose[], reader: Reader): Reading {
  const { metric, window, mic = Number.NaN } = measure;
  const { from, to } = window;
  const length = to - from;
  switch (metric) {
    case 'AUC24':
      return areaBetween(reader, from, to, DAY / length);
    case 'AUC24/MIC':
      return areaBetween(reader, from, to, DAY / length / mic);
    case 'Cavg':
      return areaBetween(reader, from, to, 1 / length);
    case 'AUC':
      return reader.areaUntil(to);
    case 'C':
      return reader.levelBefore(momentAfterDose(measure, doses));
    case 'Cmin': {
      const watch = reader.watch(from, to);
      return () => watch.lowest;
    }
    case 'Cmax': {
      const watch = reader.watch(from, to);
      return () => watch.highest;
    }
    case 'Cmax/MIC': {
      const watch = reader.watch(from, to);
      return () => watch.highest / mic;
    }
    case 'T>MIC': {
      const watch = reader.watch(from, to, mic);
      return () => ((watch.above[0] ?? Number.NaN) * reader.hours * 100) / length;
    }
  }
}

function areaBetween(reader: Reader, from: number, to: number, factor: number): Reading {
  const [before, after] = [reader.areaUntil(from), reader.areaUntil(to)];
  return () => (after() - before()) * factor;
}
