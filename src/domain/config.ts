import { type FhirSourceConfig, readSources } from './fhir-sources.ts';
import { type Issue, type Outcome, accept, error, refuse } from './issue.ts';
import { type Site, readSite } from './site.ts';
import { type ReadFile, readFlag, readFramers, readHostPort, readProxies, readText, readToken, readUrl, readWhole } from './setting.ts';

/** Settings of a process, read once at its start and handed down. */
export type Config = {
  /** Folder of the embedded store. */
  dataFolder: string;
  redisUrl?: string;
  databaseUrl?: string;
  fhirSources: FhirSourceConfig[];
  /** A site's own targets, doses, codes and allowed models. */
  site?: Site;
  /** Bearer token for a FHIR server named on the command line, and for sources whose `auth` is `token`. */
  fhirToken?: string;
  metrics: { host: string; port: number };
  /** Where the service is reached from outside, without a slash at the end. */
  publicUrl?: string;
  /** Number of proxies in front, or their addresses; undefined trusts no forwarded header. */
  trustProxy?: number | string[];
  /** Origins whose pages may show the page of this service in a frame; nobody's when left out. */
  frameAncestors?: string[];
  /** Said aloud: other machines may talk to a service that does not know who they are. */
  insecure: boolean;
  /** Bounds that differ from `USUAL_LIMITS`. */
  limits?: Partial<Limits>;
  /** The queue's jobs as a page, at /queue. */
  board?: boolean;
};

/** Beyond these a request is put off with 429 and Retry-After. */
export type Limits = {
  /** Comparisons accepted and not yet answered, of all processes on the store. */
  openComparisons: number;
  /** Milliseconds that the event loop may be late, averaged over a second. */
  lag: number;
  /** Requests a minute from one address. */
  requestsPerMinute: number;
};

export const USUAL_LIMITS: Limits = { openComparisons: 500, lag: 2_500, requestsPerMinute: 1_200 };

export type Setting = { name: string; meaning: string; example: string; whenAbsent: string };

/** Every variable that is read, for `serve --help`; each may also be given as NAME_FILE, the path of a file that holds the value. */
export const SETTINGS: readonly Setting[] = [
  {
    name: 'DOSETWIN_DATA',
    meaning: 'folder of the embedded store',
    example: '/var/lib/dosetwin',
    whenAbsent: '.dosetwin in the working folder',
  },
  {
    name: 'REDIS_URL',
    meaning: 'Redis or Valkey for the queue',
    example: 'redis://127.0.0.1:6379/0',
    whenAbsent: "the queue is in the store's Postgres",
  },
  {
    name: 'DATABASE_URL',
    meaning: 'Postgres server for the store',
    example: 'postgres://dosetwin@127.0.0.1:5432/dosetwin',
    whenAbsent: 'the embedded store',
  },
  {
    name: 'DOSETWIN_FHIR_SOURCES',
    meaning: 'JSON file with the FHIR servers: [{ id, baseUrl, auth?, tenant? }]',
    example: '/etc/dosetwin/sources.json',
    whenAbsent: 'no FHIR server; bundles only',
  },
  {
    name: 'DOSETWIN_FHIR_TOKEN',
    meaning: 'bearer token for --fhir and for sources with "auth": "token"',
    example: '(a token)',
    whenAbsent: 'no token is sent',
  },
  {
    name: 'DOSETWIN_SITE',
    meaning: 'JSON file with a site’s own targets, doses, codes, and unchecked models that it allows',
    example: '/etc/dosetwin/site.json',
    whenAbsent: 'the library as it is',
  },
  { name: 'DOSETWIN_METRICS', meaning: 'host and port of the metrics listener', example: '127.0.0.1:9464', whenAbsent: '127.0.0.1:9464' },
  {
    name: 'DOSETWIN_PUBLIC_URL',
    meaning: 'address under which the service is reached from outside',
    example: 'https://dosetwin.example.org',
    whenAbsent: 'the address it listens on',
  },
  {
    name: 'DOSETWIN_TRUST_PROXY',
    meaning: 'number of proxies in front, or their addresses, comma-separated',
    example: '1',
    whenAbsent: 'forwarded headers are ignored',
  },
  {
    name: 'DOSETWIN_FRAME_ANCESTORS',
    meaning: 'origins whose pages may show the page in a frame, comma-separated',
    example: 'https://ehr.example.org',
    whenAbsent: "it is in nobody's frame",
  },
  {
    name: 'DOSETWIN_INSECURE',
    meaning: '1 lets other machines talk to a service that does not check who they are',
    example: '1',
    whenAbsent: 'only this machine is answered',
  },
  {
    name: 'DOSETWIN_OPEN_LIMIT',
    meaning: 'comparisons accepted and not yet answered above which another is put off with 429',
    example: '200',
    whenAbsent: String(USUAL_LIMITS.openComparisons),
  },
  {
    name: 'DOSETWIN_LAG_LIMIT',
    meaning: 'milliseconds that the event loop may be late before work is put off with 429',
    example: '500',
    whenAbsent: String(USUAL_LIMITS.lag),
  },
  {
    name: 'DOSETWIN_RATE_LIMIT',
    meaning: 'requests a minute from one address before it is put off with 429',
    example: '6000',
    whenAbsent: String(USUAL_LIMITS.requestsPerMinute),
  },
  { name: 'DOSETWIN_QUEUE_BOARD', meaning: "1 shows the queue's jobs at /queue, to be read only", example: '1', whenAbsent: 'not shown' },
];

const LIMIT_SETTINGS: readonly { name: string; limit: keyof Limits; between: readonly [number, number] }[] = [
  { name: 'DOSETWIN_OPEN_LIMIT', limit: 'openComparisons', between: [1, 1_000_000] },
  { name: 'DOSETWIN_LAG_LIMIT', limit: 'lag', between: [50, 60_000] },
  { name: 'DOSETWIN_RATE_LIMIT', limit: 'requestsPerMinute', between: [1, 100_000_000] },
];

const PREFIX = 'DOSETWIN_';

/**
 * Reads the settings out of environment variables. An empty variable counts as absent. Every mistake is an issue whose `at`
 * is the variable: a value that cannot be, a name given both directly and as NAME_FILE, a file that cannot be read, and a
 * DOSETWIN_ name that nothing reads (somebody believes it does something).
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>, readFile: ReadFile): Outcome<Config> {
  const issues: Issue[] = unknownNames(environment);
  const keep = <T>(outcome: Outcome<T>): T | undefined => {
    issues.push(...outcome.issues);
    return outcome.ok ? outcome.value : undefined;
  };
  const values = new Map<string, string>();
  for (const { name } of SETTINGS) {
    const value = keep(readValue(name, environment, readFile));
    if (value !== undefined) values.set(name, value);
  }
  const parsed = <T>(name: string, read: (text: string) => Outcome<T>): T | undefined => {
    const text = values.get(name);
    return text === undefined ? undefined : keep(read(text));
  };
  const fhirToken = parsed('DOSETWIN_FHIR_TOKEN', (text) => readToken('DOSETWIN_FHIR_TOKEN', text));
  const redisUrl = parsed('REDIS_URL', (text) => readUrl('REDIS_URL', text, ['redis:', 'rediss:'], 'redis://127.0.0.1:6379/0'));
  const databaseUrl = parsed('DATABASE_URL', (text) =>
    readUrl('DATABASE_URL', text, ['postgres:', 'postgresql:'], 'postgres://dosetwin@127.0.0.1:5432/dosetwin'),
  );
  const publicUrl = parsed('DOSETWIN_PUBLIC_URL', (text) =>
    readUrl('DOSETWIN_PUBLIC_URL', text, ['http:', 'https:'], 'https://dosetwin.example.org'),
  )?.replace(/\/+$/, '');
  const fhirSources = parsed('DOSETWIN_FHIR_SOURCES', (path) => readSources(path, fhirToken, readFile)) ?? [];
  const site = parsed('DOSETWIN_SITE', (path) => readSite(path, readFile));
  const metrics = parsed('DOSETWIN_METRICS', readHostPort) ?? { host: '127.0.0.1', port: 9464 };
  const trustProxy = parsed('DOSETWIN_TRUST_PROXY', readProxies);
  const frameAncestors = parsed('DOSETWIN_FRAME_ANCESTORS', readFramers);
  const insecure = parsed('DOSETWIN_INSECURE', (text) => readFlag('DOSETWIN_INSECURE', text)) ?? false;
  const board = parsed('DOSETWIN_QUEUE_BOARD', (text) => readFlag('DOSETWIN_QUEUE_BOARD', text)) ?? false;
  const limits = LIMIT_SETTINGS.flatMap(({ name, limit, between }) => {
    const value = parsed(name, (text) => readWhole(name, text, between));
    return value === undefined ? [] : [[limit, value] as const];
  });
  if (issues.length > 0) return refuse(...issues);
  return accept({
    dataFolder: values.get('DOSETWIN_DATA') ?? '.dosetwin',
    fhirSources,
    metrics,
    insecure,
    ...(site === undefined ? {} : { site }),
    ...(redisUrl === undefined ? {} : { redisUrl }),
    ...(databaseUrl === undefined ? {} : { databaseUrl }),
    ...(fhirToken === undefined ? {} : { fhirToken }),
    ...(publicUrl === undefined ? {} : { publicUrl }),
    ...(trustProxy === undefined ? {} : { trustProxy }),
    ...(frameAncestors === undefined ? {} : { frameAncestors }),
    ...(limits.length > 0 ? { limits: Object.fromEntries(limits) } : {}),
    ...(board ? { board } : {}),
  });
}

function unknownNames(environment: Readonly<Record<string, string | undefined>>): Issue[] {
  const known = new Set(SETTINGS.flatMap(({ name }) => [name, `${name}_FILE`]));
  return Object.keys(environment)
    .filter((name) => name.startsWith(PREFIX) && !known.has(name) && environment[name] !== '')
    .map((name) =>
      error('unknown-setting', `${name} is set, but nothing reads it.`, {
        at: name,
        fix: `Remove it, or use one of: ${SETTINGS.map((one) => one.name).join(', ')}.`,
      }),
    );
}

function readValue(
  name: string,
  environment: Readonly<Record<string, string | undefined>>,
  readFile: ReadFile,
): Outcome<string | undefined> {
  const direct = environment[name] || undefined;
  const path = environment[`${name}_FILE`] || undefined;
  if (path === undefined) return accept(direct);
  if (direct !== undefined)
    return refuse(error('set-twice', `${name} and ${name}_FILE are both set.`, { at: name, fix: 'Keep one of them.' }));
  const text = readText(`${name}_FILE`, path, readFile);
  return text.ok ? accept(text.value.trim() || undefined) : text;
}
