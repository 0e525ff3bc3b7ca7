import { request } from 'node:http';

/** `body` is whatever JSON.parse made of the text: what it holds is for the tests to find out. */
export type Answer = { status: number; headers: Record<string, string>; text: string; body: ReturnType<typeof JSON.parse> };

export type Ask = { body?: unknown; headers?: Record<string, string> };

/** One HTTP request as any client sends it. A body that is a text or bytes is sent as it stands, anything else as JSON. */
export async function ask(base: string, method: string, path: string, { body, headers = {} }: Ask = {}): Promise<Answer> {
  const raw = typeof body === 'string' || body instanceof Uint8Array;
  const answer = await fetch(`${base}${path}`, {
    method,
    headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { body: raw ? (body as string) : JSON.stringify(body) }),
  });
  return read(answer.status, Object.fromEntries(answer.headers), await answer.text());
}

/** The same with headers that `fetch` does not let a program set, Host among them. */
export function askRaw(base: string, method: string, path: string, headers: Record<string, string>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(base);
    const sent = request({ hostname, port, method, path, headers, setHost: headers.host === undefined }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () =>
        resolve(read(answer.statusCode ?? 0, answer.headers as Record<string, string>, Buffer.concat(parts).toString())),
      );
    });
    sent.on('error', reject);
    sent.end();
  });
}

function read(status: number, headers: Record<string, string>, text: string): Answer {
  const isJson = /^application\/(?:problem\+)?json\b/.test(headers['content-type'] ?? '');
  return { status, headers, text, body: isJson ? JSON.parse(text) : undefined };
}

/** `code at` of each issue of a problem or an answer. */
export const issuesOf = ({ body }: Answer): string[] =>
  (body?.issues ?? []).map((one: { code: string; at?: string }) => `${one.code} ${one.at ?? ''}`.trim());
