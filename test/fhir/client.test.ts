import { type ServerResponse } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import { drugs } from '../../models/index.ts';
import { readRecord } from '../../fhir/read-record.ts';
import { codesOf, given, observation, person } from './builders.ts';
import { TOKEN, at, closeAll, failing, faulty, pull, start } from './faulty-server.ts';
import { type Asked, answerFrom, send } from './servers.ts';

afterEach(closeAll);

describe('a record on a FHIR server', () => {
  test('is pulled with the specimens and medications it refers to', async () => {
    const pulled = await pull(await faulty(() => false));
    const record = pulled.ok ? readRecord(pulled.value, drugs) : pulled;
    expect(
      record.ok && [record.value.levels[0]?.timeSource.resource, record.value.given.length, record.value.covariates.weight.length],
    ).toEqual(['Specimen/tube', 1, 1]);
    expect(record.ok && record.value.issues).toEqual([]);
  });

  test('is asked for with the token, by patient and by code with its system', async () => {
    const server = await faulty(() => false);
    await pull(server);
    expect(new Set(server.asked.map((one) => one.authorization))).toEqual(new Set([`Bearer ${TOKEN}`]));
    const search = server.asked.find((one) => at('Observation', one));
    expect(search?.query.get('patient')).toBe('p');
    expect(search?.query.get('code')?.split(',')).toEqual(
      expect.arrayContaining(['http://loinc.org|20578-1', 'http://loinc.org|2160-0', 'http://loinc.org|2161-8']),
    );
  });

  test('is read over all its pages, once each', async () => {
    const server = await faulty((asked, response) => {
      if (!at('Observation', asked)) return false;
      const page = Number(asked.query.get('page') ?? 1);
      const link = page < 3 ? [{ relation: 'next', url: page === 1 ? `${server.url}/Observation?page=2` : 'Observation?page=3' }] : [];
      send(response, {
        resourceType: 'Bundle',
        type: 'searchset',
        total: 3,
        link,
        entry: [{ resource: observation({ id: `o${page}`, effectiveDateTime: `2026-11-2${page}` }) }],
      });
      return true;
    });
    const pulled = await pull(server);
    const record = pulled.ok ? readRecord(pulled.value, drugs) : pulled;
    expect(record.ok && record.value.covariates.weight.map((one) => one.source.resource)).toEqual([
      'Observation/o1',
      'Observation/o2',
      'Observation/o3',
    ]);
  });

  test('that was merged is pulled from both records', async () => {
    const both = [
      person({ link: [{ type: 'replaces', other: { reference: 'Patient/old' } }] }),
      person({ id: 'old', link: [{ type: 'replaced-by', other: { reference: 'Patient/p' } }] }),
      given({ subject: { reference: 'Patient/old' } }),
    ];
    const server = await start((asked, response) => answerFrom(both, asked, response));
    for (const id of ['p', 'old']) {
      const pulled = await pull(server, {}, id);
      const record = pulled.ok ? readRecord(pulled.value, drugs) : pulled;
      expect(record.ok && [record.value.patient.reference, record.value.given.length]).toEqual(['Patient/p', 1]);
    }
  });

  test('that answers under its old id with the one that replaced it is pulled as that one', async () => {
    const merged = person({ link: [{ type: 'replaces', other: { reference: 'Patient/old' } }] });
    const server = await start((asked, response) =>
      asked.path === '/fhir/Patient/old' ? send(response, merged) : answerFrom([merged, observation()], asked, response),
    );
    const pulled = await pull(server, {}, 'old');
    const record = pulled.ok ? readRecord(pulled.value, drugs) : pulled;
    expect(record.ok && [record.value.patient.reference, record.value.covariates.weight.length]).toEqual(['Patient/p', 1]);
  });

  test('is pulled without allergies where the server has none, and that is said', async () => {
    for (const status of [404, 403]) {
      const pulled = await pull(await faulty((asked, response) => at('AllergyIntolerance', asked) && (send(response, {}, status), true)));
      expect([pulled.ok, codesOf(pulled.issues)]).toEqual([true, ['allergies-not-read']]);
    }
  });

  test('is not pulled when the server keeps no doses given: they cannot be left out in silence', async () => {
    expect(
      failing(await pull(await faulty((asked, response) => at('MedicationAdministration', asked) && (send(response, {}, 404), true)))),
    ).toEqual({ codes: ['fhir-nonsense'] });
  });

  test('a remark of the server on a search is passed on', async () => {
    const entry = [
      {
        search: { mode: 'outcome' },
        resource: { resourceType: 'OperationOutcome', issue: [{ severity: 'warning', diagnostics: 'code was ignored' }] },
      },
    ];
    const pulled = await pull(
      await faulty(
        (asked, response) => at('Condition', asked) && (send(response, { resourceType: 'Bundle', type: 'searchset', entry }), true),
      ),
    );
    expect(pulled.issues.map((one) => one.text)).toEqual(['The FHIR server remarks on the search: code was ignored']);
  });
});

describe('a server in trouble is told as such', () => {
  const bundle = (more: object) => ({ resourceType: 'Bundle', type: 'searchset', ...more });
  test.each<[string, (asked: Asked, response: ServerResponse, times: number) => boolean, unknown]>([
    [
      'no such patient',
      (one, response) => one.path === '/fhir/Patient/p' && (send(response, {}, 404), true),
      { codes: ['patient-not-found'] },
    ],
    [
      'a deleted patient',
      (one, response) => one.path === '/fhir/Patient/p' && (send(response, {}, 410), true),
      { codes: ['patient-not-found'] },
    ],
    ['401', (_, response) => (send(response, {}, 401), true), { codes: ['fhir-forbidden'] }],
    ['403', (_, response) => (send(response, {}, 403), true), { codes: ['fhir-forbidden'] }],
    ['400', (one, response) => at('Observation', one) && (send(response, {}, 400), true), { codes: ['fhir-nonsense'] }],
    ['500', (_, response) => (send(response, {}, 500), true), { codes: ['fhir-unreachable'] }],
    [
      '429, come back in two minutes',
      (_, response) => (send(response, {}, 429, { 'retry-after': '120' }), true),
      { codes: ['fhir-busy'], again: 120 },
    ],
    ['503 without a time', (_, response) => (send(response, {}, 503), true), { codes: ['fhir-busy'], again: 5 }],
    ['a web page', (_, response) => (response.end('<!doctype html><p>Sign in'), true), { codes: ['fhir-nonsense'] }],
    ['nothing at all', (_, response) => (response.end(), true), { codes: ['fhir-nonsense'] }],
    ['JSON of another kind', (_, response) => (response.end('[1]'), true), { codes: ['fhir-nonsense'] }],
    [
      'another resource',
      (one, response) => one.path === '/fhir/Patient/p' && (send(response, { resourceType: 'Practitioner', id: 'p' }), true),
      { codes: ['fhir-nonsense'] },
    ],
    [
      'another patient',
      (one, response) => one.path === '/fhir/Patient/p' && (send(response, person({ id: 'q' })), true),
      { codes: ['fhir-nonsense'] },
    ],
    [
      'an OperationOutcome for a search',
      (one, response) => at('Observation', one) && (send(response, { resourceType: 'OperationOutcome' }), true),
      { codes: ['fhir-nonsense'] },
    ],
    [
      'fewer matches than it says',
      (one, response) => at('MedicationAdministration', one) && (send(response, bundle({ total: 7 })), true),
      { codes: ['fhir-nonsense'] },
    ],
    [
      'a redirect',
      (_, response) => (send(response, {}, 302, { location: 'http://127.0.0.1:9/elsewhere' }), true),
      { codes: ['fhir-nonsense'] },
    ],
    [
      'a body cut off',
      (one, response) => {
        if (!at('Observation', one)) return false;
        response.writeHead(200, { 'content-length': 1000 });
        response.write('{"resourceType":"Bundle"', () => response.destroy());
        return true;
      },
      { codes: ['fhir-nonsense'] },
    ],
    [
      'a page that names itself',
      (one, response) =>
        at('Observation', one) && (send(response, bundle({ link: [{ relation: 'next', url: 'Observation?again=1' }] })), true),
      { codes: ['fhir-nonsense'] },
    ],
    [
      'a page without an address',
      (one, response) => at('Observation', one) && (send(response, bundle({ link: [{ relation: 'next' }] })), true),
      { codes: ['fhir-nonsense'] },
    ],
  ])('%s', async (_what, fault, expected) => {
    const pulled = await pull(await faulty(fault));
    expect(failing(pulled)).toEqual(expected);
    expect(pulled.issues[0]).toMatchObject({ severity: 'error', text: expect.stringMatching(/\S/), fix: expect.stringMatching(/\S/) });
    expect(JSON.stringify(pulled)).not.toContain(TOKEN);
  });

  test('nobody there', async () => {
    expect(failing(await pull({ url: 'http://127.0.0.1:9/fhir' }))).toEqual({ codes: ['fhir-unreachable'] });
  });

  test('pages without end stop at the limit', async () => {
    const server = await faulty((one, response) => {
      if (!at('Observation', one)) return false;
      send(response, bundle({ link: [{ relation: 'next', url: `Observation?turn=${Number(one.query.get('turn') ?? 0) + 1}` }] }));
      return true;
    });
    expect(failing(await pull(server, { pages: 10 }))).toEqual({ codes: ['fhir-too-large'] });
    expect(server.asked.filter((one) => at('Observation', one))).toHaveLength(10);
  });

  test('an answer without end stops at the limit of bytes', async () => {
    const server = await faulty((one, response) => {
      if (!at('Observation', one)) return false;
      const pour = (): void => {
        while (!response.destroyed && response.write(' '.repeat(65_536)));
      };
      response.on('drain', pour);
      pour();
      return true;
    });
    expect(failing(await pull(server, { answerBytes: 1_000_000 }))).toEqual({ codes: ['fhir-too-large'] });
  });

  test('many answers that are each allowed stop at the limit of the record', async () => {
    const server = await faulty(
      (one, response) => !one.path.includes('Patient') && (send(response, bundle({ note: 'x'.repeat(30_000) })), true),
    );
    expect(failing(await pull(server, { answerBytes: 50_000, recordBytes: 100_000 }))).toEqual({ codes: ['fhir-too-large'] });
  });

  test.each([
    ['that never answers', () => true],
    ['that begins and never ends', (_: Asked, response: ServerResponse) => (response.write('{'), true)],
  ])('one %s is slow, for one request as for the whole', async (_what, silence) => {
    const server = await faulty(silence);
    expect(failing(await pull(server, { perCall: 150 }))).toEqual({ codes: ['fhir-slow'] });
    expect(failing(await pull(server, { overall: 150 }))).toEqual({ codes: ['fhir-slow'] });
  });
});
