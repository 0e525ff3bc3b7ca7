import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Issue } from '../domain/issue.ts';
import type { Page, Place } from './service.ts';

/** What became of a request: still under way, answered, or turned down with the issues that say why. */
export type Asked<T> =
  | { state: 'waiting' }
  | { state: 'answered'; value: T }
  | {
      state: 'failed';
      title: string;
      issues: readonly Issue[];
      /** Seconds after which it is worth asking again, where waiting is all that is wanted. */
      after?: number;
    };

export type Answered<T> = Exclude<Asked<T>, { state: 'waiting' }>;
export type Failed = Extract<Asked<never>, { state: 'failed' }>;

const UNREACHABLE: Failed = {
  state: 'failed',
  after: 5,
  title: 'The service does not answer',
  issues: [
    {
      code: 'unreachable',
      severity: 'error',
      text: 'No connection to the service. What is shown may be old.',
      fix: 'Check that it runs and that this machine reaches it, then try again.',
    },
  ],
};

/** One request to the service; with a body it is posted. Never throws: a failure is a value like any other. */
export async function ask<T>(
  { path }: Place<T>,
  body?: unknown,
  signal?: AbortSignal,
  headers: Record<string, string> = {},
): Promise<Answered<T>> {
  try {
    const answer = await fetch(path, {
      ...(body === undefined
        ? {}
        : { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    });
    const read = (await answer.json().catch(() => undefined)) as unknown;
    return answer.ok && read !== undefined ? { state: 'answered', value: read as T } : readProblem(answer, read);
  } catch {
    return UNREACHABLE;
  }
}

function readProblem({ status, headers }: Response, read: unknown): Failed {
  const problem = (typeof read === 'object' && read !== null ? read : {}) as { title?: string; issues?: Issue[] };
  const title = problem.title ?? 'The service answered what cannot be read';
  const issues = problem.issues ?? [];
  const after = status === 429 || status === 503 ? { after: Number(headers.get('retry-after') ?? '5') } : {};
  return {
    state: 'failed',
    ...after,
    title,
    issues: issues.length > 0 ? issues : [{ code: 'service-failed', severity: 'error', text: `${title} (HTTP ${status}).` }],
  };
}

/** What stands at a place now, asked for when the view opens and again with `again`. */
export function useAsked<T>(place: Place<T>): { asked: Asked<T>; again: () => void } {
  return useWork(place.path, (signal) => ask(place, undefined, signal));
}

/** As `useAsked`, for a list of which every page is wanted. */
export function useAll<T>(place: Place<Page<T>>): { asked: Asked<T[]>; again: () => void } {
  return useWork(place.path, (signal) => askAll(place, signal));
}

async function askAll<T>({ path }: Place<Page<T>>, signal: AbortSignal): Promise<Answered<T[]>> {
  const items: T[] = [];
  for (let next: string | null = path; next !== null;) {
    const page: Answered<Page<T>> = await ask<Page<T>>({ path: next }, undefined, signal);
    if (page.state === 'failed') return page;
    items.push(...page.value.items);
    next = page.value.next === null ? null : `${path}&cursor=${encodeURIComponent(page.value.next)}`;
  }
  return { state: 'answered', value: items };
}

/** What a piece of work comes to, done when the view opens, when its key changes, and again with `again`. */
export function useWork<T>(key: string, work: (signal: AbortSignal) => Promise<Answered<T>>): { asked: Asked<T>; again: () => void } {
  const [asked, setAsked] = useState<Asked<T>>({ state: 'waiting' });
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    const gone = new AbortController();
    async function run(): Promise<void> {
      const answer = await work(gone.signal);
      if (!gone.signal.aborted) setAsked(answer);
    }
    void run();
    return () => gone.abort();
  }, [key, turn]);
  return { asked, again: useCallback(() => setTurn((before) => before + 1), []) };
}
