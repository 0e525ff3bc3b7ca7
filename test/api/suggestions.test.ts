import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMO_SITE } from '../../src/demo/site.ts';
import { GENTAMICIN_AS_OF, gentamicinRecord } from '../fixtures/gentamicin-record.ts';
import { ask } from './client.ts';
import { question } from './questions.ts';
import { type Running, startRunning } from './running.ts';

let running: Running;
const post = (path: string, body: unknown) => ask(running.url, 'POST', path, { body, headers: { prefer: 'wait=30' } });
const suggestion = (change: Record<string, unknown> = {}) => {
  const { candidates: _searchedFor, ...rest } = question();
  return { ...rest, ...change };
};

beforeAll(async () => {
  running = await startRunning({ site: DEMO_SITE });
});
afterAll(() => running.close());

describe('asking for a suggestion', () => {
  it('gives a comparison of at least two alternatives that keep the limit, called a suggestion', async () => {
    const { status, body } = await post('/v1/suggestions', suggestion());
    expect(status).toBe(200);
    expect(body).toMatchObject({ status: 'done', origin: 'suggestion' });
    const { search, candidates } = body.result;
    expect(search.suggestions.length).toBeGreaterThanOrEqual(2);
    for (const index of search.suggestions)
      for (const threshold of candidates[index].probability.thresholds) expect(threshold.withinLimit).toBe(true);
    const found = await ask(running.url, 'GET', `/v1/comparisons/${body.id}`);
    expect(found.body.resultHash).toBe(body.resultHash);
  });

  it('searches only what the ward can give', async () => {
    const constraints = { doses: [400, 500, 600].map((value) => ({ value, unit: 'mg' })), clock: ['06:00Z', '18:00Z'] };
    const { body } = await post('/v1/suggestions', suggestion({ constraints }));
    expect(body.status).toBe('done');
    for (const index of body.result.search.suggestions)
      for (const dose of body.result.candidates[index].doses) {
        expect([400, 500, 600]).toContain(dose.amount);
        expect(dose.at).toMatch(/T(06|18):00:00.000Z$/);
      }
  });

  it('is refused for a drug whose models nobody has checked or allowed, and that is an answer', async () => {
    const { status, body } = await post('/v1/suggestions', { bundle: gentamicinRecord, drug: 'gentamicin', asOf: GENTAMICIN_AS_OF });
    expect([status, body.status]).toEqual([200, 'refused']);
    expect(body.issues.map((one: { code: string }) => one.code)).toContain('model-unchecked');
  });

  it('takes no candidates, and no bound it does not know', async () => {
    expect((await post('/v1/suggestions', question())).status).toBe(400);
    expect((await post('/v1/suggestions', suggestion({ constraints: { fastestInfusion: 10 } }))).status).toBe(400);
    expect((await post('/v1/suggestions', suggestion({ constraints: { largestDose: { value: 1, unit: 'h' } } }))).status).toBe(422);
  });
});

describe('a comparison of a drug that is dosed by peaks and troughs', () => {
  it('is answered by its peak in mg/L, from a posted record', async () => {
    const { body } = await post('/v1/comparisons', {
      bundle: gentamicinRecord,
      drug: 'gentamicin',
      asOf: GENTAMICIN_AS_OF,
      draws: 200,
      candidates: [
        {
          dose: { value: 240, unit: 'mg', substance: 'gentamicin' },
          route: 'iv',
          infusion: { value: 30, unit: 'min' },
          every: { value: 24, unit: 'h' },
        },
      ],
    });
    expect(body.status).toBe('done');
    expect(body.result.target).toMatchObject({ metric: 'Cmax', unit: 'mg/L' });
    expect(body.result.candidates[1].exposure.deciding).toMatchObject({ label: 'Cmax 24-48 h', unit: 'mg/L' });
  });
});
