import type { Issue } from './issue.ts';
import type { Instant } from './time.ts';

/**
 * By what the models of an average are weighed: Laplace evidence; the likelihood at the most probable etas, exp(-OFV/2); or that
 * less one a eta, exp(-OFV/2 - etas), after Akaike's information criterion.
 */
export const WEIGHINGS = ['evidence', 'likelihood', 'aic'] as const;
export type Weighing = (typeof WEIGHINGS)[number];

/**
 * What was decided about one model for one person, and why. `applies`: inside everything studied. `caution`: usable, with
 * warnings to be read. `refused`: at least one reason is an error, and there are no covariates.
 */
export type Choice = {
  /** Id of the model: drug/author-year. */
  model: string;
  verdict: 'applies' | 'caution' | 'refused';
  reasons: Issue[];
  /** The model's own covariates in its own units, from `at` onward; ascending, the last at the moment of the decision. */
  covariates?: { at: Instant; values: Record<string, number> }[];
};
