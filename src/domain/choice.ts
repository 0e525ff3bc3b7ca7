import type { Issue } from './issue.ts';
import type { Instant } from './time.ts';

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
