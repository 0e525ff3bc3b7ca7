import { isIP } from 'node:net';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type Issue, error } from '../domain/issue.ts';
import { sendProblem } from './problem.ts';

export type Doors = { insecure: boolean; publicUrl?: string; frameAncestors?: readonly string[] };

const LOCAL_NAMES = ['127.0.0.1', 'localhost', '[::1]'];

/**
 * Keeps web pages out while nobody is asked who they are. A page on another site can make a browser send requests here: it is
 * known by its Origin or Sec-Fetch-Site; one that has its own name resolve to this machine is known by the Host.
 */
export function guardDoors(app: FastifyInstance, doors: Doors): void {
  app.addHook('onRequest', async (request, reply) => {
    const issue = checkHost(request, doors) ?? checkOrigin(request, doors) ?? checkSite(request, doors);
    if (issue) return sendProblem(request, reply, { kind: 'forbidden', issues: [issue] });
    return undefined;
  });
}

/** Hosts that mean this service: this machine's own names with the port listened on, and the public address. */
function ownHosts(request: FastifyRequest, { publicUrl }: Doors): string[] {
  const port = request.socket.localPort;
  const local = LOCAL_NAMES.flatMap((name) => (port === 80 ? [name, `${name}:80`] : [`${name}:${port}`]));
  return publicUrl === undefined ? local : [...local, new URL(publicUrl).host];
}

/**
 * True for names that nobody can have resolve to this machine from outside: addresses, and names without a dot, which are
 * looked up in the own network. What a service that other machines may use is reached by, through whatever port.
 */
function isOfThisNetwork(host: string): boolean {
  const name = URL.parse(`http://${host}`)?.hostname ?? '';
  return isIP(name.replaceAll(/[[\]]/g, '')) !== 0 || /^[a-z0-9_-]+$/.test(name);
}

function checkHost(request: FastifyRequest, doors: Doors): Issue | undefined {
  const host = request.headers.host?.toLowerCase() ?? '';
  if (ownHosts(request, doors).includes(host) || (doors.insecure && isOfThisNetwork(host))) return undefined;
  return error('foreign-host', 'The Host of the request is not this service.', {
    at: 'header.host',
    fix: `Use http://${ownHosts(request, doors)[0] ?? ''}; set DOSETWIN_PUBLIC_URL when it is reached under another name.`,
  });
}

function checkOrigin(request: FastifyRequest, doors: Doors): Issue | undefined {
  const { origin, host } = request.headers;
  if (origin === undefined) return undefined;
  const from = URL.parse(origin)?.host ?? '';
  const own = doors.insecure ? [...ownHosts(request, doors), host?.toLowerCase()] : ownHosts(request, doors);
  if (from !== '' && own.includes(from)) return undefined;
  return foreignOrigin('header.origin');
}

/**
 * Requests without an Origin that a browser makes for another site; links that a person follows are let in, and the page into a frame
 * where some site may show it there: which one, its own policy says.
 */
function checkSite({ method, headers, url }: FastifyRequest, { frameAncestors }: Doors): Issue | undefined {
  const site = headers['sec-fetch-site'];
  if (site === undefined || site === 'same-origin' || site === 'none') return undefined;
  const isSeen = method === 'GET' && headers['sec-fetch-mode'] === 'navigate';
  const isFramed = frameAncestors !== undefined && headers['sec-fetch-dest'] === 'iframe' && url.split('?')[0] === '/';
  return isSeen && (headers['sec-fetch-dest'] === 'document' || isFramed) ? undefined : foreignOrigin('header.sec-fetch-site');
}

const foreignOrigin = (at: string): Issue =>
  error('foreign-origin', 'A page of another origin may not talk to this service.', {
    at,
    fix: 'Call it from a program, or from a page that this service itself serves.',
  });
