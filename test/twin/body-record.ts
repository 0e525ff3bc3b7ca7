import type { CovariateName, DoseGiven, Finding, Measurement, PatientRecord } from '../../src/domain/record.ts';
import { COVARIATE_UNITS, emptyLines } from '../../src/domain/record.ts';
import { plusHours } from '../../src/domain/time.ts';

export const NOW = '2026-11-23T12:00:00.000Z';

/** A moment that many hours before the question. */
export const ago = (hours: number): string => plusHours(NOW, -hours);
export const daysAgo = (days: number): string => ago(24 * days);

/** Measured values as [hours before the question, value in the unit of the record]. */
export const measured = (name: CovariateName, ...values: [hoursAgo: number, value: number][]): Measurement[] =>
  values.map(([hours, value]) => ({
    at: ago(hours),
    precision: 'instant',
    value,
    unit: COVARIATE_UNITS[name],
    recorded: { value, unit: COVARIATE_UNITS[name] },
    source: { resource: `Observation/${name}-${hours}`, version: '1', field: 'valueQuantity' },
  }));

export const aDoseGiven = (hoursAgo: number, changes: Partial<DoseGiven> = {}): DoseGiven => ({
  drug: 'vancomycin',
  substance: 'vancomycin',
  start: ago(hoursAgo),
  amount: 1000,
  duration: 2,
  route: 'iv',
  source: { resource: `MedicationAdministration/${hoursAgo}`, field: 'dosage' },
  ...changes,
});

export const aFinding = (kind: Finding['kind'], changes: Partial<Finding> = {}): Finding => ({
  kind,
  text: kind,
  active: true,
  source: { resource: `Condition/${kind}`, field: 'code' },
  ...changes,
});

type Changes = Partial<Omit<PatientRecord, 'patient' | 'covariates'>> & {
  patient?: Partial<PatientRecord['patient']>;
  covariates?: Partial<PatientRecord['covariates']>;
};

/** A man of 60 years, 80 kg and 178 cm with a steady creatinine of 1.0 mg/dL and a first dose 30 h ago: each test changes only what it is about. */
export function aPerson({ patient, covariates, ...changes }: Changes = {}): PatientRecord {
  return {
    patient: {
      reference: 'Patient/p1',
      version: '1',
      sex: 'male',
      birth: { at: '1966-11-23T00:00:00.000Z', precision: 'day' },
      deceased: false,
      source: { resource: 'Patient/p1', version: '1', field: 'Patient' },
      ...patient,
    },
    covariates: {
      ...emptyLines(),
      weight: measured('weight', [48, 80]),
      height: measured('height', [48, 178]),
      creatinine: measured('creatinine', [48, 1], [6, 1]),
      ...covariates,
    },
    given: [aDoseGiven(30), aDoseGiven(18), aDoseGiven(6)],
    ordered: [],
    levels: [],
    findings: [],
    ignored: [],
    issues: [],
    ...changes,
  };
}

/** A girl born at 31 weeks, twelve days old, 1.55 kg. */
export const aNeonate = (changes: Changes = {}): PatientRecord =>
  aPerson({
    ...changes,
    patient: { sex: 'female', birth: { at: daysAgo(12), precision: 'instant' }, ...changes.patient },
    covariates: {
      weight: measured('weight', [48, 1.51], [6, 1.55]),
      height: measured('height', [72, 41]),
      creatinine: measured('creatinine', [48, 0.66], [6, 0.6]),
      gestationalAge: measured('gestationalAge', [288, 31]),
      ...changes.covariates,
    },
  });
