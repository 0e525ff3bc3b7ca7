import { describe, expect, it } from 'vitest';
import fc from '../fixtures/properties.ts';
import { SETTINGS, readConfig } from '../../src/domain/config.ts';

const files: Record<string, string> = {
  '/etc/dosetwin/site.json': JSON.stringify({ name: 'St Example' }),
  '/run/secrets/token': 'abc.def\n',
  '/etc/sources.json': JSON.stringify([
    { id: 'ward', baseUrl: 'https://fhir.example.org/r4/' },
    { id: 'lab', baseUrl: 'http://lab.example.org/fhir', auth: { tokenFile: '/run/secrets/token' }, tenant: 'north' },
  ]),
  '/etc/token-source.json': JSON.stringify([{ id: 'ward', baseUrl: 'https://fhir.example.org/r4', auth: 'token' }]),
  '/etc/typo.json': JSON.stringify([{ id: 'ward', baseurl: 'https://fhir.example.org/r4' }]),
  '/etc/twice.json': JSON.stringify([
    { id: 'ward', baseUrl: 'https://a.example/r4' },
    { id: 'ward', baseUrl: 'https://b.example/r4' },
  ]),
  '/etc/bundle.json': JSON.stringify([{ id: 'bundle', baseUrl: 'https://a.example/r4' }]),
  '/etc/ftp.json': JSON.stringify([{ id: 'ward', baseUrl: 'ftp://a.example/r4' }]),
  '/etc/broken.json': '[{',
};

function readFile(path: string): string {
  const text = Object.hasOwn(files, path) ? files[path] : undefined;
  if (text === undefined) throw Object.assign(new Error('no such file'), { code: 'ENOENT' });
  return text;
}

const read = (environment: Record<string, string>) => readConfig(environment, readFile);
const mistakes = (environment: Record<string, string>) => read(environment).issues.map(({ code, at }) => `${code} ${at}`);

function settled(environment: Record<string, string>) {
  const config = read(environment);
  if (!config.ok) throw new Error(config.issues.map((one) => one.text).join(' '));
  return config.value;
}

describe('settings of a process', () => {
  it('without any variable keep everything on this machine', () => {
    expect(settled({ HOME: '/root', PATH: '/bin' })).toEqual({
      dataFolder: '.dosetwin',
      fhirSources: [],
      metrics: { host: '127.0.0.1', port: 9464 },
      insecure: false,
    });
  });

  it('bound how much is taken at once, and show the queue, only as far as they are set', () => {
    expect(settled({ DOSETWIN_OPEN_LIMIT: '200', DOSETWIN_LAG_LIMIT: '500', DOSETWIN_QUEUE_BOARD: '1' })).toMatchObject({
      limits: { openComparisons: 200, lag: 500 },
      board: true,
    });
    expect(settled({ DOSETWIN_QUEUE_BOARD: '0' })).not.toHaveProperty('board');
    expect(
      mistakes({ DOSETWIN_OPEN_LIMIT: '0', DOSETWIN_LAG_LIMIT: '1.5', DOSETWIN_RATE_LIMIT: 'many', DOSETWIN_QUEUE_BOARD: 'yes' }),
    ).toEqual([
      'wrong-setting DOSETWIN_QUEUE_BOARD',
      'wrong-setting DOSETWIN_OPEN_LIMIT',
      'wrong-setting DOSETWIN_LAG_LIMIT',
      'wrong-setting DOSETWIN_RATE_LIMIT',
    ]);
  });

  it('take a value from the file that NAME_FILE names, without its line end', () => {
    expect(settled({ DOSETWIN_FHIR_TOKEN_FILE: '/run/secrets/token' }).fhirToken).toBe('abc.def');
  });

  it('refuse a name given both ways, since one of the two is not meant', () => {
    expect(mistakes({ DOSETWIN_FHIR_TOKEN: 'x', DOSETWIN_FHIR_TOKEN_FILE: '/run/secrets/token' })).toEqual([
      'set-twice DOSETWIN_FHIR_TOKEN',
    ]);
  });

  it('name the file that cannot be read', () => {
    const config = read({ DATABASE_URL_FILE: '/nowhere' });
    expect(config.ok).toBe(false);
    expect(config.issues).toMatchObject([{ code: 'unreadable-file', at: 'DATABASE_URL_FILE', text: expect.stringContaining('/nowhere') }]);
  });

  it('refuse a DOSETWIN_ name that nothing reads: somebody would believe that sign-in is on', () => {
    expect(mistakes({ DOSETWIN_ISSUER: 'https://issuer.example' })).toEqual(['unknown-setting DOSETWIN_ISSUER']);
    expect(mistakes({ DOSETWIN_INSECUR: '1' })).toEqual(['unknown-setting DOSETWIN_INSECUR']);
  });

  it('count an empty variable as absent', () => {
    expect(settled({ REDIS_URL: '', DOSETWIN_ISSUER: '' })).not.toHaveProperty('redisUrl');
  });

  it.each([
    ['REDIS_URL', 'http://127.0.0.1:6379'],
    ['REDIS_URL', 'localhost:6379'],
    ['DATABASE_URL', 'mysql://127.0.0.1/x'],
    ['DOSETWIN_PUBLIC_URL', 'dosetwin.example.org'],
    ['DOSETWIN_METRICS', '9464'],
    ['DOSETWIN_METRICS', '127.0.0.1:99999'],
    ['DOSETWIN_TRUST_PROXY', 'true'],
    ['DOSETWIN_TRUST_PROXY', '0'],
    ['DOSETWIN_TRUST_PROXY', '10.0.0.0/8, everybody'],
    ['DOSETWIN_TRUST_PROXY', '10.0.0.256'],
    ['DOSETWIN_TRUST_PROXY', '10.0.0.0/33'],
    ['DOSETWIN_TRUST_PROXY', '::1::'],
    ['DOSETWIN_FRAME_ANCESTORS', '*'],
    ['DOSETWIN_FRAME_ANCESTORS', 'https://*'],
    ['DOSETWIN_FRAME_ANCESTORS', 'https:'],
    ['DOSETWIN_FRAME_ANCESTORS', 'http://ehr.example.org'],
    ['DOSETWIN_FRAME_ANCESTORS', 'https://ehr.example.org/chart'],
    ['DOSETWIN_FRAME_ANCESTORS', "https://ehr.example.org; script-src 'unsafe-inline'"],
    ['DOSETWIN_INSECURE', 'yes'],
    ['DOSETWIN_FHIR_TOKEN', 'Bearer abc'],
    ['DOSETWIN_FHIR_TOKEN', 'abc\ndef'],
  ])('refuse %s=%s with a sentence that names the variable and a way to mend it', (name, value) => {
    const config = read({ [name]: value });
    expect(config.ok).toBe(false);
    expect(config.issues).toMatchObject([
      { code: 'wrong-setting', severity: 'error', at: name, text: expect.stringContaining(name), fix: expect.stringMatching(/\S/) },
    ]);
  });

  it('tell every mistake at once', () => {
    expect(mistakes({ REDIS_URL: 'x', DOSETWIN_INSECURE: 'x', DOSETWIN_X: 'x' })).toHaveLength(3);
  });

  it('read hosts, ports, proxies, the public address and who may frame the page', () => {
    expect(
      settled({
        DOSETWIN_METRICS: '[::1]:9000',
        DOSETWIN_TRUST_PROXY: '10.0.0.0/8, ::1',
        DOSETWIN_PUBLIC_URL: 'https://dosetwin.example.org/',
        DOSETWIN_FRAME_ANCESTORS: 'https://ehr.example.org, https://*.north.example:8443',
        DOSETWIN_INSECURE: '1',
      }),
    ).toMatchObject({
      metrics: { host: '::1', port: 9000 },
      trustProxy: ['10.0.0.0/8', '::1'],
      publicUrl: 'https://dosetwin.example.org',
      frameAncestors: ['https://ehr.example.org', 'https://*.north.example:8443'],
      insecure: true,
    });
    expect(settled({ DOSETWIN_TRUST_PROXY: '2' }).trustProxy).toBe(2);
  });

  it('name every variable that is read, once, with an example that is accepted', () => {
    expect(new Set(SETTINGS.map((one) => one.name)).size).toBe(SETTINGS.length);
    for (const { name, example } of SETTINGS.filter((one) => !['DOSETWIN_FHIR_SOURCES', 'DOSETWIN_FHIR_TOKEN'].includes(one.name)))
      expect(mistakes({ [name]: example })).toEqual([]);
  });

  it('never throw, whatever the environment holds', () => {
    const name = fc.constantFrom(...SETTINGS.flatMap((one) => [one.name, `${one.name}_FILE`]));
    fc.assert(
      fc.property(fc.dictionary(name, fc.string()), (environment) => {
        const config = readConfig(environment, readFile);
        expect(config.ok).toBe(config.issues.length === 0);
      }),
    );
  });
});

describe('the FHIR servers of a process', () => {
  const from = (path: string, more: Record<string, string> = {}) => read({ DOSETWIN_FHIR_SOURCES: path, ...more });

  it('carry their own tenant and their own token', () => {
    expect(settled({ DOSETWIN_FHIR_SOURCES: '/etc/sources.json' }).fhirSources).toEqual([
      { id: 'ward', baseUrl: 'https://fhir.example.org/r4', tenant: 'local' },
      { id: 'lab', baseUrl: 'http://lab.example.org/fhir', tenant: 'north', token: 'abc.def' },
    ]);
  });

  it('get the common token only when they ask for it, so that it is not sent to every server', () => {
    expect(settled({ DOSETWIN_FHIR_SOURCES: '/etc/sources.json', DOSETWIN_FHIR_TOKEN: 'common' }).fhirSources[0]).not.toHaveProperty(
      'token',
    );
    expect(settled({ DOSETWIN_FHIR_SOURCES: '/etc/token-source.json', DOSETWIN_FHIR_TOKEN: 'common' }).fhirSources[0]).toHaveProperty(
      'token',
      'common',
    );
  });

  it.each([
    ['/etc/token-source.json', 'missing-token'],
    ['/etc/typo.json', 'wrong-sources'],
    ['/etc/twice.json', 'wrong-sources'],
    ['/etc/bundle.json', 'wrong-sources'],
    ['/etc/ftp.json', 'wrong-sources'],
    ['/etc/broken.json', 'wrong-sources'],
    ['/etc/absent.json', 'unreadable-file'],
  ])('in %s are refused: %s', (path, code) => {
    const config = from(path);
    expect(config.ok).toBe(false);
    expect(config.issues.map((one) => one.code)).toContain(code);
  });
});
