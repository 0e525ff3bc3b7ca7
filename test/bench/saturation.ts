import { setTimeout as pause } from 'node:timers/promises';
import { bodyOf, INTERACTIVE, LARGE } from './questions.ts';
import { figure, quantile, send } from './requests.ts';
import type { Started } from './started.ts';

/** A client that was put off looks again after this long, which is sooner than it was told: the service has to bear that too. */
const IMPATIENCE = 100;

type Taken = { answered: number[]; putOff: number[]; withoutRetryAfter: number; other: number };

/** Clients that ask one after another, each until the time is over. */
async function press(url: string, clients: number, milliseconds: number): Promise<Taken> {
  const taken: Taken = { answered: [], putOff: [], withoutRetryAfter: 0, other: 0 };
  const body = bodyOf(INTERACTIVE);
  const end = performance.now() + milliseconds;
  const one = async (): Promise<void> => {
    while (performance.now() < end) {
      const { status, headers, milliseconds: took } = await send(`${url}/v1/comparisons`, 'POST', body, { prefer: 'wait=30' });
      if (status === 200) taken.answered.push(took);
      else if (status === 429) {
        taken.putOff.push(took);
        if (!/^[1-9]\d*$/.test(String(headers['retry-after']))) taken.withoutRetryAfter += 1;
        await pause(IMPATIENCE);
      } else taken.other += 1;
    }
  };
  await Promise.all(Array.from({ length: clients }, one));
  return taken;
}

const describe = (
  name: string,
  { answered, putOff, withoutRetryAfter, other }: Taken,
  alone: Taken,
  seconds: number,
): Record<string, number | string> => {
  const base = quantile(alone.answered, 0.5);
  return {
    load: name,
    'answers a second': answered.length / seconds,
    'answers to those of one client': answered.length / alone.answered.length,
    'p50 to p50 of one client': quantile(answered, 0.5) / base,
    p95: quantile(answered, 0.95) / base,
    p99: quantile(answered, 0.99) / base,
    '429, share': putOff.length / (answered.length + putOff.length + other),
    '429 p99 to p50 of one client': putOff.length > 0 ? quantile(putOff, 0.99) / base : 0,
    '429 without Retry-After': withoutRetryAfter,
    'neither 200 nor 429': other,
  };
};

/** Interactive comparisons by ever more clients, then the same with a large one in the queue. The service must be started with a low limit. */
export async function measureSaturation({ url, metricsUrl }: Started, seconds: number): Promise<Record<string, number | string>[]> {
  await press(url, 1, 2_000);
  const alone = await press(url, 1, 1_000 * seconds);
  const lines = [describe('1 client', alone, alone, seconds)];
  for (const clients of [4, 16, 64]) lines.push(describe(`${clients} clients`, await press(url, clients, 1_000 * seconds), alone, seconds));
  const large = await send(`${url}/v1/comparisons`, 'POST', bodyOf(LARGE));
  if (large.status !== 202) throw new Error(`the large comparison was not accepted: ${large.status}`);
  lines.push(describe('16 clients and a large one', await press(url, 16, 1_000 * seconds), alone, seconds));
  lines.push({
    load: 'event loop of the service, at the end',
    'lag p99 to p50 of one client':
      (1_000 * (await figure(metricsUrl, 'dosetwin_nodejs_eventloop_lag_p99_seconds'))) / quantile(alone.answered, 0.5),
    'large one': (await send(`${url}${String(large.headers['location'])}`, 'GET')).text.match(/"status":"(\w+)"/)?.[1] ?? 'unknown',
  });
  return lines;
}
