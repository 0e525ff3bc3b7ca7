import type { Drug } from '../domain/drug.ts';
import { type Issue, warning } from '../domain/issue.ts';
import type { PatientRecord, Source } from '../domain/record.ts';
import type { Instant } from '../domain/time.ts';

/**
 * Doses given and levels drawn at a time that has not come yet, neither by the clock nor by the moment asked about: their times cannot
 * be right. They are not read, as nothing after the decision is.
 */
export function remarkFuture({ given, levels }: PatientRecord, drug: Pick<Drug, 'name'>, asOf: Instant, now: Instant): Issue[] {
  const latest = asOf > now ? asOf : now;
  const say = (what: string, at: Instant, { resource, field }: Source): Issue[] =>
    at > latest
      ? [
          warning(`${what}-in-the-future`, `The ${what} of ${drug.name} at ${at} lies in the future; it is not read.`, {
            at: `${resource} ${field}`,
            fix: 'Correct its time in the record.',
          }),
        ]
      : [];
  return [
    ...given.filter((one) => one.drug === drug.name).flatMap(({ start, source }) => say('dose', start, source)),
    ...levels.filter((one) => one.drug === drug.name).flatMap(({ at, timeSource }) => say('level', at, timeSource)),
  ];
}
