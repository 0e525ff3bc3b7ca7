import { describe, expect, test } from 'vitest';
import { findModel, library as everything } from '../../models/index.ts';
import type { Choice } from '../../src/domain/choice.ts';
import { covariate, defineModel, oneCompartmentInfusion, proportionalError } from '../../src/domain/define-model.ts';
import type { PatientRecord } from '../../src/domain/record.ts';
import { bodyTimeline } from '../../src/twin/body.ts';
import { type ChoiceRules, chooseModels } from '../../src/twin/choose.ts';
import { NOW, aFinding, aNeonate, aPerson, ago, measured } from './body-record.ts';

/** What a question considers that names no model. */
const library = everything.filter(({ drug, use }) => drug.name === 'vancomycin' && use !== 'teaching');

function choose(record: PatientRecord, models = library, rules?: ChoiceRules): Choice[] {
  const timeline = bodyTimeline(record, NOW);
  if (!timeline.ok) throw new Error('no body');
  return chooseModels(models, timeline.value, record, rules);
}

const verdicts = (choices: readonly Choice[]): Record<string, string> =>
  Object.fromEntries(choices.map((one) => [one.model.replace('vancomycin/', ''), one.verdict]));
const about = (choices: readonly Choice[], id: string): Choice =>
  choices.find((one) => one.model === `vancomycin/${id}`) ?? { model: '', verdict: 'refused', reasons: [] };
const codes = (choice: Choice): string[] => choice.reasons.map((one) => one.code);

describe('who may be forecast by which model', () => {
  test('an ordinary man of 60: the adult models and the one for all ages; the others refuse', () => {
    const choices = choose(aPerson());
    expect(verdicts(choices)).toEqual({
      'goti-2018': 'applies',
      'thomson-2009': 'applies',
      'colin-2019': 'applies',
      'dao-2020': 'refused',
      'buelga-2005': 'refused',
      'adane-2015': 'refused',
      'le-2014': 'refused',
      'roberts-2011': 'refused',
      'frymoyer-2014': 'refused',
      'kloprogge-2019': 'refused',
      'germovsek-2019': 'refused',
      'capparelli-2001': 'refused',
      'hughes-2024': 'refused',
      'staatz-2006': 'refused',
    });
    expect(choices[0]?.model).toBe('vancomycin/goti-2018');
  });

  test('a preterm neonate: the neonatal model first, and no adult model', () => {
    const choices = choose(aNeonate());
    expect(choices[0]?.model).toBe('vancomycin/dao-2020');
    expect(choices.filter((one) => one.verdict !== 'refused').map((one) => one.model)).toEqual([
      'vancomycin/dao-2020',
      'vancomycin/colin-2019',
      'vancomycin/frymoyer-2014',
      'vancomycin/germovsek-2019',
      'vancomycin/capparelli-2001',
    ]);
  });

  test('a child of six: adult models refuse', () => {
    const child = aPerson({
      patient: { birth: { at: '2020-06-09T00:00:00.000Z', precision: 'day' } },
      covariates: {
        weight: measured('weight', [48, 21]),
        height: measured('height', [48, 116]),
        creatinine: measured('creatinine', [48, 0.41], [6, 0.39]),
      },
    });
    const choices = choose(child);
    expect(choices.filter((one) => one.verdict !== 'refused').map((one) => one.model)).toEqual([
      'vancomycin/colin-2019',
      'vancomycin/le-2014',
      'vancomycin/kloprogge-2019',
    ]);
    expect(codes(about(choices, 'goti-2018'))).toContain('outside-studied-range');
  });

  test('a body mass index of 47: the model for extreme obesity comes first', () => {
    const obese = aPerson({
      patient: { sex: 'female', birth: { at: '1979-04-22T00:00:00.000Z', precision: 'day' } },
      covariates: {
        weight: measured('weight', [48, 131]),
        height: measured('height', [48, 166]),
        creatinine: measured('creatinine', [48, 0.88], [6, 0.91]),
      },
    });
    expect(choose(obese)[0]).toMatchObject({ model: 'vancomycin/adane-2015', verdict: 'applies' });
  });

  test('leukaemia in the record brings the model made for it to the front; without it that model refuses', () => {
    expect(choose(aPerson({ findings: [aFinding('haematological-cancer')] }))[0]?.model).toBe('vancomycin/buelga-2005');
    expect(about(choose(aPerson()), 'buelga-2005').verdict).toBe('refused');
  });

  test('a clearance measured in urine lets the intensive-care model speak; an estimate never does', () => {
    expect(codes(about(choose(aPerson()), 'roberts-2011'))).toContain('missing-measured-creatinine-clearance');
    const collected = aPerson({ covariates: { measuredCreatinineClearance: measured('measuredCreatinineClearance', [6, 140]) } });
    expect(about(choose(collected), 'roberts-2011').verdict).toBe('applies');
  });

  test('a model that applies stands before one that needs caution, whatever the preference', () => {
    const brisk = aPerson({
      patient: { birth: { at: '1996-01-01T00:00:00.000Z', precision: 'day' } },
      covariates: { creatinine: measured('creatinine', [48, 0.6], [6, 0.6]) },
    });
    const choices = choose(brisk);
    expect(choices.slice(0, 3).map((one) => [one.model, one.verdict])).toEqual([
      ['vancomycin/colin-2019', 'applies'],
      ['vancomycin/goti-2018', 'caution'],
      ['vancomycin/thomson-2009', 'caution'],
    ]);
  });
});

describe('what is missing', () => {
  test('without creatinine every model refuses; those made for this person ask for it, and for nothing else', () => {
    const choices = choose(aPerson({ covariates: { creatinine: [] } }));
    expect(choices.every((one) => one.verdict === 'refused' && one.covariates === undefined)).toBe(true);
    for (const id of ['goti-2018', 'thomson-2009', 'colin-2019'])
      expect(about(choices, id).reasons).toMatchObject([
        { code: 'missing-creatinine', severity: 'error', fix: expect.stringContaining('serum creatinine') },
      ]);
  });

  test('a missing weight, sex, birth date or height is asked for by its own name', () => {
    const goti = (record: PatientRecord): string[] => codes(about(choose(record), 'goti-2018'));
    const { patient, ...rest } = aPerson();
    const { sex: _sex, ...sexless } = patient;
    const { birth: _birth, ...ageless } = patient;
    expect(goti(aPerson({ covariates: { weight: [] } }))).toContain('missing-weight');
    expect(goti({ ...rest, patient: sexless })).toContain('missing-sex');
    expect(goti({ ...rest, patient: ageless })).toContain('missing-birth-date');
    const adane = choose(aPerson({ covariates: { height: [] } }));
    expect(codes(about(adane, 'adane-2015'))).toEqual(['missing-height']);
  });

  test('a neonate without a gestational age has no model', () => {
    const choices = choose(aNeonate({ covariates: { gestationalAge: [] } }));
    expect(choices.every((one) => one.verdict === 'refused')).toBe(true);
    expect(codes(about(choices, 'dao-2020'))).toContain('missing-gestational-age');
  });

  test('a model that was not made for this person says so and asks for nothing', () => {
    const dao = about(choose(aPerson({ covariates: { creatinine: [] } })), 'dao-2020');
    expect(codes(dao)).toContain('outside-studied-range');
    expect(codes(dao).filter((code) => code.startsWith('missing-'))).toEqual([]);
  });

  test('one missing quantity is asked for once, however many formulas need it', () => {
    const asked = about(choose(aNeonate({ covariates: { gestationalAge: [] } })), 'dao-2020').reasons.filter(
      (one) => one.code === 'missing-gestational-age',
    );
    expect(asked).toHaveLength(1);
  });
});

test('what no record can tell is not asked for as if it could be recorded', () => {
  const apixaban = everything.filter((one) => one.id === 'apixaban/cirincione-2018');
  const reasons = choose(aPerson(), apixaban)[0]?.reasons ?? [];
  expect(reasons.find((one) => one.code === 'missing-single-dose')?.text).toContain('is not read from records');
});

describe('limits', () => {
  test('a cap is told with the uncapped value, and the covariate that travels is not capped', () => {
    const brisk = aPerson({
      patient: { birth: { at: '1996-11-23T00:00:00.000Z', precision: 'day' } },
      covariates: { creatinine: measured('creatinine', [6, 0.6]) },
    });
    const goti = about(choose(brisk), 'goti-2018');
    const clearance = goti.covariates?.at(-1)?.values['creatinineClearance'] ?? 0;
    expect(clearance).toBeCloseTo((110 * 80) / (72 * 0.6), 0);
    const told = goti.reasons.find((one) => one.code === 'covariate-capped');
    expect(told?.severity).toBe('warning');
    expect(told?.text).toContain(String(Number(clearance.toPrecision(3))));
  });

  test('kidney function below what was studied is refused, not clamped upwards', () => {
    const anuric = choose(aPerson({ covariates: { creatinine: measured('creatinine', [6, 9.5]) } }));
    expect(about(anuric, 'thomson-2009').verdict).toBe('refused');
    expect(about(anuric, 'colin-2019').verdict).toBe('refused');
  });

  test('a reason is in words a clinician uses: what, how far, and why there is a limit', () => {
    const reason = about(choose(aPerson({ patient: { birth: { at: '2010-11-23T00:00:00.000Z', precision: 'day' } } })), 'goti-2018')
      .reasons[0];
    expect(reason?.text).toBe('Age 16 years is outside 17 to 101 years for vancomycin/goti-2018: youngest and oldest person studied.');
  });

  test('a value that was outside earlier in the span counts, with its time', () => {
    const recovered = choose(aPerson({ covariates: { creatinine: measured('creatinine', [48, 9.5], [6, 1.1]) } }));
    const reason = about(recovered, 'thomson-2009').reasons.find((one) => one.code === 'outside-studied-range');
    expect(reason?.severity).toBe('error');
    expect(reason?.text).toContain(ago(30));
  });

  test('above 65 years Goti counts a creatinine of 0.5 as 1.0, and below it does not', () => {
    const clearance = (born: string): number =>
      about(
        choose(
          aPerson({ patient: { birth: { at: born, precision: 'day' } }, covariates: { creatinine: measured('creatinine', [6, 0.5]) } }),
        ),
        'goti-2018',
      ).covariates?.at(-1)?.values['creatinineClearance'] ?? 0;
    expect(clearance('1956-11-23T00:00:00.000Z')).toBeCloseTo((70 * 80) / 72, 0);
    expect(clearance('1962-11-23T00:00:00.000Z')).toBeCloseTo((76 * 80) / (72 * 0.5), 0);
  });
});

describe('reasons that no model can overlook', () => {
  test('a creatinine of eight days refuses every model that rests on it; six days do not', () => {
    const old = choose(aPerson({ covariates: { creatinine: measured('creatinine', [192, 1]) } }));
    expect(old.every((one) => one.verdict === 'refused')).toBe(true);
    expect(codes(about(old, 'goti-2018'))).toEqual(['stale-creatinine']);
    expect(about(choose(aPerson({ covariates: { creatinine: measured('creatinine', [144, 1]) } })), 'goti-2018').verdict).toBe('applies');
  });

  test('someone who knows that the kidneys have not changed can widen that', () => {
    const old = aPerson({ covariates: { creatinine: measured('creatinine', [192, 1]) } });
    expect(about(choose(old, library, { oldestCreatinine: 240 }), 'goti-2018').verdict).toBe('applies');
  });

  test('a model with a clearance measured in urine does not ask for a fresh serum creatinine', () => {
    const collected = aPerson({
      covariates: {
        creatinine: measured('creatinine', [192, 1]),
        measuredCreatinineClearance: measured('measuredCreatinineClearance', [6, 140]),
      },
    });
    expect(about(choose(collected), 'roberts-2011').verdict).toBe('applies');
  });

  test('a clearance measured in urine eight days ago is refused as well', () => {
    const collected = aPerson({ covariates: { measuredCreatinineClearance: measured('measuredCreatinineClearance', [192, 140]) } });
    expect(codes(about(choose(collected), 'roberts-2011'))).toEqual(['stale-measured-creatinine-clearance']);
  });

  test('active dialysis of any kind refuses models not made for it; a past one does not', () => {
    for (const kind of ['haemodialysis', 'peritoneal-dialysis', 'haemofiltration'] as const) {
      const choices = choose(aPerson({ findings: [aFinding(kind)] }));
      expect(choices.every((one) => one.verdict === 'refused' && codes(one).includes('dialysis-not-modelled'))).toBe(true);
      expect(choose(aPerson({ findings: [aFinding(kind, { active: false })] }))[0]?.verdict).toBe('applies');
    }
  });

  test('a model of one’s own whose covariate nothing derives is refused with a way out', () => {
    const own = defineModel({
      id: 'mine/example-2026',
      drug: { name: 'example' },
      summary: '',
      source: { citation: '', readIn: [] },
      population: { subjects: 1, description: '' },
      covariates: { WT: covariate('kg', 'total body weight') },
      limits: [],
      structure: oneCompartmentInfusion,
      parameters: { CL: { value: 5, unit: 'L/h', from: 'x' }, V: { value: 40, unit: 'L', from: 'x' } },
      individual: (p, c) => ({ CL: p.CL * c.WT, V: p.V }),
      error: proportionalError({ proportional: 0.1, from: 'x' }),
      status: { is: 'unchecked' },
      use: 'teaching',
      deviations: [],
      checks: [],
    });
    const [choice] = choose(aPerson(), [own]);
    expect(choice).toMatchObject({ verdict: 'refused', reasons: [{ code: 'covariate-not-derivable' }] });
  });
});

test('covariates come in the model’s own units and at every change, the last at the question', () => {
  const choices = choose(aPerson({ covariates: { creatinine: measured('creatinine', [48, 1], [20, 1.2], [6, 1.3]) } }));
  expect(about(choices, 'goti-2018').covariates?.map((one) => one.at)).toEqual([ago(30), ago(20), ago(6), NOW]);
  const neonate = about(choose(aNeonate()), 'dao-2020').covariates?.at(-1)?.values ?? {};
  expect(neonate['creatinine']).toBeCloseTo(0.6 * 88.4, 9);
  expect(neonate['postmenstrualAge']).toBeCloseTo(31 + 12 / 7, 9);
  expect(findModel('vancomycin/dao-2020')?.covariates['creatinine']?.unit).toBe('umol/L');
});

test('asked twice, the answer is the same', () => {
  expect(choose(aPerson())).toEqual(choose(aPerson()));
});
