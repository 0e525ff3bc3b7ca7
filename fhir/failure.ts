import { type Issue, error } from '../src/domain/issue.ts';

/** Why a FHIR server gave no record; `retryAfterSeconds` when it asked to come back. */
export type Failure = { ok: false; issues: Issue[]; retryAfterSeconds?: number };

/** Carries a failure out of a search to where it becomes a value; never leaves this folder. */
export class FhirFailure extends Error {
  readonly issue: Issue;
  readonly retryAfterSeconds: number | undefined;

  constructor(issue: Issue, retryAfterSeconds?: number) {
    super(issue.text);
    this.name = 'FhirFailure';
    this.issue = issue;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

export const toFailure = ({ issue, retryAfterSeconds }: FhirFailure): Failure => ({
  ok: false,
  issues: [issue],
  ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
});

/** `at` is the path on the server, never an address with a token or a query with an identity. */
export const unreachable = (at: string, why: string): FhirFailure =>
  new FhirFailure(error('fhir-unreachable', `The FHIR server ${why}.`, { at, fix: 'Check its address and that it runs.' }));

export const slow = (at: string, seconds: number): FhirFailure =>
  new FhirFailure(
    error('fhir-slow', `The FHIR server did not answer within ${Number(seconds.toPrecision(2))} s.`, { at, fix: 'Try again later.' }),
  );

export const busy = (at: string, status: number, retryAfterSeconds: number): FhirFailure =>
  new FhirFailure(
    error('fhir-busy', `The FHIR server is busy (${status}).`, { at, fix: `Try again in ${retryAfterSeconds} s.` }),
    retryAfterSeconds,
  );

export const nonsense = (at: string, what: string, fix = 'Check that the address is the base of a FHIR R4 server.'): FhirFailure =>
  new FhirFailure(error('fhir-nonsense', `The FHIR server ${what}.`, { at, fix }));

export const tooLarge = (at: string, what: string): FhirFailure =>
  new FhirFailure(
    error('fhir-too-large', `The FHIR server’s answer is too large: ${what}.`, {
      at,
      fix: 'Ask for the record in a bundle that holds less.',
    }),
  );

export const forbidden = (at: string, status: number): FhirFailure =>
  new FhirFailure(
    error('fhir-forbidden', `The FHIR server refuses to show it (${status}).`, {
      at,
      fix: 'Give a token that may read this patient (DOSETWIN_FHIR_TOKEN).',
    }),
  );

export const notFound = (id: string): FhirFailure =>
  new FhirFailure(error('patient-not-found', `There is no Patient/${id} on the FHIR server.`, { at: 'patient', fix: 'Check the id.' }));
