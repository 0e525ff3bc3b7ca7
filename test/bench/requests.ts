import { Agent, request } from 'node:http';

export type Answer = { status: number; headers: Record<string, string | string[] | undefined>; text: string; milliseconds: number };

const agent = new Agent({ keepAlive: true, maxSockets: 256 });

/** One request over a connection that is kept, and how long it took to the last byte. */
export function send(url: string, method: 'GET' | 'POST', body?: string, headers: Record<string, string> = {}, tries = 3): Promise<Answer> {
  const began = performance.now();
  return new Promise((resolve, reject) => {
    const json = body === undefined ? {} : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) };
    const sent = request(url, { method, agent, headers: { ...json, ...headers } }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('error', reject);
      answer.on('end', () =>
        resolve({
          status: answer.statusCode ?? 0,
          headers: answer.headers,
          text: Buffer.concat(parts).toString(),
          milliseconds: performance.now() - began,
        }),
      );
    });
    // A connection that was kept may be closed by the service just as it is used again.
    const again = (): boolean => sent.reusedSocket && tries > 0;
    sent.on('error', (cause) => (again() ? resolve(send(url, method, body, headers, tries - 1)) : reject(cause)));
    sent.end(body);
  });
}

export const closeConnections = (): void => agent.destroy();

/** The value below which a share of the numbers lies. */
export function quantile(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

/** One figure of the service's own metrics. */
export async function figure(metricsUrl: string, name: string): Promise<number> {
  const { text } = await send(metricsUrl, 'GET');
  const line = text.split('\n').find((one) => one.startsWith(`${name} `));
  if (line === undefined) throw new Error(`the metrics do not hold ${name}`);
  return Number(line.slice(name.length + 1));
}
