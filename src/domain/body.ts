import type { UnitCode } from './units.ts';

/**
 * What the physiology of a person at one moment is described by: unit, and the name a person reads. One name, one unit,
 * everywhere inside the program. Anything may be missing; nothing is filled in here. What no record reader supplies yet can still
 * be a need of a model: the model is then refused for a record, by the name of what is missing, and runs on a data set.
 */
const QUANTITIES = {
  // Age and size.
  age: ['a', 'age'],
  postnatalAge: ['d', 'postnatal age'],
  gestationalAge: ['wk', 'gestational age at birth'],
  postmenstrualAge: ['wk', 'postmenstrual age'],
  weight: ['kg', 'total body weight'],
  birthWeight: ['kg', 'weight at birth'],
  height: ['cm', 'height'],
  bodyMassIndex: ['1', 'body mass index'],
  // Kidneys.
  creatinine: ['mg/dL', 'serum creatinine'],
  measuredCreatinineClearance: ['mL/min', 'measured creatinine clearance'],
  cystatinC: ['mg/L', 'serum cystatin C'],
  effluentFlow: ['L/h', 'effluent flow of continuous renal replacement'],
  dialyserBloodFlow: ['mL/min', 'blood flow through the dialyser'],
  dialysateFlow: ['mL/min', 'flow of dialysate'],
  // Liver, blood and gases.
  albumin: ['g/L', 'albumin'],
  bilirubin: ['mg/dL', 'total bilirubin'],
  aspartateAminotransferase: ['U/L', 'aspartate aminotransferase (AST)'],
  alanineAminotransferase: ['U/L', 'alanine aminotransferase (ALT)'],
  alkalinePhosphatase: ['U/L', 'alkaline phosphatase'],
  inr: ['1', 'INR'],
  baselineInr: ['1', 'INR before anticoagulation'],
  ascites: ['1', 'ascites (0 none, 1 mild, 2 moderate or more)'],
  encephalopathy: ['1', 'grade of hepatic encephalopathy (0 to 4)'],
  haematocrit: ['L/L', 'haematocrit'],
  haemoglobin: ['g/L', 'haemoglobin'],
  platelets: ['10*9/L', 'platelets'],
  leukocytes: ['10*9/L', 'leukocytes'],
  neutrophils: ['10*9/L', 'absolute neutrophil count'],
  neutrophilsBefore: ['10*9/L', 'absolute neutrophil count before the first dose of a course'],
  cd4Cells: ['/uL', 'CD4 cells'],
  totalProtein: ['g/L', 'total protein'],
  cReactiveProtein: ['mg/L', 'C-reactive protein'],
  alpha1AcidGlycoprotein: ['g/L', 'alpha-1-acid glycoprotein'],
  fibrinogen: ['g/L', 'fibrinogen'],
  lactate: ['mmol/L', 'lactate'],
  glucose: ['mmol/L', 'glucose'],
  calprotectin: ['ug/g', 'faecal calprotectin'],
  mycophenolateAcylGlucuronide: ['mg/L', 'acyl glucuronide of mycophenolic acid before a dose'],
  mycophenolateGlucuronideRatio: ['1', 'glucuronide over mycophenolic acid, by their areas under the curve'],
  arterialCarbonDioxide: ['mm[Hg]', 'arterial carbon dioxide tension (PaCO2)'],
  oxygenation: ['mm[Hg]', 'arterial oxygen tension over inspired fraction (PaO2/FiO2)'],
  // Course of illness.
  daysSinceTransplant: ['d', 'days since transplantation'],
  daysOfTreatment: ['d', 'days since the first dose'],
  performanceStatus: ['1', 'ECOG performance status'],
  crohnsActivityIndex: ['1', 'Crohn’s disease activity index'],
  partialMayoScore: ['1', 'partial Mayo score'],
  // Illnesses and circumstances; 1 yes, 0 no.
  haematologicalCancer: ['1', 'haematological malignancy (1 yes, 0 no)'],
  acuteMyeloidLeukaemia: ['1', 'acute myeloid leukaemia (1 yes, 0 no)'],
  stromalTumour: ['1', 'gastrointestinal stromal tumour (1 yes, 0 no)'],
  cysticFibrosis: ['1', 'cystic fibrosis (1 yes, 0 no)'],
  crohnsDisease: ['1', 'Crohn’s disease (1 yes, 0 no)'],
  atrialFibrillation: ['1', 'non-valvular atrial fibrillation (1 yes, 0 no)'],
  acuteCoronarySyndrome: ['1', 'acute coronary syndrome (1 yes, 0 no)'],
  venousThromboembolism: ['1', 'venous thromboembolism (1 yes, 0 no)'],
  heartFailure: ['1', 'heart failure (1 yes, 0 no)'],
  perinatalAsphyxia: ['1', 'Apgar score below 5 at five minutes (1 yes, 0 no)'],
  mechanicalVentilation: ['1', 'mechanical ventilation (1 yes, 0 no)'],
  diarrhoea: ['1', 'diarrhoea (1 yes, 0 no)'],
  respiratoryDistress: ['1', 'acute respiratory distress syndrome (1 yes, 0 no)'],
  peritonitis: ['1', 'peritonitis (1 yes, 0 no)'],
  cardiacSurgery: ['1', 'operation on heart or chest lately (1 yes, 0 no)'],
  intensiveCare: ['1', 'in intensive care (1 yes, 0 no)'],
  liverDysfunction: ['1', 'hepatic dysfunction (1 yes, 0 no)'],
  antiDrugAntibodies: ['1', 'antibodies against the drug (1 yes, 0 no)'],
  priorTnfInhibitor: ['1', 'earlier treatment with a TNF inhibitor (1 yes, 0 no)'],
  priorChemotherapy: ['1', 'earlier chemotherapy (1 yes, 0 no)'],
  smoker: ['1', 'smoking (1 yes, 0 no)'],
  pregnancy: ['1', 'pregnancy (1 yes, 0 no)'],
  dialysis: ['1', 'dialysis running (1 yes, 0 no)'],
  fed: ['1', 'dose taken with food (1 yes, 0 no)'],
  eveningDose: ['1', 'dose taken in the evening (1 yes, 0 no)'],
  /** Only where a source keeps such a term and its size allows no way around it: a doubt to be shown wherever the model is used. */
  asianAncestry: ['1', 'Asian ancestry as the source classified it (1 yes, 0 no)'],
  // Genotypes: carriers 1 yes, 0 no; alleles 0, 1 or 2.
  cyp3a5Expresser: ['1', 'carrier of CYP3A5*1 (1 yes, 0 no)'],
  cyp3a422Carrier: ['1', 'carrier of CYP3A4*22 (1 yes, 0 no)'],
  cyp2c19LossAlleles: ['1', 'loss-of-function alleles of CYP2C19 (0 to 2)'],
  cyp2c9Star2: ['1', 'alleles CYP2C9*2 (0 to 2)'],
  cyp2c9Star3: ['1', 'alleles CYP2C9*3 (0 to 2)'],
  vkorc1A: ['1', 'alleles A of VKORC1 -1639 (0 to 2)'],
  ugt2b7T161: ['1', 'alleles T of UGT2B7 -161 (0 to 2)'],
  ugt2b7G372: ['1', 'alleles G of UGT2B7 372 (0 to 2)'],
  abcb1Rs4148738Heterozygous: ['1', 'heterozygous for ABCB1 rs4148738 (1 yes, 0 no)'],
  abcb1Ttt: ['1', 'carrier of an ABCB1 TTT haplotype (1 yes, 0 no)'],
  // Other medicines; 1 yes, 0 no, or the amount in a day.
  busulfanSlowingRegimen: ['1', 'conditioning regimen that Shukla 2020 found to slow busulfan (1 yes, 0 no)'],
  dopamine: ['1', 'dopamine running (1 yes, 0 no)'],
  ibuprofen: ['1', 'ibuprofen taken (1 yes, 0 no)'],
  prednisoloneDaily: ['mg/d', 'prednisolone in a day'],
  ciclosporinDaily: ['mg/d', 'ciclosporin in a day'],
  strongCyp3a4Inhibitor: ['1', 'strong inhibitor of CYP3A4 taken (1 yes, 0 no)'],
  moderateCyp3a4Inhibitor: ['1', 'moderate inhibitor of CYP3A4 taken (1 yes, 0 no)'],
  weakCyp3a4Inhibitor: ['1', 'weak inhibitor of CYP3A4 taken (1 yes, 0 no)'],
  cyp3a4Inducer: ['1', 'inducer of CYP3A4 taken (1 yes, 0 no)'],
  pgpInhibitor: ['1', 'inhibitor of P-glycoprotein taken (1 yes, 0 no)'],
  phenytoin: ['1', 'phenytoin taken (1 yes, 0 no)'],
  phenobarbital: ['1', 'phenobarbital taken (1 yes, 0 no)'],
  carbamazepine: ['1', 'carbamazepine taken (1 yes, 0 no)'],
  valproate: ['1', 'valproate taken (1 yes, 0 no)'],
  felbamate: ['1', 'felbamate taken (1 yes, 0 no)'],
  otherAntiepileptic: ['1', 'another antiepileptic taken (1 yes, 0 no)'],
  sertraline: ['1', 'sertraline taken (1 yes, 0 no)'],
  amiodarone: ['1', 'amiodarone taken (1 yes, 0 no)'],
  spironolactone: ['1', 'spironolactone taken (1 yes, 0 no)'],
  calciumAntagonist: ['1', 'calcium antagonist taken (1 yes, 0 no)'],
  opioid: ['1', 'opioid given (1 yes, 0 no)'],
  oestrogenContraceptive: ['1', 'oestrogen contraceptive taken (1 yes, 0 no)'],
  azathioprine: ['1', 'azathioprine taken (1 yes, 0 no)'],
  mercaptopurine: ['1', 'mercaptopurine taken (1 yes, 0 no)'],
  methotrexate: ['1', 'methotrexate taken (1 yes, 0 no)'],
  mesalazine: ['1', 'mesalazine taken (1 yes, 0 no)'],
  // The treatment itself, where a source made it a covariate.
  immediateRelease: ['1', 'immediate-release form (1 yes, 0 prolonged release)'],
  oralSolution: ['1', 'taken as an oral solution (1 yes, 0 no)'],
  apnecut: ['1', 'theophylline taken as Apnecut (1 yes, 0 as an alcoholic solution)'],
  mealCarbohydrate: ['g', 'carbohydrate of the last meal'],
  singleDose: ['mg', 'size of the single dose'],
  dailyDose: ['mg/d', 'the drug itself in a day'],
} as const satisfies Record<string, readonly [UnitCode, string]>;

export type BodyQuantity = keyof typeof QUANTITIES;
export type Sex = 'male' | 'female';

export type Body = { readonly [name in BodyQuantity]?: number } & { readonly sex?: Sex };

export type BodyNeed = BodyQuantity | 'sex';

type Units = { readonly [name in BodyQuantity]: (typeof QUANTITIES)[name][0] };

/** The unit of each quantity. */
export const BODY_UNITS = Object.fromEntries(Object.entries(QUANTITIES).map(([name, [unit]]) => [name, unit])) as Units;

/** The names a person reads. */
export const BODY_NAMES = {
  ...Object.fromEntries(Object.entries(QUANTITIES).map(([name, [, words]]) => [name, words])),
  sex: 'sex',
} as Record<BodyNeed, string>;

/** A covariate of a model as a formula over the body: what it means, what it needs, and where the formula comes from. */
export type Derivation = {
  meaning: string;
  needs: readonly BodyNeed[];
  /** Called only when every need is present. */
  from: (body: Body) => number;
  citation?: string;
};
