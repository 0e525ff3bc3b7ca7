import type { Bundle, Resource } from '@medplum/fhirtypes';

const FHIR = { 'content-type': 'application/fhir+json' };

export type Answer<T> = { status: number; headers: Headers; body: T };

/** Asks a server at `base` and reads the JSON it answers. */
export async function askAt<T = Bundle>(base: string, path: string, init: RequestInit = {}): Promise<Answer<T>> {
  const response = await fetch(base + path, init);
  return { status: response.status, headers: response.headers, body: (await response.json()) as T };
}

/** Sends a JSON body (a text is sent as it is). */
export const sendTo = <T = Resource>(
  base: string,
  method: string,
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Answer<T>> =>
  askAt<T>(base, path, { method, headers: { ...FHIR, ...headers }, body: typeof body === 'string' ? body : JSON.stringify(body) });

export const idsOf = (bundle: Bundle): string[] => (bundle.entry ?? []).map((one) => one.resource?.id ?? '');
