import { type Issue, warning } from '../src/domain/issue.ts';
import { type Entry, placeOf } from './collection.ts';
import { hasField, printable, textAt } from './json.ts';

/** What the status of an Observation says of its value: a reason to leave it out, or remarks to use it with. */
export type Standing = { use: true; issues: Issue[] } | { use: false; because: string };

/**
 * Final, amended and corrected values count; a preliminary one counts with a warning; entered in error, cancelled, unknown,
 * only registered, or without a status it does not.
 */
export function readStanding(entry: Entry): Standing {
  const status = textAt(entry.resource, 'status');
  if (status === 'final' || status === 'amended' || status === 'corrected') return { use: true, issues: [] };
  if (status === 'preliminary') {
    return {
      use: true,
      issues: [
        warning('preliminary', `${entry.name} is preliminary and may still change.`, {
          at: placeOf(entry, 'status'),
          fix: 'Ask again when it is final.',
        }),
      ],
    };
  }
  if (status === undefined) return { use: false, because: 'it has no status' };
  const words: Record<string, string> = {
    'entered-in-error': 'it was entered in error',
    cancelled: 'it was cancelled',
    unknown: 'its status is unknown',
    registered: 'it is registered and has no result yet',
  };
  return { use: false, because: words[status] ?? `its status ${JSON.stringify(printable(status))} is not one of FHIR R4` };
}

/** Why an Observation has no number: a stated reason, another kind of value, or nothing. */
export function whyNoNumber({ resource }: Entry): string {
  if (hasField(resource, 'dataAbsentReason')) return 'it says that there is no value';
  const other = Object.keys(resource).find((key) => /^value[A-Z]/.test(key));
  if (other !== undefined) return `its value is a ${printable(other.slice(5))}, not a number with a unit`;
  return hasField(resource, 'component') ? 'it has parts (component) and no value of its own' : 'it has no value';
}
