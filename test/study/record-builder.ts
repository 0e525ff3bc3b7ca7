import {
  type DoseGiven,
  type DoseOrdered,
  type Level,
  type Measurement,
  type PatientRecord,
  type Source,
  emptyLines,
} from '../../src/domain/record.ts';

export const NOW = '2026-11-23T12:00:00.000Z';

const source = (resource: string, field: string): Source => ({ resource, version: '1', field });

/** A complete, unremarkable adult: each test changes only what it is about. */
export function aRecord(changes: Partial<PatientRecord> = {}): PatientRecord {
  return {
    patient: {
      reference: 'Patient/p1',
      version: '1',
      sex: 'male',
      birth: { at: '1966-05-01T00:00:00.000Z', precision: 'day' },
      deceased: false,
      source: source('Patient/p1', 'Patient'),
    },
    covariates: {
      ...emptyLines(),
      weight: [measured('weight', '2026-11-21T08:00:00.000Z', 80, 'kg')],
      height: [measured('height', '2026-11-21T08:00:00.000Z', 178, 'cm')],
      creatinine: [
        measured('creatinine', '2026-11-21T08:00:00.000Z', 1, 'mg/dL'),
        measured('creatinine', '2026-11-23T06:00:00.000Z', 1, 'mg/dL'),
      ],
    },
    given: [],
    ordered: [],
    levels: [],
    findings: [],
    ignored: [],
    issues: [],
    ...changes,
  };
}

export function measured(name: string, at: string, value: number, unit: string): Measurement {
  return {
    at,
    precision: 'instant',
    value,
    unit,
    recorded: { value, unit },
    source: source(`Observation/${name}-${at.slice(8, 13)}`, 'valueQuantity'),
  };
}

export const aDose = (start: string, changes: Partial<DoseGiven> = {}): DoseGiven => ({
  drug: 'vancomycin',
  substance: 'vancomycin',
  start,
  amount: 1000,
  duration: 2,
  route: 'iv',
  source: source(`MedicationAdministration/dose-${start.slice(8, 13)}`, 'dosage'),
  ...changes,
});

export const anOrder = (changes: Partial<DoseOrdered> = {}): DoseOrdered => ({
  drug: 'vancomycin',
  substance: 'vancomycin',
  amount: 1000,
  duration: 2,
  every: 12,
  route: 'iv',
  status: 'active',
  start: '2026-11-21T18:00:00.000Z',
  source: source('MedicationRequest/order', 'dosageInstruction'),
  ...changes,
});

export const aLevel = (at: string, value: number, changes: Partial<Level> = {}): Level => ({
  drug: 'vancomycin',
  analyte: 'vancomycin',
  at,
  value,
  unit: 'mg/L',
  below: false,
  recorded: { value, unit: 'mg/L' },
  source: source(`Observation/level-${at.slice(8, 13)}`, 'valueQuantity'),
  timeSource: source(`Observation/level-${at.slice(8, 13)}`, 'effectiveDateTime'),
  ...changes,
});

/** 1 g over 2 h every 12 h, the last dose 6 h before NOW. */
export const threeDoses = (): DoseGiven[] =>
  ['2026-11-22T06:00:00.000Z', '2026-11-22T18:00:00.000Z', '2026-11-23T06:00:00.000Z'].map((start) => aDose(start));
