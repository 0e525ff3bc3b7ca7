import type { ComparisonJob, FitOutput } from '../domain/job.ts';

/** The two kinds of job that travel: a whole comparison, and one arm of a large one. */
export const COMPARISON = 'comparison';
export const ARM = 'arm';

export type ArmJob = { job: ComparisonJob; fit: FitOutput; arm: number };

export type Progress = { done: number; of: number; step: string };

/** The queue refuses `:` and bare integers in ids; a comparison's id belongs to one question, so its job is never shared. */
export const jobId = (comparison: string): string => `${comparison}-${COMPARISON}`;
export const armJobId = (parent: string, arm: number): string => `${parent}-${ARM}-${arm}`;

/** The comparison a job answers; null for the arms, which answer to their parent. */
export const comparisonOf = (id: string): string | null => (id.endsWith(`-${COMPARISON}`) ? id.slice(0, -COMPARISON.length - 1) : null);

/** The comparison that a job belongs to, an arm too. */
export const ownerOf = (id: string): string => id.slice(0, Math.max(0, id.indexOf(`-${COMPARISON}`)));

/** Estimated milliseconds of numerics above which a comparison is spread over child jobs. */
export const SPREAD_ABOVE = 500;

/** The refusal of a worker that is of another version than the planner of its job; `at` says which version planned it. */
export const OTHER_VERSION = 'other-version';
export const plannedBy = (version: string): string => `job, planned by version ${version}`;
