import { type UnitCode, exposureUnitOf, readUnit } from './units.ts';

/** A window after the decision, hours. `steadyState` is the exposure of one day at steady state. */
export type Window = { from: number; to: number };

/** `basis` says what kind of source it is; one from memory is shown and never searched for. */
export type Citation = { text: string; status: 'verified' | 'memory'; basis?: 'guideline' | 'label' | 'practice' | 'study' | 'site' };

/**
 * What is aimed at. `AUC24` over the window, as of 24 h; `AUC` over the whole course, from the first dose in the record to the end of
 * the window; `Cmin`, `Cmax` and `Cavg` in the window; `C` at `hours`
 * after the last dose for which that moment lies in the window; `Cmax/MIC`, `AUC24/MIC` as ratios; `T>MIC` the share of the window above the MIC; `effect` an output that is no
 * level (INR, BIS, cells), named in `output`.
 */
export type Metric = 'AUC24' | 'AUC' | 'Cmin' | 'Cmax' | 'Cavg' | 'C' | 'Cmax/MIC' | 'AUC24/MIC' | 'T>MIC' | 'effect';

/** What exposure is wanted. Bounds are in `unit`; `best` undefined means the geometric mean of the bounds. */
export type Target = {
  id: string;
  drug: string;
  indication: string;
  metric: Metric;
  /** Hours after a dose, for `C`. */
  hours?: number;
  /** Output, for `effect`. */
  output?: string;
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

/** A line not to be crossed, always named by itself ("AUC24 > 600 mg.h/L"), never as a probability of harm. */
export type SafetyThreshold = {
  id: string;
  drug: string;
  metric: Metric;
  /** Hours after a dose, for `C`. */
  hours?: number;
  window: Window;
  above: number;
  unit: string;
  /** Largest acceptable probability of crossing it. */
  limit: number;
  source: Citation;
};

/** Ratios to the MIC, and times above it, cannot be had without one. */
export const needsMic = (metric: Metric): boolean => metric.endsWith('MIC');

/** How a measure is written: `C2h` is the level 2 h after a dose. */
export const nameMetric = ({ metric, hours }: { metric: Metric; hours?: number }): string =>
  metric === 'C' && hours !== undefined ? `C${hours}h` : metric;

/** The unit in which bounds of a metric stand, for levels in this unit; undefined when the table has none, or for an effect. */
export function unitOfMetric(metric: Metric, level: string): UnitCode | undefined {
  if (metric === 'effect') return undefined;
  if (metric === 'T>MIC') return '%';
  if (needsMic(metric)) return '1';
  return metric.startsWith('AUC') ? exposureUnitOf(level) : readUnit(level);
}
