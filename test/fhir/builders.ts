import type { Issue } from '../../src/domain/issue.ts';
import type { PatientRecord } from '../../src/domain/record.ts';
import { drugs } from '../../models/index.ts';
import { readBundle } from '../../fhir/bundle.ts';
import { readRecord } from '../../fhir/read-record.ts';

export type Loose = Record<string, unknown>;

export const LOINC = 'http://loinc.org';
export const SNOMED = 'http://snomed.info/sct';
export const RXNORM = 'http://www.nlm.nih.gov/research/umls/rxnorm';
export const ABOUT = { reference: 'Patient/p' };
export const VANCOMYCIN = { coding: [{ system: RXNORM, code: '11124' }] };
export const BY_VEIN = { coding: [{ system: SNOMED, code: '47625008' }] };

export const coded = (system: string, code: string): Loose => ({ coding: [{ system, code }] });
export const ucum = (value: number, unit: string): Loose => ({ value, unit, system: 'http://unitsofmeasure.org', code: unit });

export const person = (more: Loose = {}): Loose => ({
  resourceType: 'Patient',
  id: 'p',
  gender: 'female',
  birthDate: '1960-05-04',
  ...more,
});

export const observation = (more: Loose = {}): Loose => ({
  resourceType: 'Observation',
  id: 'o',
  status: 'final',
  code: coded(LOINC, '29463-7'),
  subject: ABOUT,
  effectiveDateTime: '2026-11-20T08:00:00Z',
  valueQuantity: ucum(70, 'kg'),
  ...more,
});

export const level = (more: Loose = {}): Loose =>
  observation({
    id: 'level',
    code: coded(LOINC, '20578-1'),
    effectiveDateTime: '2026-11-21T08:05:00Z',
    issued: '2026-11-21T10:00:00Z',
    valueQuantity: ucum(14.2, 'mg/L'),
    ...more,
  });

export const tube = (more: Loose = {}): Loose => ({
  resourceType: 'Specimen',
  id: 'tube',
  subject: ABOUT,
  type: coded(SNOMED, '119364003'),
  collection: { collectedDateTime: '2026-11-21T07:40:00Z' },
  ...more,
});

export const given = (more: Loose = {}): Loose => ({
  resourceType: 'MedicationAdministration',
  id: 'dose',
  status: 'completed',
  medicationCodeableConcept: VANCOMYCIN,
  subject: ABOUT,
  effectivePeriod: { start: '2026-11-20T20:00:00Z', end: '2026-11-20T22:00:00Z' },
  dosage: { route: BY_VEIN, dose: ucum(1000, 'mg') },
  ...more,
});

export const instruction = (more: Loose = {}): Loose => ({
  timing: { repeat: { frequency: 1, period: 12, periodUnit: 'h', duration: 2, durationUnit: 'h' } },
  route: BY_VEIN,
  doseAndRate: [{ doseQuantity: ucum(1000, 'mg') }],
  ...more,
});

export const order = (more: Loose = {}): Loose => ({
  resourceType: 'MedicationRequest',
  id: 'order',
  status: 'active',
  intent: 'order',
  medicationCodeableConcept: VANCOMYCIN,
  subject: ABOUT,
  authoredOn: '2026-11-20T18:00:00Z',
  dosageInstruction: [instruction()],
  ...more,
});

export const bundle = (...resources: Loose[]): Loose => ({
  resourceType: 'Bundle',
  type: 'collection',
  entry: resources.map((resource) => ({ resource })),
});

/** Reads a bundle that must give a record. */
export function recordOf(sent: unknown): PatientRecord {
  const collected = readBundle(JSON.parse(JSON.stringify(sent)));
  if (!collected.ok) throw new Error(JSON.stringify(collected.issues));
  const record = readRecord(collected.value, drugs);
  if (!record.ok) throw new Error(JSON.stringify(record.issues));
  return { ...record.value, issues: [...collected.issues, ...record.value.issues] };
}

/** The record of the usual person and these resources. */
export const read = (...resources: Loose[]): PatientRecord => recordOf(bundle(person(), ...resources));

export const codesOf = (issues: readonly Issue[]): string[] => issues.map((one) => one.code);

/** `code place` of every issue. */
export const places = ({ issues }: PatientRecord): string[] => issues.map((one) => `${one.code} ${one.at ?? ''}`.trim());

/** `resource: why` of everything left out. */
export const leftOut = ({ ignored }: PatientRecord): string[] => ignored.map((one) => `${one.source.resource}: ${one.because}`);
