import type { Choice } from '../domain/choice.ts';
import type { JobModel } from '../domain/job.ts';
import { type Instant, hoursBetween } from '../domain/time.ts';

/** The covariates of a model in hours from the decision, as they travel. */
export const inHours = ({ covariates = [] }: Pick<Choice, 'covariates'>, asOf: Instant): JobModel['covariates'] =>
  covariates.map(({ at, values }) => ({ at: hoursBetween(asOf, at), values: { ...values } }));
