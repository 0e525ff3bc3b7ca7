import { createServer } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import type { Service } from '../study/contract.ts';

/** What is counted, in the text format of Prometheus. Route patterns and issue codes are the only labels taken from requests. */
export type Metrics = {
  /** Counts every answer of an app. */
  watch(app: FastifyInstance): void;
  /** Counts an answer that was a clinical refusal, once for each reason. */
  countRefusal(codes: readonly string[]): void;
  text(): Promise<{ type: string; body: string }>;
  close(): void;
};

export function createMetrics(service: Pick<Service, 'queueCounts'>): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'dosetwin_' });
  const durations = new Histogram({
    name: 'dosetwin_http_request_duration_seconds',
    help: 'Time from a request to the end of its answer.',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.005, 0.02, 0.1, 0.5, 2, 10, 30],
    registers: [registry],
  });
  const problems = new Counter({
    name: 'dosetwin_problems_total',
    help: 'Requests turned down, once for each kind of issue.',
    labelNames: ['code'] as const,
    registers: [registry],
  });
  const refusals = new Counter({
    name: 'dosetwin_refusals_total',
    help: 'Comparisons refused for a clinical or data reason when asked, once for each kind of issue.',
    labelNames: ['code'] as const,
    registers: [registry],
  });
  const queue = new Gauge({
    name: 'dosetwin_queue_jobs',
    help: 'Jobs in the queue by state.',
    labelNames: ['state'] as const,
    registers: [registry],
  });

  return {
    watch(app) {
      app.addHook('onResponse', async (request, reply) => {
        durations.observe(
          { method: request.method, route: request.routeOptions.url ?? 'none', status: reply.statusCode },
          reply.elapsedTime / 1000,
        );
        for (const code of new Set(request.turnedDownFor)) problems.inc({ code });
      });
    },
    countRefusal(codes) {
      for (const code of new Set(codes)) refusals.inc({ code });
    },
    async text() {
      queue.reset();
      const counts = await service.queueCounts().catch(() => ({}));
      for (const [state, jobs] of Object.entries(counts)) queue.set({ state }, jobs);
      return { type: registry.contentType, body: await registry.metrics() };
    },
    close: () => registry.clear(),
  };
}

/** Serves GET /metrics on its own host and port, apart from the API. */
export async function listenMetrics(
  metrics: Metrics,
  { host, port }: { host: string; port: number },
): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    if (request.url !== '/metrics' || request.method !== 'GET') {
      response.writeHead(404).end();
      return;
    }
    metrics.text().then(
      ({ type, body }) => response.writeHead(200, { 'content-type': type }).end(body),
      () => response.writeHead(500).end(),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const address = server.address();
  const bound = typeof address === 'object' && address !== null ? address.port : port;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${bound}/metrics`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
