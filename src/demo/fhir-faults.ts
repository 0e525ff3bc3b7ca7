import type { ServerResponse } from 'node:http';
import type { Bundle } from '@medplum/fhirtypes';

/**
 * What can be made to go wrong with an answer. `delay` answers rightly after a while; the link faults answer rightly except
 * for the page's `next` link; `cut-off` promises the whole body and breaks the connection half-way; `endless-body` begins a
 * JSON text and never ends it.
 */
export type Fault =
  | { kind: 'status'; status: number; retryAfter?: string }
  | { kind: 'delay'; ms: number }
  | { kind: 'html'; status?: number }
  | { kind: 'cut-off' }
  | { kind: 'endless-body' }
  /** Each page names a next one that was not seen before; `again`: names itself. */
  | { kind: 'endless-next'; again?: true }
  | { kind: 'foreign-next'; origin: string };

/** Which requests it happens to, and how often; matched against for example `GET /fhir/Patient/a1`, all unless said, once unless said. */
export type FaultPlan = { fault: Fault; on?: RegExp; times?: number };

export type SeenRequest = { method: string; url: string; authorization?: string };

/** The faults that wait to happen, and what the server was asked. */
export type Faults = {
  add(plan: FaultPlan): void;
  clear(): void;
  /** The last 1,000 requests, oldest first. */
  readonly seen: readonly SeenRequest[];
};

/** The same, with the half that the server uses. */
export function planFaults(): Faults & { take(request: SeenRequest): Fault | undefined } {
  let plans: { fault: Fault; on: RegExp | undefined; left: number }[] = [];
  const seen: SeenRequest[] = [];
  return {
    seen,
    add: ({ fault, on, times = 1 }) => void plans.push({ fault, on, left: times }),
    clear: () => {
      plans = [];
      seen.length = 0;
    },
    take: (request) => {
      seen.push(request);
      if (seen.length > 1000) seen.shift();
      const plan = plans.find((one) => one.left > 0 && (one.on === undefined || `${request.method} ${request.url}`.search(one.on) >= 0));
      if (plan) plan.left -= 1;
      return plan?.fault;
    },
  };
}

/** The page with the `next` link the fault asks for; `path` is the address asked for. */
export function bendLinks(bundle: Bundle, fault: Fault, base: string, path: string): Bundle {
  if (fault.kind !== 'endless-next' && fault.kind !== 'foreign-next') return bundle;
  const kept = (bundle.link ?? []).filter((one) => one.relation !== 'next');
  const url = new URL(kept.find((one) => one.relation === 'self')?.url ?? `${base}/${path}`);
  const turn = Number(/_cursor=turn-(\d+)/.exec(path)?.[1] ?? 0);
  if (fault.kind === 'endless-next' && !fault.again) url.searchParams.set('_cursor', `turn-${turn + 1}`);
  const next = fault.kind === 'foreign-next' ? `${new URL(fault.origin).origin}${url.pathname}${url.search}` : url.href;
  return { ...bundle, link: [...kept, { relation: 'next', url: next }] };
}

const FHIR_JSON = 'application/fhir+json; charset=utf-8';

/** Promises the whole text, sends half of it and breaks the connection. */
export function cutOff(response: ServerResponse, text: string): void {
  const whole = Buffer.from(text);
  response.writeHead(200, { 'content-type': FHIR_JSON, 'content-length': whole.length });
  response.write(whole.subarray(0, Math.floor(whole.length / 2)), () => response.destroy());
}

/** Starts a Bundle and keeps sending white space until the other side goes away. */
export function sendWithoutEnd(response: ServerResponse): void {
  const chunk = ' '.repeat(16_384);
  response.writeHead(200, { 'content-type': FHIR_JSON });
  response.write('{"resourceType":"Bundle","type":"searchset","entry":[');
  const timer = setInterval(() => {
    if (!response.writableNeedDrain) response.write(chunk);
  }, 2);
  response.on('close', () => clearInterval(timer));
}
