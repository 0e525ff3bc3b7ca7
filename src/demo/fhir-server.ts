import { setTimeout as wait } from 'node:timers/promises';
import type { Bundle } from '@medplum/fhirtypes';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { type Answer, type Desk, answerRequest } from './fhir-answer.ts';
import { type Fault, type Faults, bendLinks, cutOff, planFaults, sendWithoutEnd } from './fhir-faults.ts';
import { type SmartEndpoints, describeServer, describeSmart } from './fhir-metadata.ts';
import { loadPackages } from './fhir-packages.ts';
import { makeRepository } from './fhir-repository.ts';
import { outcomeOf } from './fhir-search.ts';

export type FhirServerOptions = {
  /** 0 (default) takes a free port. */
  port?: number;
  /** Default 127.0.0.1. */
  host?: string;
  /** When set, every request but discovery must carry it. */
  bearerToken?: string;
  /** Where the authorisation server is; without it no SMART configuration is published. */
  smart?: SmartEndpoints;
  /** Dates what is written over HTTP, and the answers; the system clock unless said. */
  now?: () => Date;
};

export type FhirServer = {
  /** The FHIR base URL, `http://127.0.0.1:<port>/fhir`. */
  url: string;
  /**
   * Puts every resource of a bundle with the id, version and date it carries. Loading a bundle with versions twice changes nothing;
   * rejects when a resource is there already in that version with other content.
   */
  load(bundle: Bundle): Promise<void>;
  faults: Faults;
  close(): Promise<void>;
};

const FHIR_JSON = 'application/fhir+json; charset=utf-8';
const LARGEST_BODY = 50 * 1024 * 1024;
const METADATA = '/fhir/metadata';
const SMART = '/fhir/.well-known/smart-configuration';

const send = (reply: FastifyReply, status: number, body: object, headers: Record<string, string> = {}): FastifyReply =>
  reply.code(status).headers(headers).type(FHIR_JSON).send(JSON.stringify(body));

/** JSON is parsed, a search form stays text, anything else is refused. */
function readBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    ['application/fhir+json', 'application/json', 'application/json-patch+json'],
    { parseAs: 'string' },
    app.getDefaultJsonParser('error', 'error'),
  );
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) => done(null, body));
}

/** Every error is an OperationOutcome; a failure of the server itself shows nothing of its inside. */
function sayErrors(app: FastifyInstance): void {
  app.setErrorHandler((cause: Error & { statusCode?: number }, _request, reply) => {
    const status = cause.statusCode ?? 500;
    return send(reply, status, status < 500 ? outcomeOf('structure', cause.message) : outcomeOf('exception', 'The server failed.'));
  });
  app.setNotFoundHandler((_request, reply) => send(reply, 404, outcomeOf('not-found', 'There is nothing at this address.')));
}

/** Faults that need no answer of the server. Returns true when the request is dealt with. */
async function failEarly(fault: Fault, reply: FastifyReply): Promise<boolean> {
  if (fault.kind === 'delay') await wait(fault.ms, undefined, { ref: false });
  if (fault.kind === 'status') {
    const outcome = outcomeOf(fault.status === 429 ? 'throttled' : 'transient', 'Asked to fail.');
    await send(reply, fault.status, outcome, fault.retryAfter ? { 'retry-after': fault.retryAfter } : {});
  }
  if (fault.kind === 'html')
    await reply
      .code(fault.status ?? 200)
      .type('text/html')
      .send('<!doctype html><title>Sign in</title><p>Please sign in.</p>');
  if (fault.kind === 'endless-body') {
    reply.hijack();
    sendWithoutEnd(reply.raw);
  }
  return ['status', 'html', 'endless-body'].includes(fault.kind);
}

/** Sends an answer, bent by the fault planned for its request, if any. */
function respond(reply: FastifyReply, base: string, fault: Fault | undefined, { status, body, headers }: Answer): FastifyReply {
  const bent =
    fault && body['resourceType' as keyof typeof body] === 'Bundle' ? bendLinks(body as Bundle, fault, base, reply.request.url) : body;
  if (fault?.kind !== 'cut-off') return send(reply, status, bent, headers);
  reply.hijack();
  cutOff(reply.raw, JSON.stringify(bent));
  return reply;
}

/** Runs writes one after another, so that a transaction undone takes nothing of another with it. */
function inTurn(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  };
}

/**
 * A FHIR R4 server in one process, for the demo and for tests: a memory repository behind HTTP, with paging links, discovery,
 * version headers and refusals of unknown searches added, and with faults that can be asked for. It is **not** a conformance
 * oracle: what it accepts another server may refuse. Needs its own packages (see `loadPackages`).
 */
export async function startFhirServer(options: FhirServerOptions = {}): Promise<FhirServer> {
  const packages = await loadPackages();
  const now = options.now ?? (() => new Date());
  const desk: Desk = { packages, router: new packages.router.FhirRouter(), repository: makeRepository(packages, now), base: '' };
  const faults = planFaults();
  const planned = new WeakMap<FastifyRequest, Fault>();
  const write = inTurn();
  const app = Fastify({ bodyLimit: LARGEST_BODY, forceCloseConnections: true });
  readBodies(app);
  sayErrors(app);

  app.addHook('onRequest', async (request, reply) => {
    void reply.header('date', now().toUTCString());
    const { authorization } = request.headers;
    const fault = faults.take({ method: request.method, url: request.url, ...(authorization && { authorization }) });
    if (fault && (await failEarly(fault, reply))) return reply;
    if (fault) planned.set(request, fault);
    const open = [METADATA, SMART].includes(request.url.split('?')[0] ?? '');
    if (!options.bearerToken || open || authorization === `Bearer ${options.bearerToken}`) return undefined;
    return send(reply, 401, outcomeOf('login', 'A valid bearer token is needed.'), { 'www-authenticate': 'Bearer realm="fhir"' });
  });

  const answerWith =
    (make: (request: FastifyRequest) => Answer | Promise<Answer>) => async (request: FastifyRequest, reply: FastifyReply) =>
      respond(reply, desk.base, planned.get(request), await make(request));
  const fhir = answerWith((request) =>
    request.method === 'GET' ? answerRequest(desk, request) : write(() => answerRequest(desk, request)),
  );
  app.get(
    METADATA,
    answerWith(() => ({ status: 200, body: describeServer(packages, desk.base, now().toISOString(), options.bearerToken !== undefined) })),
  );
  app.get(
    SMART,
    answerWith(() =>
      options.smart
        ? { status: 200, body: describeSmart(options.smart) }
        : { status: 404, body: outcomeOf('not-found', 'No authorisation server is configured.') },
    ),
  );
  app.all('/fhir', fhir);
  app.all('/fhir/*', fhir);

  desk.base = `${await app.listen({ port: options.port ?? 0, host: options.host ?? '127.0.0.1' })}/fhir`;
  return {
    url: desk.base,
    faults,
    close: () => app.close(),
    load: (bundle) =>
      write(async () => {
        for (const { resource } of bundle.entry ?? []) if (resource) await desk.repository.seed(resource);
      }),
  };
}
