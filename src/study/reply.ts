import type { Issue } from '../domain/issue.ts';

/** Why a request got no answer; the API maps each kind to one HTTP status. A clinical refusal is not a failure. */
export type FailureKind =
  | 'form' // not of the shape asked for
  | 'meaning' // right shape, wrong in meaning
  | 'not-found'
  | 'conflict'
  | 'hash-needed' // a decision that does not say which result it is on
  | 'other-result' // or names another
  | 'too-large'
  | 'too-many'
  | 'source-failed' // the FHIR server is down or answers nonsense
  | 'source-slow'
  | 'source-busy'
  | 'unavailable'; // our own store or queue

export type Failure = { ok: false; kind: FailureKind; issues: Issue[]; retryAfterSeconds?: number };
export type Reply<T> = { ok: true; value: T } | Failure;

export const reply = <T>(value: T): Reply<T> => ({ ok: true, value });
export const fail = (kind: FailureKind, issues: Issue[], retryAfterSeconds?: number): Failure => ({
  ok: false,
  kind,
  issues,
  ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
});
