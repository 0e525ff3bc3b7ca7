import type { Finding } from '../src/domain/record.ts';
import { type Checked, LOINC, SNOMED } from './codes.ts';

export const ICD10 = [
  'http://hl7.org/fhir/sid/icd-10-cm',
  'http://hl7.org/fhir/sid/icd-10',
  'http://fhir.de/CodeSystem/bfarm/icd-10-gm',
  'http://hl7.org/fhir/sid/icd-10-am',
];
const ICD10_PROCEDURES = ['http://hl7.org/fhir/sid/icd-10-pcs', 'http://www.cms.gov/Medicare/Coding/ICD10'];

type Kind = Exclude<Finding['kind'], 'allergy'>;
export type FindingCode = { kind: Kind; systems: readonly string[]; code: string; display: string; checked: Checked };

const readIn = (by: string): Checked => ({ how: 'verified', by });
const VALUE_SET = readIn('end-stage renal disease and dialysis value sets of US quality measures');
const TABULAR = readIn('ICD-10-CM tabular list, as quoted in public rule sets');
const CATEGORIES = readIn('titles of ICD-10 categories, as quoted in public lists of diagnoses that agree with one another');
const PCS = readIn('ICD-10-PCS titles as quoted in public claims programs: urinary filtration, intermittent, prolonged, continuous');
const GUIDES = readIn('FHIR implementation guides and public phenotype lists');

const snomed = (kind: Kind, code: string, display: string, checked: Checked): FindingCode => ({
  kind,
  systems: [SNOMED],
  code,
  display,
  checked,
});
const pcs = (kind: Kind, code: string, display: string): FindingCode => ({ kind, systems: ICD10_PROCEDURES, code, display, checked: PCS });

/** Problems and procedures by code. */
export const FINDING_CODES: readonly FindingCode[] = [
  snomed('haemodialysis', '302497006', 'Haemodialysis', readIn('UK Renal Data Collaboration: haemodialysis sessions')),
  snomed('haemodialysis', '265764009', 'Renal dialysis', readIn('Synthea modules and public procedure counts')),
  snomed('haemodialysis', '108241001', 'Dialysis procedure', GUIDES),
  snomed('haemodialysis', '105502003', 'Dependence on renal dialysis', readIn('NHS England pharmacy guide; HL7 guide value sets')),
  snomed('haemodialysis', '233587008', 'Intermittent haemodiafiltration', VALUE_SET),
  snomed('peritoneal-dialysis', '71192002', 'Peritoneal dialysis', VALUE_SET),
  snomed('haemofiltration', '233581009', 'Haemofiltration', VALUE_SET),
  snomed('haemofiltration', '233584001', 'Continuous arteriovenous haemofiltration', VALUE_SET),
  snomed('haemofiltration', '233585000', 'Continuous venovenous haemofiltration', VALUE_SET),
  snomed('haemofiltration', '233586004', 'Haemodiafiltration', VALUE_SET),
  snomed('haemofiltration', '233588003', 'Continuous haemodiafiltration', VALUE_SET),
  snomed('haemofiltration', '714749008', 'Continuous renal replacement therapy', VALUE_SET),
  snomed('haemofiltration', '715743002', 'Emergency haemofiltration', VALUE_SET),
  pcs('haemodialysis', '5A1D00Z', 'Performance of urinary filtration, single'),
  pcs('haemodialysis', '5A1D60Z', 'Performance of urinary filtration, multiple'),
  pcs('haemodialysis', '5A1D70Z', 'Performance of urinary filtration, intermittent'),
  pcs('haemodialysis', '5A1D80Z', 'Performance of urinary filtration, prolonged intermittent'),
  pcs('haemofiltration', '5A1D90Z', 'Performance of urinary filtration, continuous'),
  snomed('chronic-kidney-disease', '709044004', 'Chronic kidney disease', GUIDES),
  snomed('chronic-kidney-disease', '431855005', 'Chronic kidney disease stage 1', readIn('Synthea bundles')),
  snomed('chronic-kidney-disease', '431856006', 'Chronic kidney disease stage 2', readIn('Synthea bundles')),
  snomed('chronic-kidney-disease', '433144002', 'Chronic kidney disease stage 3', GUIDES),
  snomed('chronic-kidney-disease', '700378005', 'Chronic kidney disease stage 3A', GUIDES),
  snomed('chronic-kidney-disease', '700379002', 'Chronic kidney disease stage 3B', GUIDES),
  snomed('chronic-kidney-disease', '431857002', 'Chronic kidney disease stage 4', GUIDES),
  snomed('chronic-kidney-disease', '433146000', 'Chronic kidney disease stage 5', GUIDES),
  snomed('chronic-kidney-disease', '46177005', 'End-stage renal disease', GUIDES),
  snomed('acute-kidney-injury', '14669001', 'Acute kidney injury', GUIDES),
  snomed('haematological-cancer', '93143009', 'Leukaemia', GUIDES),
  snomed('haematological-cancer', '91861009', 'Acute myeloid leukaemia', GUIDES),
  snomed('haematological-cancer', '92814006', 'Chronic lymphoid leukaemia', readIn('public oncology code lists')),
  snomed('haematological-cancer', '92818009', 'Chronic myeloid leukaemia', readIn('public oncology code lists')),
  snomed('haematological-cancer', '118600007', 'Malignant lymphoma', GUIDES),
  snomed('haematological-cancer', '118599009', 'Hodgkin’s disease', readIn('immunisation decision support guide')),
  snomed('haematological-cancer', '109989006', 'Multiple myeloma', GUIDES),
  snomed('cystic-fibrosis', '190905008', 'Cystic fibrosis', readIn('German core data set; public phenotype lists')),
  snomed('respiratory-distress', '67782005', 'Acute respiratory distress syndrome', readIn('Synthea modules')),
  snomed('peritonitis', '48661000', 'Peritonitis', readIn('a concept map of a public FHIR guide')),
  snomed('kidney-transplantation', '70536003', 'Transplant of kidney', readIn('SNOMED CT guides; UK Renal Data Collaboration')),
  snomed('kidney-transplantation', '175901007', 'Live donor renal transplant', VALUE_SET),
  snomed('kidney-transplantation', '175902000', 'Cadaveric renal transplant', VALUE_SET),
  ...['0TY00Z0', '0TY00Z1', '0TY10Z0', '0TY10Z1'].map((code) => pcs('kidney-transplantation', code, 'Transplantation of a kidney')),
  snomed('pregnancy', '77386006', 'Pregnancy', readIn('FHIR R4 definitions and pregnancy status value sets')),
  snomed('pregnancy', '72892002', 'Normal pregnancy', readIn('Synthea modules')),
];

/** ICD-10 categories: every code that begins so. */
export const FINDING_PREFIXES: readonly { kind: Kind; systems: readonly string[]; prefix: RegExp; checked: Checked }[] = [
  { kind: 'haemodialysis', systems: ICD10, prefix: /^Z99\.?2/, checked: TABULAR },
  {
    kind: 'peritoneal-dialysis',
    systems: ICD10,
    prefix: /^Z49\.?02|^Z49\.?32/,
    checked: {
      how: 'verified',
      by: 'public list of the codes of Z49: fitting of a peritoneal catheter, and testing for peritoneal dialysis',
    },
  },
  { kind: 'chronic-kidney-disease', systems: ICD10, prefix: /^N18/, checked: TABULAR },
  {
    kind: 'acute-kidney-injury',
    systems: ICD10,
    prefix: /^N17/,
    checked: CATEGORIES,
  },
  {
    kind: 'haematological-cancer',
    systems: ICD10,
    prefix: /^C(?:8[1-9]|9[0-6])/,
    checked: {
      how: 'verified',
      by: 'public table of causes of death: malignant neoplasms of lymphoid, haematopoietic and related tissue (C81-C96)',
    },
  },
  { kind: 'cystic-fibrosis', systems: ICD10, prefix: /^E84/, checked: CATEGORIES },
  { kind: 'respiratory-distress', systems: ICD10, prefix: /^J80/, checked: CATEGORIES },
  { kind: 'peritonitis', systems: ICD10, prefix: /^K65/, checked: CATEGORIES },
  {
    kind: 'pregnancy',
    systems: ICD10,
    prefix: /^Z33(?:\.?1)?$|^Z34|^O(?:0[9]|[1-3]\d|4[0-8])/,
    checked: {
      how: 'verified',
      by: 'public tables of ICD-10: Z33 and Z33.1 pregnant state, Z34 and O09 supervision of pregnancy, O10-O16, O20-O29 and O30-O48 disorders and care of pregnancy',
    },
  },
];

/** LOINC of the pregnancy status, whose value is a SNOMED CT code. */
export const PREGNANCY_STATUS = { system: LOINC, code: '82810-3', pregnant: { system: SNOMED, code: '77386006' } };
