import { spawnSync } from 'node:child_process';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEMO_SITE } from '../../src/demo/site.ts';
import { WORKED_CASES } from '../../src/demo/teaching.ts';
import { LEAD_PATIENT, WARD, WARD_NOW } from '../../src/demo/ward.ts';
import { percent } from '../../src/domain/percent.ts';
import { comparisonAnswer, twinAnswer } from '../../src/domain/wire/answer.ts';
import { ask } from '../api/client.ts';
import { type Running, startRunning } from '../api/running.ts';
import { reportMissing } from '../fixtures/program.ts';
import { temporaryFolder } from '../fixtures/temporary.ts';
import { computeHere, computeInPage, farthest, jobsOfLibrary, numbersOf } from './engine-in-page.ts';
import { type Opened, browserProgram, openBrowser, typedToDrawn } from './browser.ts';
import { decisionForm, decisionWay } from './decision-way.ts';
import { everyView } from './every-view.ts';
import { recordWay } from './record-way.ts';
import type { Scene } from './scene.ts';
import { caseTexts, teachingWay } from './teaching-way.ts';

const ROOT = join(import.meta.dirname, '..', '..');
/** Kilobytes that the whole page may weigh on the wire. */
const HEAVIEST = 300;
/** A name that would run if anything took it for more than text. */
const HOSTILE = '<img src=x onerror="document.title=`owned`"><script>document.title=`owned`</script>';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let running: Running;

const seed = async (body: object): Promise<string> => twinAnswer.parse((await ask(running.url, 'POST', '/v1/twins', { body })).body).id;
const seedFromWard = (patient: string): Promise<string> => seed({ patient: `Patient/${patient}`, asOf: WARD_NOW });

/** The page is built into a folder of this test: that of the project may be built anew by another. */
beforeAll(async () => {
  folder = await temporaryFolder();
  const built = spawnSync(process.execPath, [join(ROOT, 'test', 'setup', 'build-page.js'), folder.path], { encoding: 'utf8' });
  if (built.status !== 0) throw new Error(`the page is not built: ${built.stderr}`);
  running = await startRunning({ site: DEMO_SITE, page: folder.path, cases: WORKED_CASES });
}, 150_000);

afterAll(async () => {
  await running.close();
  await folder.remove();
});

const assets = (): Promise<string[]> => readdir(join(folder.path, 'assets'));

test(`the whole page weighs less than ${HEAVIEST} kB on the wire`, async () => {
  const index = await ask(running.url, 'GET', '/');
  const files = (await assets()).map((name) => `/assets/${name}`);
  expect(files.length).toBeGreaterThanOrEqual(4);
  let bytes = index.text.length;
  for (const file of files) {
    const answer = await fetch(`${running.url}${file}`, { headers: { 'accept-encoding': 'br' } });
    expect(answer.status, file).toBe(200);
    bytes += Number(answer.headers.get('content-length'));
    await answer.arrayBuffer();
  }
  expect(bytes).toBeLessThan(HEAVIEST * 1000);
});

caseTexts();
decisionForm(() => running.url);

const browsers = browserProgram === null ? [] : ['Chromium'];
if (browserProgram === null) reportMissing('chromium', 'the page in a browser is');

describe.each(browsers)('the page in %s', { timeout: 60_000 }, () => {
  let opened: Opened;
  let lead: string;
  let answered = '';
  const go = async (hash: string, waitFor: string): Promise<void> => {
    await opened.page.goto(`${running.url}/${hash}`);
    await opened.page.getByText(waitFor).first().waitFor();
  };

  beforeAll(async () => {
    lead = await seedFromWard(LEAD_PATIENT);
    for (const { id } of WARD.filter((one) => one.id !== LEAD_PATIENT).slice(0, 4)) await seedFromWard(id);
    opened = await openBrowser(running.url);
  });
  afterAll(() => opened.close());

  test('leads from the ward to an answer and its basis in four clicks', async () => {
    const { page } = opened;
    await page.goto(running.url);
    await page.getByLabel('Search').fill('ckd vanco');
    expect(await page.getByRole('row').count()).toBe(2);
    await page.getByRole('link', { name: LEAD_PATIENT }).click();
    await page.getByText('Chronic kidney disease stage 3').waitFor();
    expect(await page.getByRole('main').innerText()).toMatch(/male, 64 years[\s\S]+78[.]0 kg[\s\S]+creatinine 1[.]61 then 1[.]6 mg\/dL/);
    await page.getByRole('link', { name: 'Compare treatments' }).click();
    await page.getByRole('button', { name: 'Duplicate treatment 1' }).click();
    await page.getByRole('group', { name: 'Treatment 2' }).getByLabel('Dose (mg)', { exact: true }).fill('500');
    await page.getByRole('button', { name: 'Compare these 3 treatments' }).click();
    await page.getByText('Treatments side by side').waitFor();
    await page.getByRole('heading', { name: 'Basis of this answer' }).waitFor();
    answered = new URL(page.url()).hash;
    expect(answered).toMatch(/^#\/comparison\/[\w-]+$/);
  });

  test('shows the numbers of the service and no others', async () => {
    const { page } = opened;
    const id = answered.replace('#/comparison/', '');
    const { result } = comparisonAnswer.parse((await ask(running.url, 'GET', `/v1/comparisons/${id}`)).body);
    if (!result) throw new Error('there is no result');
    expect(result.candidates.map((one) => one.label)).toEqual(
      expect.arrayContaining(['750 mg every 12 h over 1.5 h', '500 mg every 12 h over 1.5 h', '1000 mg every 18 h over 2 h']),
    );
    for (const [place, index] of result.ranking.order.entries()) {
      const arm = result.candidates[index];
      const row = page
        .getByRole('row')
        .filter({ hasText: `${place + 1}. ${arm?.label}` })
        .first();
      const cells = await row.getByRole('cell').allInnerTexts();
      expect(cells.join(' ')).toContain(String(Math.round(arm?.exposure.deciding.p50 ?? NaN)));
      expect(cells.join(' ')).toContain(percent(arm?.probability.inTarget.value ?? NaN));
      expect(cells.join(' ')).toContain(percent(arm?.probability.thresholds[0]?.value ?? NaN));
    }
    const text = await page.getByRole('main').innerText();
    expect(text).toContain(result.ranking.reason);
    expect(text).toContain(result.limitsOfUse);
    for (const { text: warning } of result.issues) expect(text).toContain(warning);
    for (const { source } of result.basis.used) expect(text).toContain(`${source.resource} v${source.version}`);
    for (const { hash } of [result.question]) expect(text).toContain(hash);
  });

  test('prints an answer on two sheets of A4', async () => {
    const sheets = (await opened.page.pdf({ format: 'A4' })).toString('latin1').match(/\/Type\s*\/Page\b/g);
    expect(sheets).toHaveLength(2);
  });

  test('computes with every model of the library what the service computes, without evaluated text', async () => {
    const jobs = jobsOfLibrary();
    await go('#/models', 'vancomycin/goti-2018');
    const engine = (await assets()).find((name) => name.startsWith('worker-'));
    const told = await computeInPage(opened.page, `/assets/${engine}`, jobs);
    for (const [index, job] of jobs.entries()) {
      const [arm] = told[index]?.what === 'drawn' ? told[index].arms : [];
      const apart = arm ? farthest(numbersOf(arm), numbersOf(computeHere(job))) : Number.NaN;
      expect(apart, job.models[0]?.id).toBeLessThan(1e-12);
    }
  });

  test('draws a moved dose at once, says why one cannot be, and the answer confirms the preview', async () => {
    const { page } = opened;
    await go(`#/patient/${lead}/compare`, 'Computed in this browser');
    await page.getByText(/^1000 draws\./).waitFor();
    const preview = page.getByRole('region', { name: /^Preview/ });
    const dose = page.getByRole('group', { name: 'Treatment 1' }).getByLabel('Dose (mg)', { exact: true });
    await dose.fill('');
    await preview.getByText('Treatment 1 needs a dose above zero').waitFor();
    await dose.fill('90000');
    await preview.getByText('above the largest single dose').waitFor();
    await page.getByLabel('Dose of treatment 1').press('Home');
    await page.getByLabel('Dose of treatment 1').press('ArrowRight');
    await preview.getByText(/^1000 draws\./).waitFor();
    expect(await dose.inputValue()).toBe('100');
    const field = `document.querySelector('fieldset input[type=range]')`;
    const drawn = await typedToDrawn(page, field, '700', '.preview svg path[d]');
    process.stdout.write(`\npreview: drawn ${drawn} ms after the dose was moved\n`);
    await dose.fill('625');
    await preview.getByText('Checked by the service').waitFor();
    await page.getByRole('button', { name: /^Compare these/ }).click();
    await page.getByText(/The preview of this browser said the same: \d+ numbers compared/).waitFor();
  });

  test('shows hostile text as text', async () => {
    const text = await readFile(WARD.find((one) => one.id === LEAD_PATIENT)?.file ?? '', 'utf8');
    const bundle = JSON.parse(text.replaceAll(LEAD_PATIENT, 'hostile')) as {
      entry: { resource: { resourceType: string; code?: { text?: string }; valueQuantity?: { unit?: string; code?: string } } }[];
    };
    for (const { resource } of bundle.entry) {
      if (resource.resourceType === 'Condition') resource.code = { ...resource.code, text: HOSTILE };
      if (resource.code?.text?.includes('weight') === true)
        resource.valueQuantity = { ...resource.valueQuantity, unit: HOSTILE, code: HOSTILE };
    }
    await go(`#/patient/${await seed({ bundle, asOf: WARD_NOW })}`, 'What was given and measured');
    const { page } = opened;
    expect(await page.getByText(HOSTILE).count()).toBeGreaterThan(0);
    expect(await page.locator('img, main script').count()).toBe(0);
    expect(await page.title()).toBe('Patient · dosetwin');
  });

  test('can be used with a keyboard alone', async () => {
    const { page } = opened;
    const tabTo = async (name: RegExp): Promise<void> => {
      for (let step = 0; step < 60; step += 1) {
        await page.keyboard.press('Tab');
        const here = await page.evaluate('(document.activeElement.ariaLabel || document.activeElement.textContent || "").trim()');
        if (name.test(String(here))) return;
      }
      throw new Error(`the keyboard does not reach ${name.source}`);
    };
    await go('#/', LEAD_PATIENT);
    await tabTo(new RegExp(`^${LEAD_PATIENT}$`));
    await page.keyboard.press('Enter');
    await page.getByText('What was given and measured').waitFor();
    await tabTo(/^Compare treatments$/);
    await page.keyboard.press('Enter');
    await page.getByRole('group', { name: 'Treatment 1' }).waitFor();
    await tabTo(/^Compare these \d treatments$/);
    await page.keyboard.press('Enter');
    await page.getByText('Treatments side by side').waitFor();
    await tabTo(/^Draw the curve of/);
    expect(await page.getByRole('heading', { name: /^Concentration of/ }).innerText()).not.toContain(': 2. ');
    await page.keyboard.press('ArrowDown');
    await page.getByRole('heading', { name: /^Concentration of.*: 2[.] / }).waitFor();
  });

  const scene = (): Scene => ({ url: running.url, fhir: running.fhir.url, opened, go, seed, seedFromWard });
  recordWay(scene);
  decisionWay(scene);
  teachingWay(scene);
  everyView(scene, () => [
    ['ward', '#/', LEAD_PATIENT],
    ['patient', `#/patient/${lead}`, 'Questions asked'],
    ['compare', `#/patient/${lead}/compare`, 'Checked by the service'],
    ['answer', answered, 'Basis of this answer'],
    ['teaching', '#/teaching', 'Which creatinine?'],
    ['case', '#/teaching/demo-ckd-two-levels', 'What was given and measured'],
    ['models', '#/models', 'vancomycin/goti-2018'],
    ['model', '#/models/vancomycin/goti-2018', 'Range studied'],
  ]);

  test('says that the service does not answer, and finds it again', async () => {
    const { page, context } = opened;
    await go('#/', LEAD_PATIENT);
    await context.setOffline(true);
    await page.getByRole('button', { name: 'Refresh' }).click();
    await page.getByRole('alert').getByText('The service does not answer').waitFor();
    await context.setOffline(false);
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('link', { name: LEAD_PATIENT }).waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
  });

  test('asked nothing of elsewhere, broke no rule of its policy and threw no error on all these ways', () => {
    expect(opened.seen).toEqual({ violations: [], foreign: [], errors: [] });
  });
});
