import type { CovariateName, Route } from '../src/domain/record.ts';

/**
 * Code systems as tables. A code counts only together with its system: the same digits mean other things elsewhere (3321-7 is
 * a drug level in LOINC and a people in the CDC race codes). Displays are printed, never matched.
 */
export const LOINC = 'http://loinc.org';
export const SNOMED = 'http://snomed.info/sct';
export const RXNORM = 'http://www.nlm.nih.gov/research/umls/rxnorm';
export const ATC = ['http://www.whocc.no/atc', 'http://fhir.de/CodeSystem/bfarm/atc'];
export const UCUM = 'http://unitsofmeasure.org';
const EDQM = ['http://standardterms.edqm.eu', 'urn:oid:0.4.0.127.0.16.1.1.2.1'];
const V3_ROUTE = 'http://terminology.hl7.org/CodeSystem/v3-RouteOfAdministration';
const V2_ROUTE = 'http://terminology.hl7.org/CodeSystem/v2-0162';
const V2_SPECIMEN = 'http://terminology.hl7.org/CodeSystem/v2-0487';
export const TIMING = 'http://terminology.hl7.org/CodeSystem/v3-GTSAbbreviation';

/** How far a code was checked: read with this meaning in a named public source, read with part of it, or known from memory. */
export type Checked = { how: 'verified' | 'partly' | 'memory'; by: string };

const verified = (by: string): Checked => ({ how: 'verified', by });
/** Read in a list of codes without a display: what each is of is from memory. */
const ofASet: Checked = { how: 'memory', by: 'stands in public sets of eGFR codes; what it is of was not read' };
const partly = (by: string): Checked => ({ how: 'partly', by });

const MIMIC = verified('MIT-LCP/mimic-code, map of laboratory items to LOINC 2.71');

export type CovariateCode = { covariate: CovariateName; system: string; code: string; display: string; checked: Checked };

const loinc = (covariate: CovariateName, code: string, display: string, checked: Checked): CovariateCode => ({
  covariate,
  system: LOINC,
  code,
  display,
  checked,
});

/** What is read as which covariate. */
export const COVARIATE_CODES: readonly CovariateCode[] = [
  loinc('weight', '29463-7', 'Body weight', verified('US Core; MIT-LCP/mimic-code chart events')),
  loinc('weight', '3141-9', 'Body weight Measured', partly('read as "Weight measured" in public application code')),
  {
    covariate: 'weight',
    system: SNOMED,
    code: '27113001',
    display: 'Body weight',
    checked: verified('AU Core test data, beside LOINC 29463-7'),
  },
  loinc('height', '8302-2', 'Body height', verified('US Core; MIT-LCP/mimic-code chart events')),
  loinc('height', '3137-7', 'Body height Measured', verified('profile of the mother’s height, IHE; public tables of LOINC names')),
  loinc('height', '8306-3', 'Body height --lying', verified('growth chart conformance scenarios: height lying, infant length')),
  {
    covariate: 'height',
    system: SNOMED,
    code: '50373000',
    display: 'Body height',
    checked: verified('AU Core test data, beside LOINC 8302-2'),
  },
  loinc('creatinine', '2160-0', 'Creatinine [Mass/volume] in Serum or Plasma', MIMIC),
  loinc('creatinine', '38483-4', 'Creatinine [Mass/volume] in Blood', MIMIC),
  loinc('creatinine', '14682-9', 'Creatinine [Moles/volume] in Serum or Plasma', verified('LOINC map of a German hospital')),
  loinc(
    'creatinine',
    '59826-8',
    'Creatinine [Moles/volume] in Blood',
    verified('display read in public FHIR code; German core data set examples'),
  ),
  loinc('albumin', '1751-7', 'Albumin [Mass/volume] in Serum or Plasma', MIMIC),
  loinc('albumin', '2862-1', 'Albumin [Mass/volume] in Serum or Plasma by Electrophoresis', MIMIC),
  loinc('albumin', '61151-7', 'Albumin by bromocresol green', partly('read as albumin in public laboratory lists')),
  loinc('albumin', '61152-5', 'Albumin by bromocresol purple', partly('read as albumin in public laboratory lists')),
  loinc('albumin', '54347-0', 'Albumin [Moles/volume] in Serum or Plasma', verified('LOINC enumeration of a public FHIR library')),
  loinc('gestationalAge', '76516-4', 'Gestational age--at birth', verified('OMOP mapping notes and birth-report implementation guides')),
  loinc('measuredCreatinineClearance', '2164-2', 'Creatinine renal clearance in 24 hour Urine and Serum or Plasma', MIMIC),
  loinc(
    'haematocrit',
    '20570-8',
    'Hematocrit [Volume Fraction] of Blood',
    verified('hospital laboratory table; LOINC map of a German hospital'),
  ),
  loinc(
    'haematocrit',
    '4544-3',
    'Hematocrit [Volume Fraction] of Blood by Automated count',
    partly('read as hematocrit in public laboratory tables'),
  ),
  loinc('bilirubin', '1975-2', 'Bilirubin.total [Mass/volume] in Serum or Plasma', MIMIC),
  loinc('bilirubin', '14631-6', 'Bilirubin.total [Moles/volume] in Serum or Plasma', verified('LOINC map of a German hospital')),
  loinc('bilirubin', '42719-5', 'Bilirubin.total [Mass/volume] in Blood', verified('Synthea bundles')),
  loinc('inr', '6301-6', 'INR in Platelet poor plasma by Coagulation assay', MIMIC),
  loinc('inr', '34714-6', 'INR in Blood by Coagulation assay', verified('public FHIR examples')),
  loinc(
    'inr',
    '46418-0',
    'INR in Capillary blood by Coagulation assay',
    verified('public table of LOINC names; laboratory table of a hospital system'),
  ),
  loinc('cystatinC', '33863-2', 'Cystatin C [Mass/volume] in Serum or Plasma', verified('LOINC map of a German hospital')),
  loinc(
    'aspartateAminotransferase',
    '1920-8',
    'Aspartate aminotransferase [Enzymatic activity/volume] in Serum or Plasma',
    partly('read as AST in public laboratory tables'),
  ),
  loinc(
    'alanineAminotransferase',
    '1742-6',
    'Alanine aminotransferase [Enzymatic activity/volume] in Serum or Plasma',
    partly('read as ALT in public laboratory tables'),
  ),
  loinc(
    'cReactiveProtein',
    '1988-5',
    'C reactive protein [Mass/volume] in Serum or Plasma',
    verified('public FHIR code with this display; laboratory tables'),
  ),
  loinc('lactate', '2524-7', 'Lactate [Moles/volume] in Serum or Plasma', verified('public laboratory tables')),
  loinc('lactate', '32693-4', 'Lactate [Moles/volume] in Blood', partly('read as lactate in venous blood in one public table')),
  loinc(
    'fibrinogen',
    '3255-7',
    'Fibrinogen [Mass/volume] in Platelet poor plasma by Coagulation assay',
    verified('German core data set; public laboratory tables'),
  ),
  loinc('cd4Cells', '24467-3', 'CD3+CD4+ (T4 helper) cells [#/volume] in Blood', verified('FHIR guides for HIV care')),
  loinc('oxygenation', '50984-4', 'Horowitz index in Arterial blood', verified('German core data set, intensive care module')),
  loinc('reportedEgfr', '98979-8', 'GFR/1.73 sq M.predicted (CKD-EPI 2021)', verified('FHIR implementation guide examples')),
  loinc('reportedEgfr', '33914-3', 'GFR/1.73 sq M.predicted (MDRD)', verified('hospital laboratory table; Synthea bundles')),
  loinc('reportedEgfr', '77147-7', 'GFR/1.73 sq M.predicted (MDRD)', MIMIC),
  loinc('reportedEgfr', '62238-1', 'GFR/1.73 sq M.predicted (CKD-EPI)', verified('public FHIR code: CKD-EPI of 2009')),
  loinc('reportedEgfr', '94677-2', 'GFR by creatinine and cystatin C (CKD-EPI)', partly('German display, cut short')),
  loinc(
    'reportedEgfr',
    '48642-3',
    'GFR/1.73 sq M.predicted (MDRD), non-black',
    partly('read as MDRD without the coefficient in public FHIR code'),
  ),
  loinc(
    'reportedEgfr',
    '48643-1',
    'GFR/1.73 sq M.predicted (MDRD), black',
    partly('read as MDRD with the coefficient in public FHIR code'),
  ),
  loinc(
    'reportedEgfr',
    '88293-6',
    'GFR/1.73 sq M.predicted (CKD-EPI), black',
    partly('read as CKD-EPI of 2009 with the coefficient in public FHIR code'),
  ),
  loinc('reportedEgfr', '88294-4', 'GFR/1.73 sq M.predicted (CKD-EPI), non-black', verified('FHIR profile of eGFR with this display')),
  loinc('reportedEgfr', '50210-4', 'GFR by cystatin C', ofASet),
  loinc('reportedEgfr', '50384-7', 'GFR by creatinine (Schwartz)', ofASet),
  loinc('reportedEgfr', '69405-9', 'GFR/1.73 sq M.predicted', partly('read as estimated GFR in public laboratory tables')),
];

/** Grams per mole where a covariate may come in molar units. Creatinine C4H7N3O; albumin about 66.4 kDa; bilirubin C33H36N4O6. */
export const MOLAR_MASS: Partial<Record<CovariateName, number>> = { creatinine: 113.12, albumin: 66437, bilirubin: 584.67 };

/** What looks like a covariate and must not be taken for it; it is named among what was left out. */
export const LOOK_ALIKES: readonly { system: string; code: string; display: string; because: string }[] = [
  ...(
    [
      ['2161-8', 'Creatinine [Mass/volume] in Urine'],
      ['2162-6', 'Creatinine [Mass/time] in 24 hour Urine'],
      ['14683-7', 'Creatinine [Moles/volume] in Urine'],
    ] as const
  ).map(([code, display]) => ({ system: LOINC, code, display, because: 'it is creatinine in urine, which is not serum creatinine' })),
  ...(
    [
      ['1754-1', 'Albumin in Urine'],
      ['14957-5', 'Microalbumin in Urine'],
      ['1749-1', 'Albumin in Peritoneal fluid'],
    ] as const
  ).map(([code, display]) => ({ system: LOINC, code, display, because: 'it is albumin of another fluid, which is not serum albumin' })),
  {
    system: LOINC,
    code: '1968-7',
    display: 'Bilirubin.direct [Mass/volume] in Serum or Plasma',
    because: 'it is direct bilirubin, which is a part of the total',
  },
  { system: LOINC, code: '5902-2', display: 'Prothrombin time (PT)', because: 'it is a time in seconds and not an INR' },
  {
    system: LOINC,
    code: '35591-7',
    display: 'Creatinine renal clearance predicted by Cockcroft-Gault formula',
    because: 'it is a clearance calculated elsewhere, not a measured one; it is calculated anew from creatinine',
  },
  { system: LOINC, code: '50064-5', display: 'Ideal body weight', because: 'it is an ideal weight, not a measured one' },
  { system: LOINC, code: '3142-7', display: 'Body weight Stated', because: 'it is a weight somebody told, not a measured one' },
  {
    system: LOINC,
    code: '8339-4',
    display: 'Birth weight Measured',
    because: 'it is the weight at birth, not the weight at the time of the entry',
  },
];

/** What one millilitre or one container of a product holds, mg. RxNorm clinical drugs whose names state it. */
export const PRODUCT_CONTENTS: readonly {
  system: string;
  code: string;
  mgPerMl: number;
  container: { mg: number; name: string };
  checked: Checked;
}[] = [
  {
    system: RXNORM,
    code: '1807510',
    mgPerMl: 5,
    container: { mg: 750, name: 'one 150 mL container of 5 mg/mL' },
    checked: verified('Synthea bundles: "150 ML vancomycin 5 MG/ML Injection"'),
  },
];

/** Products that are for injection or infusion, so that a missing route can be told from them. */
export const INJECTION_PRODUCTS: readonly { system: string; code: string }[] = [
  { system: RXNORM, code: '1807507' },
  { system: RXNORM, code: '1807510' },
];

const route = (to: Route, system: string | readonly string[], ...codes: string[]) =>
  [system].flat().flatMap((one) => codes.map((code) => ({ system: one, code, route: to })));

/** SNOMED CT as in the FHIR R4 example value set of routes; HL7 tables as in the FHIR R4 definitions; EDQM as in Swiss and German guides. */
export const ROUTE_CODES: readonly { system: string; code: string; route: Route }[] = [
  ...route('iv', SNOMED, '47625008'),
  ...route('oral', SNOMED, '26643006'),
  ...route('sc', SNOMED, '34206005'),
  ...route('im', SNOMED, '78421000'),
  ...route('iv', V3_ROUTE, 'IV', 'IVC', 'IVCC', 'IVCI', 'IVINJ', 'IVINJBOL', 'IVPUSH', 'IVRPUSH', 'IVSPUSH'),
  ...route('oral', V3_ROUTE, 'PO'),
  ...route('sc', V3_ROUTE, 'SQ', 'SQINFUS'),
  ...route('im', V3_ROUTE, 'IM', 'IMD', 'IMZ'),
  ...route('iv', V2_ROUTE, 'IV'),
  ...route('oral', V2_ROUTE, 'PO'),
  ...route('sc', V2_ROUTE, 'SC'),
  ...route('im', V2_ROUTE, 'IM'),
  ...route('iv', EDQM, '20045000'),
  ...route('oral', EDQM, '20053000'),
];

export type SpecimenKind = 'serum/plasma' | 'blood' | 'other';

const specimen = (kind: SpecimenKind, system: string, ...codes: string[]) => codes.map((code) => ({ system, code, kind }));

/** SNOMED CT as in FHIR examples and public laboratory lists; HL7 table 0487 as in the FHIR R4 definitions. */
export const SPECIMEN_CODES: readonly { system: string; code: string; kind: SpecimenKind }[] = [
  ...specimen('serum/plasma', SNOMED, '119364003', '119361006', '122592007'),
  ...specimen('blood', SNOMED, '119297000', '122555007', '258580003'),
  ...specimen('other', SNOMED, '122575003', '119342007', '119334006', '258607008'),
  ...specimen('serum/plasma', V2_SPECIMEN, 'SER', 'PLAS', 'PPP', 'PLEVS', 'TSERU'),
  ...specimen('blood', V2_SPECIMEN, 'BLD', 'BLDA', 'BLDV', 'WB'),
  ...specimen('other', V2_SPECIMEN, 'UR', 'URT', 'URC', 'RANDU', 'CSF', 'DIA', 'DIAF', 'JNTFLD', 'FLD', 'PLR', 'PCFL', 'BIFL'),
];

/** Hours between doses of the timing codes of FHIR R4 (HL7 v3 GTSAbbreviation), "at times the institution specifies". */
export const TIMING_CODES: Readonly<Record<string, number>> = { Q4H: 4, Q6H: 6, QID: 6, Q8H: 8, TID: 8, BID: 12, QD: 24, QOD: 48 };

/** ATC codes and brands (in small letters) that say what their doses are weighed in: a salt, a prodrug or the drug itself. From memory. */
export const STANDS_FOR: Readonly<Record<string, string>> = {
  J05AB14: 'valganciclovir',
  valcyte: 'valganciclovir',
  epilim: 'sodium valproate',
  depakine: 'sodium valproate',
  depakote: 'valproic acid',
  divalproex: 'valproic acid',
};
