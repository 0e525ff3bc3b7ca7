import { setTimeout as pause } from 'node:timers/promises';
import { type ComparisonAnswer, comparisonAnswer, problem } from '../domain/wire/answer.ts';
import type { ComparisonRequest } from '../domain/wire/request.ts';

export type ServiceAnswer = { ok: true; answer: ComparisonAnswer } | { ok: false; issues: ComparisonAnswer['issues'] };

const OPEN: readonly ComparisonAnswer['status'][] = ['queued', 'running'];

/**
 * Asks a running service for a comparison over HTTP, as anyone would, and waits until it is finished. Throws when the service
 * cannot be reached or `signal` fires.
 */
export async function askService(url: string, request: ComparisonRequest, signal: AbortSignal): Promise<ServiceAnswer> {
  const asked = await fetch(`${url}/v1/comparisons`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', prefer: 'wait=30' },
    body: JSON.stringify(request),
    signal,
  });
  if (!asked.ok) return readProblem(asked);
  let answer = comparisonAnswer.parse(await asked.json());
  while (OPEN.includes(answer.status)) {
    await pause(250, undefined, { signal });
    const seen = await fetch(`${url}/v1/comparisons/${answer.id}`, { signal });
    if (!seen.ok) return readProblem(seen);
    answer = comparisonAnswer.parse(await seen.json());
  }
  return { ok: true, answer };
}

async function readProblem(response: Response): Promise<ServiceAnswer> {
  const read = problem.safeParse(await response.json().catch(() => undefined));
  const text = `The service answered ${response.status}${read.success ? `: ${read.data.title}` : ''}.`;
  const issues = read.success ? read.data.issues : [];
  return { ok: false, issues: issues.length > 0 ? issues : [{ code: 'service-failed', severity: 'error', text }] };
}
