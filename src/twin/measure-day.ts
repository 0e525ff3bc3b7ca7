import type { Measure } from '../domain/job.ts';
import type { Dose } from '../domain/regimen.ts';
import { DAY, type Reader, type Reading } from './measure.ts';

/** Whether the measure of the past day is made of levels at moments, and not of areas alone. */
export const readsLevels = ({ metric }: Measure): boolean => !metric.startsWith('AUC') && metric !== 'Cavg' && metric !== 'C';

/** The moments after doses at which the levels of a `C` are read, ascending, up to the horizon. */
export const momentsAfterDoses = ({ metric, hours = 0 }: Measure, doses: readonly Dose[], horizon: number): number[] =>
  metric === 'C' ? [...new Set(doses.map(({ at }) => at + hours))].filter((at) => at <= horizon).toSorted((a, b) => a - b) : [];

/**
 * The measure as it stands at a moment, looking back one day. Areas and averages are exact. Extremes and times above the MIC are
 * taken from the levels at `points`: whole hours and the starts and ends of doses, straight lines between them; they say how a
 * course goes along, and decide nothing. An AUC of the whole course is what has been reached so far; a level after a dose is the
 * latest one there was, and none before the first.
 */
export function dayReading(measure: Measure, at: number, doses: readonly Dose[], points: readonly number[], reader: Reader): Reading {
  const { metric, mic = Number.NaN } = measure;
  const until = reader.areaUntil(at);
  const inside = points.filter((time) => time >= at - DAY && time <= at);
  switch (metric) {
    case 'AUC24':
      return overDay(reader, at, 1);
    case 'AUC24/MIC':
      return overDay(reader, at, 1 / mic);
    case 'Cavg':
      return overDay(reader, at, 1 / DAY);
    case 'AUC':
      return until;
    case 'C': {
      const latest = momentsAfterDoses(measure, doses, at).at(-1);
      return latest === undefined ? () => 0 : reader.levelBefore(latest);
    }
    case 'Cmin': {
      const levels = inside.map((time) => reader.levelBefore(time));
      return () => levels.reduce((least, read) => Math.min(least, read()), Number.POSITIVE_INFINITY);
    }
    case 'Cmax':
    case 'Cmax/MIC': {
      const levels = inside.flatMap((time) => [reader.levelBefore(time), ...(time < at ? [reader.levelAfter(time)] : [])]);
      const factor = metric === 'Cmax' ? 1 : 1 / mic;
      return () => factor * levels.reduce((most, read) => Math.max(most, read()), 0);
    }
    case 'T>MIC': {
      const pieces = inside.slice(1).map((to, i) => ({
        length: to - (inside[i] ?? to),
        start: reader.levelAfter(inside[i] ?? to),
        end: reader.levelBefore(to),
      }));
      return () => (100 / DAY) * pieces.reduce((sum, { length, start, end }) => sum + length * shareAbove(start() - mic, end() - mic), 0);
    }
  }
}

function overDay(reader: Reader, at: number, factor: number): Reading {
  const [before, after] = [reader.areaUntil(at - DAY), reader.areaUntil(at)];
  return () => (after() - before()) * factor;
}

/** Share of a straight line that lies above zero. */
function shareAbove(start: number, end: number): number {
  if (start > 0 && end > 0) return 1;
  if (start <= 0 && end <= 0) return 0;
  return Math.max(start, end) / Math.abs(start - end);
}
