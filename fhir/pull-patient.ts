import type { Drug } from '../src/domain/drug.ts';
import { type Issue, information, warning } from '../src/domain/issue.ts';
import { COVARIATE_CODES, LOINC, LOOK_ALIKES } from './codes.ts';
import { type Collected, ID, collect } from './collection.ts';
import { FhirFailure, nonsense, notFound } from './failure.ts';
import { PREGNANCY_STATUS } from './finding-codes.ts';
import { GENOTYPE } from './read-genotype.ts';
import { type Json, numberAt, objectAt, objectsAt, printable, textAt } from './json.ts';

/** Reading from one server, with every guard behind it. Trouble is thrown as a FhirFailure; undefined is: not there. */
export type Reader = {
  /** The FHIR base, no slash at its end. */
  base: string;
  read(type: string, id: string): Promise<Json | undefined>;
  /** All pages of a search; undefined when the server does not keep that type. */
  search(type: string, parameters: Record<string, string>): Promise<Json[] | undefined>;
  /** The first page of a search alone. */
  searchFirst(type: string, parameters: Record<string, string>): Promise<Json | undefined>;
  /** The server's clock, ms, as its latest answer told it; undefined when none did. */
  serverNow(): number | undefined;
};

/** Matches asked for on one page. */
const PAGE = '200';
/** Records that may be merged into one person. */
const MERGED = 8;
/** Ids in one search by id. */
const BATCH = 40;
/** Resources that a record may refer to, of one type. */
const REFERRED = 2000;

/** What is read of one person beside Observations; a server that does not show these is not read at all. */
const NEEDED = ['MedicationAdministration', 'MedicationRequest', 'Condition', 'Procedure'];

/** What is read where the server shows it, and what is said where it does not. */
const UNREAD: Readonly<Record<string, Issue>> = {
  AllergyIntolerance: warning('allergies-not-read', 'The FHIR server does not show allergies; they were not read.', {
    at: 'AllergyIntolerance',
    fix: 'Check them elsewhere.',
  }),
  MedicationStatement: information(
    'statements-not-read',
    'The FHIR server does not show what people say they take (MedicationStatement); it was not read.',
    { at: 'MedicationStatement' },
  ),
};

/** The types that are read of one person, beside Observations, by the person alone. */
export const TYPES_READ = [...NEEDED, ...Object.keys(UNREAD)];

type Found = { resources: Json[]; issues: Issue[] };

/**
 * Pulls what the readers use of one person: Patient with its merged records, Observations by code, doses given and ordered,
 * problems, procedures, allergies, and the Specimens and Medications these refer to on the same server. Throws a FhirFailure.
 */
export async function pullRecord(reader: Reader, id: string, drugs: readonly Drug[]): Promise<Collected> {
  const patients = await readPatients(reader, id);
  const code = observationCodes(drugs).join(',');
  const searches = patients.flatMap((one) => {
    const patient = textAt(one, 'id') ?? '';
    return [
      find(reader, 'Observation', { patient, code }),
      ...NEEDED.map((type) => find(reader, type, { patient })),
      ...Object.entries(UNREAD).map(([type, unread]) => findIfShown(reader, type, patient, unread)),
    ];
  });
  const found = await Promise.all(searches);
  const resources = found.flatMap((one) => one.resources);
  const referred = await Promise.all([
    findReferred(
      reader,
      'Specimen',
      resources.map((one) => textAt(one, 'specimen', 'reference')),
    ),
    findReferred(
      reader,
      'Medication',
      resources.map((one) => textAt(one, 'medicationReference', 'reference')),
    ),
  ]);
  const all = [...patients, ...resources, ...referred.flatMap((one) => one.resources)];
  const { collection, issues } = collect(all.map((resource) => ({ resource })));
  return { collection, issues: [...[...found, ...referred].flatMap((one) => one.issues), ...issues] };
}

/** The Patient and those it was merged with, over `Patient.link`, each once. */
export async function readPatients(reader: Reader, id: string): Promise<Json[]> {
  const first = await readOne(reader, id);
  if (!first) throw notFound(id);
  const patients = [first];
  const asked = new Set([id]);
  for (const patient of patients) {
    for (const link of objectsAt(patient, 'link')) {
      if (!['replaces', 'replaced-by'].includes(textAt(link, 'type') ?? '')) continue;
      const other = idOf('Patient', textAt(link, 'other', 'reference'), reader.base);
      if (other === undefined || asked.has(other)) continue;
      asked.add(other);
      if (asked.size > MERGED)
        throw nonsense(`Patient/${id}`, `joins more than ${MERGED} records into one person`, 'Look at Patient.link.');
      const linked = await readOne(reader, other);
      if (linked && !patients.some((one) => one['id'] === linked['id'])) patients.push(linked);
    }
  }
  return patients;
}

/** The Patient asked for, or the one that says it replaces it. Anybody else is a mistake of the server. */
async function readOne(reader: Reader, id: string): Promise<Json | undefined> {
  const patient = await reader.read('Patient', id);
  const called = textAt(patient, 'id');
  if (!patient || called === id) return patient;
  const replaces = objectsAt(patient, 'link').some(
    (link) => textAt(link, 'type') === 'replaces' && idOf('Patient', textAt(link, 'other', 'reference'), reader.base) === id,
  );
  if (called !== undefined && ID.test(called) && replaces) return patient;
  throw nonsense(`Patient/${id}`, 'answered with another patient than the one asked for', 'Look at how the server merges patients.');
}

export function observationCodes(drugs: readonly Drug[]): string[] {
  const levels = drugs.flatMap((drug) => drug.levels.map(({ loinc }) => `${LOINC}|${loinc.code}`));
  const covariates = [...COVARIATE_CODES, ...LOOK_ALIKES, PREGNANCY_STATUS, GENOTYPE].map(({ system, code }) => `${system}|${code}`);
  return [...new Set([...levels, ...covariates])];
}

async function find(reader: Reader, type: string, parameters: Record<string, string>): Promise<Found> {
  const pages = await reader.search(type, { ...parameters, _count: PAGE });
  if (!pages) throw nonsense(type, `does not keep ${type}`, `A server that can be searched for ${type} by patient is needed.`);
  return readPages(type, pages);
}

/** What is read where the server shows it; elsewhere it is said that it was not. */
async function findIfShown(reader: Reader, type: string, patient: string, unread: Issue): Promise<Found> {
  try {
    const pages = await reader.search(type, { patient, _count: PAGE });
    return pages ? readPages(type, pages) : { resources: [], issues: [unread] };
  } catch (cause) {
    if (cause instanceof FhirFailure && cause.issue.code === 'fhir-forbidden') return { resources: [], issues: [unread] };
    throw cause;
  }
}

/** The resources of a search's pages. A server that says it has more than it sent hides something, a dose perhaps. */
function readPages(type: string, pages: readonly Json[]): Found {
  const entries = pages.flatMap((one) => objectsAt(one, 'entry'));
  const isOutcome = (one: Json): boolean =>
    textAt(one, 'search', 'mode') === 'outcome' || textAt(one, 'resource', 'resourceType') === 'OperationOutcome';
  const matches = entries.filter((one) => !isOutcome(one) && textAt(one, 'search', 'mode') !== 'include');
  const total = numberAt(pages[0], 'total');
  if (total !== undefined && total > matches.length)
    throw nonsense(type, `says that there are ${total} ${type} and sent ${matches.length}`, 'Look at the paging of the server.');
  const remarks = entries
    .filter(isOutcome)
    .flatMap((one) => objectsAt(one, 'resource', 'issue'))
    .map((one) => textAt(one, 'diagnostics') ?? textAt(one, 'details', 'text') ?? textAt(one, 'code') ?? 'no words');
  return {
    resources: entries.flatMap((one): Json[] => {
      const resource = isOutcome(one) ? undefined : objectAt(one, 'resource');
      return resource ? [resource] : [];
    }),
    issues: [...new Set(remarks)]
      .slice(0, 5)
      .map((text) => warning('fhir-remark', `The FHIR server remarks on the search: ${printable(text)}`, { at: type })),
  };
}

/** What resources refer to, when it is on the same server; the readers say what stays missing. */
async function findReferred(reader: Reader, type: string, references: readonly (string | undefined)[]): Promise<Found> {
  const ids = [...new Set(references.flatMap((one) => idOf(type, one, reader.base) ?? []))].toSorted();
  if (ids.length > REFERRED)
    throw nonsense(
      type,
      `refers to more than ${REFERRED} ${type} resources in one record`,
      'Ask for the record in a bundle that holds less.',
    );
  const found: Found[] = [];
  for (let start = 0; start < ids.length; start += BATCH) {
    const some = ids.slice(start, start + BATCH);
    const pages = await reader.search(type, { _id: some.join(','), _count: PAGE });
    if (pages) found.push(readPages(type, pages));
  }
  return { resources: found.flatMap((one) => one.resources), issues: found.flatMap((one) => one.issues) };
}

/** The id in a reference to this server: relative, or absolute under its base. Any other is not followed. */
export function idOf(type: string, reference: string | undefined, base: string): string | undefined {
  const relative = reference?.startsWith(`${base}/`) === true ? reference.slice(base.length + 1) : reference;
  const [named, id, more] = (relative ?? '').replace(/\/_history\/[^/]*$/, '').split('/');
  return named === type && id !== undefined && more === undefined && ID.test(id) ? id : undefined;
}
