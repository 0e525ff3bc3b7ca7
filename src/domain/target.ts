/** A window after the decision, hours. `steadyState` is the exposure of one day at steady state. */
export type Window = { from: number; to: number };

/** `basis` says what kind of source it is; one from memory is shown and never searched for. */
export type Citation = { text: string; status: 'verified' | 'memory'; basis?: 'guideline' | 'label' | 'practice' | 'study' | 'site' };

/**
 * What is aimed at. `AUC24` over the window; `AUC` over the whole course; `Cmin`, `Cmax` and `Cavg` in the window; `C` at `hours`
 * after a dose; `Cmax/MIC`, `AUC24/MIC` as ratios; `T>MIC` the share of the window above the MIC; `effect` an output that is no
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
  window: Window;
  above: number;
  unit: string;
  /** Largest acceptable probability of crossing it. */
  limit: number;
  source: Citation;
};
