import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { WARD_NOW } from '../../src/demo/ward.ts';
import { type Answer, ask, issuesOf } from './client.ts';
import { question, repeated, wardBundle } from './questions.ts';
import { type Running, startRunning } from './running.ts';

let running: Running;
const post = (body: unknown, headers: Record<string, string> = {}) => ask(running.url, 'POST', '/v1/comparisons', { body, headers });

/** A problem as RFC 9457 has it, whose issues say what, where and how to mend. */
function expectProblem(answer: Answer, status: number): void {
  expect(answer.status).toBe(status);
  expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
  expect(answer.body).toMatchObject({
    type: expect.stringMatching(/^urn:/),
    title: expect.stringMatching(/\S/),
    status,
    instance: expect.stringMatching(/^urn:uuid:/),
  });
  expect(answer.body.issues.length).toBeGreaterThan(0);
  for (const issue of answer.body.issues.filter((one: { severity: string }) => one.severity === 'error')) {
    expect(issue.text).toMatch(/\S/);
    expect(issue.at, issue.text).toMatch(/\S/);
    expect(issue.fix, issue.text).toMatch(/\S/);
  }
  expect(answer.text).not.toMatch(/\bat .*\.(?:ts|js):\d/);
}

beforeAll(async () => {
  running = await startRunning();
});
afterAll(() => running.close());
afterEach(() => running.expectHealth());

describe('a comparison of the wrong form', () => {
  it.each([
    ['an unknown field', { ...question(), weight: 70 }, 'unknown-field weight'],
    [
      'an unknown field deep inside',
      question({ candidates: [{ ...repeated(), infusionTime: 2 }] }),
      'unknown-field candidates[0].infusionTime',
    ],
    ['an empty candidate list', question({ candidates: [] }), 'too-small candidates'],
    ['a thousand candidates', question({ candidates: Array.from({ length: 1000 }, () => repeated()) }), 'too-large candidates'],
    ['no draws', question({ draws: 0 }), 'too-small draws'],
    ['a thousand million draws', question({ draws: 1e9 }), 'too-large draws'],
    ['a seed below zero', question({ seed: -1 }), 'too-small seed'],
    ['a horizon of a thousand hours', question({ horizonHours: 1000 }), 'too-large horizonHours'],
    [
      'a dose as text',
      question({ candidates: [{ ...repeated(), dose: { value: '1000', unit: 'mg', substance: 'vancomycin' } }] }),
      'wrong-type candidates[0].dose.value',
    ],
    ['a patient that is an address', question({ patient: 'https://elsewhere.example/Patient/1' }), 'wrong-format patient'],
    ['a patient that climbs out of its path', question({ patient: 'Patient/../../metadata' }), 'wrong-format patient'],
    ['NUL in the drug', question({ drug: 'vanco\0mycin' }), 'nul-character drug'],
    ['NUL in a label', question({ candidates: [{ ...repeated(), label: 'a\0' }] }), 'nul-character candidates[0].label'],
    [
      'NUL deep inside a bundle',
      {
        drug: 'vancomycin',
        candidates: [repeated()],
        bundle: { resourceType: 'Bundle', entry: [{ resource: { resourceType: 'Patient', id: 'a\0b' } }] },
      },
      'nul-character bundle.entry[0].resource.id',
    ],
  ])('with %s is refused and told where', async (_name, body, issue) => {
    const answer = await post(body);
    expectProblem(answer, 400);
    expect(issuesOf(answer)).toContain(issue);
  });

  it.each([
    ['nothing', ''],
    ['half an object', '{"drug":'],
    ['a list', '[]'],
    ['a text', '"compare"'],
    ['a number beyond any double', '{"drug":"vancomycin","seed":1e999,"candidates":[]}'],
    ['a name that reaches for a prototype', '{"__proto__":{"ok":true}}'],
    ['a dose given twice', '{"drug":"vancomycin","drug":"gentamicin"}'],
    ['a million brackets', `${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}`],
    ['a million empty candidates', `{"candidates":[${'{},'.repeat(1_000_000)}{}]}`],
    ['forty-nine schedules of four thousand entries', `{"candidates":[${`{"schedule":[${'{},'.repeat(4000)}{}]},`.repeat(49)}{}]}`],
  ])('that is %s is refused as such', async (_name, body) => {
    expectProblem(await post(body), 400);
  });

  it('that is not UTF-8 is refused, not repaired', async () => {
    const answer = await post(Uint8Array.from([...Buffer.from('{"drug":"'), 0xff, 0xfe, ...Buffer.from('"}')]));
    expectProblem(answer, 400);
    expect(issuesOf(answer)).toEqual(['not-utf-8 body']);
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/xml', 'multipart/form-data; boundary=x'])(
    'sent as %s is not taken: pages of other sites can send that without asking',
    async (type) => {
      expectProblem(await post('{}', { 'content-type': type }), 415);
    },
  );

  it('of 50 MB is refused with its size, and the service stays well', async () => {
    const bundle = JSON.stringify({
      drug: 'vancomycin',
      candidates: [repeated()],
      bundle: { resourceType: 'Bundle', type: 'collection', entry: [{ note: 'x'.repeat(50 * 1024 * 1024) }] },
    });
    const answer = await post(bundle);
    expectProblem(answer, 413);
    expect(answer.headers['retry-after']).toMatch(/^\d+$/);
    expect(answer.body.issues[0].text + answer.body.issues[0].fix).toMatch(/20 MB/);
  });

  it('of 50 MB sent piece by piece, without saying how much will come, is refused all the same', async () => {
    const piece = new Uint8Array(1024 * 1024).fill(32);
    let left = 50;
    const body = new ReadableStream({ pull: (to) => ((left -= 1) < 0 ? to.close() : to.enqueue(piece)) });
    const sent = fetch(`${running.url}/v1/comparisons`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
      duplex: 'half',
    } as RequestInit);
    const status = await sent.then((answer) => answer.status).catch(() => 'broken off');
    expect([413, 'broken off']).toContain(status);
    expect(left).toBeGreaterThan(0);
  });
});

describe('a comparison of the right form and the wrong meaning', () => {
  const dose = (change: Record<string, unknown>) =>
    question({ candidates: [{ ...repeated(), dose: { value: 1000, unit: 'mg', substance: 'vancomycin', ...change } }] });

  it.each([
    ['an unknown drug', question({ drug: 'unobtainium' }), /^unknown-drug drug/],
    ['an unknown model', question({ model: 'vancomycin/nobody-1900' }), /^unknown-model model/],
    ['an unknown target', question({ target: 'nothing' }), /^unknown-target target/],
    ['an unknown indication', question({ indication: 'hiccups' }), /^unknown-indication indication/],
    ['an unknown unit', dose({ unit: 'spoon' }), /^unknown-unit candidates\[0\]\.dose/],
    ['a unit that is no amount', dose({ unit: 'h' }), / candidates\[0\]\.dose/],
    ['an unknown substance', dose({ substance: 'vancomycin acetate' }), /^unknown-substance candidates\[0\]\.dose\.substance/],
    ['a dose below zero', dose({ value: -1000 }), /^not-positive candidates\[0\]\.dose/],
    ['no dose', dose({ value: 0 }), /^not-positive candidates\[0\]\.dose/],
    ['an absurd dose', dose({ value: 1000, unit: 'g' }), /^dose-too-large candidates\[0\]\.dose/],
    ['a dose of a thousandth', dose({ value: 1, unit: 'ug' }), /^dose-too-small candidates\[0\]\.dose/],
    ['vancomycin faster than 10 mg/min', question({ candidates: [repeated(1500, 12, 2)] }), /^infusion-too-fast candidates\[0\]\.infusion/],
    [
      'an infusion longer than the interval',
      question({ candidates: [repeated(500, 6, 7)] }),
      /^infusion-longer-than-interval candidates\[0\]\.infusion/,
    ],
    ['an interval of nothing', question({ candidates: [repeated(500, 0, 2)] }), /^not-positive candidates\[0\]\.every/],
    [
      'a start without a zone',
      question({ candidates: [{ ...repeated(), start: '2026-11-23T18:00:00' }] }),
      /^time-without-zone candidates\[0\]\.start/,
    ],
    ['an as-of that is no date', question({ asOf: 'yesterday' }), /^unreadable-time asOf/],
    ['an as-of on the 30th of February', question({ asOf: '2026-02-30T12:00:00Z' }), / asOf/],
    [
      'a dose before the decision',
      question({ candidates: [{ ...repeated(), start: '2026-11-22T18:00:00Z' }] }),
      /^dose-before-decision candidates\[0\]\.start/,
    ],
    [
      'a dose after the horizon',
      question({ candidates: [{ ...repeated(), start: '2027-11-22T18:00:00Z' }] }),
      /^dose-after-horizon candidates\[0\]\.start/,
    ],
    [
      'a schedule that runs backwards',
      question({
        candidates: [
          {
            label: 'back',
            route: 'iv',
            schedule: ['2026-11-24T06:00:00Z', '2026-11-23T18:00:00Z'].map((at) => ({
              at,
              dose: { value: 750, unit: 'mg', substance: 'vancomycin' },
              infusion: { value: 1.5, unit: 'h' },
            })),
          },
        ],
      }),
      /^schedule-backwards candidates\[0\]\.schedule\[1\]\.at/,
    ],
    ['a target upside down', question({ target: { metric: 'AUC24', low: 600, high: 400, unit: 'mg.h/L' } }), /^target-backwards target/],
    ['a target in the wrong unit', question({ target: { metric: 'AUC24', low: 400, unit: 'mg/L' } }), / target\.low/],
    ['a target without bounds', question({ target: { metric: 'AUC24', unit: 'mg.h/L' } }), /^target-without-bounds target/],
    ['the same candidate twice', question({ candidates: [repeated(), repeated()] }), /^duplicate-candidate candidates\[1\]/],
    ['two persons at once', question({ twin: 'x' }), / (?:twin|patient|body)/],
    ['nobody', question({ patient: undefined }), / (?:twin|patient|body)/],
    ['an unknown source', question({ source: 'nowhere' }), /^unknown-source source/],
    [
      'a bundle without a patient',
      question({ patient: undefined, bundle: { resourceType: 'Bundle', type: 'collection', entry: [] } }),
      /./,
    ],
  ])('with %s is refused and told where and how to mend', async (_name, body, issue) => {
    const answer = await post(body);
    expectProblem(answer, 422);
    expect(issuesOf(answer)).toContainEqual(expect.stringMatching(issue));
  });

  it('about an unknown twin or patient finds nothing', async () => {
    expectProblem(await post(question({ patient: undefined, twin: '00000000-0000-4000-8000-000000000000' })), 404);
    expectProblem(await post(question({ patient: 'Patient/nobody' })), 404);
  });

  it('for two patients in one bundle is refused: it would be guessed for whom', async () => {
    const [one, other] = await Promise.all([wardBundle('demo-no-levels'), wardBundle('demo-obesity')]);
    const bundle = { resourceType: 'Bundle', type: 'collection', entry: [...(one.entry as unknown[]), ...(other.entry as unknown[])] };
    expectProblem(await post({ drug: 'vancomycin', asOf: WARD_NOW, candidates: [repeated()], bundle }), 422);
  });

  it('tells every candidate that cannot be given, not only the first', async () => {
    const answer = await post(question({ candidates: [repeated(100_000), repeated(), repeated(1500, 12, 1)] }));
    expect(issuesOf(answer).map((one) => one.split(' ')[1])).toEqual(
      expect.arrayContaining([expect.stringMatching(/^candidates\[0\]/), expect.stringMatching(/^candidates\[2\]/)]),
    );
  });
});

describe('paths and queries', () => {
  it.each([
    ['GET', '/v1/twins?status=active', 400, 'unknown-field query.status'],
    ['GET', '/v1/twins?limit=0', 400, 'wrong-value query.limit'],
    ['GET', '/v1/twins?limit=201', 400, 'wrong-value query.limit'],
    ['GET', '/v1/twins?limit=1e2', 400, 'wrong-value query.limit'],
    ['GET', '/v1/twins?limit=5&limit=6', 400, 'wrong-type query.limit'],
    ['GET', '/v1/twins?cursor=%00', 400, 'nul-character query.cursor'],
    ['GET', '/v1/twins/%00', 400, 'nul-character path.id'],
    ['GET', '/v1/twins/a?at=2026-11-23T12:00:00', 400, 'wrong-value query.at'],
    ['GET', '/v1/twins/a/versions/one', 400, 'wrong-value path.n'],
    ['GET', '/v1/twins/%zz', 400, 'unreadable-request request'],
    ['GET', '/v1/twins/nobody', 404, 'not-found id'],
    ['GET', '/v1/twins/nobody/versions', 404, 'not-found id'],
    ['GET', '/v1/twins/nobody/versions/1', 404, 'not-found id'],
    ['GET', '/v1/comparisons/nothing', 404, 'not-found id'],
    ['GET', '/v1/comparisons/nothing/events', 404, 'not-found id'],
    ['POST', '/v1/comparisons/nothing/cancel', 404, 'not-found id'],
    ['GET', '/v1/models/vancomycin/nobody-1900', 404, 'unknown-model path.model'],
    ['GET', '/v1/../etc/passwd', 404, 'unknown-path path'],
    ['DELETE', '/v1/models', 404, 'unknown-path path'],
  ])('%s %s is answered with %d', async (method, path, status, issue) => {
    const answer = await ask(running.url, method, path);
    expectProblem(answer, status);
    expect(issuesOf(answer)).toContain(issue);
  });

  it('an id longer than any id is simply not there', async () => {
    expectProblem(await ask(running.url, 'GET', `/v1/comparisons/${'x'.repeat(5000)}`), 404);
  });

  it.each(['/v1/twins', '/v1/comparisons', '/v1/models', '/v1/drugs'])('%s refuses a cursor it never gave', async (path) => {
    expectProblem(await ask(running.url, 'GET', `${path}?cursor=made-up`), 400);
  });
});
