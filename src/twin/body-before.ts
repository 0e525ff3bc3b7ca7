import type { Body } from '../domain/body.ts';
import { type Issue, information } from '../domain/issue.ts';
import type { CovariateName, Measurement, PatientRecord } from '../domain/record.ts';
import type { Instant } from '../domain/time.ts';

/** An INR of before the first dose of warfarin that the record tells of is a baseline; after it, none is. */
export function valuesBefore(
  record: Pick<PatientRecord, 'given' | 'ordered'>,
  values: Record<CovariateName, readonly Measurement[]>,
  asOf: Instant,
): { body: Body; issues: Issue[] } {
  const first = firstOf(record, 'warfarin', asOf);
  const inr = values.inr.findLast(({ at }) => first === undefined || at <= first);
  if (inr === undefined) return { body: {}, issues: [] };
  const which =
    first === undefined ? 'the last of a record that tells of no warfarin' : 'the last before the first dose of warfarin in the record';
  const issue = information(
    'baseline-inr',
    `The INR of ${inr.value} on ${inr.at.slice(0, 10)}, ${which}, is taken for the one before anticoagulation.`,
    { at: `${inr.source.resource} ${inr.source.field}`, fix: 'If warfarin was taken before, send an INR from before it.' },
  );
  return { body: { baselineInr: inr.value }, issues: [{ ...issue, drug: 'warfarin' }] };
}

/** The first moment at which the record says that a drug was given, or ordered to be. */
function firstOf({ given, ordered }: Pick<PatientRecord, 'given' | 'ordered'>, drug: string, asOf: Instant): Instant | undefined {
  const moments = [
    ...given.filter((one) => one.drug === drug).map(({ start }) => start),
    ...ordered.filter((one) => one.drug === drug).flatMap(({ start }) => start ?? []),
  ];
  return moments.filter((at) => at <= asOf).toSorted()[0];
}
