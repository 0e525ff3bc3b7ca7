import type { Weighing } from './choice.ts';
import type { Pattern } from './pattern.ts';
import type { Dose } from './regimen.ts';
import type { Line, Metric, Window } from './target.ts';

/**
 * What travels to a worker: numbers, model ids and hashes, hours from a zero (the decision). No names, labels, free text or
 * resource ids. The same job gives the same bytes, wherever it runs.
 */
export type ComparisonJob = {
  schema: 'dosetwin.job/1';
  /** Version of the code that planned it: another version refuses it. */
  code: string;
  drug: string;
  /** In order of preference; the fit chooses among them unless there is one, or answers with all of them where `average` says so. */
  models: JobModel[];
  /** By what the models of an average are weighed. */
  average?: Weighing;
  given: Dose[];
  levels: JobLevel[];
  arms: { doses: Dose[]; dailyDose: number | null }[];
  /** Regimens to choose from when the best are searched for; those found are compared after the arms, and stand in `found`. */
  search?: { patterns: Pattern[]; show: number };
  /** Output of the models that target and thresholds are stated in, where it is an effect and no level. */
  output?: string;
  found?: Found;
  /** The same question with one input else each time, where it is asked which input moves the answer. */
  sensitivity?: Varied;
  /** The deciding target, and every line not to be crossed (at least one; the first stands beside the target). Bounds null = open side. */
  target: Measure & { low: number | null; high: number | null; best: number };
  thresholds: (Measure & Line & { limit: number })[];
  horizon: number;
  /** Steady-state exposure is left out while kidney function is changing. */
  steadyState: boolean;
  draws: number;
  /** Unsigned 32-bit. */
  seed: number;
};

/**
 * The exposure that bounds are stated in, over a window, or the effect that the job names. Levels are in the drug's unit of level and areas in the same times hours,
 * whatever the time of the model; a ratio to the MIC has no unit, and the time above it is in per cent of the window.
 */
export type Measure = {
  metric: Metric;
  window: Window;
  /** Hours after a dose, for `C`. */
  hours?: number;
  /** In the unit of level, for `Cmax/MIC`, `AUC24/MIC` and `T>MIC`. */
  mic?: number;
};

/** What a search found: best first, each keeping every limit on a safety threshold. */
export type Found = { patterns: Pattern[]; searched: number };

export type JobModel = {
  id: string;
  hash: string;
  /** Covariates from `at` onward (last value carried forward; the first also backward). Ascending. */
  covariates: { at: number; values: Record<string, number> }[];
};

/**
 * A level: measured, or only known to lie below or above a limit of quantification; its weight in the fit is 1 unless said. A reading of
 * an effect names the output that it is of.
 */
export type JobLevel = { at: number; value: number; below: boolean; above?: boolean; weight?: number; output?: string };

/** What the fit step hands to the arms: the models tried, and the draws of the etas of those that the answer rests on. */
export type FitOutput = {
  /** One row a model tried, in the job's order. */
  fits: ModelFit[];
  /** How much of an average each model is, adding up to 1; null for one that could not be fitted, or where levels cannot weigh them. */
  weights: (number | null)[];
  /** The model chosen, with every draw; of an average, every model that gets a draw, most weight first. */
  parts: FitPart[];
};

/** One model of the answer, and its draws of this person. */
export type FitPart = {
  /** Place in the job. */
  model: number;
  /** How many of the job's draws are this model's. */
  draws: number;
  sampling: Sampling;
  /** How far all levels together lie from what the model expects of such people; null without levels, or where it cannot be told. */
  priorDistance: { distance: number; p: number } | null;
  /** draws x etas, row by row, base64 of little-endian float64. */
  etas: string;
  /** Where a cap of the model holds a value of this person down: the draws of the model without it, or why there are none. */
  uncapped?: { etas: string; why?: string };
};

/**
 * How draws came about: from the prior, or from the posterior by importance resampling or, where that cannot be trusted, by
 * Markov chains; with the effective number behind them, the shape of the tail of the weights, and how well the chains agree.
 */
export type Sampling = {
  method: 'prior' | 'importance resampling' | 'Markov chains';
  proposals: number;
  effective: number;
  paretoShape: number | null;
  scaleReduction: number | null;
};

export type ModelFit = {
  status: 'converged' | 'prior' | 'failed';
  why?: string;
  /** Objective at the optimum: sum of ln var + (y - f)^2 / var over levels, + eta' Omega^-1 eta, no constants. */
  objective: number | null;
  /** ln of the Laplace evidence, constants of the data left out. */
  logEvidence: number | null;
  eta: number[];
  /** Posterior covariance of the etas, row by row, and which formula. */
  covariance: number[][];
  covarianceFormula: 'hessian' | 'prior';
  parameters: { name: string; individual: number; typical: number }[];
  levels: {
    at: number;
    observed: number;
    below: boolean;
    population: number;
    individual: number;
    residual: number;
    weightedResidual: number;
    percentile: number;
  }[];
};

export type Summary = { mean: number; sd: number; p5: number; p25: number; p50: number; p75: number; p95: number };

export type Chance = { value: number; monteCarloError: number };

export type ArmOutput = {
  curve: { at: number[]; p5: number[]; p25: number[]; p50: number[]; p75: number[]; p95: number[] };
  auc0to24: Summary;
  auc24to48: Summary;
  aucSteadyState: Summary | null;
  cmax: Summary;
  cmin: Summary;
  /** The deciding exposure: the target's measure. */
  deciding: Summary;
  /** Hours from the decision to the horizon with the target's measure over the past 24 h above, within and below the target. */
  time: { above: Summary; within: Summary; below: Summary };
  chance: {
    below: Chance;
    within: Chance;
    above: Chance;
    /** Of crossing each threshold, in the job's order; and the first one within the first 24 h. */
    thresholds: Chance[];
    thresholdFirstDay: Chance;
    inTargetAt: { 24: Chance; 48: Chance; 72: Chance | null };
  };
  /** Hours from the decision until the measure over the past 24 h is first within the target; quantiles null when that many draws never get there. */
  firstInTarget: { p5: number | null; p50: number | null; p95: number | null; never: Chance };
  /** Deciding exposure and score of each draw, base64 of little-endian float64. */
  exposures: string;
  scores: string;
  /** The same arm by the same models without their caps, where one holds a value of this person down. */
  uncapped?: UncappedArm;
};

export type UncappedArm = Pick<ArmOutput, 'curve' | 'auc0to24' | 'auc24to48' | 'aucSteadyState' | 'cmax' | 'cmin' | 'deciding'> & {
  chance: Pick<ArmOutput['chance'], 'below' | 'within' | 'above' | 'thresholds'>;
};

export type PairOutput = {
  a: number;
  b: number;
  exposureDifference: Summary;
  scoreDifference: Summary;
  /** Equal scores count for neither. */
  aBetter: Chance;
  bBetter: Chance;
  separable: boolean;
};

export type ComparisonOutput = {
  schema: 'dosetwin.output/1';
  fit: Omit<FitOutput, 'parts'> & { parts: (Omit<FitPart, 'etas' | 'uncapped'> & { uncapped?: { why?: string } })[] };
  arms: Omit<ArmOutput, 'exposures' | 'scores'>[];
  /** Mean score and its Monte-Carlo error, an arm each. */
  scores: { mean: number; monteCarloError: number }[];
  /** Arm indices, best first. */
  ranking: number[];
  withinLimit: boolean[];
  /** Every pair of arms, a < b. */
  pairs: PairOutput[];
  separable: boolean;
  noneReachesTarget: boolean;
  noneWithinLimit: boolean;
  /** Of a search: the last arms are the regimens found. */
  found?: Found;
  /** The answer with so many draws, and with one input else each time, in the job's order. */
  sensitivity?: { draws: number; base: VariedAnswer; varied: VariedOutput[] };
  /** When the next level would say most of the deciding exposure of the arm that stands first. */
  nextSample?: NextSample;
};

export type SamplingKind =
  | 'before-first-dose'
  | 'after-distribution'
  | 'after-absorption'
  | 'mid-interval'
  | 'before-next-dose'
  | 'no-dose';

/** Widths are of the 90 % interval of the deciding exposure: as it is now, and as a level at each time would leave it on average. */
export type NextSample = {
  arm: number;
  draws: number;
  simulated: number;
  now: { p5: number; p95: number };
  times: {
    at: number;
    kind: SamplingKind;
    /** What would be measured, residual error included. */
    level: { p5: number; p50: number; p95: number };
    width: number;
    monteCarloError: number;
  }[];
};

/** One question asked again with one thing else; what it does not name stays as it was. */
export type Variation = {
  /** Of each model of the job, in its order; null where the model may not be used then. */
  covariates?: (JobModel['covariates'] | null)[];
  levels?: JobLevel[];
  /** Place of the model that answers alone instead. */
  model?: number;
};

/** Variations to compute beside the answer, each with so many draws: as many as the answer has, or fewer, and then the first one varies nothing. */
export type Varied = { draws: number; variations: Variation[] };

/** What decides between the arms, of each of them, and the order that follows from it. */
export type VariedAnswer = {
  arms: { within: number; thresholds: number[]; median: number }[];
  ranking: number[];
};

/**
 * `unchanged`: what answers computes with the same numbers. `refused`: a model may not be used then. `negligible`: the model that would
 * answer instead has next to no weight.
 */
export type VariedOutput =
  | ({ is: 'answered' } & VariedAnswer)
  | { is: 'unchanged' }
  | { is: 'refused' }
  | { is: 'negligible' }
  | { is: 'failed'; why: string };
