import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { servePage } from '../../src/api/page.ts';
import { temporaryFolder } from '../fixtures/temporary.ts';

const SCRIPT = `export const one = ${'1 + '.repeat(500)}1;\n`;

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let built: FastifyInstance;
let empty: FastifyInstance;

async function serve(path: string): Promise<FastifyInstance> {
  const app = Fastify();
  app.decorateRequest('turnedDownFor');
  await servePage(app, path);
  return app;
}

beforeAll(async () => {
  folder = await temporaryFolder();
  await mkdir(join(folder.path, 'web', 'assets'), { recursive: true });
  await writeFile(join(folder.path, 'web', 'index.html'), '<!doctype html><title>dosetwin</title>');
  await writeFile(join(folder.path, 'web', 'assets', 'index-0a1b.js'), SCRIPT);
  await writeFile(join(folder.path, 'secret.js'), 'not of the page');
  built = await serve(join(folder.path, 'web'));
  empty = await serve(join(folder.path, 'nowhere'));
});

afterAll(async () => {
  await built.close();
  await empty.close();
  await folder.remove();
});

describe('the page', () => {
  test('is the document at /, asked for anew each time, under a policy that lets in files of this service alone', async () => {
    const { statusCode, headers, body } = await built.inject('/');
    expect(statusCode).toBe(200);
    expect(body).toContain('<title>dosetwin</title>');
    expect(headers).toMatchObject({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' });
    const policy = String(headers['content-security-policy']).split('; ');
    for (const part of ["default-src 'none'", "script-src 'self'", "style-src 'self'", "connect-src 'self'", "frame-ancestors 'none'"])
      expect(policy).toContain(part);
    expect(policy.join()).not.toMatch(/unsafe|[*]|https?:/);
  });

  test('keeps files that are named after what they hold for ever, and nothing else', async () => {
    const file = await built.inject('/assets/index-0a1b.js');
    expect(file.headers['cache-control']).toMatch(/max-age=31536000.*immutable/);
    expect(file.headers['content-type']).toMatch(/^text\/javascript/);
    expect(file.body).toBe(SCRIPT);
    for (const path of ['/index.html', '/assets/other.js', '/assets/../../secret.js', '/assets/%2e%2e/%2e%2e/secret.js'])
      expect((await built.inject(path)).statusCode, path).toBe(404);
  });

  test.each([
    ['br', brotliDecompressSync],
    ['gzip', gunzipSync],
  ] as const)('travels in %s where that is taken, to the same bytes', async (coding, unpack) => {
    const taken = await built.inject({ url: '/assets/index-0a1b.js', headers: { 'accept-encoding': `identity, ${coding};q=0.5` } });
    expect(taken.headers).toMatchObject({ 'content-encoding': coding, vary: 'accept-encoding' });
    expect(unpack(taken.rawPayload).toString()).toBe(SCRIPT);
    const refused = await built.inject({ url: '/assets/index-0a1b.js', headers: { 'accept-encoding': `${coding};q=0` } });
    expect(refused.headers['content-encoding']).toBeUndefined();
  });

  test('is not sent again to whoever has it', async () => {
    const { headers } = await built.inject('/');
    const again = await built.inject({ url: '/', headers: { 'if-none-match': String(headers['etag']) } });
    expect({ status: again.statusCode, body: again.body }).toEqual({ status: 304, body: '' });
  });

  test('that is not built is said to be missing, with how to build it', async () => {
    const { statusCode, body } = await empty.inject('/');
    expect(statusCode).toBe(404);
    const { issues } = JSON.parse(body) as { issues: { code: string; fix: string }[] };
    expect(issues).toMatchObject([{ code: 'page-not-built', fix: expect.stringContaining('npm run build:page') as string }]);
  });
});
