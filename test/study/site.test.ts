import { describe, expect, test } from 'vitest';
import { goti2018 } from '../../models/vancomycin/goti-2018.ts';
import { DEMO_SITE } from '../../src/demo/site.ts';
import { readConfig } from '../../src/domain/config.ts';
import { type Site, readSite } from '../../src/domain/site.ts';
import type { ComparisonQuestion } from '../../src/domain/wire/request.ts';
import { answerInProcess } from '../../src/study/answer.ts';
import { shippedLibrary } from '../../src/study/library.ts';
import { whyNotDoseSearch, whyNotSought } from '../../src/study/model-use.ts';
import { resolveQuestion } from '../../src/study/resolve.ts';
import { applySite } from '../../src/study/site.ts';
import { NOW, aRecord, threeDoses } from './record-builder.ts';

const SITE: Site = {
  name: 'St Example',
  targets: [
    {
      id: 'vancomycin/mrsa-serious',
      drug: 'vancomycin',
      indication: 'serious MRSA infection',
      metric: 'AUC24',
      window: { from: 24, to: 48 },
      low: 400,
      high: 550,
      unit: 'mg.h/L',
      source: 'antibiotic committee, 2026',
    },
  ],
  dosing: { vancomycin: { iv: { largest: 2000, source: 'pharmacy list' } } },
  levelCodes: [{ drug: 'vancomycin', loinc: '12345-5', display: 'our own code', specimen: 'serum/plasma' }],
  productCodes: [],
  allowedModels: [{ model: 'vancomycin/goti-2018', because: 'used here since 2020' }],
};

const question: ComparisonQuestion = {
  drug: 'vancomycin',
  asOf: NOW,
  draws: 200,
  candidates: [
    {
      dose: { value: 1000, unit: 'mg', substance: 'vancomycin' },
      route: 'iv',
      infusion: { value: 2, unit: 'h' },
      every: { value: 12, unit: 'h' },
    },
  ],
};

const atSite = () => {
  const library = applySite(shippedLibrary, SITE);
  if (!library.ok) throw new Error(library.issues.map((one) => one.text).join(' '));
  return library.value;
};
const codesOf = (site: Partial<Site>): string[] => applySite(shippedLibrary, { ...SITE, ...site }).issues.map((one) => one.text);

describe('a site', () => {
  test('has its own target, and the result shows it beside the library’s, with the doses it changed and the model it allows', async () => {
    const answer = await answerInProcess(question, aRecord({ given: threeDoses() }), atSite(), new Date(NOW));
    if (!answer.ok) throw new Error(answer.issues.map((one) => one.text).join(' '));
    const { target, issues } = answer.value.result;
    expect(target).toMatchObject({ high: 550, source: 'St Example: antibiotic committee, 2026' });
    const said = (code: string) => issues.find((one) => one.code === code)?.text ?? '';
    expect(said('site-target')).toMatch(/400 to 550 mg.h\/L; the library has 400 to 600/);
    expect(said('site-dosing')).toMatch(/largest 2000 \(library: 3000\)/);
    expect(said('model-allowed-by-site')).toMatch(/goti-2018 is for forecasts; St Example allows it: used here since 2020/);
  });

  test('binds candidates by its own largest dose, and reads its own codes', () => {
    const loading = { dose: { value: 2500, unit: 'mg' }, infusion: { value: 5, unit: 'h' } };
    const [candidate] = question.candidates;
    const asked = { ...question, candidates: [{ ...candidate, loading }] } as ComparisonQuestion;
    expect(resolveQuestion(asked, atSite(), new Date(NOW)).issues.map((one) => one.code)).toContain('dose-too-large');
    expect(resolveQuestion(asked, shippedLibrary, new Date(NOW)).issues.map((one) => one.code)).not.toContain('dose-too-large');
    expect(
      atSite()
        .drugs.find((one) => one.name === 'vancomycin')
        ?.levels.map((one) => one.loinc.code),
    ).toContain('12345-5');
  });

  test('is refused when it names a drug, model or unit that is not there, or a target without sense', () => {
    expect(codesOf({ allowedModels: [{ model: 'vancomycin/nobody-2000', because: 'x' }] })).toEqual([
      expect.stringContaining('nobody-2000'),
    ]);
    expect(codesOf({ allowedModels: [{ model: 'tacrolimus/monchaud-2012', because: 'x' }] })).toEqual([
      expect.stringContaining('teaching'),
    ]);
    expect(codesOf({ dosing: { unobtainium: {} } })).toEqual([expect.stringContaining('unobtainium')]);
    const [target] = SITE.targets;
    if (!target) throw new Error('there is a target');
    expect(codesOf({ targets: [{ ...target, low: 700 }] })).toEqual([expect.stringContaining('low < best < high')]);
    expect(codesOf({ targets: [{ ...target, unit: 'mg hours' }] })).toEqual([expect.stringContaining('mg hours')]);
  });

  test('is read once at the door: an unknown field and a file that is no JSON stop the start', () => {
    const read = (text: string) => readConfig({ DOSETWIN_SITE: '/site.json' }, () => text);
    const good = read(JSON.stringify({ name: 'St Example' }));
    expect(good.ok && good.value.site).toMatchObject({ name: 'St Example', allowedModels: [] });
    expect(read(JSON.stringify({ name: 'St Example', doses: {} })).issues[0]).toMatchObject({ code: 'wrong-site', at: 'DOSETWIN_SITE' });
    expect(readSite('/site.json', () => '{').issues[0]?.code).toBe('wrong-site');
  });
});

describe('who may search for doses', () => {
  test('no unchecked model, unless a site allows it by name', () => {
    const unchecked = { ...goti2018, status: { is: 'unchecked' as const } };
    expect(whyNotDoseSearch(unchecked, shippedLibrary)?.code).toBe('model-unchecked');
    expect(whyNotDoseSearch(unchecked, atSite())).toBeUndefined();
    const checked = { ...goti2018, status: { is: 'checked' as const, against: 'Table 2' } };
    expect(whyNotDoseSearch({ ...checked, use: 'dose-search' }, shippedLibrary)).toBeUndefined();
    expect(whyNotDoseSearch(checked, shippedLibrary)?.code).toBe('model-for-forecast');
    expect(whyNotDoseSearch({ ...checked, use: 'teaching' }, atSite())?.code).toBe('model-for-teaching');
  });

  test('and for no target from memory', () => {
    const targets = shippedLibrary.targets.filter((one) => whyNotSought(one) !== undefined);
    expect(targets.map((one) => one.id)).toContain('vancomycin/other');
    expect(targets.map((one) => one.id)).not.toContain('vancomycin/mrsa-serious');
  });

  test('the demo ward allows its vancomycin models', () => {
    const demo = applySite(shippedLibrary, DEMO_SITE);
    expect(demo.ok && whyNotDoseSearch(goti2018, demo.value)).toBeUndefined();
  });
});
