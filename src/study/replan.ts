import { type Issue, error } from '../domain/issue.ts';
import type { ComparisonQuestion, SuggestionQuestion } from '../domain/wire/request.ts';
import { replacePlan, setStatus, type StoredComparison } from '../store/comparisons.ts';
import { inTransaction } from '../store/connect.ts';
import { requeue } from '../store/outbox.ts';
import { getVersion } from '../store/twins.ts';
import { canonical } from './canonical.ts';
import { inOrder } from './comparisons.ts';
import { COMPARISON, OTHER_VERSION } from './jobs.ts';
import { change, type Office } from './office.ts';
import { plan } from './plan.ts';
import { poseFor } from './pose-record.ts';
import type { Question } from './question.ts';
import { resolveAny } from './resolve-suggestion.ts';
import { readBody } from './twins.ts';
import { VERSION } from './version.ts';

/** True when this version of the program planned it, and may therefore store its answer. */
export const isPlannedHere = (comparison: StoredComparison): boolean => (JSON.parse(comparison.question) as Question).code === VERSION;

/**
 * Plans an open comparison of another version again: what was asked, of the same version of the twin, with the models and tables of
 * this program. It goes back to the queue, or is refused with the reason why this version cannot answer it.
 */
export async function planAnew(office: Office, comparison: StoredComparison): Promise<void> {
  const { store, clock } = office;
  const { id } = comparison;
  const posed = await poseAgain(office, comparison);
  if (Array.isArray(posed)) {
    const issues = inOrder(posed);
    await change(office, id, { kind: 'refused', body: { issues }, since: comparison.createdAt }, (inOne) =>
      setStatus(inOne, id, 'refused', { at: clock(), issues }),
    );
    return;
  }
  const planned = {
    instead: comparison.question,
    question: canonical(posed),
    job: canonical(plan(posed)),
    issues: posed.issues,
    at: clock(),
  };
  const replaced = await inTransaction(store, async (inOne) => {
    if (!(await replacePlan(inOne, id, planned))) return false;
    await requeue(inOne, id, COMPARISON, clock());
    return true;
  });
  if (replaced) office.witness({ what: 'retried', why: 'replanned' });
}

/** The question as this version poses it, or the issues that stand against it. */
async function poseAgain({ store, library, clock }: Office, comparison: StoredComparison): Promise<Question | Issue[]> {
  const { request, tenant, twinId, twinVersion } = comparison;
  const version = twinId === null ? null : await getVersion(store, tenant, twinId, { n: twinVersion ?? 0 });
  if (request === null || version === null) return [ofAnotherVersion(comparison)];
  const resolved = resolveAny(JSON.parse(request) as ComparisonQuestion | SuggestionQuestion, library, clock());
  if (!resolved.ok) return resolved.issues;
  const posed = poseFor(resolved.value, readBody(version).record, library);
  return posed.ok ? posed.value : posed.issues;
}

const ofAnotherVersion = (comparison: StoredComparison): Issue =>
  error(
    OTHER_VERSION,
    `Version ${(JSON.parse(comparison.question) as Question).code} of the program planned this comparison without keeping what was asked; this is version ${VERSION}.`,
    { fix: 'Ask again.' },
  );
