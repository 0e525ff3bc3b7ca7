import type { CodeableConcept, Coding } from '@medplum/fhirtypes';

/**
 * The codes the ward is written with. LOINC and RxNorm as in the project's own tables; the others were checked against
 * published implementation guides and value sets (named beside each).
 */
const LOINC = 'http://loinc.org';
const SNOMED = 'http://snomed.info/sct';
const ICD10 = 'http://hl7.org/fhir/sid/icd-10-cm';

const coded = (system: string, code: string, display: string): Coding => ({ system, code, display });
const concept = (...coding: Coding[]): CodeableConcept => ({ coding, text: coding[0]?.display ?? '' });

export const WEIGHT = concept(coded(LOINC, '29463-7', 'Body weight'));
export const HEIGHT = concept(coded(LOINC, '8302-2', 'Body height'));
export const CREATININE_MASS = concept(coded(LOINC, '2160-0', 'Creatinine [Mass/volume] in Serum or Plasma'));
export const CREATININE_MOLAR = concept(coded(LOINC, '14682-9', 'Creatinine [Moles/volume] in Serum or Plasma'));
export const CREATININE_URINE = concept(coded(LOINC, '2161-8', 'Creatinine [Mass/volume] in Urine'));
/**
 * 76516-4 is what German rare-disease, US public-health and other guides use for the age at birth; 11884-4 is the code of
 * the HL7 US vital-records profile "gestational age at delivery". Both are sent, as real interfaces do.
 */
export const GESTATIONAL_AGE = concept(
  coded(LOINC, '76516-4', 'Gestational age--at birth'),
  coded(LOINC, '11884-4', 'Gestational age Estimated'),
);

export const LEVEL = {
  untimed: concept(coded(LOINC, '20578-1', 'Vancomycin [Mass/volume] in Serum or Plasma')),
  peak: concept(coded(LOINC, '4090-7', 'Vancomycin [Mass/volume] in Serum or Plasma --peak')),
  trough: concept(coded(LOINC, '4092-3', 'Vancomycin [Mass/volume] in Serum or Plasma --trough')),
} as const;

export const VANCOMYCIN = concept(coded('http://www.nlm.nih.gov/research/umls/rxnorm', '11124', 'vancomycin'));
/** Example value set of MedicationRequest.dosageInstruction.route, FHIR R4. */
export const INTRAVENOUS = concept(coded(SNOMED, '47625008', 'Intravenous route'));
/** Specimen examples of FHIR R4 and the German core data set. */
export const SERUM = concept(coded(SNOMED, '119364003', 'Serum specimen'));
export const URINE_TEXT: CodeableConcept = { text: 'Urine, spot sample' };

/** UK Renal Data Collaboration counts haemodialysis sessions by this code. */
export const HAEMODIALYSIS = concept(coded(SNOMED, '302497006', 'Hemodialysis'));
/** Synthea and the CMS quality measures pair this SNOMED CT concept with N18.6. */
export const KIDNEY_FAILURE = concept(
  coded(SNOMED, '46177005', 'End-stage renal disease'),
  coded(ICD10, 'N18.6', 'End stage renal disease'),
);
/** ICD-10-CM tabular list. */
export const DIALYSIS_DEPENDENCE = concept(coded(ICD10, 'Z99.2', 'Dependence on renal dialysis'));
export const CHRONIC_KIDNEY_DISEASE = concept(coded(SNOMED, '433144002', 'Chronic kidney disease stage 3'));
export const ACUTE_KIDNEY_INJURY = concept(
  coded(SNOMED, '14669001', 'Acute kidney injury'),
  coded(ICD10, 'N17.9', 'Acute kidney failure, unspecified'),
);
export const OBESITY = concept(coded(SNOMED, '414916001', 'Obesity'));
export const MRSA = concept(coded(SNOMED, '266096002', 'Methicillin resistant Staphylococcus aureus infection'));

export const CATEGORY = {
  vital: concept(coded('http://terminology.hl7.org/CodeSystem/observation-category', 'vital-signs', 'Vital Signs')),
  laboratory: concept(coded('http://terminology.hl7.org/CodeSystem/observation-category', 'laboratory', 'Laboratory')),
} as const;
export const INPATIENT_CLASS = coded('http://terminology.hl7.org/CodeSystem/v3-ActCode', 'IMP', 'inpatient encounter');
export const CLINICALLY_ACTIVE: CodeableConcept = {
  coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-clinical', code: 'active' }],
};
export const CONFIRMED: CodeableConcept = {
  coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-ver-status', code: 'confirmed' }],
};
/** Marks every synthetic person as test data. */
export const TEST_DATA = coded('http://terminology.hl7.org/CodeSystem/v3-ActReason', 'HTEST', 'test health data');
