import type { ChangesAnswer, ComparisonAnswer, ComparisonSummary, TwinAnswer } from '../domain/wire/answer.ts';
import type { DecisionAnswer } from '../domain/wire/decision.ts';
import type { DrugCard } from '../domain/wire/drug.ts';
import type { ModelCard } from '../domain/wire/model.ts';
import type { PreviewAnswer } from '../domain/wire/preview.ts';
import type { RecordAnswer } from '../domain/wire/record.ts';
import type { WorkedCase } from '../domain/wire/worked-case.ts';
import type { Worklist } from '../domain/wire/worklist.ts';

/** A place of the service and what it answers. `answers` is never there: it carries the type. */
export type Place<T> = { path: string; answers?: T };

/** A page of a list, as every list of the service has it. */
export type Page<T> = { items: T[]; next: string | null };

const word = encodeURIComponent;

export const worklist: Place<Worklist> = { path: '/v1/worklist?limit=200' };
export const twins: Place<TwinAnswer> = { path: '/v1/twins' };
export const twinAt = (id: string): Place<TwinAnswer> => ({ path: `/v1/twins/${word(id)}` });
export const versionAt = (id: string, n: number): Place<TwinAnswer> => ({ path: `/v1/twins/${word(id)}/versions/${n}` });
export const recordAt = (id: string, n: number): Place<RecordAnswer> => ({ path: `/v1/twins/${word(id)}/versions/${n}/record` });
export const changesOf = (id: string): Place<ChangesAnswer> => ({ path: `/v1/twins/${word(id)}/changes` });
export const comparisons: Place<ComparisonAnswer> = { path: '/v1/comparisons' };
export const previews: Place<PreviewAnswer> = { path: '/v1/previews' };
export const suggestions: Place<ComparisonAnswer> = { path: '/v1/suggestions' };
export const comparisonsOf = (twin: string): Place<Page<ComparisonSummary>> => ({ path: `/v1/comparisons?limit=20&twin=${word(twin)}` });
export const comparisonAt = (id: string): Place<ComparisonAnswer> => ({ path: `/v1/comparisons/${word(id)}` });
export const cancelAt = (id: string): Place<ComparisonAnswer> => ({ path: `/v1/comparisons/${word(id)}/cancel` });
export const decisionsOn = (id: string): Place<DecisionAnswer> => ({ path: `/v1/comparisons/${word(id)}/decisions` });
export const decisionsOf = (twin: string): Place<Page<DecisionAnswer>> => ({ path: `/v1/twins/${word(twin)}/decisions?limit=20` });
export const eventsAt = (id: string): string => `/v1/comparisons/${word(id)}/events`;
export const models: Place<Page<ModelCard>> = { path: '/v1/models?limit=200' };
export const modelAt = (id: string): Place<ModelCard> => ({ path: `/v1/models/${id.split('/').map(word).join('/')}` });
export const cases: Place<Page<WorkedCase>> = { path: '/v1/cases' };
export const drugs: Place<Page<DrugCard>> = { path: '/v1/drugs?limit=200' };
