import { beforeAll, describe, expect, it } from 'vitest';
import { deriveFrom } from '../../models/physiology/derivation.ts';
import { colin2019 } from '../../models/vancomycin/colin-2019.ts';
import { goti2018 } from '../../models/vancomycin/goti-2018.ts';
import { thomson2009 } from '../../models/vancomycin/thomson-2009.ts';
import { type PkModel, covariate, defineModel } from '../../src/domain/define-model.ts';
import type { PatientRecord } from '../../src/domain/record.ts';
import type { ComparisonQuestion } from '../../src/domain/wire/request.ts';
import { type ComparisonResult, comparisonResult } from '../../src/domain/wire/result.ts';
import { answerInProcess } from '../../src/study/answer.ts';
import { type Library, shippedLibrary } from '../../src/study/library.ts';
import { NOW, aLevel, aRecord, anOrder, measured, threeDoses } from './record-builder.ts';

const person = (levels = [aLevel('2026-11-23T04:30:00.000Z', 14)]): PatientRecord =>
  aRecord({ given: threeDoses(), ordered: [anOrder()], levels });

async function ask(
  record: PatientRecord,
  change: Partial<ComparisonQuestion> = {},
  models: PkModel[] = [goti2018],
): Promise<ComparisonResult> {
  const candidates = [750, 1500].map((mg) => ({
    dose: { value: mg, unit: 'mg', substance: 'vancomycin' },
    route: 'iv' as const,
    infusion: { value: 3, unit: 'h' },
    every: { value: 12, unit: 'h' },
  }));
  const question = { drug: 'vancomycin', asOf: NOW, candidates, draws: 200, sensitivity: true, seed: 5, ...change };
  const library: Library = { ...shippedLibrary, models };
  const answered = await answerInProcess(question, record, library, new Date(NOW));
  if (!answered.ok) throw new Error(answered.issues.map((one) => one.text).join(' '));
  return comparisonResult.parse(answered.value.result);
}

const withCreatinine = (record: PatientRecord, factor: number): PatientRecord => ({
  ...record,
  covariates: {
    ...record.covariates,
    creatinine: record.covariates.creatinine.map((one) => ({ ...one, value: one.value * factor })),
  },
});

const rowOf = ({ sensitivity }: ComparisonResult, input: RegExp) => {
  const found = sensitivity?.rows.find((one) => input.test(one.input));
  if (!found) throw new Error(`there is no row of ${String(input)}`);
  return found;
};

describe('which input moves the answer', () => {
  let result: ComparisonResult;
  beforeAll(async () => {
    result = await ask(person());
  });

  it('is told of creatinine, weight and the time of each level, the one with the largest effect first', () => {
    const { rows = [] } = result.sensitivity ?? {};
    expect(rows.map(({ input }) => input).toSorted()).toEqual([
      'serum creatinine',
      'time of the level of 14 mg/L at 2026-11-23 04:30 UTC',
      'total body weight',
    ]);
    const effects = rows.map(({ effect }) => effect ?? -1);
    expect(effects[0]).toBe(Math.max(...effects));
    expect(result.sensitivity?.reason).toContain(`${rows[0]?.input} moves the figures of`);
  });

  it('is what the same question says of a person with that creatinine, to the draw', async () => {
    const { low, high } = rowOf(result, /creatinine/);
    const [first = -1] = result.ranking.order;
    for (const [side, factor] of [
      [low, 0.8],
      [high, 1.2],
    ] as const) {
      const other = await ask(withCreatinine(person(), factor), { sensitivity: false });
      const arm = other.candidates[first];
      expect(side.figures).toEqual({
        inTarget: arm?.probability.inTarget.value,
        thresholds: arm?.probability.thresholds.map(({ value }) => value),
        deciding: expect.closeTo(arm?.exposure.deciding.p50 ?? 0, 6),
        first: other.ranking.order[0],
      });
    }
  });

  it('has more exposure with a higher creatinine, and with a level that was as high an hour later', async () => {
    const many = await ask(person(), { draws: 1000 });
    for (const row of [rowOf(many, /creatinine/), rowOf(many, /time of the level/)])
      expect(row.high.figures?.deciding).toBeGreaterThan(row.low.figures?.deciding ?? Infinity);
  });

  it('changes nothing in the answer beside which it stands', async () => {
    const { sensitivity, ...rest } = await ask(person(), { seed: undefined });
    const plain = await ask(person(), { sensitivity: false, seed: undefined });
    expect(rest).toEqual(plain);
    expect(sensitivity?.base).toMatchObject({ first: rest.ranking.order[0] });
  });

  it('says "not used by this model", and not "no effect", of what the model does not compute with', async () => {
    const clearance = deriveFrom(['creatinine'], 'a clearance by creatinine alone', ({ creatinine }) => 90 / creatinine);
    const { uncapped: _uncapped, ...others } = goti2018;
    const weightless = defineModel({
      ...others,
      covariates: { creatinineClearance: covariate('mL/min', clearance) },
      moiety: { name: 'vancomycin', level: 'mg/L' },
      limits: [],
      individual: (p, c) => goti2018.individual(p, { ...c, weight: 80 }),
    });
    const row = rowOf(await ask(person(), {}, [weightless]), /weight/);
    expect(row).toMatchObject({ used: false, effect: null, low: { figures: null, why: 'Not used by this model.' } });
  });

  it('gives the reason where a moved level would not be used, or would lie after the decision', async () => {
    const [ran, ahead] = [aLevel('2026-11-22T20:30:00.000Z', 25), aLevel('2026-11-23T11:40:00.000Z', 13)];
    const moved = await ask(person([ran, ahead]));
    expect(rowOf(moved, /25 mg/).low).toMatchObject({ figures: null, why: expect.stringContaining('while a dose was running') });
    expect(rowOf(moved, /13 mg/).high).toMatchObject({ figures: null, why: 'It would lie after the decision.' });
    expect(rowOf(moved, /13 mg/).low.figures).not.toBeNull();
  });

  it('gives the reason where the model may not be used with the moved value', async () => {
    const row = rowOf(await ask(withWeight(person(), 36)), /weight/);
    expect(row.low).toMatchObject({ figures: null, why: expect.stringMatching(/may not be used then\. .+/) });
  });

  it('computes with at most 1000 draws, and says so', async () => {
    const { sensitivity } = await ask(person(), { draws: 1100 });
    expect(sensitivity).toMatchObject({ draws: 1000, method: expect.stringContaining('1000 draws of the 1100 of the answer.') });
  });
});

function withWeight(record: PatientRecord, kilograms: number): PatientRecord {
  return {
    ...record,
    covariates: { ...record.covariates, height: [], weight: [measured('weight', '2026-11-21T08:00:00.000Z', kilograms, 'kg')] },
  };
}

describe('the choice of model', () => {
  const three = [goti2018, thomson2009, colin2019];
  const alone = ({ sensitivity }: ComparisonResult) => sensitivity?.models ?? [];

  it('shows what each other model of weight says alone: what it says when asked by name, to the draw', async () => {
    const result = await ask(person(), {}, three);
    const chosen = result.basis.models.find((one) => one.chosen);
    const others = result.basis.models.filter(({ chosen: is, weight }) => !is && (weight ?? 0) >= 0.05);
    expect(alone(result).map(({ model, weight }) => ({ model, weight }))).toEqual(
      others.map(({ model, weight }) => ({ model, weight })).toSorted((a, b) => (b.weight ?? 0) - (a.weight ?? 0)),
    );
    expect(alone(result).map(({ model }) => model)).not.toContain(chosen?.model);
    const [first = -1] = result.ranking.order;
    for (const { model, figures } of alone(result)) {
      const named = await ask(person(), { model, sensitivity: false }, three);
      expect(figures).toMatchObject({
        inTarget: named.candidates[first]?.probability.inTarget.value,
        thresholds: named.candidates[first]?.probability.thresholds.map(({ value }) => value),
        deciding: expect.closeTo(named.candidates[first]?.exposure.deciding.p50 ?? Number.NaN, 8),
        first: named.ranking.order[0],
      });
    }
    const { low, high, effect } = rowOf(result, /choice of model/);
    const medians = alone(result).map(({ figures }) => figures?.deciding ?? Number.NaN);
    expect([low.figures?.deciding, high.figures?.deciding]).toEqual([Math.min(...medians), Math.max(...medians)]);
    const risk = result.sensitivity?.base.thresholds[0] ?? 0;
    expect(effect).toBeGreaterThanOrEqual(Math.max(...alone(result).map(({ figures }) => Math.abs((figures?.thresholds[0] ?? 0) - risk))));
  });

  it('of an average is each of its models against all together', async () => {
    const result = await ask(person(), { model: 'average' }, three);
    expect(alone(result).map(({ model }) => model)).toEqual(result.basis.average?.models.map(({ model }) => model));
    const medians = alone(result).map(({ figures }) => figures?.deciding ?? Number.NaN);
    expect(result.sensitivity?.base.deciding).toBeGreaterThan(Math.min(...medians));
    expect(result.sensitivity?.base.deciding).toBeLessThan(Math.max(...medians));
  });

  it('is no row where one model alone was asked for, and one without figures where no other has weight', async () => {
    const named = await ask(person(), { model: goti2018.id }, three);
    expect(named.sensitivity?.rows.map(({ input }) => input)).not.toContain('choice of model');
    expect(named.sensitivity?.models).toBeUndefined();
    const unlikely = defineModel({
      ...goti2018,
      id: 'vancomycin/unlikely',
      moiety: { name: 'vancomycin', level: 'mg/L' },
      individual: (p, c) => ({ ...goti2018.individual(p, c), CL: 30 * (goti2018.individual(p, c)['CL'] ?? 0) }),
    });
    const other = rowOf(await ask(person(), {}, [goti2018, unlikely]), /choice of model/);
    expect(other).toMatchObject({ effect: null, low: { figures: null, why: expect.stringContaining('5 % or more') } });
  });
});
