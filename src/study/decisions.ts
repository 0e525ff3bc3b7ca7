import { randomUUID } from 'node:crypto';
import { type Issue, error, stops } from '../domain/issue.ts';
import type { WireCandidate } from '../domain/wire/candidate.ts';
import { type DecisionAnswer, type DecisionRequest, type Superseded, reviewAfter } from '../domain/wire/decision.ts';
import type { ComparisonResult } from '../domain/wire/result.ts';
import { type StoredComparison, getComparison } from '../store/comparisons.ts';
import type { Queries } from '../store/connect.ts';
import { type StoredDecision, appendDecision, decisionsOn, holdPerson, laterDecided } from '../store/decisions.ts';
import { newerRecord } from '../store/record-change.ts';
import { readCandidate } from './candidate.ts';
import { canonical } from './canonical.ts';
import { type Standing, readSubject } from './comparisons.ts';
import type { AskedDecision } from './contract.ts';
import type { Library } from './library.ts';
import { type Told, change } from './office.ts';
import { type Failure, type Reply, fail, reply } from './reply.ts';

/** What was decided on a result, and why nothing more can be where that is so. */
export async function readStanding(store: Queries, stored: StoredComparison): Promise<Standing> {
  const { id, twinId, twinVersion, createdAt } = stored;
  if (twinId === null) return { decisions: [] };
  const { drug } = readSubject(stored);
  const decisions = (await decisionsOn(store, id)).map(showDecision);
  const [record, later] = [await newerRecord(store, twinId, twinVersion ?? 0), await laterDecided(store, { twinId, drug, createdAt })];
  const superseded: Superseded | undefined = record
    ? {
        by: 'record',
        version: record.version,
        text: `This answer is of version ${twinVersion} of the twin; the record has changed since (version ${record.version}).`,
      }
    : later
      ? { by: 'decision', comparison: later.comparison, text: `A later question about ${drug} for this person has been decided.` }
      : undefined;
  return { decisions, ...(superseded ? { superseded } : {}) };
}

/**
 * Records a decision on the result of a comparison, once and for good: a later one is appended, none is changed. What may be decided
 * is looked at while nobody else decides about the same person.
 */
export async function decide(
  told: Told,
  library: Library,
  id: string,
  asked: AskedDecision,
  tenant: string,
): Promise<Reply<DecisionAnswer>> {
  const stored = await getComparison(told.store, tenant, id);
  if (!stored) return fail('not-found', [error('not-found', 'There is no such comparison.', { at: 'id', fix: 'Check the id.' })]);
  const { result, resultHash, twinId } = stored;
  if (asked.of === undefined) return HASH_NEEDED;
  if (stored.status !== 'done' || result === null || resultHash === null || twinId === null) return nothingToDecide(stored);
  if (!asked.of.includes(resultHash)) return OTHER_RESULT;
  const read = readDecision(asked.request, JSON.parse(result) as ComparisonResult, library);
  if (!read.ok) return read;
  const { decision: kind, reason, by = 'not said' } = asked.request;
  const { drug } = readSubject(stored);
  const at = told.clock();
  const decision = {
    ...{ id: randomUUID(), comparisonId: id, twinId, twinVersion: stored.twinVersion ?? 0, drug, kind, reason, resultHash, at },
    ...read.value,
    by: `unverified:${by}`,
  };
  let barred: Failure | undefined;
  const body = { decision: decision.id, kind, review: reviewAfter(kind) };
  const made = await change(told, id, { kind: 'decided', body }, async (inOne) => {
    if (!(await holdPerson(inOne, twinId))) return false;
    const standing = await readStanding(inOne, stored);
    barred = whyBarred(standing, asked.request);
    if (barred) return false;
    await appendDecision(inOne, tenant, standing.decisions.length + 1, decision);
    return true;
  });
  if (barred) return barred;
  if (!made) return fail('not-found', [error('not-found', 'The comparison has been deleted.', { at: 'id', fix: 'Ask again.' })]);
  return reply(showDecision({ ...decision, at: at.toISOString() }));
}

const HASH_NEEDED = fail('hash-needed', [
  error('missing-if-match', 'A decision names the result it is on.', {
    at: 'header.if-match',
    fix: 'Send If-Match with the resultHash of the comparison in double quotes.',
  }),
]);

const OTHER_RESULT = fail('other-result', [
  error('other-result', 'The result of this comparison is not the one that the decision was made on.', {
    at: 'header.if-match',
    fix: 'Read the comparison again, and send its resultHash.',
  }),
]);

const nothingToDecide = ({ status }: StoredComparison): Failure =>
  fail('conflict', [
    error('nothing-to-decide', `The comparison is ${status}: it has no result on which something could be decided.`, {
      at: 'id',
      fix: status === 'queued' || status === 'running' ? 'Wait until it is done.' : 'Ask a question that can be answered.',
    }),
  ]);

type Chosen = Pick<StoredDecision, 'candidate' | 'modifiedTo'>;

/** The candidate and the regimen that a decision is about, or why it makes no sense. */
function readDecision({ decision, candidate, modifiedTo }: DecisionRequest, result: ComparisonResult, library: Library): Reply<Chosen> {
  const wrong: Issue[] = [];
  const arm = candidate === undefined ? undefined : result.candidates[candidate];
  if (candidate === undefined && (decision === 'chosen' || decision === 'modified'))
    wrong.push(error('missing-candidate', `A decision ${decision} names a candidate.`, { at: 'candidate', fix: 'Send its index.' }));
  if (candidate !== undefined && !arm)
    wrong.push(
      error('unknown-candidate', `There is no candidate ${candidate}: the result has ${result.candidates.length}, counted from 0.`, {
        at: 'candidate',
        fix: 'Send an index into result.candidates.',
      }),
    );
  if (decision === 'modified' && modifiedTo === undefined)
    wrong.push(error('missing-modification', 'A decision modified says to what.', { at: 'modifiedTo', fix: 'Send the regimen.' }));
  if (decision !== 'modified' && modifiedTo !== undefined)
    wrong.push(
      error('needless-modification', `A decision ${decision} has no modified regimen.`, { at: 'modifiedTo', fix: 'Leave it out.' }),
    );
  const drug = library.drugs.find((one) => one.name === result.question.drug);
  const regimen = modifiedTo && drug ? readCandidate(modifiedTo, drug, library.drugs, 'modifiedTo') : undefined;
  wrong.push(...(regimen?.issues.filter((one) => one.severity === 'error') ?? []));
  if (stops(wrong)) return fail('meaning', wrong);
  return reply({
    candidate: arm && candidate !== undefined ? { index: candidate, label: arm.label } : null,
    modifiedTo: modifiedTo && regimen?.ok ? { text: canonical(modifiedTo), label: regimen.value.label } : null,
  });
}

/** Why this cannot be decided now: the answer is of the past, or somebody has decided. */
function whyBarred({ decisions, superseded }: Standing, { decision, instead }: DecisionRequest): Failure | undefined {
  if (superseded)
    return fail('conflict', [error('superseded', superseded.text, { at: 'id', fix: 'Ask again, and decide on the new answer.' })]);
  const last = decisions.at(-1);
  const stands = last?.decision === 'deferred' ? undefined : last;
  if (stands && decision === 'deferred')
    return fail('conflict', [
      error('already-decided', `This is decided (${stands.decision}) and can no longer be deferred.`, {
        at: 'decision',
        fix: 'Ask again.',
      }),
    ]);
  if (stands?.id === instead) return undefined;
  return fail('conflict', [
    stands
      ? error('already-decided', `This is decided (${stands.decision}, by ${stands.by}).`, {
          at: 'instead',
          fix: `Read that decision; if yours is to stand in its place, send instead: ${JSON.stringify(stands.id)}.`,
        })
      : error('nothing-stands', 'There is no such decision that stands on this comparison.', {
          at: 'instead',
          fix: 'Leave it out, or read the comparison again.',
        }),
  ]);
}

export function showDecision(stored: StoredDecision): DecisionAnswer {
  const { id, comparisonId, twinId, twinVersion, drug, kind, candidate, modifiedTo, reason, by, at, resultHash } = stored;
  return {
    id,
    comparison: comparisonId,
    twin: { id: twinId, version: twinVersion },
    drug,
    decision: kind,
    ...(candidate ? { candidate } : {}),
    ...(modifiedTo ? { modifiedTo: { label: modifiedTo.label, candidate: JSON.parse(modifiedTo.text) as WireCandidate } } : {}),
    ...{ reason, by, at, resultHash },
  };
}
