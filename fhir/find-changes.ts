import type { Drug } from '../src/domain/drug.ts';
import { type Issue, information } from '../src/domain/issue.ts';
import { FhirFailure } from './failure.ts';
import { type Json, objectAt, objectsAt, textAt } from './json.ts';
import { type Reader, TYPES_READ, observationCodes, readPatients } from './pull-patient.ts';

/** What is known of a record that was read before. */
export type Seen = {
  /** When its reading ended, and now, both by this machine's clock, ms. */
  readAt: number;
  now: number;
  /** The resources it holds in the versions it holds them in: `keyOf`. */
  known: ReadonlySet<string>;
};

export type ChangedResource = { resource: string; version?: string };

export type Changes = {
  /** What is new or changed, the first few of each type. Undefined when the server cannot tell; the issues say why. */
  resources: ChangedResource[] | undefined;
  issues: Issue[];
};

/** Before the end of a reading its requests were answered: up to `LIMITS.overall`, and clocks are compared by the second. */
const BEFORE = 60_000;
/** Matches of one type that are looked at: whether there is one is what matters. */
const FIRST = '50';

export const keyOf = ({ resource, version = '' }: ChangedResource): string => `${resource} ${version}`;

/**
 * What of one person is newer than the record that was read, by `_lastUpdated` of the types that are read and by the Patient itself.
 * The moment is counted on the server's own clock, which its answers tell, from a minute before the end of the reading; what
 * the record holds in that very version is no change. Not seen: what was deleted, and a Specimen or Medication that changed alone.
 */
export async function findChanges(reader: Reader, id: string, drugs: readonly Drug[], seen: Seen): Promise<Changes> {
  const patients = await readPatients(reader, id);
  const since = seen.readAt + ((reader.serverNow() ?? seen.now) - seen.now) - BEFORE;
  const code = observationCodes(drugs).join(',');
  const found = await Promise.all(
    patients.flatMap((one) => {
      const patient = textAt(one, 'id') ?? '';
      return [
        findNewer(reader, 'Observation', { patient, code }, since),
        ...TYPES_READ.map((type) => findNewer(reader, type, { patient }, since)),
      ];
    }),
  );
  const untold = found.flatMap((one) => (typeof one === 'string' ? [one] : []));
  if (untold.length > 0) return { resources: undefined, issues: [cannotTell([...new Set(untold)])] };
  const newer = [...patients.filter((one) => !(updatedAt(one) <= since)), ...found.flatMap((one) => (typeof one === 'string' ? [] : one))];
  return { resources: newer.map(nameOf).filter((one) => !seen.known.has(keyOf(one))), issues: [] };
}

/** The newer resources of one type; the name of the type when the server does not search it by `_lastUpdated`, or pays no heed to it. */
async function findNewer(reader: Reader, type: string, of: Record<string, string>, since: number): Promise<Json[] | string> {
  try {
    const page = await reader.searchFirst(type, { ...of, _lastUpdated: `gt${new Date(since).toISOString()}`, _count: FIRST });
    const resources = objectsAt(page, 'entry').flatMap((one): Json[] => {
      const resource = objectAt(one, 'resource');
      return resource ? [resource] : [];
    });
    const matches = resources.filter((one) => one['resourceType'] === type);
    return matches.every((one) => updatedAt(one) > since) ? matches : type;
  } catch (cause) {
    // What may not be seen was not read either; what is not understood is a server without this search.
    if (cause instanceof FhirFailure && cause.issue.code === 'fhir-forbidden') return [];
    if (cause instanceof FhirFailure && cause.issue.code === 'fhir-nonsense') return type;
    throw cause;
  }
}

/** `meta.lastUpdated` in ms; NaN, which is neither before nor after anything, where it is not told. */
const updatedAt = (resource: Json): number => Date.parse(textAt(resource, 'meta', 'lastUpdated') ?? '');

function nameOf(resource: Json): ChangedResource {
  const version = textAt(resource, 'meta', 'versionId');
  return { resource: `${textAt(resource, 'resourceType')}/${textAt(resource, 'id')}`, ...(version === undefined ? {} : { version }) };
}

const cannotTell = (types: readonly string[]): Issue =>
  information('changes-not-told', `The FHIR server does not tell what changed since a moment (_lastUpdated of ${types.join(', ')}).`, {
    at: '_lastUpdated',
    fix: 'Read the record again to see whether it changed.',
  });
