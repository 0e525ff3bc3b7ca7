import { readFileSync } from 'node:fs';
import type { Bundle, Resource } from '@medplum/fhirtypes';
import { WARD } from '../../src/demo/ward.ts';

/** The committed resources of one patient of the ward. */
export function resourcesOf(id: string): Resource[] {
  const file = WARD.find((one) => one.id === id)?.file;
  if (file === undefined) throw new Error(`no ${id} in the ward`);
  return ((JSON.parse(readFileSync(file, 'utf8')) as Bundle).entry ?? []).flatMap((one) => (one.resource ? [one.resource] : []));
}

/** Those of one type. */
export function ofType<Type extends Resource['resourceType']>(id: string, type: Type): Extract<Resource, { resourceType: Type }>[] {
  return resourcesOf(id).filter((one): one is Extract<Resource, { resourceType: Type }> => one.resourceType === type);
}

type CodedObservation = Extract<Resource, { resourceType: 'Observation' }>;

/** Observations that carry one of the LOINC codes, entered in error left out, oldest first. */
export function observations(id: string, ...loinc: string[]): CodedObservation[] {
  return ofType(id, 'Observation')
    .filter(
      (one) =>
        one.status !== 'entered-in-error' &&
        one.code.coding?.some((coding) => coding.system === 'http://loinc.org' && loinc.includes(coding.code ?? '')),
    )
    .toSorted((a, b) => Date.parse(a.effectiveDateTime ?? '') - Date.parse(b.effectiveDateTime ?? ''));
}

export const levelsOf = (id: string): CodedObservation[] => observations(id, '20578-1', '4090-7', '4092-3');

/** When the blood of a level was taken. */
export function collectedAt(id: string, level: CodedObservation): string {
  const specimen = ofType(id, 'Specimen').find((one) => `Specimen/${one.id}` === level.specimen?.reference);
  return specimen?.collection?.collectedDateTime ?? '';
}

export type Given = { start: number; end: number; mg: number };

/** Completed infusions of a bundle in epoch hours and mg, oldest first. */
export function givenTo(id: string): Given[] {
  return ofType(id, 'MedicationAdministration')
    .filter((one) => one.status === 'completed')
    .map((one) => ({
      start: hour(one.effectivePeriod?.start),
      end: hour(one.effectivePeriod?.end),
      mg: one.dosage?.dose?.value ?? Number.NaN,
    }))
    .toSorted((a, b) => a.start - b.start);
}

export const hour = (iso: string | undefined): number => Date.parse(iso ?? '') / 3_600_000;
