import { keyOf } from '../../fhir/find-changes.ts';
import type { Drug } from '../domain/drug.ts';
import { type Issue, information } from '../domain/issue.ts';
import type { ChangesAnswer } from '../domain/wire/answer.ts';
import type { StoredVersion } from '../store/twins.ts';
import { type Sources, failSource } from './people.ts';
import { type Reply, reply } from './reply.ts';
import { readBody } from './twins.ts';

/** Whether the source of a version has something newer; a source that cannot be asked is said, not taken for one without changes. */
export async function changesSince(
  version: StoredVersion,
  sources: Sources,
  drugs: readonly Drug[],
  now: Date,
): Promise<Reply<ChangesAnswer>> {
  const { id, n, source: from, patient, versionCreatedAt } = version;
  const answer = { twin: { id, version: n }, asked: now.toISOString() };
  const source = sources.get(from);
  if (!source) return reply({ ...answer, changed: null, resources: [], issues: [from === 'bundle' ? FROM_A_BUNDLE : gone(from)] });
  const seen = { readAt: Date.parse(versionCreatedAt), now: now.getTime(), known: resourcesIn(readBody(version).record) };
  const found = await source.findChanges(patient.replace(/^Patient\//, ''), drugs, seen);
  if (!found.ok) return failSource(found.issues, found.retryAfterSeconds);
  const { resources, issues } = found.value;
  return reply({ ...answer, changed: resources === undefined ? null : resources.length > 0, resources: resources ?? [], issues });
}

/** Every resource that a record names as the place of something it holds or ignored, in the version it was read in. */
function resourcesIn(value: unknown, found = new Set<string>()): Set<string> {
  if (typeof value !== 'object' || value === null) return found;
  const { resource, version } = value as { resource?: unknown; version?: unknown };
  if (typeof resource === 'string') found.add(keyOf({ resource, ...(typeof version === 'string' ? { version } : {}) }));
  for (const inner of Object.values(value)) resourcesIn(inner, found);
  return found;
}

const FROM_A_BUNDLE = information(
  'not-from-a-server',
  'This twin was seeded from a posted bundle; nobody can be asked whether it changed.',
  {
    at: 'twin.source',
    fix: 'Post the bundle again when the record changes.',
  },
);

const gone = (source: string): Issue =>
  information('unknown-source', `The FHIR server ${JSON.stringify(source)} that this twin was read from is not configured any more.`, {
    at: 'twin.source',
    fix: 'Configure it again in DOSETWIN_FHIR_SOURCES.',
  });
