import type {
  CodeableConcept,
  Condition,
  Encounter,
  MedicationAdministration,
  MedicationRequest,
  Meta,
  Observation,
  Patient,
  Procedure,
  Quantity,
  Reference,
  Specimen,
} from '@medplum/fhirtypes';
import * as codes from './codings.ts';
import type { Infusion } from './truth.ts';

const UCUM = 'http://unitsofmeasure.org';
const quantity = (value: number, unit: string): Quantity => ({ value, unit, system: UCUM, code: unit });
const meta = (lastUpdated: string, versionId = '1'): Meta => ({ versionId, lastUpdated });

/** End of an infusion, in the offset its start is written in. */
export function endOf(one: Infusion): string {
  const offset = /(Z|[+-]\d{2}:\d{2})$/.exec(one.start)?.[0] ?? 'Z';
  const shift = offset === 'Z' ? 0 : Number(offset.slice(0, 3)) * 60 + Number(`${offset[0]}${offset.slice(4)}`);
  const end = new Date(Date.parse(one.start) + one.hours * 3_600_000 + shift * 60_000);
  return end.toISOString().replace('.000Z', offset);
}

export type Sample = {
  value: number;
  /** When the blood was taken (Specimen). */
  collected: string;
  /** When the result came. */
  issued: string;
  timing?: keyof typeof codes.LEVEL;
  status?: Observation['status'];
  /** Observation.effective when it differs from the collection. */
  effective?: string;
  versionId?: string;
  /** Id of another sample's specimen, when this result is of the same tube. */
  sameTubeAs?: string;
  note?: string;
};

export type Order = {
  authored: string;
  status?: MedicationRequest['status'];
  mg?: number;
  everyHours?: number;
  hours?: number;
  /** Write the speed as a rate (mg/h) and not as a duration. */
  asRate?: boolean;
  text?: string;
};

/**
 * Writes one patient's resources. Every id is the patient's id and a readable suffix, every version is 1 unless said, and
 * every resource is last updated when its content became known. Values in kg, cm, mg/dL, mg/L and mg unless a unit is given.
 */
export function openChart(id: string) {
  const subject: Reference<Patient> = { reference: `Patient/${id}` };
  const under = (suffix: string): string => `${id}-${suffix}`;

  const patient = (one: {
    name: string;
    sex: 'male' | 'female';
    born: string;
    bornAt?: string;
    number: string;
    updated: string;
    active?: boolean;
    link?: Patient['link'];
  }): Patient => ({
    resourceType: 'Patient',
    id,
    meta: { ...meta(one.updated), security: [codes.TEST_DATA] },
    active: one.active ?? true,
    identifier: [{ system: 'https://demo-ward.example/record-number', value: one.number }],
    name: [{ family: 'Synthetic', given: [one.name], text: `${one.name} Synthetic` }],
    gender: one.sex,
    birthDate: one.born,
    ...(one.bornAt && {
      _birthDate: { extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/patient-birthTime', valueDateTime: one.bornAt }] },
    }),
    ...(one.link && { link: one.link }),
  });

  const encounter = (admitted: string): Encounter => ({
    resourceType: 'Encounter',
    id: under('stay'),
    meta: meta(admitted),
    status: 'in-progress',
    class: codes.INPATIENT_CLASS,
    subject,
    period: { start: admitted },
  });

  const condition = (suffix: string, code: CodeableConcept, recorded: string): Condition => ({
    resourceType: 'Condition',
    id: under(suffix),
    meta: meta(recorded),
    clinicalStatus: codes.CLINICALLY_ACTIVE,
    verificationStatus: codes.CONFIRMED,
    code,
    subject,
    recordedDate: recorded,
  });

  const measured = (
    suffix: string,
    category: CodeableConcept,
    code: CodeableConcept,
    at: string,
    value: Quantity,
    status: Observation['status'] = 'final',
  ): Observation => ({
    resourceType: 'Observation',
    id: under(suffix),
    meta: meta(at),
    status,
    category: [category],
    code,
    subject,
    effectiveDateTime: at,
    valueQuantity: value,
  });

  const vital = (code: CodeableConcept, unit: string) => (suffix: string, at: string, value: number, status?: Observation['status']) =>
    measured(suffix, codes.CATEGORY.vital, code, at, quantity(value, unit), status);
  const laboratory = (code: CodeableConcept, unit: string) => (suffix: string, at: string, value: number) =>
    measured(suffix, codes.CATEGORY.laboratory, code, at, quantity(value, unit));

  const specimen = (suffix: string, collected: string, updated: string): Specimen => ({
    resourceType: 'Specimen',
    id: under(suffix),
    meta: meta(updated),
    status: 'available',
    type: codes.SERUM,
    subject,
    collection: { collectedDateTime: collected },
  });

  const level = (suffix: string, sample: Sample): (Specimen | Observation)[] => {
    const tube = `${sample.sameTubeAs ?? suffix}-tube`;
    const result: Observation = {
      resourceType: 'Observation',
      id: under(suffix),
      meta: meta(sample.issued, sample.versionId),
      status: sample.status ?? 'final',
      category: [codes.CATEGORY.laboratory],
      code: codes.LEVEL[sample.timing ?? 'untimed'],
      subject,
      effectiveDateTime: sample.effective ?? sample.collected,
      issued: sample.issued,
      valueQuantity: quantity(sample.value, 'mg/L'),
      specimen: { reference: `Specimen/${under(tube)}` },
      ...(sample.note && { note: [{ text: sample.note }] }),
    };
    return sample.sameTubeAs ? [result] : [specimen(tube, sample.collected, sample.issued), result];
  };

  const order = (suffix: string, one: Order): MedicationRequest => ({
    resourceType: 'MedicationRequest',
    id: under(suffix),
    meta: meta(one.authored),
    status: one.status ?? 'active',
    intent: 'order',
    medicationCodeableConcept: codes.VANCOMYCIN,
    subject,
    authoredOn: one.authored,
    dosageInstruction: [
      {
        ...(one.text && { text: one.text }),
        ...(one.everyHours && {
          timing: {
            repeat: {
              boundsPeriod: { start: one.authored },
              ...(one.hours && !one.asRate && { duration: one.hours, durationUnit: 'h' as const }),
              frequency: 1,
              period: one.everyHours,
              periodUnit: 'h' as const,
            },
          },
        }),
        route: codes.INTRAVENOUS,
        ...(one.mg && {
          doseAndRate: [
            {
              doseQuantity: quantity(one.mg, 'mg'),
              ...(one.hours && one.asRate && { rateQuantity: quantity(one.mg / one.hours, 'mg/h') }),
            },
          ],
        }),
      },
    ],
  });

  const dose = (
    suffix: string,
    one: Infusion,
    status: MedicationAdministration['status'] = 'completed',
    because?: string,
  ): MedicationAdministration => ({
    resourceType: 'MedicationAdministration',
    id: under(suffix),
    meta: meta(endOf(one)),
    status,
    ...(because && { statusReason: [{ text: because }] }),
    medicationCodeableConcept: codes.VANCOMYCIN,
    subject,
    effectivePeriod: { start: one.start, end: endOf(one) },
    dosage: { route: codes.INTRAVENOUS, dose: quantity(one.mg, 'mg') },
  });

  const procedure = (suffix: string, code: CodeableConcept, start: string, end: string): Procedure => ({
    resourceType: 'Procedure',
    id: under(suffix),
    meta: meta(end),
    status: 'completed',
    code,
    subject,
    performedPeriod: { start, end },
  });

  return {
    patient,
    encounter,
    condition,
    procedure,
    weight: vital(codes.WEIGHT, 'kg'),
    weightInGrams: vital(codes.WEIGHT, 'g'),
    height: vital(codes.HEIGHT, 'cm'),
    gestationalAge: vital(codes.GESTATIONAL_AGE, 'wk'),
    creatinine: laboratory(codes.CREATININE_MASS, 'mg/dL'),
    creatinineMolar: laboratory(codes.CREATININE_MOLAR, 'umol/L'),
    urineCreatinine: laboratory(codes.CREATININE_URINE, 'mg/dL'),
    level,
    order,
    dose,
    doses: (given: readonly Infusion[]): MedicationAdministration[] => given.map((one, index) => dose(`dose-${index + 1}`, one)),
  };
}
