import { expect, test } from 'vitest';
import { readBundle } from '../../fhir/bundle.ts';
import { readRecord } from '../../fhir/read-record.ts';
import { DEMO_SITE } from '../../src/demo/site.ts';
import { WORKED_CASES } from '../../src/demo/teaching.ts';
import { LESSONS, WARD, WARD_NOW, readWardBundle } from '../../src/demo/ward.ts';
import type { ComparisonAnswer } from '../../src/domain/wire/answer.ts';
import { answerInProcess } from '../../src/study/answer.ts';
import { shippedLibrary } from '../../src/study/library.ts';
import { applySite } from '../../src/study/site.ts';
import { sayOf } from '../../src/web/teaching/said.ts';
import { ask } from '../api/client.ts';
import { must } from '../fixtures/store-places.ts';
import { keepPicture } from './pictures.ts';
import type { Scene } from './scene.ts';

/** What the texts of the worked cases may say. */
export function caseTexts(): void {
  test('every person of the ward is a worked case, whose texts write out no figure', () => {
    expect(WORKED_CASES.map((one) => one.id).toSorted()).toEqual(LESSONS.map((one) => one.id).toSorted());
    for (const { title, question, notice, point } of WORKED_CASES)
      for (const text of [title, question, point, ...notice]) expect(text.replaceAll(/\{[^}]+\}/g, '')).not.toMatch(/\d/);
  });

  test('every figure that a worked case speaks of is in its answer', async () => {
    const library = must(applySite(shippedLibrary, DEMO_SITE));
    for (const { id, ask: asked, notice } of WORKED_CASES) {
      const patient = WARD.find((one) => one.id === id);
      if (!patient) throw new Error(`${id} is not on the ward`);
      const record = must(readRecord(must(readBundle(await readWardBundle(patient))), library.drugs));
      const answer = await answerInProcess({ ...asked, draws: 200, seed: 1 }, record, library, new Date(WARD_NOW));
      const shown = { issues: answer.issues, ...(answer.ok ? { result: answer.value.result } : {}) } as ComparisonAnswer;
      for (const text of notice) expect(() => sayOf(text, shown), `${id}: ${text}`).not.toThrow();
    }
  });
}

/** From the ward to a worked answer. `scene` is asked for when a test runs. */
export function teachingWay(scene: () => Scene): void {
  test('a case shows the record and the question first, and the answer with the figures of the service when asked', async () => {
    const { url, opened, go } = scene();
    const { page } = opened;
    await go('#/', 'worked cases with answers');
    await page.getByRole('link', { name: 'Teaching' }).click();
    await page.getByRole('link', { name: 'Chronic kidney disease, and two levels are back' }).click();
    await page.getByText('What was given and measured').waitFor();
    expect(await page.getByRole('main').innerText()).not.toMatch(/AUC|P[(]in target[)]|What to notice/);
    await page.getByRole('button', { name: 'Show the worked answer' }).click();
    await page.getByRole('heading', { name: 'What to notice' }).waitFor();
    expect(await page.evaluate('document.activeElement.textContent')).toBe('The worked answer');
    await keepPicture(page, 'case-worked');
    const address = await page.getByRole('link', { name: 'The whole answer and its basis' }).getAttribute('href');
    const id = address?.replace('#/comparison/', '') ?? '';
    const answer = (await ask(url, 'GET', `/v1/comparisons/${id}`)).body as ComparisonAnswer;
    const text = await page.getByRole('main').innerText();
    for (const one of WORKED_CASES[0]?.notice ?? []) for (const { text: words } of sayOf(one, answer)) expect(text).toContain(words.trim());
    await page.getByRole('link', { name: 'Next case' }).click();
    await page.getByText('Between two sessions of haemodialysis').waitFor();
    await page.getByRole('button', { name: 'Show the worked answer' }).click();
    await page.getByText('Clearance during and between sessions is not modelled').first().waitFor();
  });
}
