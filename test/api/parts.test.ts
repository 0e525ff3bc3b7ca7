import { describe, expect, it } from 'vitest';
import { type Listening, eventStream } from '../../src/api/event-stream.ts';
import { describeError, hideIdentities, openLog } from '../../src/api/logging.ts';
import { takePage } from '../../src/api/paging.ts';
import { readWait } from '../../src/api/prefer.ts';
import { checkBind } from '../../src/api/server.ts';
import type { ComparisonEvent } from '../../src/study/contract.ts';

describe('Prefer: wait', () => {
  it.each([
    ['wait=10', 10],
    ['respond-async, wait=5', 5],
    ['WAIT = 7', 7],
    ['wait="3"; x=y', 3],
    ['wait=3600', 30],
    ['wait=0', 0],
    ['wait=1, wait=20', 1],
  ])('%s waits %d s, half a minute at most', (prefer, seconds) => {
    expect(readWait(prefer)).toBe(seconds);
  });

  it.each([undefined, '', 'respond-async', 'wait', 'wait=soon', 'wait=-1', 'wait=1.5', 'await=5'])(
    '%s is no wish to wait, and no mistake',
    (prefer) => {
      expect(readWait(prefer)).toBeUndefined();
    },
  );
});

describe('where the service listens', () => {
  it.each(['127.0.0.1', '127.1.2.3', 'localhost', '::1'])('%s is this machine and may be used', (host) => {
    expect(checkBind(host, false)).toBeUndefined();
  });

  it.each(['0.0.0.0', '::', '192.168.1.5', 'ward.example.org', '127.0.0.1.example.org'])(
    '%s is refused, because nobody is asked who they are',
    (host) => {
      expect(checkBind(host, false)).toMatchObject({
        code: 'insecure-bind',
        text: expect.stringContaining('does not check who they are'),
        fix: expect.stringContaining('DOSETWIN_INSECURE=1'),
      });
      expect(checkBind(host, true)).toBeUndefined();
    },
  );
});

describe('the log', () => {
  it('keeps references to patients, addresses, tokens and quoted text out of what an error says', () => {
    const text = 'GET https://fhir.example.org/Patient/123 failed for Patient/123 with Bearer abc.def and unexpected "Jane Doe"';
    expect(hideIdentities(text)).toBe('GET http... failed for Patient/... with Bearer ... and unexpected "..."');
  });

  it('drops the fields in which a database quotes a row', () => {
    const thrown = Object.assign(new Error('duplicate key'), { code: '23505', detail: 'Key (patient)=(Patient/1) already exists.' });
    expect(JSON.stringify(describeError(thrown))).not.toContain('Patient/1');
    expect(describeError(thrown)).toMatchObject({ type: 'Error', code: '23505', message: 'duplicate key' });
  });

  it('drops bodies, headers, addresses and tokens, even when a line is given them', () => {
    const lines: string[] = [];
    const log = openLog('info', { write: (line) => void lines.push(line) });
    log.info(
      {
        body: { name: 'Jane' },
        headers: { authorization: 'Bearer x' },
        url: '/v1/x?patient=Jane',
        source: { token: 'Jane' },
        step: 'kept',
      },
      'said',
    );
    expect(lines.join('')).not.toContain('Jane');
    expect(lines.join('')).not.toContain('Bearer');
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ msg: 'said', step: 'kept' });
  });
});

describe('a list held in memory', () => {
  const all = ['a', 'b', 'c', 'd', 'e'];
  const page = (query: { cursor?: string; limit?: number }) => takePage(all, (one) => one, query);

  it('is given whole and in order over its pages', () => {
    const seen: string[] = [];
    for (let cursor: string | undefined; ;) {
      const reply = page({ limit: 2, ...(cursor === undefined ? {} : { cursor }) });
      if (!reply.ok) throw new Error('a page was refused');
      seen.push(...reply.value.items);
      if (reply.value.next === null) break;
      cursor = reply.value.next;
    }
    expect(seen).toEqual(all);
  });

  it('does not promise another page when the last one is full', () => {
    expect(page({ limit: 5 })).toMatchObject({ ok: true, value: { next: null } });
  });

  it('refuses a cursor it never gave', () => {
    expect(page({ cursor: 'z' })).toMatchObject({ ok: false, kind: 'form', issues: [{ code: 'unknown-cursor', at: 'query.cursor' }] });
  });
});

describe('a stream of events', () => {
  const event = (n: number): ComparisonEvent => ({
    n,
    kind: n === 2 ? 'done' : 'progress',
    body: { share: n / 2 },
    at: '2026-11-23T12:00:00.000Z',
  });
  async function read(stream: AsyncIterable<string>): Promise<string> {
    let text = '';
    for await (const part of stream) text += part;
    return text;
  }

  const listening = (change: Partial<Listening> = {}): Listening => ({
    after: 0,
    heartbeat: 10_000,
    signal: new AbortController().signal,
    ...change,
  });

  async function* inTime(): AsyncGenerator<ComparisonEvent> {
    yield event(1);
    yield event(2);
  }

  it('numbers and names each event, carries one line of JSON, and ends with the last', async () => {
    const text = await read(eventStream(inTime(), listening()));
    expect(text).toBe(
      `retry: 3000\n\nid: 1\nevent: progress\ndata: {"at":"2026-11-23T12:00:00.000Z","share":0.5}\n\nid: 2\nevent: done\ndata: {"at":"2026-11-23T12:00:00.000Z","share":1}\n\n`,
    );
  });

  it('leaves out what was seen, and ends all the same for a listener who has seen everything or more', async () => {
    expect(await read(eventStream(inTime(), listening({ after: 1 })))).toMatch(/^retry: 3000\n\nid: 2\n/);
    expect(await read(eventStream(inTime(), listening({ after: 999 })))).toBe('retry: 3000\n\n');
  });

  it('sends a comment while nothing happens, so that no proxy closes it', async () => {
    const waiting = Promise.withResolvers<void>();
    async function* slow(): AsyncGenerator<ComparisonEvent> {
      await waiting.promise;
      yield event(2);
    }
    let text = '';
    for await (const part of eventStream(slow(), listening({ heartbeat: 5 }))) {
      text += part;
      if (text.split(': still here').length > 3) waiting.resolve();
    }
    expect(text).toMatch(/(: still here\n\n){3,}id: 2\nevent: done/);
  });

  it('ends when the listener goes, though nothing ever happens', async () => {
    const stop = new AbortController();
    async function* never(): AsyncGenerator<ComparisonEvent> {
      await new Promise<never>(() => undefined);
      yield event(1);
    }
    const reading = read(eventStream(never(), listening({ signal: stop.signal })));
    stop.abort();
    expect(await reading).toBe('retry: 3000\n\n');
  });
});
