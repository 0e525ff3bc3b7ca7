import { availableParallelism } from 'node:os';
import type { ComparisonJob } from '../../src/domain/job.ts';
import { shippedLibrary } from '../../src/study/library.ts';
import { COMPARISON } from '../../src/study/jobs.ts';
import { openQueue, openWorker } from '../../src/study/queue.ts';
import { runComparison } from '../../src/twin/run.ts';
import { openPool } from '../../workers/pool.ts';
import { openProcessor } from '../../workers/process.ts';
import { bodyOf, INTERACTIVE, jobOf } from './questions.ts';
import { quantile, send } from './requests.ts';
import type { Started } from './started.ts';

const never = new AbortController().signal;

/** Rounds that do not count: by then the runtime has compiled what a service that has run for a while has compiled long since. */
const WARM_UP = 20;

/**
 * One question at a time against what it cannot do without: its numerics and the way of one job through that queue and back. The
 * three are taken in turn, so that whatever else the machine does falls on all of them. Numerics are those of the same threads that a
 * worker has; one after another, in one thread, they are given beside it.
 */
export async function measureSingle(started: Started, rounds: number): Promise<Record<string, number>> {
  const [pool, job] = [openPool(availableParallelism()), await jobOf(INTERACTIVE)];
  const processor = openProcessor(pool);
  const alone = {
    id: 'alone',
    name: COMPARISON,
    attempt: 1,
    signal: never,
    kept: null,
    progress: async () => undefined,
    spread: async () => [],
  };
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
  const kinds = {
    request: ask,
    numerics: () => processor({ ...alone, text: job }),
    inOneThread: () => runComparison(JSON.parse(job) as ComparisonJob, shippedLibrary.models),
    roundTrip,
  };
  const taken = { request: [] as number[], numerics: [] as number[], inOneThread: [] as number[], roundTrip: [] as number[] };
  for (let round = -WARM_UP; round < rounds; round += 1) {
    for (const kind of ['request', 'numerics', 'inOneThread', 'roundTrip'] as const) {
      const began = performance.now();
      await kinds[kind]();
      if (round >= 0) taken[kind].push(performance.now() - began);
    }
  }
  await worker.close();
  await queue.close();
  await pool.close();
  const [request, numerics, inOneThread, trip] = [taken.request, taken.numerics, taken.inOneThread, taken.roundTrip].map((one) =>
    quantile(one, 0.5),
  );
  return {
    'request, ms': request ?? 0,
    'request p95, ms': quantile(taken.request, 0.95),
    'numerics, ms': numerics ?? 0,
    'numerics in one thread, ms': inOneThread ?? 0,
    'no-op round trip, ms': trip ?? 0,
    'ratio to numerics + round trip': (request ?? 0) / ((numerics ?? 0) + (trip ?? 0)),
    'ratio, numerics in one thread': (request ?? 0) / ((inOneThread ?? 0) + (trip ?? 0)),
  };
}
