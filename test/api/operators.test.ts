import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from '../../src/api/app.ts';
import { createMetrics, listenMetrics } from '../../src/api/metrics.ts';
import { listen } from '../../src/api/server.ts';
import { shippedLibrary } from '../../src/study/library.ts';
import { ask } from './client.ts';
import { question } from './questions.ts';
import { type Running, startRunning } from './running.ts';

let running: Running;
const get = (path: string) => ask(running.url, 'GET', path);

beforeAll(async () => {
  running = await startRunning();
});
afterAll(() => running.close());

describe('what the service tells its operators', () => {
  it('is that it lives and is ready, part by part', async () => {
    expect((await get('/health/live')).body).toMatchObject({ status: 'live', version: expect.stringMatching(/^\d+\.\d+\.\d+/) });
    const ready = await get('/health/ready');
    expect(ready.status).toBe(200);
    expect(ready.body.parts.map((one: { ok: boolean }) => one.ok)).not.toContain(false);
  });

  it('are figures about requests, refusals, the queue and the process, on a port of their own', async () => {
    const metrics = createMetrics(running.service);
    const app = await buildApp(running.service, { library: shippedLibrary, config: { insecure: false }, metrics });
    const up = await listen(app, { host: '127.0.0.1', port: 0, insecure: false });
    if (!up.ok) throw new Error('it does not listen');
    const figures = await listenMetrics(metrics, { host: '127.0.0.1', port: 0 });
    try {
      await ask(up.value.url, 'GET', '/v1/twins/somebody-s-twin');
      await ask(up.value.url, 'POST', '/v1/comparisons', { body: question({ drug: 'unobtainium' }) });
      await ask(up.value.url, 'POST', '/v1/comparisons', { body: question({ patient: 'Patient/demo-haemodialysis' }) });
      const answered = await ask(up.value.url, 'POST', '/v1/comparisons', { body: question(), headers: { prefer: 'wait=30' } });
      expect(answered.body).toMatchObject({ status: 'done' });
      expect((await ask(up.value.url, 'GET', '/metrics')).status).toBe(404);
      const { text } = await ask(new URL(figures.url).origin, 'GET', '/metrics');
      expect(text).toMatch(/^dosetwin_http_request_duration_seconds_count\{method="GET",route="\/v1\/twins\/:id",status="404"\} 1$/m);
      expect(text).toMatch(/^dosetwin_problems_total\{code="unknown-drug"\} 1$/m);
      expect(text).toMatch(/^dosetwin_refusals_total\{code="[a-z-]+"\} 1$/m);
      const lines = text.split('\n');
      const seconds = (name: string): number => Number(lines.find((line) => line.startsWith(`dosetwin_${name} `))?.split(' ')[1]);
      expect(text).toMatch(/^dosetwin_computing_duration_seconds_count 1$/m);
      expect(seconds('computing_duration_seconds_sum')).toBeGreaterThan(0);
      expect(seconds('computing_duration_seconds_sum')).toBeLessThanOrEqual(seconds('comparison_duration_seconds_sum{status="done"}'));
      expect(text).toMatch(/^dosetwin_queue_jobs\{state="waiting"\} \d+$/m);
      expect(text).toMatch(/^dosetwin_process_cpu_seconds_total /m);
      expect(text).not.toMatch(/somebody|demo-haemodialysis|unobtainium/);
    } finally {
      await figures.close();
      await up.value.close();
    }
  });

  it('is a log of routes, statuses and reasons, without any patient, body or token', async () => {
    const lines: string[] = [];
    const app = await buildApp(running.service, {
      library: shippedLibrary,
      config: { insecure: false },
      log: { level: 'trace', stream: { write: (line) => void lines.push(line) } },
    });
    const up = await listen(app, { host: '127.0.0.1', port: 0, insecure: false });
    if (!up.ok) throw new Error('it does not listen');
    await ask(up.value.url, 'GET', '/v1/twins/alder-synthetic?at=2026-11-23T12:00:00Z', {
      headers: { authorization: 'Bearer secret-token', cookie: 'a=secret-cookie' },
    });
    await ask(up.value.url, 'POST', '/v1/twins', { body: { patient: 'Patient/demo-child' }, headers: { 'idempotency-key': 'secret-key' } });
    await ask(up.value.url, 'POST', '/v1/comparisons', { body: '{"drug":"secret-drug"' });
    await ask(up.value.url, 'GET', '/v1/%zz/secret-path');
    await up.value.close();
    const text = lines.join('');
    expect(text).not.toMatch(/alder|secret|demo-child|Patient\//i);
    const answered = lines.map((line) => JSON.parse(line)).filter((line) => line.msg === 'answered');
    expect(answered).toContainEqual(
      expect.objectContaining({ method: 'GET', route: '/v1/twins/:id', status: 404, requestId: expect.any(String) }),
    );
    expect(answered).toContainEqual(
      expect.objectContaining({ method: 'POST', route: '/v1/comparisons', status: 400, issues: ['not-json'] }),
    );
  });
});
