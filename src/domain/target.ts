import { type UnitCode, exposureUnitOf, readUnit } from './units.ts';

/** A window after the decision, hours. `steadyState` is the exposure of one day at steady state. */
export type Window = { from: number; to: number };

/** `basis` says what kind of source it is; one from memory is shown and never searched for. */
export type Citation = { text: string; status: 'verified' | 'memory'; basis?: 'guideline' | 'label' | 'practice' | 'study' | 'site' };

/**
 * What is aimed at. `AUC24` over the window, as of 24 h; `AUC` over the whole course, from the first dose in the record to the end of
 * the window; `Cmin`, `Cmax` and `Cavg` in the window; `C` at `hours`
 * after the last dose for which that moment lies in the window; `Cmax/MIC`, `AUC24/MIC` as ratios; `T>MIC` the share of the window above the MIC.
 */
export type Metric = 'AUC24' | 'AUC' | 'Cmin' | 'Cmax' | 'Cavg' | 'C' | 'Cmax/MIC' | 'AUC24/MIC' | 'T>MIC';

/** What an effect is measured by: its lowest, highest and mean in the window. */
export const EFFECT_METRICS = ['Cmin', 'Cmax', 'Cavg'] as const satisfies readonly Metric[];

/** What exposure is wanted. Bounds are in `unit`; `best` undefined means the geometric mean of the bounds. */
export type Target = {
  id: string;
  drug: string;
  indication: string;
  metric: Metric;
  /** Hours after a dose, for `C`. */
  hours?: number;
  /** What is measured, where it is an effect (INR, BIS, cells) and no level: an output of the drug's models; and how it is called. */
  output?: string;
  effect?: string;
  /** Total unless said. */
  of?: 'unbound';
  /** The window that decides. */
  window: Window;
  low?: number;
  high?: number;
  best?: number;
  unit: string;
  /** MIC that the bounds assume, mg/L. */
  mic?: number;
  source: Citation;
};

/** A line that is crossed upwards, or, of what may become too little (cells), downwards: one of the two. */
export type Line = { above?: number; below?: number };

/** Whether a value lies beyond the line; never without one. */
export const crosses = (value: number, { above, below }: Line = {}): boolean =>
  above === undefined ? value < (below ?? Number.NaN) : value > above;

/** A line as it is named: `> 600 mg.h/L`, `< 0.5 10*9/L`; of a pure number without a unit. */
export const nameLine = ({ above, below, unit }: Line & { unit: string }): string =>
  `${above === undefined ? `< ${below}` : `> ${above}`}${unit === '1' ? '' : ` ${unit}`}`;

/** A line not to be crossed, always named by itself ("AUC24 > 600 mg.h/L"), never as a probability of harm. */
export type SafetyThreshold = Line & {
  id: string;
  drug: string;
  metric: Metric;
  /** As for a target. */
  output?: string;
  effect?: string;
  /** Hours after a dose, for `C`. */
  hours?: number;
  window: Window;
  unit: string;
  /** Largest acceptable probability of crossing it. */
  limit: number;
  source: Citation;
};

/** Ratios to the MIC, and times above it, cannot be had without one. */
export const needsMic = (metric: Metric): boolean => metric.endsWith('MIC');

const OF_EFFECT: { readonly [metric in Metric]?: string } = { Cmin: 'lowest', Cmax: 'highest', Cavg: 'mean' };

type Measured = Pick<SafetyThreshold, 'metric' | 'hours' | 'output' | 'effect'>;

/** How a measure is written: `C2h` is the level 2 h after a dose; of an effect `mean INR`, `lowest neutrophil count`. */
export function nameMetric({ metric, hours, output, effect = output }: Measured): string {
  if (effect !== undefined) return `${OF_EFFECT[metric] ?? metric} ${effect}`;
  return metric === 'C' && hours !== undefined ? `C${hours}h` : metric;
}

/** The unit in which bounds of a metric stand, for levels (or an effect) in this unit; undefined when the table has none. */
export function unitOfMetric(metric: Metric, level: string): UnitCode | undefined {
  if (metric === 'T>MIC') return '%';
  if (needsMic(metric)) return '1';
  return metric.startsWith('AUC') ? exposureUnitOf(level) : readUnit(level);
}
