import { randomUUID } from 'node:crypto';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import underPressure from '@fastify/under-pressure';
import Fastify, { LogController, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { ZodType } from 'zod';
import { type Config, USUAL_LIMITS } from '../domain/config.ts';
import { error } from '../domain/issue.ts';
import { LIMITS } from '../domain/wire/limits.ts';
import type { WorkedCase } from '../domain/wire/worked-case.ts';
import type { Service } from '../study/contract.ts';
import type { Library } from '../study/library.ts';
import { serveBoard } from './board.ts';
import { takeJsonOnly } from './body.ts';
import { serveDocs } from './docs.ts';
import { FormError } from './form-error.ts';
import { formIssues } from '../domain/wire/form-issues.ts';
import { guardDoors } from './guard.ts';
import { honourIdempotencyKeys } from './idempotency.ts';
import { inspect } from '../domain/wire/inspect.ts';
import { logAnswers, openLog } from './logging.ts';
import type { Metrics } from './metrics.ts';
import { PAGE_FOLDER, servePage } from './page.ts';
import { answerThrown, sendProblem } from './problem.ts';
import { caseRoutes } from './routes/cases.ts';
import { comparisonRoutes } from './routes/comparisons.ts';
import { decisionRoutes } from './routes/decisions.ts';
import { drugRoutes } from './routes/drugs.ts';
import { eventRoutes } from './routes/events.ts';
import { healthRoutes } from './routes/health.ts';
import { modelRoutes } from './routes/models.ts';
import { previewRoutes } from './routes/previews.ts';
import { twinRoutes } from './routes/twins.ts';
import { worklistRoutes } from './routes/worklist.ts';

export type AppOptions = {
  library: Library;
  config: Pick<Config, 'insecure' | 'publicUrl' | 'trustProxy' | 'limits' | 'frameAncestors'>;
  metrics?: Metrics;
  /** The queue to show at /queue; not shown without. */
  board?: Parameters<typeof serveBoard>[1];
  /** pino level, and where the lines go (standard output unless said); `silent` when left out. */
  log?: { level: string; stream?: { write(line: string): void } };
  heartbeatMilliseconds?: number;
  /** The people of a demo ward as worked cases; without them there is no teaching. */
  cases?: readonly WorkedCase[];
  /** Folder of the built page; that of this program unless said. */
  page?: string;
};

const PARTS: Record<string, string> = { params: 'path', querystring: 'query', headers: 'header' };

/**
 * The HTTP interface over a service: everything but listening. Nothing it answers is shaped by a response schema, so the bytes
 * of a result are the service's own; that the schemas tell the truth is for the tests to show.
 */
export async function buildApp(service: Service, options: AppOptions): Promise<FastifyInstance> {
  const { library, config, metrics, heartbeatMilliseconds = 15_000 } = options;
  const { lag, requestsPerMinute } = { ...USUAL_LIMITS, ...config.limits };
  const answer = answerThrown(async () => (await service.health()).ready);
  const app = Fastify({
    loggerInstance: openLog(options.log?.level ?? 'silent', options.log?.stream),
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    genReqId: () => randomUUID(),
    bodyLimit: LIMITS.bundleBytes,
    requestTimeout: 120_000,
    forceCloseConnections: 'idle',
    trustProxy: trustOf(config.trustProxy),
    frameworkErrors: (thrown, request, reply) => void answer(thrown, request as FastifyRequest, reply as unknown as FastifyReply),
  });
  app.decorateRequest('turnedDownFor');
  app.addHook('onRequest', async (request) => {
    request.turnedDownFor = [];
  });
  app.setErrorHandler(answer);
  logAnswers(app);
  metrics?.watch(app);
  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: { 'default-src': ["'none'"], 'frame-ancestors': ["'none'"] } },
    hsts: config.publicUrl?.startsWith('https:') === true,
  });
  guardDoors(app, config);
  await app.register(underPressure, { maxEventLoopDelay: lag, pressureHandler: putOff });
  await app.register(rateLimit, { max: requestsPerMinute, timeWindow: 60_000 });
  app.setNotFoundHandler({ preHandler: app.rateLimit() }, (request, reply) =>
    sendProblem(request, reply, {
      kind: 'not-found',
      issues: [error('unknown-path', `There is no ${request.method} at this path.`, { at: 'path', fix: 'See /docs for what there is.' })],
    }),
  );
  takeJsonOnly(app);
  judgeForms(app);
  await serveDocs(app, config.publicUrl);
  await servePage(app, options.page ?? PAGE_FOLDER, config.frameAncestors);
  if (options.board) await serveBoard(app, options.board);
  await app.register(async (routes) => {
    const typed = routes.withTypeProvider<ZodTypeProvider>();
    routes.addHook('onSend', async (_request, reply) => void reply.header('cache-control', 'no-store'));
    honourIdempotencyKeys(routes, service);
    await typed.register(healthRoutes, { service });
    await typed.register(modelRoutes, { library });
    await typed.register(drugRoutes, { library });
    await typed.register(twinRoutes, { service });
    await typed.register(worklistRoutes, { service, cases: options.cases?.length ?? 0 });
    if (options.cases) await typed.register(caseRoutes, { cases: options.cases });
    await typed.register(comparisonRoutes, { service });
    await typed.register(decisionRoutes, { service });
    await typed.register(previewRoutes, { service });
    await typed.register(eventRoutes, { service, heartbeatMilliseconds });
  });
  await app.ready();
  return app;
}

/**
 * Work is put off; looking at what is there is not, because it costs little and ends the waiting of those whose work was taken. A lag
 * that was not measured at all (one pause over the whole second) comes as infinite; it is over by now and no reason.
 */
async function putOff({ method }: FastifyRequest, _reply: unknown, _type: string, lag: number | undefined): Promise<void> {
  if (method !== 'GET' && method !== 'HEAD' && Number.isFinite(lag))
    throw Object.assign(new Error('the event loop lags'), { code: 'FST_UNDER_PRESSURE', statusCode: 429 });
}

/** The number of proxies that are ours, counted from this machine outwards, or their addresses. */
const trustOf = (proxies: Config['trustProxy']) =>
  typeof proxies === 'number' ? (_address: string, hop: number): boolean => hop < proxies : (proxies ?? false);

/** Every part of a request is checked by its zod schema and by `inspect`; nothing is coerced or left out in silence. */
function judgeForms(app: FastifyInstance): void {
  app.setValidatorCompiler<ZodType>(({ schema, httpPart = 'body' }) => (value: unknown) => {
    const part = PARTS[httpPart];
    const unfit = part === undefined ? [] : inspect(value, part);
    if (unfit.length > 0) return { error: new FormError(unfit) };
    const judged = schema.safeParse(value);
    return judged.success
      ? { value: judged.data }
      : { error: new FormError(formIssues(schema, value, judged.error.issues, part === undefined ? [] : [part])) };
  });
  app.setSerializerCompiler(() => (value) => JSON.stringify(value));
}
