import { createServer } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import type { Happening, Service } from '../study/contract.ts';

/** What is counted, in the text format of Prometheus. Route patterns and issue codes are the only labels taken from requests. */
export type Metrics = {
  /** Counts every answer of an app. */
  watch(app: FastifyInstance): void;
  text(): Promise<{ type: string; body: string }>;
  close(): void;
};

export function createMetrics(service: Pick<Service, 'queueCounts' | 'openComparisons' | 'observe'>): Metrics {
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
    help: 'Comparisons refused for a clinical or data reason, once for each kind of issue.',
    labelNames: ['code'] as const,
    registers: [registry],
  });
  const queue = new Gauge({
    name: 'dosetwin_queue_jobs',
    help: 'Jobs in the queue by state.',
    labelNames: ['state'] as const,
    registers: [registry],
  });

  const open = new Gauge({
    name: 'dosetwin_open_comparisons',
    help: 'Comparisons accepted and not yet answered, of all processes on the store.',
    registers: [registry],
  });
  service.observe(countHappenings(registry, refusals));

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
    async text() {
      queue.reset();
      const counts = await service.queueCounts().catch(() => ({}));
      for (const [state, jobs] of Object.entries(counts)) queue.set({ state }, jobs);
      open.set(await service.openComparisons().catch(() => Number.NaN));
      return { type: registry.contentType, body: await registry.metrics() };
    },
    close: () => registry.clear(),
  };
}

/** Seconds of a comparison. */
const BUCKETS = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300];

/** Counts what happens to comparisons: how they end and when, on which models, and what had to begin again. */
function countHappenings(registry: Registry, refusals: Counter<'code'>): (happening: Happening) => void {
  const registers = [registry];
  const durations = new Histogram({
    name: 'dosetwin_comparison_duration_seconds',
    help: 'Time from the acceptance of a comparison to its end, by how it ended.',
    labelNames: ['status'] as const,
    buckets: BUCKETS,
    registers,
  });
  const computing = new Histogram({
    name: 'dosetwin_computing_duration_seconds',
    help: 'Time a worker was at a comparison, without its way there and back; one that was spread over several jobs is not counted.',
    buckets: BUCKETS,
    registers,
  });
  const models = new Counter({
    name: 'dosetwin_model_used_total',
    help: 'Answers that rest on a model.',
    labelNames: ['model'] as const,
    registers,
  });
  const retries = new Counter({
    name: 'dosetwin_retries_total',
    help: 'Jobs that began again. failed and stalled are heard by every process on the queue, so take one of them, not the sum.',
    labelNames: ['why'] as const,
    registers,
  });
  return (happening) => {
    if (happening.what === 'retried') return retries.inc({ why: happening.why });
    durations.observe({ status: happening.status }, happening.seconds);
    if (happening.computing !== undefined) computing.observe(happening.computing);
    for (const model of happening.models) models.inc({ model });
    if (happening.status === 'refused') for (const code of new Set(happening.codes)) refusals.inc({ code });
    return undefined;
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
