import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from '../../src/api/app.ts';
import { listen } from '../../src/api/server.ts';
import { shippedLibrary } from '../../src/study/library.ts';
import { temporaryFolder } from '../fixtures/temporary.ts';
import { ask, askRaw, issuesOf } from './client.ts';
import { question } from './questions.ts';
import { type Running, startRunning } from './running.ts';

let running: Running;
const get = (path: string, headers: Record<string, string> = {}) => ask(running.url, 'GET', path, { headers });

beforeAll(async () => {
  running = await startRunning();
});
afterAll(() => running.close());

describe('web pages of other sites', () => {
  it.each([
    ['an Origin of another site', { origin: 'https://elsewhere.example' }],
    ['an Origin on another port of this machine', { origin: 'http://localhost:1' }],
    ['an opaque Origin', { origin: 'null' }],
    [
      'a request a browser makes for another site',
      { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'script' },
    ],
    ['a frame in another site', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' }],
  ])('are kept out: %s', async (_name, headers) => {
    for (const path of ['/', '/v1/twins', '/v1/models', '/openapi.json', '/docs', '/nowhere']) {
      const answer = await askRaw(running.url, 'GET', path, headers);
      expect(answer.status).toBe(403);
      expect(issuesOf(answer)[0]).toMatch(/^foreign-origin/);
    }
  });

  it('show the page of this service in a frame where the setting names them, and nothing else of it', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder.path, 'index.html'), '<!doctype html><title>dosetwin</title>');
    const config = { insecure: true, frameAncestors: ['https://ehr.example.org', 'https://*.north.example'] };
    const app = await buildApp(running.service, { library: shippedLibrary, config, page: folder.path });
    const framed = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' };
    const page = await app.inject({ url: '/', headers: framed });
    expect([page.statusCode, page.headers['x-frame-options']]).toEqual([200, undefined]);
    expect(page.headers['content-security-policy']).toMatch(
      /; frame-ancestors https:\/\/ehr[.]example[.]org https:\/\/[*][.]north[.]example$/,
    );
    for (const [url, mode] of [
      ['/', 'no-cors'],
      ['/v1/twins', 'navigate'],
    ] as const)
      expect((await app.inject({ url, headers: { ...framed, 'sec-fetch-mode': mode } })).statusCode).toBe(403);
    expect((await app.inject('/v1/twins')).headers['content-security-policy']).toContain("frame-ancestors 'none'");
    await app.close();
    await folder.remove();
  });

  it('cannot get in under a name of their own that resolves to this machine', async () => {
    const { port } = new URL(running.url);
    for (const host of [
      `rebound.example:${port}`,
      'rebound.example',
      `127.0.0.1:${Number(port) + 1}`,
      '127.0.0.1',
      `localhost.elsewhere.example:${port}`,
    ]) {
      const answer = await askRaw(running.url, 'GET', '/v1/twins', { host });
      expect(answer.status, host).toBe(403);
      expect(issuesOf(answer)).toEqual(['foreign-host header.host']);
    }
  });

  it('of this service itself, programs, and links followed by a person come through', async () => {
    const { host, port } = new URL(running.url);
    expect((await get('/v1/twins')).status).toBe(200);
    expect(
      (
        await askRaw(running.url, 'GET', '/v1/twins', {
          host: `localhost:${port}`,
          origin: `http://localhost:${port}`,
          'sec-fetch-site': 'same-origin',
        })
      ).status,
    ).toBe(200);
    expect((await askRaw(running.url, 'GET', '/v1/twins', { host: `[::1]:${port}` })).status).toBe(200);
    expect(
      (
        await askRaw(running.url, 'GET', '/docs/', {
          host,
          'sec-fetch-site': 'cross-site',
          'sec-fetch-mode': 'navigate',
          'sec-fetch-dest': 'document',
        })
      ).status,
    ).toBe(200);
  });

  it('get no permission to read from any answer', async () => {
    const answer = await ask(running.url, 'OPTIONS', '/v1/twins', { headers: { 'access-control-request-method': 'POST' } });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    expect((await get('/v1/twins')).headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
    });
  });

  it('find nothing to run in the documentation but its own scripts', async () => {
    const page = await get('/docs/');
    expect(page.headers['content-security-policy']).toMatch(/script-src 'self'(?:;|$)/);
    expect(page.text).not.toMatch(/<script(?![^>]*\bsrc=)[^>]*>\s*\S/);
    for (const [, source] of page.text.matchAll(/(?:src|href)="([^"]+)"/g))
      expect(new URL(source ?? '', `${running.url}/docs/`).origin).toBe(running.url);
  });
});

describe('a service behind a public address', () => {
  it('answers under that name and its own, and to pages of that address', async () => {
    const app = await buildApp(running.service, {
      library: shippedLibrary,
      config: { insecure: true, publicUrl: 'https://dosetwin.example.org' },
    });
    const up = await listen(app, { host: '127.0.0.1', port: 0, insecure: true });
    if (!up.ok) throw new Error('it does not listen');
    try {
      expect(
        (await askRaw(up.value.url, 'GET', '/v1/twins', { host: 'dosetwin.example.org', origin: 'https://dosetwin.example.org' })).status,
      ).toBe(200);
      expect((await askRaw(up.value.url, 'GET', '/v1/twins', { host: 'elsewhere.example' })).status).toBe(403);
      expect((await ask(up.value.url, 'GET', '/openapi.json')).body.servers).toEqual([{ url: 'https://dosetwin.example.org' }]);
      expect((await ask(up.value.url, 'GET', '/v1/twins')).headers).toHaveProperty('strict-transport-security');
    } finally {
      await up.value.close();
    }
  });
});

describe('a service that other machines may use', () => {
  it('is reached by address or by a name of its own network, and not under a name that anybody could have resolve to it', async () => {
    const app = await buildApp(running.service, { library: shippedLibrary, config: { insecure: true } });
    const up = await listen(app, { host: '127.0.0.1', port: 0, insecure: true });
    if (!up.ok) throw new Error('it does not listen');
    try {
      for (const host of ['192.168.1.5:3000', '[fd00::5]:3000', 'ward-server:3000', 'localhost:8080', '10.0.0.7']) {
        expect((await askRaw(up.value.url, 'GET', '/v1/models', { host, origin: `http://${host}` })).status, host).toBe(200);
      }
      for (const host of ['rebound.example:3000', 'ward.example.org', '127.0.0.1.example.org:3000', '']) {
        expect((await askRaw(up.value.url, 'GET', '/v1/models', { host })).status, host).toBe(403);
      }
      expect(
        (await askRaw(up.value.url, 'GET', '/v1/models', { host: '192.168.1.5:3000', origin: 'http://192.168.1.6:3000' })).status,
      ).toBe(403);
    } finally {
      await up.value.close();
    }
  });
});

describe('listening', () => {
  it('refuses an address that other machines reach, with the reason', async () => {
    const app = await buildApp(running.service, { library: shippedLibrary, config: { insecure: false } });
    expect(await listen(app, { host: '0.0.0.0', port: 0, insecure: false })).toMatchObject({
      ok: false,
      issues: [{ code: 'insecure-bind' }],
    });
    await app.close();
  });

  it('names a port that is taken', async () => {
    const app = await buildApp(running.service, { library: shippedLibrary, config: { insecure: false } });
    const port = Number(new URL(running.url).port);
    expect(await listen(app, { host: '127.0.0.1', port, insecure: false })).toMatchObject({
      ok: false,
      issues: [{ code: 'port-in-use', text: expect.stringContaining(String(port)) }],
    });
    await app.close();
  });

  it('ends open event streams when it closes', async () => {
    const app = await buildApp(running.service, { library: shippedLibrary, config: { insecure: false }, heartbeatMilliseconds: 20 });
    const up = await listen(app, { host: '127.0.0.1', port: 0, insecure: false });
    if (!up.ok) throw new Error('it does not listen');
    const accepted = await ask(up.value.url, 'POST', '/v1/comparisons', { body: question({ seed: 61 }) });
    const stream = await fetch(`${up.value.url}${accepted.headers.location ?? accepted.headers['content-location']}/events`);
    const reading = stream.text().catch(() => 'broken off');
    await up.value.close();
    expect(await reading).toMatch(/^retry: 3000|^broken off$/);
    await expect(fetch(`${up.value.url}/health/live`)).rejects.toThrow('fetch failed');
  });
});

describe('too many requests', () => {
  it('are put off with 429 and when to come back, health checks apart', async () => {
    const app = await buildApp(running.service, { library: shippedLibrary, config: { insecure: false, limits: { requestsPerMinute: 3 } } });
    const up = await listen(app, { host: '127.0.0.1', port: 0, insecure: false });
    if (!up.ok) throw new Error('it does not listen');
    try {
      for (let n = 0; n < 3; n += 1) expect((await ask(up.value.url, 'GET', '/v1/models')).status).toBe(200);
      const late = await ask(up.value.url, 'GET', '/v1/models');
      expect(late.status).toBe(429);
      expect(Number(late.headers['retry-after'])).toBeGreaterThanOrEqual(1);
      expect(issuesOf(late)).toEqual(['too-many-requests request']);
      expect((await ask(up.value.url, 'GET', '/nowhere')).status).toBe(429);
      expect((await ask(up.value.url, 'GET', '/health/live')).status).toBe(200);
    } finally {
      await up.value.close();
    }
  });
});

describe('a service whose store is away', () => {
  it('says so with 503 and when to ask again, lives on, and is not ready', { timeout: 120_000 }, async () => {
    const away = await startRunning();
    try {
      await away.breakStore();
      const answer = await ask(away.url, 'GET', '/v1/twins');
      expect(answer.status).toBe(503);
      expect(answer.headers['retry-after']).toMatch(/^[1-9]\d*$/);
      expect(issuesOf(answer)).toEqual(['store-or-queue-away service']);
      expect((await ask(away.url, 'POST', '/v1/comparisons', { body: question() })).status).toBe(503);
      expect((await ask(away.url, 'GET', '/health/live')).status).toBe(200);
      const ready = await ask(away.url, 'GET', '/health/ready');
      expect(ready.status).toBe(503);
      expect(ready.body).toMatchObject({
        status: 'not ready',
        parts: expect.arrayContaining([expect.objectContaining({ ok: false, detail: expect.stringMatching(/\S/) })]),
      });
    } finally {
      await away.close();
    }
  });
});
