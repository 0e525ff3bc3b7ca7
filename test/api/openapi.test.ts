import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMO_SITE } from '../../src/demo/site.ts';
import { type Answer, ask } from './client.ts';
import { question } from './questions.ts';
import { type Running, startRunning } from './running.ts';

type Operation = {
  operationId: string;
  summary?: string;
  parameters?: { name: string; in: string; example?: string }[];
  requestBody?: { content: Record<string, { examples?: Record<string, { value: unknown }> }> };
  responses: Record<string, { description: string; headers?: Record<string, unknown>; content: Record<string, unknown> }>;
};
type Document = { openapi: string; paths: Record<string, Record<string, Operation>>; components: { schemas: Record<string, unknown> } };

let running: Running;
let document: Document;
let strict: Ajv2020;

/** Everything documented, as [method, path, operation]. */
const operations = (): [string, string, Operation][] =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): [string, string, Operation] => [method, path, operation]),
  );

/** The document with every object of an answer closed: a field that is sent and not documented then shows. */
function close(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(close);
  if (typeof value !== 'object' || value === null) return value;
  const closed = Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, close(inner)]));
  return typeof closed.properties === 'object' && closed.type === 'object' && closed.additionalProperties === undefined
    ? { ...closed, additionalProperties: false }
    : closed;
}

const pointer = (...keys: string[]): string =>
  keys.map((key) => `/${encodeURIComponent(key.replaceAll('~', '~0').replaceAll('/', '~1'))}`).join('');

function schemaOf(path: string, method: string, status: number, type: string): ValidateFunction {
  return strict.compile({ $ref: `openapi.json#${pointer('paths', path, method, 'responses', String(status), 'content', type, 'schema')}` });
}

/** The answer has a documented status, content type and headers, and its body is what the document says and no more. */
function expectDocumented(method: string, path: string, operation: Operation, answer: Answer): void {
  const name = `${method} ${path} ${answer.status}`;
  const documented = operation.responses[answer.status];
  expect(documented, `${name} is documented; it said ${answer.text.slice(0, 400)}`).toBeDefined();
  const type = (answer.headers['content-type'] ?? '').split(';')[0] ?? '';
  expect(answer.status === 204 ? [''] : Object.keys(documented?.content ?? {}), name).toContain(type);
  const promised = Object.keys(documented?.headers ?? {}).filter((header) => header !== 'Preference-Applied');
  for (const header of promised) expect(Object.keys(answer.headers), name).toContain(header.toLowerCase());
  if (!type.endsWith('json')) return;
  const validate = schemaOf(path, method, answer.status, type);
  expect(validate(answer.body), `${name}: ${JSON.stringify(validate.errors?.slice(0, 3))}`).toBe(true);
}

/** The path with the examples of its parameters, ids that exist in place of the example's. */
function fill(path: string, operation: Operation, ids: Record<string, string>): string {
  const example = (name: string): string => ids[name] ?? operation.parameters?.find((one) => one.name === name)?.example ?? '';
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(example(name)));
}

beforeAll(async () => {
  running = await startRunning({ site: DEMO_SITE });
  document = (await ask(running.url, 'GET', '/openapi.json')).body as Document;
  strict = new Ajv2020({ strict: false, allErrors: true, validateFormats: false });
  strict.addSchema(close(document) as object, 'openapi.json');
});
afterAll(() => running.close());

describe('the OpenAPI document', () => {
  it('is 3.1 and names every operation once, with a summary and answers for success and problems', () => {
    expect(document.openapi).toMatch(/^3\.1\./);
    const ids = operations().map(([, , operation]) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [method, path, operation] of operations()) {
      expect(operation.summary, `${method} ${path}`).toMatch(/\S/);
      expect(Object.keys(operation.responses), `${method} ${path}`).toEqual(expect.arrayContaining(['400', '403', '429', '500', '503']));
      for (const [status, answer] of Object.entries(operation.responses)) {
        expect(answer.description, `${method} ${path} ${status}`).toMatch(/\S/);
        expect(answer.description).not.toBe('Default Response');
        const isProblem = Number(status) >= 400 && `${operation.operationId} ${status}` !== 'ready 503';
        if (status === '204') continue;
        expect(Object.keys(answer.content).join(' ')).toMatch(
          isProblem ? /^application\/problem\+json$/ : /^(?:application\/json|text\/event-stream)$/,
        );
      }
    }
  });

  it('holds the interface that is promised', () => {
    expect(
      operations()
        .map(([method, path]) => `${method.toUpperCase()} ${path}`)
        .toSorted(),
    ).toEqual(
      [
        'GET /health/live',
        'GET /health/ready',
        'GET /v1/models',
        'GET /v1/models/rules',
        'GET /v1/models/{drug}/{model}',
        'GET /v1/drugs',
        'POST /v1/twins',
        'GET /v1/twins',
        'GET /v1/twins/{id}',
        'DELETE /v1/twins/{id}',
        'GET /v1/twins/{id}/versions',
        'GET /v1/twins/{id}/versions/{n}',
        'GET /v1/twins/{id}/versions/{n}/record',
        'GET /v1/twins/{id}/changes',
        'GET /v1/worklist',
        'POST /v1/comparisons',
        'POST /v1/suggestions',
        'POST /v1/previews',
        'GET /v1/comparisons',
        'GET /v1/comparisons/{id}',
        'GET /v1/comparisons/{id}/events',
        'POST /v1/comparisons/{id}/cancel',
        'POST /v1/comparisons/{id}/decisions',
        'GET /v1/twins/{id}/decisions',
      ].toSorted(),
    );
  });

  it('refers only to schemas that it holds, and holds none in vain', () => {
    const text = JSON.stringify(document);
    const referred = new Set([...text.matchAll(/"#\/components\/schemas\/(\w+)"/g)].map((match) => match[1]));
    expect(referred).toEqual(new Set(Object.keys(document.components.schemas)));
  });

  it('tells how to fill every parameter in a path and every body', () => {
    const unsaid = operations().flatMap(([method, path, { parameters = [], requestBody }]) => [
      ...parameters.filter((one) => one.in === 'path' && !one.example).map((one) => `${method} ${path} ${one.name}`),
      ...(requestBody && !requestBody.content['application/json']?.examples ? [`${method} ${path} body`] : []),
    ]);
    expect(unsaid).toEqual([]);
  });

  it('leaves answers open to additions, which may come, and requests closed', () => {
    const comparison = document.components.schemas.Comparison as { additionalProperties?: unknown };
    const asked = document.components.schemas.ComparisonRequestInput as { additionalProperties?: unknown };
    expect(comparison.additionalProperties).toBeUndefined();
    expect(asked.additionalProperties).toBe(false);
  });
});

describe('every documented example', () => {
  it('of a body is accepted by its own schema and answered as documented', { timeout: 60_000 }, async () => {
    let sent = 0;
    const done = (await ask(running.url, 'POST', '/v1/comparisons', { body: question(), headers: { prefer: 'wait=30' } })).body;
    const headers = { prefer: 'wait=30', 'if-match': `"${done.resultHash}"` };
    for (const [method, path, operation] of operations()) {
      for (const [name, { value }] of Object.entries(operation.requestBody?.content['application/json']?.examples ?? {})) {
        const accepts = strict.compile({
          $ref: `openapi.json#${pointer('paths', path, method, 'requestBody', 'content', 'application/json', 'schema')}`,
        });
        expect(accepts(value), `${path} ${name}: ${JSON.stringify(accepts.errors)}`).toBe(true);
        const to = fill(path, operation, { id: done.id });
        const waiting = await ask(running.url, method.toUpperCase(), to, { body: value, headers });
        expect(waiting.status, `${path} ${name}: ${waiting.text.slice(0, 600)}`).toBeLessThan(300);
        expectDocumented(method, path, operation, waiting);
        expect(waiting.body.status, `${name}: ${JSON.stringify(waiting.body.issues)}`).toBe(
          operation.operationId?.startsWith('ask') ? 'done' : undefined,
        );
        const atOnce = await ask(running.url, method.toUpperCase(), to, { body: value });
        expectDocumented(method, path, operation, atOnce);
        sent += 1;
      }
    }
    expect(sent).toBeGreaterThanOrEqual(5);
  });

  it('of a path is answered as documented, with what is there and with what is not', async () => {
    const comparison = (await ask(running.url, 'POST', '/v1/comparisons', { body: question(), headers: { prefer: 'wait=30' } })).body;
    const refused = (await ask(running.url, 'POST', '/v1/comparisons', { body: question({ patient: 'Patient/demo-haemodialysis' }) })).body;
    // What takes a twin away comes last.
    const inTurn = operations().toSorted(([a], [b]) => Number(a === 'delete') - Number(b === 'delete'));
    for (const [method, path, operation] of inTurn) {
      if (operation.requestBody) continue;
      const send = (to: string) => ask(running.url, method.toUpperCase(), to);
      const isTwin = path.startsWith('/v1/twins');
      for (const id of isTwin ? [comparison.twin.id] : [comparison.id, refused.id])
        expectDocumented(method, path, operation, await send(fill(path, operation, { id })));
      const absent = await send(fill(path, operation, { id: 'nobody', model: 'nobody-1900' }));
      expect(absent.status).toBe(path.includes('{') ? 404 : 200);
      expectDocumented(method, path, operation, absent);
      const wrong = await send(`${fill(path, operation, { id: comparison.id })}?nonsense=1`);
      expect(wrong.status).toBe(400);
      expectDocumented(method, path, operation, wrong);
    }
  });

  it('of a cancellation is answered as documented', async () => {
    const slow = question({ draws: 20_000, horizonHours: 720, seed: 3 });
    const accepted = await ask(running.url, 'POST', '/v1/comparisons', { body: slow });
    const cancelled = await ask(running.url, 'POST', `${accepted.headers.location}/cancel`);
    const operation = document.paths['/v1/comparisons/{id}/cancel']?.post as Operation;
    expect([202, 409]).toContain(cancelled.status);
    expectDocumented('post', '/v1/comparisons/{id}/cancel', operation, cancelled);
  });

  it('sent wrongly is refused as documented', async () => {
    for (const [method, path, operation] of operations().filter(([, , one]) => one.requestBody)) {
      const send = (body: unknown, headers: Record<string, string> = {}) => ask(running.url, method.toUpperCase(), path, { body, headers });
      for (const [body, headers, status] of [
        [{}, {}, 400],
        ['{', {}, 400],
        ['{}', { 'content-type': 'text/plain' }, 415],
        [`"${'x'.repeat(21 * 1024 * 1024)}"`, {}, 413],
        [{}, { origin: 'https://elsewhere.example' }, 403],
      ] as const) {
        const answer = await send(body, headers);
        expect(answer.status, `${path} ${JSON.stringify(headers)}`).toBe(
          path === '/v1/twins' && status === 400 && body !== '{' ? 422 : status,
        );
        expectDocumented(method, path, operation, answer);
      }
    }
  });
});
