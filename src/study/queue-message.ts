import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { UnrecoverableError } from 'bullmq';
import type { Issue } from '../domain/issue.ts';
import { isOutage } from './outage.ts';

/** What a job carries. Texts are canonical JSON inside a string, because a queue on Postgres keeps data as jsonb, which reorders keys. */
export type JobData = {
  text: string;
  /** What the first part of the job found, kept while its children run. */
  kept?: string;
  children?: string[];
  cancelled?: true;
};

/**
 * What a job gives back: its text, or a long one deflated, in base64. The queue keeps each of them twice, with its job and in its
 * event, and a Postgres reads every character of it as JSON.
 */
export type JobReturn = ({ text: string } | { deflated: string }) & {
  /** Milliseconds that its worker was at it; absent where the job left its worker in between. */
  took?: number;
};

/** Characters from which a text is deflated. */
const LONG = 4_096;

export const packText = (text: string): JobReturn =>
  text.length < LONG ? { text } : { deflated: deflateRawSync(text, { level: 1 }).toString('base64') };

export const unpackText = (one: JobReturn): string =>
  'text' in one ? one.text : inflateRawSync(Buffer.from(one.deflated, 'base64')).toString();

/** Why a job failed: somebody cancelled it, or it was refused with issues, or something broke. */
export type Failure = { reason: string; cancelled: boolean; issues: Issue[] | null };

/** Thrown by a processor whose answer is an expected no. It is final: the job is not tried again. */
export class JobRefused extends Error {
  readonly issues: readonly Issue[];

  constructor(issues: readonly Issue[]) {
    super(issues.map((one) => one.text).join(' '));
    this.name = 'JobRefused';
    this.issues = issues;
  }
}

/** Thrown by a processor when the machinery failed it (a thread died, a connection was lost): the job is tried again. */
export class InfrastructureFault extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'InfrastructureFault';
  }
}

/** The reason an abort carries when somebody cancelled the job. */
export const CANCELLED = 'cancelled';

const JOB_ID = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,254}$/;

/** Throws for an id that a queue would refuse or confuse: with a colon, or a bare integer. */
export function checkJobId(id: string): void {
  if (!JOB_ID.test(id) || /^\d+$/.test(id))
    throw new Error(`${JSON.stringify(id)} cannot be the id of a job: letters, digits, dots, dashes and underscores, not a bare number`);
}

/** Throws for a text that not every queue can keep unchanged: a NUL, written out or escaped, or half a surrogate pair. */
export function checkText(text: string): void {
  if (text.includes('\u0000') || escapesNul(text)) throw new Error('a job cannot carry a NUL character; refuse it where the text comes in');
  if (!text.isWellFormed()) throw new Error('a job cannot carry half of a character (a lone surrogate); refuse it where the text comes in');
}

/** An odd number of backslashes before u0000 makes it an escape of JSON. */
const escapesNul = (text: string): boolean => text.includes('\\u0000') && /(?<!\\)(?:\\\\)*\\u0000/.test(text);

const REFUSED = 'refused ';

/** Reads back what `finalError` wrote. */
export function readFailure(reason: string): Failure {
  if (reason === CANCELLED) return { reason: 'The job was cancelled.', cancelled: true, issues: null };
  const issues = reason.startsWith(REFUSED) ? readIssues(reason.slice(REFUSED.length)) : null;
  return { reason: issues ? issues.map((one) => one.text).join(' ') : reason, cancelled: false, issues };
}

function readIssues(text: string): Issue[] | null {
  try {
    const issues: unknown = JSON.parse(text);
    return Array.isArray(issues) ? (issues as Issue[]) : null;
  } catch {
    return null;
  }
}

/** What the queue is told about a processor's error: final, unless the machinery was at fault or the job was taken away. */
export function finalError(cause: unknown, signal: AbortSignal): Error {
  if (signal.aborted && signal.reason === CANCELLED) return new UnrecoverableError(CANCELLED);
  if (cause instanceof JobRefused) return new UnrecoverableError(clean(REFUSED + JSON.stringify(cause.issues)));
  if (signal.aborted) return new Error(String(signal.reason));
  const message = clean(cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause));
  return isInfrastructureFault(cause) ? new Error(message) : new UnrecoverableError(message);
}

/** The machinery was at fault: said so, an outage, or a thread that died. */
const isInfrastructureFault = (cause: unknown): boolean =>
  cause instanceof InfrastructureFault ||
  isOutage(cause) ||
  (cause instanceof Error && 'code' in cause && String(cause.code).startsWith('ERR_WORKER_'));

/** Postgres refuses a NUL, also escaped, in the reason it stores. */
const clean = (text: string): string => text.replaceAll('\u0000', '\ufffd').replaceAll('\\u0000', '\\ufffd').toWellFormed();
