import { BODY_UNITS, type BodyQuantity, type Sex } from './body.ts';
import type { Issue } from './issue.ts';
import { printUnit } from './print-unit.ts';
import type { Instant, Moment } from './time.ts';
import type { Quantity } from './units.ts';

/** Where a value stands in the record: `Observation/a1`, its version, and the field inside it. */
export type Source = { resource: string; version?: string; field: string };

/** Time lines of numbers kept by the record reader, each in the unit the body has it in. */
export const COVARIATE_UNITS = {
  weight: BODY_UNITS.weight,
  height: BODY_UNITS.height,
  creatinine: BODY_UNITS.creatinine,
  albumin: BODY_UNITS.albumin,
  gestationalAge: BODY_UNITS.gestationalAge,
  measuredCreatinineClearance: BODY_UNITS.measuredCreatinineClearance,
  reportedEgfr: 'mL/min/{1.73_m2}',
  birthWeight: BODY_UNITS.birthWeight,
  haematocrit: BODY_UNITS.haematocrit,
  bilirubin: BODY_UNITS.bilirubin,
  aspartateAminotransferase: BODY_UNITS.aspartateAminotransferase,
  alanineAminotransferase: BODY_UNITS.alanineAminotransferase,
  inr: BODY_UNITS.inr,
  cystatinC: BODY_UNITS.cystatinC,
  cReactiveProtein: BODY_UNITS.cReactiveProtein,
  lactate: BODY_UNITS.lactate,
  fibrinogen: BODY_UNITS.fibrinogen,
  cd4Cells: BODY_UNITS.cd4Cells,
  oxygenation: BODY_UNITS.oxygenation,
  cyp3a5Expresser: BODY_UNITS.cyp3a5Expresser,
  cyp3a422Carrier: BODY_UNITS.cyp3a422Carrier,
  cyp2c19LossAlleles: BODY_UNITS.cyp2c19LossAlleles,
  cyp2c9Star2: BODY_UNITS.cyp2c9Star2,
  cyp2c9Star3: BODY_UNITS.cyp2c9Star3,
  vkorc1A: BODY_UNITS.vkorc1A,
} as const;

export type CovariateName = keyof typeof COVARIATE_UNITS;

export type Measurement = {
  at: Instant;
  precision: Moment['precision'];
  value: number;
  unit: string;
  /** As the record prints it, before conversion. */
  recorded: Quantity;
  source: Source;
};

export type Route = 'iv' | 'oral' | 'sc' | 'im' | 'other';

export type DoseGiven = {
  drug: string;
  /** What is weighed: `vancomycin`, `phenytoin sodium`. */
  substance: string;
  start: Instant;
  /** mg of the substance, or international units where the drug is ordered in these. */
  amount: number;
  /** International units; mg where nothing is said. */
  unit?: '[iU]';
  /** As the record prints it, where that is another number or unit. */
  recorded?: Quantity;
  /** Infusion time in hours; undefined when the record does not say. */
  duration?: number;
  route: Route;
  /** How it is released, where the record's words say it of a drug that models tell apart by it. */
  release?: 'immediate' | 'prolonged';
  source: Source;
};

export type DoseOrdered = {
  drug: string;
  substance: string;
  /** mg (or international units) a dose; undefined when the order has none: asked for, not guessed. */
  amount?: number;
  /** International units; mg where nothing is said. */
  unit?: '[iU]';
  /** As the record prints it, where that is another number or unit. */
  recorded?: Quantity;
  duration?: number;
  /** Interval in hours. */
  every?: number;
  route: Route;
  release?: 'immediate' | 'prolonged';
  status: string;
  start?: Instant;
  end?: Instant;
  source: Source;
};

/** What is said of a dose that was given or ordered: as the record prints it, else as it is kept. */
export const sayRecorded = ({ amount, unit, recorded }: Pick<DoseGiven, 'amount' | 'unit' | 'recorded'>): string =>
  recorded ? `${recorded.value} ${printUnit(recorded.unit)}` : `${amount} ${printUnit(unit ?? 'mg')}`;

export type Level = {
  drug: string;
  analyte: string;
  at: Instant;
  /** In `unit` (mg/L unless the drug says otherwise). When `below` is true this is the lower limit of quantification. */
  value: number;
  unit: string;
  below: boolean;
  recorded: Quantity;
  specimen?: string;
  /** What the code calls it (untimed, peak, trough): advice only, the time decides. */
  timing?: 'untimed' | 'peak' | 'trough';
  source: Source;
  timeSource: Source;
};

/** Problems and procedures that change which answer is honest. */
export type Finding = {
  kind:
    | 'haemodialysis'
    | 'peritoneal-dialysis'
    | 'haemofiltration'
    | 'haematological-cancer'
    | 'cystic-fibrosis'
    | 'respiratory-distress'
    | 'peritonitis'
    | 'kidney-transplantation'
    | 'chronic-kidney-disease'
    | 'acute-kidney-injury'
    | 'pregnancy'
    | 'allergy';
  text: string;
  active: boolean;
  at?: Instant;
  source: Source;
};

/** Medicines beside the drug in question that models ask for. */
export const MEDICINE_NAMES = [
  'phenytoin',
  'phenobarbital',
  'carbamazepine',
  'valproate',
  'felbamate',
  'otherAntiepileptic',
  'amiodarone',
  'spironolactone',
  'calciumAntagonist',
  'ibuprofen',
  'dopamine',
  'opioid',
  'oestrogenContraceptive',
] as const satisfies readonly BodyQuantity[];
export type MedicineName = (typeof MEDICINE_NAMES)[number];
/** Medicines of which models ask how much is taken in a day. */
export const DAILY_NAMES = ['prednisoloneDaily'] as const satisfies readonly BodyQuantity[];

/** An entry that says a medicine is taken; `given` for one dose, else for a span. `daily`: mg in a day, where it says so. */
export type MedicineTaken = {
  name: MedicineName | (typeof DAILY_NAMES)[number];
  start?: Instant;
  end?: Instant;
  given?: true;
  daily?: number;
  source: Source;
};

export type PatientRecord = {
  patient: { reference: string; version?: string; sex?: Sex; birth?: Moment; deceased: boolean; source: Source };
  covariates: Record<CovariateName, Measurement[]>;
  given: DoseGiven[];
  ordered: DoseOrdered[];
  levels: Level[];
  findings: Finding[];
  /** How many problems (Condition) the record lists in all; a record kept by an older version lacks it. */
  problems?: number;
  /** How many different medicines the record names in all, and those that models ask for; a record kept by an older version lacks it. */
  medicines?: { listed: number; taken: MedicineTaken[] };
  /** What was read and not used, with the reason. */
  ignored: { source: Source; because: string }[];
  issues: Issue[];
};

/** The time line of a covariate; a record kept by an older version knows fewer names, and a line it lacks is empty. */
export const lineOf = ({ covariates }: Pick<PatientRecord, 'covariates'>, name: CovariateName): readonly Measurement[] =>
  (covariates as Partial<PatientRecord['covariates']>)[name] ?? [];

/** Every time line, empty. */
export const emptyLines = (): PatientRecord['covariates'] =>
  Object.fromEntries(Object.keys(COVARIATE_UNITS).map((name) => [name, []])) as unknown as PatientRecord['covariates'];
