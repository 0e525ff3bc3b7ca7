import type { Drug } from '../domain/drug.ts';
import type { Issue } from '../domain/issue.ts';
import type { PatientRecord } from '../domain/record.ts';
import { readPerson as pullPerson } from '../study/people.ts';
import { openSource } from '../../fhir/client.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import { readJsonFile } from './read-file.ts';
import { UsageError } from './usage-error.ts';

/** Where the record is: a file, or a FHIR server and an id on it. */
export type WhereFrom = { bundle: string | undefined; fhir: string | undefined; patient: string | undefined; token: string | undefined };

export type PersonRead = { ok: true; record: PatientRecord } | { ok: false; code: ExitCode; issues: Issue[] };

const PATIENT = /^(?:Patient\/)?([A-Za-z0-9.-]{1,64})$/;

/** Reads one person's record, or says why there is none. Throws a UsageError when the words do not name exactly one place. */
export async function readPerson(from: WhereFrom, drugs: readonly Drug[]): Promise<PersonRead> {
  const read = from.bundle === undefined ? await readFromServer(from, drugs) : await readFromFile(from, from.bundle, drugs);
  if (read.ok) return { ok: true, record: read.value.record };
  return { ok: false, code: read.kind.startsWith('source-') ? EXIT.failed : EXIT.refused, issues: read.issues };
}

async function readFromFile({ fhir, patient }: WhereFrom, path: string, drugs: readonly Drug[]): ReturnType<typeof pullPerson> {
  if (fhir !== undefined || patient !== undefined) throw new UsageError('name either a bundle file or --fhir with --patient, not both.');
  const bundle = await readJsonFile(path);
  const type: unknown = typeof bundle === 'object' && bundle !== null && 'resourceType' in bundle ? bundle.resourceType : undefined;
  if (type !== 'Bundle') throw new UsageError(`${path} is not a FHIR Bundle: its resourceType is ${JSON.stringify(type) ?? 'absent'}.`);
  return pullPerson({ bundle }, new Map(), drugs);
}

async function readFromServer({ fhir, patient, token }: WhereFrom, drugs: readonly Drug[]): ReturnType<typeof pullPerson> {
  if (fhir === undefined || patient === undefined) throw new UsageError('name a bundle file, or --fhir URL with --patient ID.');
  const url = URL.parse(fhir);
  if (url === null || !['http:', 'https:'].includes(url.protocol))
    throw new UsageError(`--fhir ${JSON.stringify(fhir)} is not an http or https address.`);
  const id = PATIENT.exec(patient)?.[1];
  if (id === undefined)
    throw new UsageError(`--patient ${JSON.stringify(patient)} is not the id of a FHIR resource (letters, digits, - and ., at most 64).`);
  const source = openSource({ baseUrl: fhir.replace(/\/+$/, ''), ...(token === undefined ? {} : { token }) });
  return pullPerson({ patient: `Patient/${id}` }, new Map([['fhir', source]]), drugs);
}
