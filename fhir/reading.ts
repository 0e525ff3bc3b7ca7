import type { Issue } from '../src/domain/issue.ts';
import type { PatientRecord } from '../src/domain/record.ts';
import { type Entry, sourceOf } from './collection.ts';

export type Ignored = PatientRecord['ignored'][number];

/** What a reader found: values, what it left out and why, and remarks. */
export type Reading<T> = { values: T[]; ignored: Ignored[]; issues: Issue[] };

export const used = <T>(values: T[], issues: Issue[] = []): Reading<T> => ({ values, ignored: [], issues });

/** Nothing used of this resource, and why. */
export const leftOut = <T>(entry: Entry, field: string, because: string, issues: Issue[] = []): Reading<T> => ({
  values: [],
  ignored: [{ source: sourceOf(entry, field), because }],
  issues,
});

/** The resource speaks of something else. */
export const elsewhere = <T>(): Reading<T> => ({ values: [], ignored: [], issues: [] });

export const together = <T>(readings: readonly Reading<T>[]): Reading<T> => ({
  values: readings.flatMap((one) => one.values),
  ignored: readings.flatMap((one) => one.ignored),
  issues: readings.flatMap((one) => one.issues),
});
