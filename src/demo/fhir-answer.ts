import type { FhirRouter } from '@medplum/fhir-router';
import type { Bundle, Resource } from '@medplum/fhirtypes';
import type { Packages } from './fhir-packages.ts';
import { type Repository, isServed } from './fhir-repository.ts';
import { linkPage, outcomeOf, pageOf, refuseSearch, relativeTo } from './fhir-search.ts';

/** One request as it came: `url` with path and query, body parsed (a form stays text). */
export type Asked = { method: string; url: string; body: unknown; headers: Record<string, string | string[] | undefined> };

export type Answer = { status: number; body: Resource | Record<string, unknown>; headers?: Record<string, string> };

/** What answers: the loaded packages, the router, the repository, and the FHIR base URL (no slash at its end). */
export type Desk = { packages: Packages; router: FhirRouter; repository: Repository; base: string };

/** ETag, Last-Modified and, for what was just written, Location. */
function headersOf(resource: Resource, base: string, written: boolean): Record<string, string> {
  const { versionId, lastUpdated } = resource.meta ?? {};
  if (versionId === undefined || resource.id === undefined) return {};
  return {
    etag: `W/"${versionId}"`,
    ...(lastUpdated && { 'last-modified': new Date(lastUpdated).toUTCString() }),
    ...(written && { location: `${base}/${resource.resourceType}/${resource.id}/_history/${versionId}` }),
  };
}

async function answerSearch({ packages, router, repository, base }: Desk, type: string, asked: URLSearchParams): Promise<Answer> {
  const query = relativeTo(base, asked);
  const refusal = refuseSearch(packages, type, query);
  if (refusal) return { status: 400, body: refusal };
  const page = pageOf(query);
  const request = { method: 'GET' as const, url: `${type}?${page.asked}`, pathname: '', query: {}, params: {}, body: undefined };
  const [outcome, found] = await router.handleRequest(request, repository);
  if (found?.resourceType !== 'Bundle') return { status: packages.core.getStatus(outcome), body: outcome };
  return { status: 200, body: linkPage(found satisfies Bundle, base, type, page) };
}

/** Answers one FHIR interaction: the router does the work, this says what the router leaves unsaid. */
export async function answerRequest(desk: Desk, asked: Asked): Promise<Answer> {
  const { packages, router, repository, base } = desk;
  const at = new URL(asked.url, base);
  const path = at.pathname.replace(/^\/fhir\/?/, '').replace(/\/$/, '');
  const [type = '', id, ...more] = path.split('/').map(decodeURIComponent);
  if (path === '' && asked.method === 'GET')
    return { status: 400, body: outcomeOf('not-supported', 'Searching across types is not supported here.') };
  if (path !== '' && !isServed(type))
    return { status: 404, body: outcomeOf('not-found', `${JSON.stringify(type)} is not kept by this server.`) };
  if (asked.method === 'GET' && path !== '' && id === undefined) return answerSearch(desk, type, at.searchParams);
  if (asked.method === 'POST' && id === '_search' && more.length === 0) {
    const form = typeof asked.body === 'string' ? asked.body : '';
    return answerSearch(desk, type, new URLSearchParams([...at.searchParams, ...new URLSearchParams(form)]));
  }

  const existed = id !== undefined && repository.holds(type, id);
  const method = asked.method as 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  const request = {
    method,
    url: path + at.search,
    pathname: '',
    query: {},
    params: {},
    body: asked.body,
    headers: asked.headers,
    config: { transactions: true },
  };
  const [outcome, resource] = await router.handleRequest(request, repository);
  const status = packages.core.getStatus(outcome);
  if (!resource) return { status, body: outcome };
  const written = ['POST', 'PUT', 'PATCH'].includes(method) && path !== '';
  const made = method === 'PUT' && status === 200 && !existed;
  return { status: made ? 201 : status, body: resource, headers: headersOf(resource, base, written) };
}
