import type { FastifyInstance } from 'fastify';
import { type Issue, type Outcome, accept, error, refuse } from '../domain/issue.ts';

export type Listening = {
  url: string;
  port: number;
  /** Takes no more requests, ends event streams, and gives answers under way ten seconds to finish. */
  close(): Promise<void>;
};

const isLoopback = (host: string): boolean => host === 'localhost' || host === '::1' || /^127(?:\.\d{1,3}){3}$/.test(host);

/** Why a service that cannot check who asks may not listen on this host; undefined when it may. */
export function checkBind(host: string, insecure: boolean): Issue | undefined {
  if (isLoopback(host) || insecure) return undefined;
  return error(
    'insecure-bind',
    `Listening on ${host} would let other machines read and ask about patients, and this version does not check who they are.`,
    {
      at: 'host',
      fix: 'Listen on 127.0.0.1, or set DOSETWIN_INSECURE=1 if something in front of the service checks who may use it.',
    },
  );
}

/** Starts listening. Port 0 takes a free one. A host that may not be used and a port in use are refused with a sentence. */
export async function listen(
  app: FastifyInstance,
  { host, port, insecure }: { host: string; port: number; insecure: boolean },
): Promise<Outcome<Listening>> {
  const why = checkBind(host, insecure);
  if (why) return refuse(why);
  try {
    await app.listen({ host, port });
  } catch (thrown) {
    const code = thrown instanceof Error && 'code' in thrown ? thrown.code : undefined;
    if (code === 'EADDRINUSE')
      return refuse(
        error('port-in-use', `Port ${port} of ${host} is in use by another program.`, { at: 'port', fix: 'Choose another with --port.' }),
      );
    if (code === 'EACCES')
      return refuse(
        error('port-forbidden', `Port ${port} of ${host} may not be used by this person.`, {
          at: 'port',
          fix: 'Choose a port above 1023 with --port.',
        }),
      );
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
      return refuse(error('unknown-host', `${host} is not an address of this machine.`, { at: 'host', fix: 'Listen on 127.0.0.1.' }));
    throw thrown;
  }
  const bound = boundPort(app) ?? port;
  return accept({ url: `http://${host.includes(':') ? `[${host}]` : host}:${bound}`, port: bound, close: () => closeGently(app) });
}

/** Milliseconds for answers under way when the service ends. */
const GRACE = 10_000;

async function closeGently(app: FastifyInstance): Promise<void> {
  const timer = setTimeout(() => app.server.closeAllConnections(), GRACE);
  try {
    await app.close();
  } finally {
    clearTimeout(timer);
  }
}

function boundPort(app: FastifyInstance): number | undefined {
  const address = app.server.address();
  return typeof address === 'object' && address !== null ? address.port : undefined;
}
