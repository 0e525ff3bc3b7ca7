import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, inject } from 'vitest';
import { type ComparisonAnswer, comparisonAnswer } from '../../src/domain/wire/answer.ts';
import type { ComparisonQuestion } from '../../src/domain/wire/request.ts';
import { type Running, startCli } from '../cli/run-cli.ts';
import { temporaryDatabase } from '../fixtures/prepared-database.ts';
import { LARGE, leadBundle } from './questions.ts';

export { LARGE, SMALL } from './questions.ts';

/** What one test started, and the way to end all of it. */
export type Scene = {
  folder: string;
  /** `dosetwin serve` on a free port; gives its process and address. */
  serve(setting?: Record<string, string>, words?: readonly string[]): Promise<Running & { url: string }>;
  /** `dosetwin worker`, once it takes jobs. */
  work(setting: Record<string, string>, words?: readonly string[]): Promise<Running>;
  start(words: readonly string[], setting: Record<string, string>): Running;
  /** Ends by a signal everything that still runs, and throws unless each process ends in good order and is gone. */
  endInOrder(): Promise<void>;
  /** Kills what is left and removes the folder. */
  clear(): Promise<void>;
};

/** A folder, and the processes of a test on it. */
export async function openScene(): Promise<Scene> {
  const folder = await temporaryDatabase();
  const processes = new Set<Running>();
  const start: Scene['start'] = (words, setting) => {
    const running = startCli(words, { environment: { DOSETWIN_DATA: folder.path, DOSETWIN_METRICS: '127.0.0.1:0', ...setting } });
    processes.add(running);
    const forget = (): void => void processes.delete(running);
    running.ended.then(forget, forget);
    return running;
  };
  return {
    folder: folder.path,
    start,
    async serve(setting = {}, words = []) {
      const running = start(['serve', '--port', '0', ...words], setting);
      const [, url = ''] = await running.says(/dosetwin serves (http:\S+)/);
      return { ...running, url };
    },
    async work(setting, words = []) {
      const running = start(['worker', ...words], setting);
      await running.says(/takes jobs/);
      return running;
    },
    async endInOrder() {
      const left = [...processes];
      for (const one of left) one.interrupt();
      const ended = await Promise.all(left.map((one) => one.ended));
      expect(ended.map(({ code, stderr }) => (code === 0 ? 'in order' : `${String(code)}: ${stderr}`))).toEqual(left.map(() => 'in order'));
      expect(left.filter((one) => isRunning(one.pid))).toEqual([]);
    },
    async clear() {
      const left = [...processes];
      for (const one of left) one.kill();
      await Promise.all(left.map((one) => one.ended));
      await folder.remove();
    },
  };
}

/** True while a process of this id exists, a zombie not counted. */
export function isRunning(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

/** Ends a process as `kill -9` does, and waits until it is gone. */
export async function killNow(running: Running): Promise<void> {
  running.kill();
  await running.ended;
  expect(isRunning(running.pid)).toBe(false);
}

/** Asks, and gives the id of the accepted comparison. */
export async function ask(url: string, asked: ComparisonQuestion): Promise<string> {
  const body = JSON.stringify({ ...asked, bundle: await leadBundle() });
  const answer = await fetch(`${url}/v1/comparisons`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  if (answer.status !== 202) throw new Error(`not accepted: ${answer.status} ${await answer.text()}`);
  return comparisonAnswer.parse(await answer.json()).id;
}

export async function look(url: string, id: string): Promise<ComparisonAnswer> {
  const answer = await fetch(`${url}/v1/comparisons/${id}`);
  if (answer.status !== 200) throw new Error(`no comparison to see: ${answer.status} ${await answer.text()}`);
  return comparisonAnswer.parse(await answer.json());
}

/** Resolves when the comparison is being computed; throws when it is finished already, because then the fault would hit nothing. */
export async function underWay(url: string, id: string): Promise<void> {
  await until('under way', 60_000, async () => {
    const { status } = await look(url, id);
    if (status !== 'queued' && status !== 'running') throw new Error(`the comparison is ${status} before the fault`);
    return status === 'running';
  });
}

/** Throws when something has not come about after so many milliseconds. A service that is away for a while counts as not yet. */
export async function until(what: string, milliseconds: number, happened: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + milliseconds;
  while (!(await happened())) {
    if (performance.now() > end) throw new Error(`not ${what} after ${milliseconds} ms`);
    await pause(100);
  }
}

/** Waits for the end of a comparison through any outage of the service, and gives how it ended. */
export async function finished(url: string, id: string, milliseconds = 240_000): Promise<ComparisonAnswer> {
  let last: ComparisonAnswer | undefined;
  await until('finished', milliseconds, async () => {
    last = await look(url, id).catch(() => undefined);
    return last !== undefined && last.status !== 'queued' && last.status !== 'running';
  }).catch((cause: unknown) => {
    throw new Error(`${String(cause)}; last seen: ${last ? `${last.status} ${last.progress}` : 'nothing'}`);
  });
  if (!last) throw new Error('nothing was seen');
  return last;
}

/** The endings that a listener hears who listens from the beginning. */
export async function endingsHeard(url: string, id: string): Promise<string[]> {
  const answer = await fetch(`${url}/v1/comparisons/${id}/events`, { signal: AbortSignal.timeout(60_000) });
  const kinds = [...(await answer.text()).matchAll(/^event: (\w+)$/gm)].map((match) => match[1] ?? '');
  return kinds.filter((kind) => kind !== 'progress');
}

/** Every comparison is done, once, with the bytes that one process computes by itself. */
export async function expectDoneOnce(url: string, asked: readonly { id: string; question: ComparisonQuestion }[], milliseconds?: number) {
  for (const { id, question: one } of asked) {
    const { status, resultHash, issues } = await finished(url, id, milliseconds);
    expect({ status, resultHash, failed: issues.filter((issue) => issue.code === 'computation-failed') }).toEqual({
      status: 'done',
      resultHash: inject(one === LARGE ? 'largeAlone' : 'smallAlone'),
      failed: [],
    });
    expect(await endingsHeard(url, id)).toEqual(['done']);
  }
}

/** Stops a process without its knowing, as a frozen machine does, and lets it go on. */
export const freeze = (running: Running): void => void process.kill(running.pid, 'SIGSTOP');
export const thaw = (running: Running): void => void process.kill(running.pid, 'SIGCONT');
