import { expect, test } from 'vitest';
import { WARD_NOW } from '../../src/demo/ward.ts';
import { ask } from '../api/client.ts';
import { wardBundle } from '../api/questions.ts';
import { findBarriers, findCrowding } from './browser.ts';
import { keepPicture } from './pictures.ts';
import { SIZES, type Scene } from './scene.ts';

/** What the record lacks, that it changes, and what it cannot answer. `scene` is asked for when a test runs. */
export function recordWay(scene: () => Scene): void {
  test('lets a missing value be entered for one question, names it in the basis, and leaves the record as it is', async () => {
    const { url, opened, go, seedFromWard } = scene();
    const { page } = opened;
    const twin = await seedFromWard('demo-missing-creatinine');
    await go(`#/patient/${twin}/compare`, 'This question would be refused');
    await page.getByLabel('Unit of creatinine').selectOption('umol/L');
    await page.getByRole('spinbutton', { name: 'creatinine' }).fill('140');
    await page.getByText('Checked by the service').waitFor();
    await page.getByRole('button', { name: /^Compare these/ }).click();
    await page.getByText('Treatments side by side').waitFor();
    const text = await page.getByRole('main').innerText();
    expect(text).toMatch(/serum creatinine 140 umol\/L of .+ was entered by hand for this question; the record is not changed/);
    expect(text).toContain('entered by hand entered[0]');
    expect(text).toContain('recorded 140 µmol/L × 0.011312');
    await keepPicture(page, 'answer-converted');
    const { body } = await ask(url, 'GET', `/v1/twins/${twin}`);
    expect(body).toMatchObject({ version: 1, state: { missing: ['serum creatinine'] } });
  });

  test('says that the record has changed, moves nothing, and says what is new once it is read again', async () => {
    const { fhir, opened, go, seedFromWard } = scene();
    const { page } = opened;
    const patient = 'demo-obesity';
    const twin = await seedFromWard(patient);
    const observation = {
      resourceType: 'Observation',
      status: 'final',
      code: { coding: [{ system: 'http://loinc.org', code: '2160-0' }] },
      subject: { reference: `Patient/${patient}` },
      effectiveDateTime: WARD_NOW,
      valueQuantity: { value: 1.9, unit: 'mg/dL', system: 'http://unitsofmeasure.org', code: 'mg/dL' },
    };
    const headers = { 'content-type': 'application/fhir+json' };
    await go(`#/patient/${twin}`, 'it has not');
    const kept = await fetch(`${fhir}/Observation`, { method: 'POST', headers, body: JSON.stringify(observation) });
    expect(kept.status).toBe(201);
    // As when somebody comes back to the tab: it is asked at once.
    await page.evaluate("document.dispatchEvent(new Event('visibilitychange'))");
    const said = page.getByRole('status').getByText('The record has changed since it was read.');
    await said.waitFor();
    expect(await findBarriers(page)).toEqual([]);
    for (const [width, height] of SIZES) {
      await page.setViewportSize({ width, height });
      await page.evaluate('scrollTo(0, document.body.scrollHeight)');
      expect(await findCrowding(page), `with the notice at ${width} x ${height}`).toEqual([]);
    }
    await page.setViewportSize({ width: 1280, height: 800 });
    await keepPicture(page, 'record-changed');
    await go(`#/patient/${twin}/compare`, 'Treatment 1');
    await said.waitFor();
    await page.getByRole('link', { name: 'To the patient, to read it again' }).click();
    await page.getByRole('button', { name: 'Read it again' }).click();
    await page.getByRole('heading', { name: /^What changed since version \d+, now version \d+$/ }).waitFor();
    await page.getByText(/^New: creatinine 1[.]9 mg\/dL/).waitFor();
    await page.getByText('it has not').waitFor();
    expect(await said.count()).toBe(0);
  });

  test('asks nobody whether a record has changed while it is hidden, or where the record came in a bundle', async () => {
    const { opened, go, seed, seedFromWard } = scene();
    const { page } = opened;
    const asked: string[] = [];
    page.on('request', (request) => void (request.url().endsWith('/changes') && asked.push(request.url())));
    const turn = async (hidden: boolean): Promise<void> => {
      await page.evaluate(`Object.defineProperty(document, 'hidden', { configurable: true, get: () => ${hidden} });
        document.dispatchEvent(new Event('visibilitychange'))`);
    };
    await go(`#/patient/${await seedFromWard('demo-child')}`, 'it has not');
    const before = asked.length;
    await turn(true);
    expect(asked).toHaveLength(before);
    const [answer] = await Promise.all([page.waitForResponse(/\/changes$/), turn(false)]);
    expect(answer.status()).toBe(200);
    expect(asked).toHaveLength(before + 1);
    await page.evaluate('delete document.hidden');
    const bundle = await wardBundle('demo-child');
    await go(`#/patient/${await seed({ bundle, asOf: WARD_NOW })}`, 'What was given and measured');
    expect(asked).toHaveLength(before + 1);
    expect(await page.getByRole('button', { name: 'Read the record again' }).count()).toBe(0);
  });

  test('says why a question is refused, and what would mend it', async () => {
    const { url, opened, go } = scene();
    const refused = await ask(url, 'POST', '/v1/comparisons', {
      body: {
        patient: 'Patient/demo-haemodialysis',
        asOf: WARD_NOW,
        drug: 'vancomycin',
        candidates: [
          {
            dose: { value: 500, unit: 'mg', substance: 'vancomycin' },
            route: 'iv',
            infusion: { value: 1, unit: 'h' },
            every: { value: 24, unit: 'h' },
          },
        ],
      },
    });
    expect(refused.body.status).toBe('refused');
    await go(`#/comparison/${refused.body.id}`, 'This question cannot be answered');
    expect(await opened.page.getByRole('main').innerText()).toContain(refused.body.issues[0].text);
  });
}
