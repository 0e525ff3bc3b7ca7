/** A window after the decision, hours. `steadyState` is the exposure of one day at steady state. */
export type Window = { from: number; to: number };

export type Citation = { text: string; status: 'verified' | 'memory' };

/** What exposure is wanted. Bounds are in `unit`; `best` undefined means the geometric mean of the bounds. */
export type Target = {
  id: string;
  drug: string;
  indication: string;
  metric: 'AUC24';
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
  metric: 'AUC24';
  window: Window;
  above: number;
  unit: string;
  /** Largest acceptable probability of crossing it. */
  limit: number;
  source: Citation;
};
