import type { Drug } from '../domain/drug.ts';
import { error } from '../domain/issue.ts';
import type { PatientRecord } from '../domain/record.ts';
import { type FhirSource } from '../../fhir/client.ts';
import { readBundle } from '../../fhir/bundle.ts';
import { readRecord } from '../../fhir/read-record.ts';
import { type FailureKind, type Reply, fail, reply } from './reply.ts';

/** The configured FHIR servers by id. */
export type Sources = ReadonlyMap<string, FhirSource>;

export type Person = { source: string; patient: string; record: PatientRecord };

export type PersonRequest = { patient?: string | undefined; bundle?: unknown; source?: string | undefined };

const KINDS: Record<string, FailureKind> = {
  'fhir-unreachable': 'source-failed',
  'fhir-nonsense': 'source-failed',
  'fhir-too-large': 'source-failed',
  'fhir-forbidden': 'source-failed',
  'fhir-slow': 'source-slow',
  'fhir-busy': 'source-busy',
  'patient-not-found': 'not-found',
};

/** Reads one person, from a posted bundle or from a configured FHIR server, before anything is accepted. */
export async function readPerson(request: PersonRequest, sources: Sources, drugs: readonly Drug[]): Promise<Reply<Person>> {
  if (request.bundle !== undefined) return readPosted(request.bundle, drugs);
  const id = request.source ?? (sources.size === 1 ? [...sources.keys()][0] : undefined);
  const source = id === undefined ? undefined : sources.get(id);
  if (!source || id === undefined) {
    const known = [...sources.keys()].join(', ');
    const text =
      request.source === undefined
        ? sources.size === 0
          ? 'No FHIR server is configured.'
          : 'There is more than one FHIR server.'
        : `There is no FHIR server ${JSON.stringify(request.source)}.`;
    return fail('meaning', [
      error('unknown-source', text, {
        at: 'source',
        fix: sources.size === 0 ? 'Configure one in DOSETWIN_FHIR_SOURCES, or post a bundle.' : `Name one of: ${known}.`,
      }),
    ]);
  }
  const patient = request.patient ?? '';
  const pulled = await source.pullPatient(patient.replace(/^Patient\//, ''), drugs);
  if (!pulled.ok) return failSource(pulled.issues, pulled.retryAfterSeconds);
  const record = readRecord(pulled.value, drugs);
  if (!record.ok) return fail('meaning', record.issues);
  return reply({ source: id, patient: record.value.patient.reference, record: withIssues(record.value, pulled.issues) });
}

function readPosted(bundle: unknown, drugs: readonly Drug[]): Reply<Person> {
  const resources = readBundle(bundle);
  if (!resources.ok) return fail('meaning', resources.issues);
  const record = readRecord(resources.value, drugs);
  if (!record.ok) return fail('meaning', record.issues);
  return reply({ source: 'bundle', patient: record.value.patient.reference, record: withIssues(record.value, resources.issues) });
}

const withIssues = (record: PatientRecord, issues: PatientRecord['issues']): PatientRecord => ({
  ...record,
  issues: [...issues, ...record.issues],
});

export function failSource(issues: PatientRecord['issues'], retryAfterSeconds: number | undefined) {
  const kind = issues.map((one) => KINDS[one.code]).find((one) => one !== undefined) ?? 'source-failed';
  return fail(kind, issues, retryAfterSeconds);
}
