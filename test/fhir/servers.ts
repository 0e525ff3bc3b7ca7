import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Asked = { path: string; query: URLSearchParams; authorization: string | undefined };
type Answer = (asked: Asked, response: ServerResponse, times: number) => void;

export type SmallServer = { url: string; asked: Asked[]; close(): Promise<void> };

/** A server that answers every request with the given function; `times` counts the requests of one address. */
export async function serve(answer: Answer): Promise<SmallServer> {
  const asked: Asked[] = [];
  const times = new Map<string, number>();
  const server = createServer((request: IncomingMessage, response) => {
    const url = new URL(request.url ?? '/', 'http://here');
    const one: Asked = { path: url.pathname, query: url.searchParams, authorization: request.headers.authorization };
    asked.push(one);
    times.set(url.href, (times.get(url.href) ?? 0) + 1);
    answer(one, response, times.get(url.href) ?? 0);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/fhir`,
    asked,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

export const send = (response: ServerResponse, body: unknown, status = 200, headers: Record<string, string> = {}): void => {
  response.writeHead(status, { 'content-type': 'application/fhir+json', ...headers }).end(JSON.stringify(body));
};

/** Answers as a FHIR server that holds these resources would: reads, and searches by type that give them all. */
export function answerFrom(resources: readonly Record<string, unknown>[], { path, query }: Asked, response: ServerResponse): void {
  const [, , type = '', id] = path.split('/');
  const ofType = resources.filter((one) => one['resourceType'] === type);
  if (id !== undefined) {
    const found = ofType.find((one) => one['id'] === id);
    send(response, found ?? { resourceType: 'OperationOutcome' }, found ? 200 : 404);
    return;
  }
  const ids = query.get('_id')?.split(',');
  const patient = query.get('patient');
  const matches = ofType.filter((one) => (ids ? ids.includes(String(one['id'])) : JSON.stringify(one).includes(`"Patient/${patient}"`)));
  send(response, { resourceType: 'Bundle', type: 'searchset', total: matches.length, entry: matches.map((resource) => ({ resource })) });
}
