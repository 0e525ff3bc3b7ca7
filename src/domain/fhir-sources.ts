import { z } from 'zod';
import { type Issue, type Outcome, accept, error, refuse } from './issue.ts';
import { type ReadFile, readText, readToken } from './setting.ts';

/** A FHIR server that records may be pulled from. */
export type FhirSourceConfig = { id: string; baseUrl: string; tenant: string; token?: string };

const AT = 'DOSETWIN_FHIR_SOURCES';

const sourcesFile = z.array(
  z.strictObject({
    id: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/),
    baseUrl: z.url({ protocol: /^https?$/ }),
    /** `token` sends DOSETWIN_FHIR_TOKEN; a file holds this source's own token. */
    auth: z.union([z.literal('none'), z.literal('token'), z.strictObject({ tokenFile: z.string().min(1) })]).optional(),
    tenant: z.string().min(1).max(64).optional(),
  }),
);

/** The FHIR servers of a JSON file; a source that asks for the common token gets `token`. */
export function readSources(path: string, token: string | undefined, readFile: ReadFile): Outcome<FhirSourceConfig[]> {
  const text = readText(AT, path, readFile);
  if (!text.ok) return text;
  const parsed = sourcesFile.safeParse(parseJson(text.value));
  if (!parsed.success) {
    return refuse(
      ...parsed.error.issues.map((one) =>
        error('wrong-sources', `${path}: ${one.path.map(String).join('.') || 'the file'}: ${one.message}.`, {
          at: AT,
          fix: 'Write [{ "id": "ward", "baseUrl": "https://fhir.example.org/r4" }].',
        }),
      ),
    );
  }
  const issues: Issue[] = [];
  const sources = parsed.data.map(({ id, baseUrl, auth = 'none', tenant = 'local' }): FhirSourceConfig => {
    const base = { id, baseUrl: baseUrl.replace(/\/+$/, ''), tenant };
    if (auth === 'none') return base;
    const own = auth === 'token' ? readCommonToken(id, token) : readOwnToken(id, auth.tokenFile, readFile);
    issues.push(...own.issues);
    return own.ok ? { ...base, token: own.value } : base;
  });
  const ids = sources.map((one) => `${one.tenant} ${one.id}`);
  if (new Set(ids).size < ids.length)
    issues.push(error('wrong-sources', `${path}: two sources have the same id.`, { at: AT, fix: 'Give each source an id of its own.' }));
  if (sources.some((one) => one.id === 'bundle'))
    issues.push(error('wrong-sources', `${path}: the id "bundle" is taken by posted bundles.`, { at: AT, fix: 'Choose another id.' }));
  return issues.length > 0 ? refuse(...issues) : accept(sources);
}

const noToken = (id: string, fix: string): Issue =>
  error('missing-token', `The source ${id} needs a token, and there is none.`, { at: AT, fix });

const readCommonToken = (id: string, token: string | undefined): Outcome<string> =>
  token === undefined ? refuse(noToken(id, 'Set DOSETWIN_FHIR_TOKEN.')) : accept(token);

function readOwnToken(id: string, path: string, readFile: ReadFile): Outcome<string> {
  const text = readText(AT, path, readFile);
  if (!text.ok) return text;
  const token = text.value.trim();
  return token === '' ? refuse(noToken(id, 'Write the token into its file.')) : readToken(path, token);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
