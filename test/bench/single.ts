import type { ComparisonJob } from '../../src/domain/job.ts';
import { shippedLibrary } from '../../src/study/library.ts';
import { COMPARISON } from '../../src/study/jobs.ts';
import { openQueue, openWorker } from '../../src/study/queue.ts';
import { runComparison } from '../../src/twin/run.ts';
import { bodyOf, INTERACTIVE, jobOf } from './questions.ts';
import { figure, quantile, send } from './requests.ts';
import type { Started } from './started.ts';

/** Rounds that do not count: by then the runtime has compiled what a service that has run for a while has compiled long since. */
const WARM_UP = 20;

/**
 * One question at a time against what it cannot do without: its own numerics, as its worker took them down, and the way of one job
 * through that queue and back. The parts are taken in turn, so that whatever else the machine does falls on all of them. The same
 * numerics one after another, in one thread of another process, are given beside it.
 */
export async function measureSingle(started: Started, rounds: number): Promise<Record<string, number>> {
  const job = await jobOf(INTERACTIVE);
  const name = 'no-op';
  const queue = await openQueue(started.connection, { name });
  const worker = await openWorker(started.connection, async () => '{}', { name });
  let count = 0;
  const roundTrip = async (): Promise<void> => {
    const id = `no-op-${(count += 1)}`;
    const { promise, resolve } = Promise.withResolvers<void>();
    const stop = queue.onCompleted((done) => void (done === id && resolve()));
    await queue.add(id, COMPARISON, '{}');
    await promise;
    stop();
  };
  const ask = async (): Promise<void> => {
    const { status, text } = await send(`${started.url}/v1/comparisons`, 'POST', bodyOf(INTERACTIVE), { prefer: 'wait=30' });
    if (status !== 200 || !text.includes('"status":"done"')) throw new Error(`not answered: ${status} ${text.slice(0, 500)}`);
  };
  const computed = async (): Promise<number> => 1_000 * (await figure(started.metricsUrl, 'dosetwin_computing_duration_seconds_sum'));
  const time = async (run: () => Promise<unknown>): Promise<number> => {
    const began = performance.now();
    await run();
    return performance.now() - began;
  };
  const taken = { request: [] as number[], numerics: [] as number[], inOneThread: [] as number[], roundTrip: [] as number[] };
  for (let round = -WARM_UP; round < rounds; round += 1) {
    const before = await computed();
    const request = await time(ask);
    const numerics = (await computed()) - before;
    if (numerics <= 0) throw new Error('the worker told nothing of its time');
    const inOneThread = await time(() => runComparison(JSON.parse(job) as ComparisonJob, shippedLibrary.models));
    const one = { request, numerics, inOneThread, roundTrip: await time(roundTrip) };
    if (round >= 0) for (const kind of ['request', 'numerics', 'inOneThread', 'roundTrip'] as const) taken[kind].push(one[kind]);
  }
  await worker.close();
  await queue.close();
  const median = (of: readonly number[]): number => quantile(of, 0.5);
  const trip = median(taken.roundTrip);
  const ratios = taken.request.map((request, n) => request / ((taken.numerics[n] ?? Number.NaN) + trip));
  return {
    'request, ms': median(taken.request),
    'request p95, ms': quantile(taken.request, 0.95),
    'its numerics, ms': median(taken.numerics),
    'numerics in one thread, ms': median(taken.inOneThread),
    'no-op round trip, ms': trip,
    'ratio to numerics + round trip': median(ratios),
    'ratio p10': quantile(ratios, 0.1),
    'ratio p90': quantile(ratios, 0.9),
    'ratio, numerics in one thread': median(taken.request) / (median(taken.inOneThread) + trip),
  };
}
