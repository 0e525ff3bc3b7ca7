import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { error } from '../domain/issue.ts';
import { sendProblem } from './problem.ts';

/** Where `npm run build:page` puts the page: dist/web, beside dist/src from which the built program runs. */
export const PAGE_FOLDER = import.meta.filename.endsWith('.ts')
  ? join(import.meta.dirname, '..', '..', 'dist', 'web')
  : join(import.meta.dirname, '..', '..', 'web');

/** Files of this service and nothing else: no script or style inside the document, nothing from elsewhere; in the frames of `framers` alone. */
const policyFor = (framers: readonly string[]): string =>
  `default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors ${framers.length > 0 ? framers.join(' ') : "'none'"}`;

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

type Bytes = Buffer;
type PageFile = { type: string; etag: string; bytes: Bytes; packed: Map<string, Promise<Bytes>> };

const PACKERS: Readonly<Record<string, (bytes: Bytes) => Promise<Bytes>>> = {
  br: (bytes) => promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
  gzip: (bytes) => promisify(gzip)(bytes),
};

/**
 * The built page at /, held in memory: it is small, and a folder that is built anew meanwhile is not met half-way. Files under
 * /assets carry a hash of what they hold in their name and may be kept for ever; the document is asked for anew each time.
 */
export async function servePage(app: FastifyInstance, folder: string, framers: readonly string[] = []): Promise<void> {
  const sendFile = sendUnder(policyFor(framers), framers.length > 0);
  const files = await readFiles(folder);
  const index = files.get('/index.html');
  app.get('/', { schema: { hide: true } }, (request, reply) =>
    index ? sendFile(request, reply, index, 'no-cache') : sayNotBuilt(request, reply),
  );
  for (const [path, file] of files) {
    if (!path.startsWith('/assets/')) continue;
    app.get(path, { schema: { hide: true } }, (request, reply) => sendFile(request, reply, file, 'public, max-age=31536000, immutable'));
  }
}

async function readFiles(folder: string): Promise<Map<string, PageFile>> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = found.filter((entry) => entry.isFile() && TYPES[extname(entry.name)] !== undefined);
  return new Map(
    await Promise.all(
      files.map(async ({ parentPath, name }): Promise<[string, PageFile]> => {
        const path = join(parentPath, name);
        const bytes = await readFile(path);
        const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`;
        const type = TYPES[extname(name)] ?? '';
        return [`/${relative(folder, path).split(sep).join('/')}`, { type, etag, bytes, packed: new Map() }];
      }),
    ),
  );
}

/** An answer with a file of the page. X-Frame-Options knows no list of origins, so it is left out where there is one. */
const sendUnder =
  (policy: string, framed: boolean) =>
  (request: FastifyRequest, reply: FastifyReply, file: PageFile, keep: string): Promise<FastifyReply> => {
    void reply.header('content-security-policy', policy);
    if (framed) {
      reply.removeHeader('x-frame-options');
      reply.raw.removeHeader('x-frame-options');
    }
    return send(request, reply, file, keep);
  };

async function send(request: FastifyRequest, reply: FastifyReply, file: PageFile, keep: string): Promise<FastifyReply> {
  void reply.header('cache-control', keep).header('etag', file.etag).header('vary', 'accept-encoding').type(file.type);
  if (request.headers['if-none-match'] === file.etag) return reply.code(304).send();
  const coding = Object.keys(PACKERS).find((one) => accepts(request, one));
  const pack = coding === undefined ? undefined : PACKERS[coding];
  if (coding === undefined || pack === undefined) return reply.send(file.bytes);
  const packed = file.packed.get(coding) ?? pack(file.bytes);
  file.packed.set(coding, packed);
  return reply.header('content-encoding', coding).send(await packed);
}

/** True when a coding is named and not refused with a quality of 0. */
const accepts = ({ headers }: FastifyRequest, coding: string): boolean =>
  [headers['accept-encoding']]
    .flat()
    .join(',')
    .split(',')
    .some((one) => one.trim().split(';')[0] === coding && !/;\s*q=0(?:[.]0*)?\s*$/.test(one));

const sayNotBuilt = (request: FastifyRequest, reply: FastifyReply): FastifyReply =>
  sendProblem(request, reply, {
    kind: 'not-found',
    issues: [
      error('page-not-built', 'The page of this service is not built.', {
        at: 'path',
        fix: 'Run `npm run build:page` and start the service again; the HTTP interface works without it, see /docs.',
      }),
    ],
  });
