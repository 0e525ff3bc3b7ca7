import { setTimeout as wait } from 'node:timers/promises';
import { Client, type FhirResource, type RequestOptions } from 'fhir-kit-client';
import type { Drug } from '../src/domain/drug.ts';
import type { Issue } from '../src/domain/issue.ts';
import type { Collection } from './collection.ts';
import { ID } from './collection.ts';
import { type Changes, type Seen, findChanges } from './find-changes.ts';
import { type Failure, FhirFailure, busy, forbidden, nonsense, notFound, slow, toFailure, tooLarge, unreachable } from './failure.ts';
import { type Json, isObject } from './json.ts';
import { nextPageOf } from './next-page.ts';
import { type Reader, pullRecord } from './pull-patient.ts';

export type Limits = {
  /** For one request with its retries, and for a whole record, ms. */
  perCall: number;
  overall: number;
  /** Bytes of one answer, and of all answers of a record. */
  answerBytes: number;
  recordBytes: number;
  /** Pages of one search. */
  pages: number;
  /** How often a GET is tried when the server is busy or the connection fails. */
  attempts: number;
  /** First wait before trying again, ms; it doubles. */
  backoff: number;
};

export const LIMITS: Limits = {
  perCall: 10_000,
  overall: 30_000,
  answerBytes: 20_000_000,
  recordBytes: 60_000_000,
  pages: 100,
  attempts: 3,
  backoff: 200,
};

export type SourceOptions = { baseUrl: string; token?: string; limits?: Partial<Limits> };

export type Pulled = { ok: true; value: Collection; issues: Issue[] } | Failure;

/** A FHIR R4 server that records are pulled from. */
export type FhirSource = {
  /**
   * Everything of one person that the readers use: by id, with merged records followed. Expected trouble is a failure with one
   * issue (`fhir-unreachable`, `fhir-slow`, `fhir-busy`, `fhir-nonsense`, `fhir-too-large`, `fhir-forbidden`,
   * `patient-not-found`); time, memory and number of requests are bounded.
   */
  pullPatient(id: string, drugs: readonly Drug[]): Promise<Pulled>;
  /** What of one person is newer than a record read before; a few small requests, with the failures of `pullPatient`. */
  findChanges(id: string, drugs: readonly Drug[], seen: Seen): Promise<{ ok: true; value: Changes } | Failure>;
};

/**
 * Opens a server: no request is made yet. fhir-kit-client makes the addresses of reads, searches and pages; its transport is
 * replaced by the one below, because its own has no deadline, no retry and no size limit, follows `next` links and
 * redirects to any host with the token, and gives up the response body only whole.
 */
export function openSource({ baseUrl, token, limits: given }: SourceOptions): FhirSource {
  const limits = { ...LIMITS, ...given };
  const base = baseUrl.replace(/\/+$/, '');
  async function ask<T>(id: string, work: (reader: Reader) => Promise<T>): Promise<{ ok: true; value: T } | Failure> {
    if (!ID.test(id)) return toFailure(notFound(JSON.stringify(id.slice(0, 64))));
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), limits.overall);
    try {
      return { ok: true, value: await work(openReader(base, token, limits, stop.signal)) };
    } catch (cause) {
      if (cause instanceof FhirFailure) return toFailure(cause);
      throw cause;
    } finally {
      clearTimeout(timer);
      stop.abort();
    }
  }
  return {
    async pullPatient(id, drugs) {
      const pulled = await ask(id, (reader) => pullRecord(reader, id, drugs));
      return pulled.ok ? { ok: true, value: pulled.value.collection, issues: pulled.value.issues } : pulled;
    },
    findChanges: (id, drugs, seen) => ask(id, (reader) => findChanges(reader, id, drugs, seen)),
  };
}

/** One record's worth of reading: the deadline and the byte count are shared by its requests. */
function openReader(base: string, token: string | undefined, limits: Limits, signal: AbortSignal): Reader {
  const client = new Client({ baseUrl: base });
  const transport: Transport = {
    base: new URL(base),
    token,
    limits,
    signal,
    bytes: { left: limits.recordBytes },
    clock: { ms: undefined },
  };
  client.httpClient.request = (method: string, url: string, _options?: RequestOptions) =>
    getJson(transport, method, client.httpClient.expandUrl(url));
  return {
    base,
    read: async (resourceType, id) => {
      if (!ID.test(id)) return undefined;
      const resource = await orNotThere(client.read({ resourceType, id }));
      if (resource && resource.resourceType !== resourceType)
        throw nonsense(`${resourceType}/${id}`, `answered with a ${resource.resourceType.slice(0, 40)} instead of a ${resourceType}`);
      return resource;
    },
    serverNow: () => transport.clock.ms,
    searchFirst: async (resourceType, searchParams) => {
      const page = await orNotThere(client.search({ resourceType, searchParams }));
      return page && aBundle(page, resourceType);
    },
    search: async (resourceType, searchParams) => {
      const pages: Json[] = [];
      const seen = new Set<string>();
      let page = await orNotThere(client.search({ resourceType, searchParams }));
      if (!page) return undefined;
      while (page) {
        pages.push(aBundle(page, resourceType));
        const next = nextPageOf(page, base, resourceType, seen);
        if (next === undefined) return pages;
        if (pages.length >= limits.pages) throw tooLarge(resourceType, `more than ${limits.pages} pages`);
        page = await orNotThere(
          Promise.resolve(client.nextPage({ bundle: { resourceType: 'Bundle', link: [{ relation: 'next', url: next }] } })),
        );
      }
      throw nonsense(resourceType, 'names a next page that is not there');
    },
  };
}

function aBundle(page: FhirResource, searched: string): FhirResource {
  if (page.resourceType === 'Bundle') return page;
  throw nonsense(searched, `answered a search with a ${page.resourceType.slice(0, 40)} instead of a Bundle`);
}

/** A 404 or 410: what was asked for is not on the server. */
class NotThere extends Error {}

async function orNotThere(asked: Promise<FhirResource | undefined>): Promise<FhirResource | undefined> {
  try {
    return await asked;
  } catch (cause) {
    if (cause instanceof NotThere) return undefined;
    throw cause;
  }
}

type Transport = {
  base: URL;
  token: string | undefined;
  limits: Limits;
  signal: AbortSignal;
  bytes: { left: number };
  /** What the server's clock said in its latest answer. */
  clock: { ms: number | undefined };
};

/** GETs one resource within its deadline, trying again when the server is busy or the connection fails. */
async function getJson(transport: Transport, method: string, url: string): Promise<FhirResource> {
  if (method !== 'GET') throw new Error('records are only read');
  const { limits, signal, base } = transport;
  const { pathname } = new URL(url);
  const at = pathname.startsWith(`${base.pathname}/`) ? pathname.slice(base.pathname.length + 1) : pathname;
  const deadline = Date.now() + limits.perCall;
  const within = AbortSignal.any([signal, AbortSignal.timeout(limits.perCall)]);
  for (let attempt = 1; ; attempt += 1) {
    const outcome = await tryOnce(transport, url, at, within);
    if (!('again' in outcome)) return outcome.resource;
    const pause = outcome.retryAfterSeconds === undefined ? limits.backoff * 2 ** (attempt - 1) : outcome.retryAfterSeconds * 1000;
    if (attempt >= limits.attempts || Date.now() + pause >= deadline) throw outcome.again;
    try {
      await wait(pause, undefined, { signal: within });
    } catch {
      throw signal.aborted ? slow(at, limits.overall / 1000) : outcome.again;
    }
  }
}

type Tried = { resource: FhirResource } | { again: FhirFailure; retryAfterSeconds?: number };

async function tryOnce(transport: Transport, url: string, at: string, within: AbortSignal): Promise<Tried> {
  const { limits, token } = transport;
  try {
    const response = await fetch(url, {
      headers: { accept: 'application/fhir+json', ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) },
      redirect: 'manual',
      signal: within,
    });
    const date = Date.parse(response.headers.get('date') ?? '');
    if (Number.isFinite(date)) transport.clock.ms = date;
    const refused = await judgeStatus(response, at);
    if (refused) return refused;
    const text = await readText(response, transport, at);
    return { resource: parse(text, at) };
  } catch (cause) {
    if (cause instanceof FhirFailure || cause instanceof NotThere) throw cause;
    if (transport.signal.aborted) throw slow(at, limits.overall / 1000);
    if (within.aborted) throw slow(at, limits.perCall / 1000);
    return {
      again:
        cause instanceof BrokenOff
          ? nonsense(at, 'broke off in the middle of its answer', 'Try again; if it stays so, look at the server.')
          : unreachable(at, 'cannot be reached'),
    };
  }
}

const DEFAULT_RETRY_SECONDS = 5;

/** What a status other than 2xx means; the body of a refusal is not read. */
async function judgeStatus(response: Response, at: string): Promise<Tried | undefined> {
  const { status, headers } = response;
  if (status >= 200 && status < 300) return undefined;
  await response.body?.cancel();
  if (status === 404 || status === 410) throw new NotThere();
  if (status === 401 || status === 403) throw forbidden(at, status);
  if (status === 429 || status === 503) {
    const seconds = retryAfter(headers.get('retry-after'));
    return {
      again: busy(at, status, Math.max(1, seconds ?? DEFAULT_RETRY_SECONDS)),
      ...(seconds === undefined ? {} : { retryAfterSeconds: seconds }),
    };
  }
  // A redirect would take the token along, so none is followed: the configured address has to be the right one.
  if (status >= 300 && status < 400)
    throw nonsense(at, `sends us elsewhere (${status}), which is not followed`, 'Configure the address it really answers at.');
  if (status === 502 || status === 504) return { again: unreachable(at, `is not behind its gateway (${status})`) };
  if (status >= 500) throw unreachable(at, `failed (${status})`);
  throw nonsense(
    at,
    `did not understand the question (${status})`,
    'Check that it is a FHIR R4 server that can search by patient and code.',
  );
}

/** Seconds from a Retry-After header: a number, or an HTTP date. At least 0; nothing when it cannot be read. */
function retryAfter(header: string | null): number | undefined {
  if (header === null) return undefined;
  const seconds = /^\d{1,9}$/.test(header.trim()) ? Number(header) : (Date.parse(header) - Date.now()) / 1000;
  return Number.isFinite(seconds) ? Math.max(0, Math.ceil(seconds)) : undefined;
}

/** The connection ended before the body did. */
class BrokenOff extends Error {}

/** Reads the body as it comes and stops at the limit, so that no answer can fill the memory. */
async function readText(response: Response, { limits, bytes }: Transport, at: string): Promise<string> {
  const decoder = new TextDecoder();
  const parts: string[] = [];
  let read = 0;
  try {
    for await (const chunk of response.body ?? []) {
      read += chunk.byteLength;
      bytes.left -= chunk.byteLength;
      if (read > limits.answerBytes) throw tooLarge(at, `more than ${limits.answerBytes} bytes`);
      if (bytes.left < 0) throw tooLarge(at, `the record is more than ${limits.recordBytes} bytes`);
      parts.push(decoder.decode(chunk, { stream: true }));
    }
  } catch (cause) {
    if (cause instanceof FhirFailure || cause instanceof DOMException) throw cause;
    throw new BrokenOff('the body ended early', { cause });
  }
  return parts.join('') + decoder.decode();
}

function parse(text: string, at: string): FhirResource {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw nonsense(
      at,
      text.trimStart().startsWith('<') ? 'answered with a web page instead of JSON' : 'answered with something that is not JSON',
    );
  }
  if (isObject(value) && typeof value['resourceType'] === 'string') return { ...value, resourceType: value['resourceType'] };
  throw nonsense(at, 'answered with JSON that is not a FHIR resource');
}
