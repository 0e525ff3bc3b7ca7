import type { ColumnType, Generated } from 'kysely';
import type { DecisionKind } from '../domain/wire/decision.ts';

/** A moment: handed in as a `Date`, read back as one. */
type Moment = ColumnType<Date, Date, Date>;
/** Set when the row is made, never again. */
type Fixed<T> = ColumnType<T, T, never>;

export type ComparisonStatus = 'queued' | 'running' | 'done' | 'refused' | 'failed' | 'cancelled';

/** A person as one FHIR source knows them. */
export type TwinTable = {
  id: Fixed<string>;
  tenant: Fixed<string>;
  source: Fixed<string>;
  patient: Fixed<string>;
  created_at: Fixed<Date>;
};

/** Immutable versions of a twin, numbered from 1. `body` is canonical JSON, `hash` its SHA-256 as its writer defines it. */
export type TwinVersionTable = {
  twin_id: Fixed<string>;
  n: Fixed<number>;
  tenant: Fixed<string>;
  body: Fixed<string>;
  hash: Fixed<string>;
  reason: Fixed<string>;
  created_at: Fixed<Date>;
  /** SHA-256 of what the record says, apart from what was not used and its issues; null for a version that an earlier program stored, as is `summary`. */
  record_hash: ColumnType<string | null, string | null | undefined, never>;
  /** What a list of people shows of it, JSON text. */
  summary: ColumnType<string | null, string | null | undefined, never>;
};

/** A question and, in time, its answer. Texts are canonical JSON, kept to the byte: never jsonb, which reorders keys. */
export type ComparisonTable = {
  id: Fixed<string>;
  tenant: Fixed<string>;
  twin_id: Fixed<string | null>;
  twin_version: Fixed<number | null>;
  origin: Fixed<'comparison' | 'suggestion'>;
  status: ComparisonStatus;
  question: string;
  request: Fixed<string | null>;
  job: string | null;
  result: ColumnType<string | null, string | null | undefined, string>;
  result_hash: ColumnType<string | null, string | null | undefined, string>;
  issues: string;
  /** From 0 to 1. */
  progress: number;
  created_at: Fixed<Date>;
  updated_at: Moment;
  enqueued_at: ColumnType<Date | null, undefined, Date>;
  /** How often its job was put into the queue. */
  attempt: ColumnType<number, undefined, number>;
  /** What it is about; null for one that an earlier program stored, where the question says it. */
  drug: Fixed<string | null>;
  as_of: Fixed<string | null>;
};

/** What a clinician made of a result, numbered from 1 for each comparison. Never changed. */
export type DecisionTable = {
  id: Fixed<string>;
  tenant: Fixed<string>;
  comparison_id: Fixed<string>;
  n: Fixed<number>;
  twin_id: Fixed<string>;
  twin_version: Fixed<number>;
  drug: Fixed<string>;
  kind: Fixed<DecisionKind>;
  /** Index and label of a candidate of the result. */
  candidate: Fixed<number | null>;
  candidate_label: Fixed<string | null>;
  /** JSON text of the regimen in its place, and its label. */
  modified_to: Fixed<string | null>;
  modified_label: Fixed<string | null>;
  reason: Fixed<string>;
  decided_by: Fixed<string>;
  result_hash: Fixed<string>;
  at: Fixed<Date>;
};

export type ComparisonEventTable = {
  comparison_id: Fixed<string>;
  n: Fixed<number>;
  tenant: Fixed<string>;
  kind: Fixed<string>;
  body: Fixed<string>;
  at: Fixed<Date>;
};

/** What must still be put into the queue; written with its comparison, cleared once the queue has it. */
export type OutboxTable = {
  /** A 64-bit counter, which arrives as text. */
  id: ColumnType<string, never, never>;
  tenant: Fixed<string>;
  comparison_id: Fixed<string>;
  step: Fixed<string>;
  created_at: Fixed<Date>;
  claimed_at: ColumnType<Date | null, Date | undefined, Date | null>;
};

/** Answers kept for 24 h under the key their asker chose. `status` is null while the first request is still being answered. */
export type IdempotencyTable = {
  tenant: Fixed<string>;
  route: Fixed<string>;
  key: Fixed<string>;
  body_hash: string;
  status: number | null;
  headers: string | null;
  response: string | null;
  created_at: Moment;
};

/** That there was a twin, when it was forgotten, and how much went with it; nothing tells whose it was. */
export type ForgottenTwinTable = {
  id: Fixed<string>;
  tenant: Fixed<string>;
  at: Fixed<Date>;
  versions: Fixed<number>;
  comparisons: Fixed<number>;
  decisions: Fixed<number>;
};

export type MigrationTable = { version: Fixed<number>; name: Fixed<string>; applied_at: Generated<Date> };

/** Our tables. They live in the schema `dosetwin`; the queue's live in `bullmq`. */
export type Database = {
  twins: TwinTable;
  twin_versions: TwinVersionTable;
  comparisons: ComparisonTable;
  comparison_events: ComparisonEventTable;
  decisions: DecisionTable;
  outbox: OutboxTable;
  idempotency: IdempotencyTable;
  forgotten_twins: ForgottenTwinTable;
  migrations: MigrationTable;
};
