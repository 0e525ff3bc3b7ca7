import type { Drug } from '../src/domain/drug.ts';
import type { Finding } from '../src/domain/record.ts';
import { type Instant, hoursBetween } from '../src/domain/time.ts';
import { type Entry, sourceOf } from './collection.ts';
import { codingsOf, findIn, hasCode, wordsOf } from './concept.ts';
import { matchDrug } from './drug-match.ts';
import { FINDING_CODES, FINDING_PREFIXES, PREGNANCY_STATUS } from './finding-codes.ts';
import { type Json, objectAt, objectsAt, printable, textAt } from './json.ts';
import { momentOf } from './read-time.ts';
import { type Reading, elsewhere, leftOut, used } from './reading.ts';

/** Days for which a session of renal replacement counts as going on, from the latest entry of the record. */
export const SESSION_DAYS = 30;

const OVER = ['inactive', 'remission', 'resolved'];
const DENIED: Record<string, string> = { 'entered-in-error': 'it was entered in error', refuted: 'it was refuted' };

/** A problem that changes which answer is honest. One without a clinical status counts as active, the careful reading. */
export function readCondition(entry: Entry): Reading<Finding> {
  const code = objectAt(entry.resource, 'code');
  const kinds = kindsOf(code);
  if (kinds.length === 0) return elsewhere();
  const denied = deniedBy(objectAt(entry.resource, 'verificationStatus'));
  if (denied !== undefined) return leftOut(entry, 'verificationStatus', denied);
  const over =
    codesOf(objectAt(entry.resource, 'clinicalStatus')).some((one) => OVER.includes(one)) ||
    Object.keys(entry.resource).some((key) => key.startsWith('abatement'));
  const at = momentOf(entry.resource, ['onsetDateTime', 'recordedDate']) ?? momentOf(objectAt(entry.resource, 'onsetPeriod'), ['start']);
  return used(kinds.map((kind) => findingOf(entry, kind, wordsOf(code), !over, at, 'code')));
}

/** A session or a start of renal replacement. `latest` is the latest time in the record. */
export function readProcedure(entry: Entry, latest: Instant | undefined): Reading<Finding> {
  const code = objectAt(entry.resource, 'code');
  const kinds = kindsOf(code);
  if (kinds.length === 0) return elsewhere();
  const status = textAt(entry.resource, 'status');
  if (status === 'entered-in-error' || status === 'not-done')
    return leftOut(entry, 'status', status === 'not-done' ? 'it was not done' : 'it was entered in error');
  const at = momentOf(entry.resource, ['performedDateTime']) ?? momentOf(objectAt(entry.resource, 'performedPeriod'), ['start']);
  const since = at === undefined || latest === undefined ? 0 : hoursBetween(lastOf(entry) ?? at, latest) / 24;
  // Days are counted from a transplantation: a month or a year is too little for that.
  const coarse = !/^\d{4}-\d{2}-\d{2}/.test(
    textAt(entry.resource, 'performedDateTime') ?? textAt(entry.resource, 'performedPeriod', 'start') ?? '',
  );
  const when = (kind: Finding['kind']): Instant | undefined => (kind === 'kidney-transplantation' && coarse ? undefined : at);
  return used(kinds.map((kind) => findingOf(entry, kind, wordsOf(code), since <= SESSION_DAYS, when(kind), 'code')));
}

/** An allergy or intolerance to one of the drugs. */
export function readAllergy(entry: Entry, drugs: readonly Drug[]): Reading<Finding> {
  const concepts = [objectAt(entry.resource, 'code'), ...objectsAt(entry.resource, 'reaction').map((one) => objectAt(one, 'substance'))];
  const named = concepts.find((one) => one && matchDrug(one, drugs, entry.name).match);
  if (!named) return elsewhere();
  const denied = deniedBy(objectAt(entry.resource, 'verificationStatus'));
  if (denied !== undefined) return leftOut(entry, 'verificationStatus', denied);
  const over = codesOf(objectAt(entry.resource, 'clinicalStatus')).some((one) => OVER.includes(one));
  return used([findingOf(entry, 'allergy', wordsOf(named), !over, momentOf(entry.resource, ['onsetDateTime', 'recordedDate']), 'code')]);
}

/** Days for which a pregnancy status holds, from the latest entry of the record. */
const PREGNANCY_DAYS = 300;

/** The pregnancy status, when it is recorded as an Observation. */
export function readPregnancy(entry: Entry, latest: Instant | undefined): Reading<Finding> {
  if (!hasCode(objectAt(entry.resource, 'code'), PREGNANCY_STATUS)) return elsewhere();
  const value = objectAt(entry.resource, 'valueCodeableConcept');
  const status = textAt(entry.resource, 'status');
  if (status === 'entered-in-error' || status === 'cancelled') return leftOut(entry, 'status', 'it was entered in error or cancelled');
  if (!hasCode(value, PREGNANCY_STATUS.pregnant)) return elsewhere();
  const at = momentOf(entry.resource, ['effectiveDateTime']);
  const active = at === undefined || latest === undefined || hoursBetween(at, latest) / 24 <= PREGNANCY_DAYS;
  return used([findingOf(entry, 'pregnancy', wordsOf(value), active, at, 'valueCodeableConcept')]);
}

function kindsOf(code: Json | undefined): Finding['kind'][] {
  const codings = codingsOf(code);
  const exact = FINDING_CODES.filter(
    (row) =>
      findIn(
        code,
        row.systems.map((system) => ({ system, code: row.code })),
      ).length > 0,
  ).map((row) => row.kind);
  const byPrefix = FINDING_PREFIXES.filter((row) =>
    codings.some((one) => row.systems.includes(one.system) && row.prefix.test(one.code.toUpperCase())),
  ).map((row) => row.kind);
  return [...new Set<Finding['kind']>([...exact, ...byPrefix])];
}

const codesOf = (concept: Json | undefined): string[] => objectsAt(concept, 'coding').flatMap((one) => textAt(one, 'code') ?? []);

const deniedBy = (verification: Json | undefined): string | undefined =>
  codesOf(verification)
    .map((one) => (Object.hasOwn(DENIED, one) ? DENIED[one] : undefined))
    .find((one) => one !== undefined);

const lastOf = ({ resource }: Entry): Instant | undefined => momentOf(objectAt(resource, 'performedPeriod'), ['end']);

const findingOf = (
  entry: Entry,
  kind: Finding['kind'],
  text: string,
  active: boolean,
  at: Instant | undefined,
  field: string,
): Finding => ({
  kind,
  text: printable(text),
  active,
  ...(at === undefined ? {} : { at }),
  source: sourceOf(entry, field),
});
