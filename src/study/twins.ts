import { randomUUID } from 'node:crypto';
import { type Issue, error, stops } from '../domain/issue.ts';
import type { PatientRecord } from '../domain/record.ts';
import type { Instant } from '../domain/time.ts';
import type { TwinState } from '../domain/twin.ts';
import type { TwinAnswer } from '../domain/wire/answer.ts';
import type { Queries } from '../store/connect.ts';
import { type StoredVersion, appendNextVersion, appendVersion, headVersion, upsertTwin } from '../store/twins.ts';
import { seedState } from '../twin/seed.ts';
import { canonical, sha256 } from './canonical.ts';
import type { Person } from './people.ts';
import { type Reply, fail, reply } from './reply.ts';
import { VERSION } from './version.ts';
import { summariseWork } from './work-summary.ts';

/** What a version keeps: the record it was seeded from, the state derived from it, and the software that derived it. */
export type VersionBody = { record: PatientRecord; state: TwinState; software: string; issues: Issue[] };

export type Seeded = { created: boolean; version: StoredVersion; body: VersionBody };

/** Attempts to append when another process appends to the same twin at the same moment. */
const ATTEMPTS = 5;

/** Seeds a twin from a record, or adds a version to the one this person already has. The same person is the same twin. */
export async function seedPerson(store: Queries, tenant: string, person: Person, asOf: Instant, now: Date): Promise<Reply<Seeded>> {
  const state = seedState(person.record, asOf);
  if (!state.ok || stops(state.issues)) return fail('meaning', state.issues);
  const body: VersionBody = { record: person.record, state: state.value, software: VERSION, issues: state.issues };
  const text = canonical(body);
  const hash = sha256(text);
  const { issues: _issues, ignored: _ignored, ...says } = person.record;
  const kept = { body: text, hash, recordHash: sha256(canonical(says)), summary: canonical(summariseWork(body)), at: now };
  const { source, patient } = person;
  const next = await appendNextVersion(store, { ...kept, tenant, source, patient, reason: 'sync' });
  if (next) return reply({ created: false, version: next, body });
  const { id, created, createdAt, head } = await upsertTwin(store, { id: randomUUID(), tenant, source, patient, at: now });
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const after = attempt === 0 ? head : await headVersion(store, id);
    const reason = after === 0 ? 'seed' : 'sync';
    const n = await appendVersion(store, { ...kept, twinId: id, after, reason });
    const version = { id, source, patient, createdAt, body: text, hash, reason, versionCreatedAt: now.toISOString() };
    if (n !== null) return reply({ created, version: { ...version, n }, body });
  }
  return fail('conflict', [error('twin-busy', 'Other requests are changing this twin at the same time.', { fix: 'Try again.' })], 1);
}

export const readBody = ({ body }: Pick<StoredVersion, 'body'>): VersionBody => JSON.parse(body) as VersionBody;

/** A stored version as it is shown: state and issues, without the record it was read from. */
export function showTwin(version: StoredVersion): TwinAnswer {
  const { state, software, issues, record } = readBody(version);
  const { id, source, patient, n, reason, hash, versionCreatedAt } = version;
  return {
    id,
    kind: 'asset',
    source,
    patient,
    version: n,
    reason,
    createdAt: versionCreatedAt,
    hash,
    software,
    state,
    issues: [...issues, ...record.issues],
  };
}
