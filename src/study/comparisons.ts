import { randomUUID } from 'node:crypto';
import { error, type Issue } from '../domain/issue.ts';
import type { ComparisonAnswer, ComparisonSummary } from '../domain/wire/answer.ts';
import { type DecisionAnswer, type DecisionKind, type Superseded, reviewAfter } from '../domain/wire/decision.ts';
import type { ComparisonRequest, SuggestionRequest } from '../domain/wire/request.ts';
import type { ComparisonResult } from '../domain/wire/result.ts';
import { type StoredComparison, insertComparison } from '../store/comparisons.ts';
import { isForgotten } from '../store/forget.ts';
import type { OutboxEntry } from '../store/outbox.ts';
import { getVersion, type StoredVersion } from '../store/twins.ts';
import type { Queries } from '../store/connect.ts';
import { canonical } from './canonical.ts';
import { COMPARISON } from './jobs.ts';
import type { Library } from './library.ts';
import { type Sources, readPerson } from './people.ts';
import { plan } from './plan.ts';
import { poseFor } from './pose-record.ts';
import { type Failure, type Reply, fail, reply } from './reply.ts';
import type { Resolved } from './resolve.ts';
import { resolveAny } from './resolve-suggestion.ts';
import { readBody, seedPerson } from './twins.ts';

/** An accepted comparison as it is stored, and the job that has to be put into the queue for it, which is this process's to put there. */
export type Accepted = { stored: StoredComparison; entry: OutboxEntry | null };

type Desk = { store: Queries; library: Library; sources: Sources; clock: () => Date };

/**
 * Accepts a question. Everything that can go wrong with the request or the record is found here, before anything is queued:
 * what is queued can be computed. A clinical refusal is stored and answered like any other result.
 */
export async function accept(desk: Desk, request: ComparisonRequest | SuggestionRequest, tenant: string): Promise<Reply<Accepted>> {
  const { store, library, clock } = desk;
  const { twin, patient, bundle, source, ...question } = request;
  const unclear = whoIsIt(request);
  if (unclear) return unclear;
  const resolved = resolveAny(question, library, clock());
  if (!resolved.ok) return fail('meaning', resolved.issues);
  const version =
    twin === undefined
      ? await seedForQuestion(desk, { patient, bundle, source }, resolved.value, tenant)
      : await versionOf(store, tenant, twin);
  if (!version.ok) return version;
  const { record } = readBody(version.value);
  const posed = poseFor(resolved.value, record, library);
  const { drug, asOf } = resolved.value;
  const id = randomUUID();
  const common = {
    id,
    tenant,
    twinId: version.value.id,
    twinVersion: version.value.n,
    origin: 'candidates' in question ? 'comparison' : 'suggestion',
    drug: drug.name,
    asOf,
    at: clock(),
  } as const;
  const asked = canonical({ ...question, asOf });
  const storing = posed.ok
    ? insertComparison(store, {
        ...common,
        status: 'queued',
        question: canonical(posed.value),
        request: asked,
        job: canonical(plan(posed.value)),
        issues: posed.value.issues,
        step: COMPARISON,
        taken: true,
      })
    : insertComparison(store, {
        ...common,
        status: 'refused',
        question: canonical({ drug: drug.name, asOf }),
        request: asked,
        job: null,
        issues: inOrder(posed.issues),
      });
  try {
    return reply(await storing);
  } catch (cause) {
    if (isForgotten(cause)) return unknownTwin();
    throw cause;
  }
}

/** Why nobody, or more than one person, is asked about; undefined when it is exactly one. */
export function whoIsIt({ twin, patient, bundle }: Pick<ComparisonRequest, 'twin' | 'patient' | 'bundle'>): Failure | undefined {
  const named = [twin, patient, bundle].filter((one) => one !== undefined).length;
  if (named === 1) return undefined;
  return fail('meaning', [
    error('who-is-it', `A comparison is about one person; the request names ${named === 0 ? 'none' : 'more than one'}.`, {
      at: 'twin',
      fix: 'Send exactly one of twin, patient and bundle.',
    }),
  ]);
}

const RANK = { error: 0, warning: 1, information: 2 } as const;

/** What stops the answer first. */
export const inOrder = (issues: readonly Issue[]): Issue[] => issues.toSorted((a, b) => RANK[a.severity] - RANK[b.severity]);

async function seedForQuestion(
  desk: Desk,
  who: { patient: string | undefined; bundle: unknown; source: string | undefined },
  resolved: Resolved,
  tenant: string,
): Promise<Reply<StoredVersion>> {
  const person = await readPerson(who, desk.sources, desk.library.drugs);
  if (!person.ok) return person;
  const seeded = await seedPerson(desk.store, tenant, person.value, resolved.asOf, desk.clock());
  return seeded.ok ? reply(seeded.value.version) : seeded;
}

export async function versionOf(store: Queries, tenant: string, twin: string): Promise<Reply<StoredVersion>> {
  const version = await getVersion(store, tenant, twin, 'head');
  return version ? reply(version) : unknownTwin();
}

const unknownTwin = (): Failure =>
  fail('not-found', [error('unknown-twin', 'There is no such twin.', { at: 'twin', fix: 'Seed it first with POST /v1/twins.' })]);

/** What was decided on a result, and why nothing more can be. */
export type Standing = { decisions: DecisionAnswer[]; superseded?: Superseded };

/** A stored comparison in its envelope; the hashed result inside is the stored text, read. A result that has just come is not decided on. */
export function showComparison(stored: StoredComparison, { decisions, superseded }: Standing = { decisions: [] }): ComparisonAnswer {
  const { result, resultHash } = stored;
  return {
    ...summarise(stored, decisions.at(-1)?.decision),
    ...(resultHash === null ? {} : { resultHash }),
    ...(result === null ? {} : { result: JSON.parse(result) as ComparisonResult, decisions }),
    ...(superseded ? { superseded } : {}),
  };
}

/** What a stored question is about, whether or not it was refused. */
export function readSubject({ drug, asOf, question }: Subject): { drug: string; asOf: string } {
  if (drug !== null && asOf !== null) return { drug, asOf };
  const said = JSON.parse(question ?? '') as { drug: string; asOf: string };
  return { drug: said.drug, asOf: said.asOf };
}

type Subject = { drug: string | null; asOf: string | null; question: string | null };

/** A stored comparison without its result; `newest` is the newest decision on it. */
export function summarise(stored: StoredComparison, newest: DecisionKind | undefined): ComparisonSummary {
  const { id, status, origin, twinId, twinVersion, createdAt, updatedAt, progress, issues, resultHash } = stored;
  const { drug, asOf } = readSubject(stored);
  return {
    ...{ id, status, origin, drug, asOf, createdAt, updatedAt, progress, issues },
    twin: { id: twinId ?? '', version: twinVersion ?? 0 },
    ...(resultHash === null ? {} : { resultHash }),
    ...(status === 'done' ? { review: reviewAfter(newest) } : {}),
  };
}
