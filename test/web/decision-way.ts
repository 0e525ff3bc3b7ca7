import { readFile } from 'node:fs/promises';
import { type Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { LEAD_PATIENT, WARD, WARD_NOW } from '../../src/demo/ward.ts';
import { HOUR } from '../../src/domain/time.ts';
import { comparisonAnswer } from '../../src/domain/wire/answer.ts';
import type { DrugCard } from '../../src/domain/wire/drug.ts';
import type { ArmResult } from '../../src/domain/wire/result.ts';
import { armFrom } from '../../src/web/decision/draft.ts';
import { ask } from '../api/client.ts';
import { question, repeated } from '../api/questions.ts';
import { findBarriers, findCrowding } from './browser.ts';
import { keepPicture } from './pictures.ts';
import { SIZES, type Scene } from './scene.ts';

/** A reason that would run if anything took it for more than text. */
const HOSTILE = '<img src=x onerror="document.title=`owned`"> "quoted", =1+1\nsecond line';

/** What holds of the form without a browser. */
export function decisionForm(url: () => string): void {
  test('a regimen to be changed is filled in with the amount that it has, whatever substance of a drug is weighed', async () => {
    const { items } = (await ask(url(), 'GET', '/v1/drugs?limit=200')).body as { items: DrugCard[] };
    const doses = [0, 12].map((hours) => ({ at: new Date(hours * HOUR).toISOString(), amount: 100, unit: 'mg', infusionHours: 0 }));
    for (const card of items) {
      const { dose, every, substance } = armFrom({ doses } as unknown as ArmResult, card);
      const fraction = card.substances.find((one) => one.name === substance)?.fraction ?? NaN;
      expect(Number(dose) * fraction, card.name).toBeCloseTo(100, 2);
      expect(every).toBe('12');
    }
    expect(items.length).toBeGreaterThan(20);
  });
}

/** The way from an answer to a decision. `scene` is asked for when a test runs. */
export function decisionWay(scene: () => Scene): void {
  const asked = async (change: Record<string, unknown> = {}) =>
    comparisonAnswer.parse(
      (await ask(scene().url, 'POST', '/v1/comparisons', { body: question(change), headers: { prefer: 'wait=30' } })).body,
    );
  const read = async (id: string) => comparisonAnswer.parse((await ask(scene().url, 'GET', `/v1/comparisons/${id}`)).body);
  const sheets = async (page: Page, format: string) => (await page.pdf({ format })).toString('latin1').match(/\/Type\s*\/Page\b/g)?.length;

  test('a decision is made with the keyboard alone, and stands in the answer, with the patient, on the ward and on paper', async () => {
    const { opened, go } = scene();
    const { page } = opened;
    const { id, twin, result } = await asked({ seed: 91 });
    const first = result?.candidates[result.ranking.order[0] ?? 0]?.label ?? '';
    const tabTo = async (name: RegExp): Promise<void> => {
      for (let step = 0; step < 60; step += 1) {
        await page.keyboard.press('Tab');
        const here = await page.evaluate(
          '((one) => one.ariaLabel || (one.labels && one.labels[0] || one).textContent || "")(document.activeElement).trim()',
        );
        if (name.test(String(here))) return;
      }
      throw new Error(`the keyboard does not reach ${name.source}`);
    };
    await go('#/', LEAD_PATIENT);
    await page
      .getByRole('link', { name: /: decide$/ })
      .first()
      .waitFor();
    await go(`#/comparison/${id}`, 'Treatments side by side');
    await tabTo(/^Decide$/);
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('decision');
    await tabTo(/^Choose /);
    await page.keyboard.press('Space');
    await tabTo(/^Treatment/);
    await page.keyboard.type('1.');
    await tabTo(/^Why/);
    await page.keyboard.type('The levels say so.');
    await tabTo(/^Your name/);
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type('Kim');
    await tabTo(/^Record the decision$/);
    await page.keyboard.press('Enter');
    await page.getByRole('status').getByText('Decided').waitFor();
    await page.locator('#decision:focus').waitFor();
    expect((await read(id)).decisions).toMatchObject([
      { decision: 'chosen', candidate: { label: first }, reason: 'The levels say so.', by: 'unverified:Kim' },
    ]);
    const said = new RegExp(
      `Chosen: ${first.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}[.] The levels say so[.] Kim [(]name not checked[)]`,
    );
    expect(await page.getByRole('region', { name: 'Decision' }).innerText()).toMatch(said);
    expect([await sheets(page, 'A4'), await sheets(page, 'Letter')]).toEqual([2, 2]);
    await keepPicture(page, 'answer-decided');
    await go(`#/patient/${twin.id}`, 'The levels say so.');
    expect(await page.getByRole('region', { name: 'Decisions' }).innerText()).toMatch(said);
    await go('#/', LEAD_PATIENT);
    await page.getByRole('row').filter({ hasText: LEAD_PATIENT }).getByText('Decided').waitFor();
  });

  test('the service gone in the middle of a decision loses nothing that was typed, and the reason is shown as text', async () => {
    const { opened, go } = scene();
    const { page, context } = opened;
    const { id } = await asked({ seed: 92 });
    await go(`#/comparison/${id}`, 'Treatments side by side');
    const form = page.getByRole('form', { name: 'Decision' });
    await form.getByLabel(/^Modify/).check();
    await form.getByRole('combobox', { name: 'Treatment' }).selectOption({ index: 1 });
    await form.getByLabel('Dose (mg)').fill('600');
    await form.getByLabel('Why').fill(HOSTILE);
    await form.getByLabel('Your name').fill(HOSTILE.slice(0, 60));
    expect(await findBarriers(page)).toEqual([]);
    for (const [width, height] of SIZES) {
      await page.setViewportSize({ width, height });
      expect(await findCrowding(page), `the form at ${width} x ${height}`).toEqual([]);
    }
    await page.setViewportSize({ width: 1280, height: 800 });
    await keepPicture(page, 'decision-form');
    await context.setOffline(true);
    await form.getByRole('button', { name: 'Record the decision' }).click();
    await form.getByRole('alert').getByText('The service does not answer').waitFor();
    expect(await form.getByLabel('Why').inputValue()).toBe(HOSTILE);
    expect(await form.getByLabel('Dose (mg)').inputValue()).toBe('600');
    await context.setOffline(false);
    await form.getByRole('button', { name: 'Record the decision' }).click();
    await page.getByRole('status').getByText('Decided').waitFor();
    expect((await read(id)).decisions).toMatchObject([{ decision: 'modified', reason: HOSTILE }]);
    expect(await page.getByRole('region', { name: 'Decision' }).innerText()).toContain(HOSTILE.split('\n')[0]);
    expect(await page.locator('img, main script').count()).toBe(0);
    expect(await page.title()).toBe('Comparison · dosetwin');
  });

  test('an answer older than its record says so and takes no decision', async () => {
    const { url, opened, go } = scene();
    const text = await readFile(WARD.find((one) => one.id === 'demo-no-levels')?.file ?? '', 'utf8');
    const bundle = JSON.parse(text.replaceAll('demo-no-levels', 'changed')) as {
      entry: { resource: { valueQuantity?: { value: number } } }[];
    };
    const { id } = await asked({ patient: undefined, bundle, candidates: [repeated(1000)] });
    for (const { resource } of bundle.entry) if (resource.valueQuantity) resource.valueQuantity.value *= 1.01;
    await ask(url, 'POST', '/v1/twins', { body: { bundle, asOf: WARD_NOW } });
    await go(`#/comparison/${id}`, 'Treatments side by side');
    const { page } = opened;
    expect(await page.getByRole('main').innerText()).toContain(
      'This answer is of version 1 of the twin; the record has changed since (version 2).',
    );
    expect(await page.getByRole('form', { name: 'Decision' }).count()).toBe(0);
  });

  test('the table, the curves and the pictures of an answer are kept as files that stand by themselves', async () => {
    const { opened, go } = scene();
    const { page, context } = opened;
    const { id, result } = await asked({ seed: 91 });
    if (!result) throw new Error('there is no result');
    await go(`#/comparison/${id}`, 'Treatments side by side');
    const kept = async (button: string): Promise<string> => {
      const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: button }).first().click()]);
      return readFile(await file.path(), 'utf8');
    };
    const table = (await kept('Table as CSV')).split('\r\n');
    const arm = result.candidates[result.ranking.order[0] ?? 0];
    const chance = arm?.probability.inTarget;
    expect(table.filter((line) => line.startsWith(`${id},1,`) && line.includes(',P(in target),'))).toEqual([
      `${id},1,${arm?.label},no,P(in target),1,${chance?.value},${chance?.monteCarloError},,,,,,,`,
    ]);
    const curves = (await kept('Curves as CSV')).split('\r\n');
    expect(curves).toHaveLength(2 + 5 * result.candidates.reduce((sum, one) => sum + one.curve.time.at.length, 0));
    expect(curves[1]).toBe(
      [id, 1, arm?.label, arm?.curve.time.at[0], arm?.curve.time.zero, 'p5', arm?.curve.concentration.p5[0], 'mg/L'].join(','),
    );
    const svg = await kept('Save as SVG: Concentration of vancomycin');
    expect(svg).toMatch(/^<svg [^>]*xmlns="http:\/\/www[.]w3[.]org\/2000\/svg"/);
    expect(svg).not.toMatch(/var\(|class="[^"]*canvas/);
    const alone = await context.newPage();
    await alone.goto(`data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`);
    expect(await alone.locator('parsererror').count()).toBe(0);
    await alone.goto('about:blank');
    await alone.setContent(svg);
    await keepPicture(alone, 'figure-file');
    await alone.close();
  });
}
