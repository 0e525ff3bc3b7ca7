import type { Weighing } from '../domain/choice.ts';
import type { Issue } from '../domain/issue.ts';
import type { JobLevel, JobModel, Variation } from '../domain/job.ts';
import type { Source } from '../domain/record.ts';
import type { Pattern } from '../domain/pattern.ts';
import type { Dose, Regimen } from '../domain/regimen.ts';
import type { SafetyThreshold, Target } from '../domain/target.ts';
import type { Instant } from '../domain/time.ts';

/**
 * One question posed for one person: everything that decides the answer and nothing else. Its hash covers the as-of moment,
 * the clinical inputs with resource and version, the arms in order with their labels, models and tables, draws and seed; it
 * holds no id of the store, tenant or server.
 */
export type Question = {
  schema: 'dosetwin.question/1';
  code: string;
  drug: string;
  asOf: Instant;
  target: Target;
  thresholds: SafetyThreshold[];
  tables: string;
  horizon: number;
  draws: number;
  /** As asked for; null takes it from the hash. */
  seed: number | null;
  steadyState: boolean;
  arms: Regimen[];
  /** Regimens to search among, and how the search is told. */
  search?: { patterns: Pattern[]; space: string };
  /** Inputs that are moved, where it is asked which of them moves the answer. */
  sensitivity?: SensitivityQuestion;
  given: Dose[];
  /** `output` of a reading of an effect: the one it is of. */
  levels: { at: number; value: number; below: boolean; unit: string; output?: string; source: Source }[];
  models: JobModel[];
  /** By what the models are weighed, where the answer is their average. */
  average?: Weighing;
  considered: Considered[];
  used: UsedInput[];
  ignored: { source: Source; because: string }[];
  imputed: { name: string; value: number; unit: string; because: string }[];
  missing: string[];
  issues: Issue[];
};

export type UsedInput = {
  name: string;
  value: number | string;
  unit?: string;
  at?: Instant;
  /** As the record prints it where it was converted, and the factor of the conversion. */
  recorded?: { value: number; unit: string; factor?: number };
  source: Source;
};
export type Considered = { model: string; hash: string; verdict: 'applies' | 'caution' | 'refused'; reasons: Issue[] };

/** A level as it is spoken of: `level of < 2 mg/L`, or `INR of 2.4` where it is a reading of an effect. */
export const nameLevel = ({
  value,
  unit,
  below,
  output,
}: Pick<Question['levels'][number], 'value' | 'unit' | 'below' | 'output'>): string =>
  `${output ?? 'level'} of ${below ? '< ' : ''}${value}${unit === '1' ? '' : ` ${unit}`}`;

/** A level, or a reading of an effect, as it travels. */
export const jobLevel = ({ at, value, below, output }: Question['levels'][number]): JobLevel => ({
  at,
  value,
  below,
  ...(output === undefined ? {} : { output }),
});

/** One side of an input: how it is said, what is then computed with, or why nothing is. */
export type Side = {
  change: string;
  variation?: Variation;
  /** Why the question cannot be asked so; or, of each model in the question's order, why that one cannot be used then. */
  why?: string;
  refusals?: (string | null)[];
};

/** An input that is moved to either side. */
export type MovedInput = {
  input: string;
  change: string;
  /** Of each model of the question, in its order: whether it computes with the input at all. */
  usedBy: boolean[];
  low: Side;
  high: Side;
};

export type SensitivityQuestion = { draws: number; inputs: MovedInput[]; levelsLeftOut: number };
