import { describe, expect, it } from 'vitest';
import { length } from '../../src/cli/lines.ts';
import { renderComparison } from '../../src/cli/render-comparison.ts';
import { buildResult } from './result-builder.ts';

const HASH = 'f'.repeat(64);
const page = (change: Parameters<typeof buildResult>[0] = {}, width = 100): string =>
  renderComparison(buildResult(change), { hash: HASH, width });
const row = (text: string, start: string): string => text.split('\n').find((line) => line.trimStart().startsWith(start)) ?? '';

describe('the comparison as a page of text', () => {
  it('lists the arms best first with AUC24-48, Cmin, both probabilities and the score', () => {
    const text = page();
    expect(row(text, '1  500 mg every 12 h')).toMatch(/431 \(345-539\) +14\.2 \(11\.4-17\.8\) +71 % +4 % +0\.62$/);
    expect(row(text, '2  1250 mg every 24 h')).toMatch(/540 \(432-675\) .* 74 % +22 % ! +0\.55$/);
    expect(row(text, '3  Continue as is')).toMatch(/812 \(650-1015\) .* 1 % +99 % ! +-0\.90$/);
  });

  it('says what the mark of an arm over the safety limit means', () => {
    expect(page()).toContain('! more than the limit of 10 % on P(AUC24 > 600 mg.h/L)');
  });

  it.each([80, 100, 120])('fits into %i columns', (width) => {
    const lines = page({}, width).split('\n');
    expect(Math.max(...lines.map(length))).toBeLessThanOrEqual(width);
  });

  it('says when no arm keeps the limit, when none reaches the target, and when the first two cannot be told apart', () => {
    const { ranking, candidates } = buildResult();
    const over = candidates.map((arm) => ({
      ...arm,
      probability: { ...arm.probability, thresholds: arm.probability.thresholds.map((one) => ({ ...one, withinLimit: false })) },
    }));
    const text = page({ candidates: over, ranking: { ...ranking, separable: false, noneWithinLimit: true, noneReachesTarget: true } });
    expect(text).toContain('NONE WITHIN LIMIT');
    expect(text).toContain('NO CANDIDATE REACHES THE TARGET');
    expect(text).toContain('NO SEPARABLE DIFFERENCE');
  });

  it('does not call two arms inseparable that stand on different sides of the safety limit', () => {
    const { ranking } = buildResult();
    expect(page({ ranking: { ...ranking, separable: false } })).not.toContain('NO SEPARABLE DIFFERENCE');
  });

  it('says beside the table that the levels contradict the model, not only among the warnings', () => {
    const text = page({ issues: [{ code: 'level-contradicts-model', severity: 'warning', text: 'The level of 60 mg/L lies above.' }] });
    expect(text.indexOf('DOUBTFUL')).toBeGreaterThan(0);
    expect(text.indexOf('DOUBTFUL')).toBeLessThan(text.indexOf('CONCENTRATION OF'));
  });

  it('says when no regimen that keeps the limit reaches the target', () => {
    const { ranking } = buildResult();
    expect(page({ ranking: { ...ranking, noneWithinLimitReachesTarget: true } })).toContain(
      'NO REGIMEN WITHIN THE LIMIT REACHES THE TARGET',
    );
    expect(page()).not.toContain('NONE WITHIN LIMIT');
  });

  it('shows each level beside the prediction of the population and of the fit, with the field it stands in', () => {
    expect(row(page(), '2026-11-23 05:30      23.8  ')).toMatch(/23\.8 +18\.1 +23\.1 +0\.31 +84 +Observation\/level-1 v1/);
  });

  it('says so when there is no level', () => {
    const { basis } = buildResult();
    expect(page({ basis: { ...basis, levels: [] } })).toContain('No usable level');
  });

  it('tells what the levels taught and how usual they are, that this cannot be told, or that none has spoken', () => {
    const { basis } = buildResult();
    const said = (change: Partial<typeof basis.posterior>): string =>
      page({ basis: { ...basis, posterior: { ...basis.posterior, ...change } } }).replaceAll(/\s+/g, ' ');
    expect(said({})).toContain('the levels left CL 30 % (100 % = they said nothing of it). Levels at least as far');
    expect(said({})).toContain('expects: 40 % of such people.');
    expect(said({ priorDistance: null })).toContain(
      'they said nothing of it). How far they lie from what the model expects could not be told',
    );
    expect(said({ status: 'prior', priorDistance: null })).toContain('No level has spoken');
  });

  it('names the model, its doubts, and why another was passed over', () => {
    const text = page();
    expect(text).toContain('MODEL: vancomycin/one-2001');
    expect(text.replaceAll(/\s+/g, ' ')).toContain(
      'Status: unchecked; use: forecast; draws: importance resampling, 9000 effective; fit: converged, log evidence -3.20.',
    );
    expect(text).toContain('Doubt: two encodings disagree on V2');
    expect(text).toContain('vancomycin/two-2002: refused. Age 64 a is above the 18 a studied.');
  });

  it('says of an average that it is one, of what, and shows each model’s weight, parameters and levels', () => {
    const { basis } = buildResult();
    const { covariates, parameters, posterior, levels } = basis;
    const fit = { covariates, parameters, posterior, levels };
    const other = { ...fit, parameters: [{ name: 'CL', unit: 'L/h', individual: 3.6, typical: 3, ratio: 1.2 }] };
    const two = basis.models.map((one, i) => ({ ...one, chosen: true, verdict: 'applies' as const, weight: [0.724, 0.276][i] ?? null }));
    const models = two.map(({ model, weight }, i) => ({
      model,
      weight: weight ?? 0,
      draws: [724, 276][i] ?? 0,
      ...(i === 0 ? fit : other),
    }));
    const text = page({ basis: { ...basis, models: two, average: { weighedBy: 'evidence', models } } });
    expect(text).toContain('AVERAGE OVER 2 MODELS: vancomycin/one-2001 72 %, vancomycin/two-2002 28 %.');
    expect(row(text, 'vancomycin/one-2001 ')).toMatch(/72\.4 % +724 +-3\.20 +unchecked +forecast/);
    expect(text).toContain('MODEL: vancomycin/one-2001, 72 %');
    expect(text.split('MODEL: vancomycin/two-2002, 28 %')[1]).toMatch(/CL +3\.6 +3 +1\.20/);
    expect(text.match(/2026-11-23 05:30 +23\.8 +(one-2001|two-2002)/g)).toHaveLength(2);
    expect(text).not.toContain('MODELS PASSED OVER');
  });

  it('shows what was used, missing, filled in and left out', () => {
    const text = page();
    expect(row(text, 'weight')).toMatch(/78 kg \(78000 g x 0\.001\) +2026-11-20 15:40 +Observation\/weight-1 v1 valueQuantity/);
    expect(text).toContain('- albumin');
    expect(text).toContain('infusion time: 2 h, because the order in force says so');
    expect(text).toContain('Observation/level-0 v1 status: entered in error');
  });

  it('gives every warning its place and its mend, before the basis', () => {
    const text = page();
    expect(text).toMatch(
      /WARNING The numbers have not been compared with the paper\. \[model-unchecked\]\n {4}where: vancomycin\/one-2001\n {4}mend: Read its doubts\./,
    );
    expect(text.indexOf('WARNINGS')).toBeLessThan(text.indexOf('DATA USED'));
  });

  it('shows no steady-state exposure when there is none, and says why', () => {
    const { candidates } = buildResult();
    const text = page({ candidates: candidates.map((arm) => ({ ...arm, exposure: { ...arm.exposure, auc24AtSteadyState: null } })) });
    expect(text).not.toMatch(/AUC24 at\s/);
    expect(text).toContain('No steady-state exposure is shown');
  });

  it('tells how often an arm scores better than the first, and when that says nothing', () => {
    const details = page().split('hours (90 %)')[1] ?? '';
    expect(row(details, '2 ')).toMatch(/42 % ~$/);
    expect(row(details, '3 ')).toMatch(/1 %$/);
  });

  it('ends with the limits of use, the version, the seed and the hash', () => {
    const text = page();
    expect(text).toContain('Decision support for a qualified clinician.');
    expect(text).toMatch(/dosetwin 0\.1\.0 · 1000 draws · seed 7/);
    expect(text).toContain(HASH);
  });

  it('draws the best arm, the present regimen and the measured level', () => {
    const plot = page().split('CONCENTRATION OF VANCOMYCIN')[1]?.split('WARNINGS')[0] ?? '';
    expect(plot).toContain('• 500 mg every 12 h: median, ░ its 90 % band');
    expect(plot).toContain('× Continue as is: 1000 mg every 12 h over 2 h: median');
    expect(plot.match(/O/g)).toHaveLength(2);
  });

  it('shows which input moves the answer, what is not used, and why a side has no figure', () => {
    const base = { inTarget: 0.71, thresholds: [0.04], deciding: 431, first: 1 };
    const text = page({
      sensitivity: {
        draws: 1000,
        candidate: 1,
        base,
        rows: [
          {
            input: 'serum creatinine',
            change: '± 20 %',
            used: true,
            low: { change: '-20 %', figures: { inTarget: 0.52, thresholds: [0.01], deciding: 380, first: 2 } },
            high: { change: '+20 %', figures: null, why: 'The model may not be used then.' },
            effect: 0.19,
            firstChanges: true,
          },
          {
            input: 'total body weight',
            change: '± 10 %',
            used: false,
            low: { change: '-10 %', figures: null, why: 'Not used by this model.' },
            high: { change: '+10 %', figures: null, why: 'Not used by this model.' },
            effect: null,
            firstChanges: false,
          },
        ],
        reason: 'Creatinine moves it most.',
        method: 'One input at a time.',
      },
    });
    const panel = text.split('WHICH INPUT MOVES THE ANSWER')[1]?.split('WARNINGS')[0] ?? '';
    expect(row(panel, 'as asked')).toMatch(/431 +71 % +4 % +#1$/);
    expect(row(panel, 'serum creatinine')).toMatch(/-20 % +380 +52 % +1 % +#2$/);
    expect(row(panel, 'total body weight')).toMatch(/± 10 % +- +- +- +-$/);
    expect(panel).toContain('- serum creatinine, +20 %: The model may not be used then.');
    expect(panel).toContain('- total body weight: not used by this model.');
    expect(panel).toContain('Creatinine moves it most.');
    expect(page()).not.toContain('WHICH INPUT');
  });

  it('shows what each other model says, and why one says nothing, as the choice of model', () => {
    const base = { inTarget: 0.71, thresholds: [0.04], deciding: 431, first: 1 };
    const models = [
      { model: 'vancomycin/two-2002', weight: 0.4, figures: { ...base, inTarget: 0.55, deciding: 520 } },
      { model: 'vancomycin/three-2003', weight: 0.2, figures: { ...base, inTarget: 0.66, deciding: 470, first: 2 } },
      { model: 'vancomycin/four-2004', weight: 0, figures: null, why: 'The fit failed.' },
    ];
    const [low, high] = [1, 0].map((i) => ({ change: models[i]?.model ?? '', figures: models[i]?.figures ?? null }));
    if (!low || !high) throw new Error('two sides');
    const row0 = { input: 'choice of model', change: 'another model', used: true, low, high, effect: 0.16, firstChanges: true };
    const text = page({ sensitivity: { draws: 1000, candidate: 1, base, rows: [row0], models, reason: 'It does.', method: 'So.' } });
    const panel = text.split('WHICH INPUT MOVES THE ANSWER')[1]?.split('WARNINGS')[0] ?? '';
    expect(row(panel, 'choice of model')).toMatch(/vancomycin\/two-2002 \(40 %\) +520 +55 % +4 % +#1$/);
    expect(row(panel, 'vancomycin/three-2003')).toMatch(/\(20 %\) +470 +66 % +4 % +#2$/);
    expect(panel).toContain('- vancomycin/four-2004: The fit failed.');
  });

  it('shows when the next level would say most, what would be measured, and what it would leave', () => {
    const choice = { hours: 5.5, when: 'before its first dose', level: { unit: 'mg/L', p5: 9, p50: 12.5, p95: 16 }, monteCarloError: 0.01 };
    const text = page({
      nextSample: {
        candidate: 1,
        exposure: { label: 'AUC24-48', unit: 'mg.h/L' },
        now: { p5: 345, p95: 539, width: 194 },
        choices: [
          { ...choice, at: '2026-11-23T17:30:00.000Z', width: 150, narrowing: 0.227 },
          { ...choice, at: '2026-11-24T05:30:00.000Z', width: 141, narrowing: 0.273 },
        ],
        best: 1,
        usual: [{ draw: 'a trough', begin: 'on the third day', source: 'A guideline', sourceStatus: 'memory' }],
        text: 'The second says most.',
        method: 'By simulation.',
      },
    });
    const panel = text.split('WHEN TO DRAW THE NEXT LEVEL')[1]?.split('WARNINGS')[0] ?? '';
    expect(row(panel, '2026-11-23 17:30 ')).toMatch(/5\.5 +before its first dose +12\.5 \(9\.0-16\.0\) +150 +23 %$/);
    expect(row(panel, '2026-11-24 05:30 *')).toMatch(/141 +27 %$/);
    expect(row(panel, 'now')).toMatch(/now +194$/);
    expect(panel).toContain('The second says most.');
    expect(panel.replaceAll(/\s+/g, ' ')).toContain(
      'Usually drawn: a trough; the first sample: on the third day (A guideline; from memory).',
    );
    expect(page()).not.toContain('WHEN TO DRAW');
  });
});
