import type { Effect } from '../domain/drug.ts';
import { type PatientRecord, lineOf } from '../domain/record.ts';
import type { Dose } from '../domain/regimen.ts';
import { type Instant, hoursBetween } from '../domain/time.ts';
import { doubtValue } from '../twin/body-plausible.ts';
import type { Question } from './question.ts';

/**
 * Readings of an effect that the record has, after the first dose in it and up to the decision. One of before the first dose is where the
 * effect starts from, which a model takes as known; one that cannot be right is left out here as it is from the body.
 */
export function readEffect(record: PatientRecord, effect: Effect, given: readonly Dose[], asOf: Instant): Question['levels'] {
  const { output, unit, measured } = effect;
  const first = Math.min(...given.filter(({ amount }) => amount > 0).map(({ at }) => at));
  return (measured === undefined ? [] : lineOf(record, measured))
    .filter((one) => measured !== undefined && !doubtValue(measured, one, undefined))
    .map(({ at, value, source }) => ({ at: hoursBetween(asOf, at), value, below: false, unit, output, source }))
    .filter(({ at }) => at > first && at <= 0)
    .toSorted((a, b) => a.at - b.at);
}
