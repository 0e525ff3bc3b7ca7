import { describe, expect, test } from 'vitest';
import { tacrolimus } from '../../models/tacrolimus/drug.ts';
import { andrews2019 } from '../../models/tacrolimus/andrews-2019.ts';
import type { PkModel } from '../../src/domain/define-model.ts';
import type { DoseGiven } from '../../src/domain/record.ts';
import type { ComparisonQuestion } from '../../src/domain/wire/request.ts';
import { answerInProcess } from '../../src/study/answer.ts';
import { type Library, shippedLibrary } from '../../src/study/library.ts';
import { resolveQuestion } from '../../src/study/resolve.ts';
import { NOW, aDose, aLevel, aRecord, anOrder, measured } from './record-builder.ts';

const TACROLIMUS = { drug: 'tacrolimus', substance: 'tacrolimus', route: 'oral' } as const;
const given = (start: string): DoseGiven => {
  const { duration: _none, ...dose } = aDose(start, { ...TACROLIMUS, amount: 5 });
  return dose;
};
const order = () => {
  const { duration: _none, ...rest } = anOrder({ ...TACROLIMUS, amount: 5 });
  return rest;
};

/** A man on 5 mg twice a day with a trough of 9 ug/L. */
const person = () => {
  const record = aRecord({
    given: ['2026-11-21T18', '2026-11-22T06', '2026-11-22T18', '2026-11-23T06'].map((hour) => given(`${hour}:00:00.000Z`)),
    ordered: [order()],
    levels: [aLevel('2026-11-23T05:50:00.000Z', 9, { ...TACROLIMUS, analyte: 'tacrolimus', unit: 'ug/L' })],
  });
  return {
    ...record,
    covariates: {
      ...record.covariates,
      haematocrit: [measured('haematocrit', '2026-11-22T08:00:00.000Z', 0.35, 'L/L')],
      albumin: [measured('albumin', '2026-11-22T08:00:00.000Z', 40, 'g/L')],
    },
  };
};

const candidate = (mg: number, more: object = {}) => ({
  dose: { value: mg, unit: 'mg', substance: 'tacrolimus' },
  route: 'oral' as const,
  every: { value: 12, unit: 'h' },
  ...more,
});
const question: ComparisonQuestion = {
  drug: 'tacrolimus',
  asOf: NOW,
  candidates: [candidate(3), candidate(5)],
  target: { metric: 'AUC24', low: 0.2, high: 0.35, unit: 'mg.h/L' },
  draws: 200,
};

const GENES = ['cyp3a5Expresser', 'cyp3a422Carrier'];

/** The model with genotypes and the day of transplantation known beforehand: a record cannot say them yet. */
const knownBeforehand: PkModel = {
  ...andrews2019,
  id: 'tacrolimus/known-beforehand',
  covariates: Object.fromEntries(Object.entries(andrews2019.covariates).filter(([name]) => !GENES.includes(name))),
  limits: andrews2019.limits.filter((one) => one.covariate !== 'daysSinceTransplant'),
  individual: (p, c) => andrews2019.individual(p, { ...c, cyp3a5Expresser: 0, cyp3a422Carrier: 0 }),
  checks: [],
};
const withKnown: Library = { ...shippedLibrary, models: [knownBeforehand] };

describe('a drug by mouth', () => {
  test('is compared in its own unit of level: AUC24 in ug.h/L, troughs in ug/L, doses without an infusion time', async () => {
    const answer = await answerInProcess(question, person(), withKnown, new Date(NOW));
    if (!answer.ok) throw new Error(answer.issues.map((one) => one.text).join(' '));
    const { target, threshold, candidates } = answer.value.result;
    expect([target.unit, threshold.unit]).toEqual(['ug.h/L', 'ug/L']);
    expect(target.low).toBeCloseTo(200, 9);
    expect(threshold.label).toBe('P(Cmin > 20 ug/L)');
    const [first, second] = candidates;
    expect([first?.label, second?.label]).toEqual(['3 mg every 12 h', '5 mg every 12 h']);
    expect(second?.asIs).toBe(true);
    expect(second?.exposure.auc24to48.unit).toBe('ug.h/L');
    expect(second?.exposure.cmin24to48.unit).toBe('ug/L');
    // 10 mg a day over an apparent clearance of some 10 to 40 L/h.
    expect(second?.exposure.auc24to48.p50).toBeGreaterThan(250);
    expect(second?.exposure.auc24to48.p50).toBeLessThan(1000);
    expect((first?.exposure.auc24to48.p50 ?? 0) / (second?.exposure.auc24to48.p50 ?? 1)).toBeLessThan(0.75);
    expect(second?.doses.every((one) => one.infusionHours === 0)).toBe(true);
  });

  test('says by name what the record cannot tell: the genotypes and the day of transplantation', async () => {
    const answer = await answerInProcess({ ...question, model: andrews2019.id }, person(), shippedLibrary, new Date(NOW));
    expect(answer.ok).toBe(false);
    expect(answer.issues.map((one) => one.code)).toEqual(
      expect.arrayContaining(['missing-cyp3a5-expresser', 'missing-cyp3a422-carrier', 'missing-days-since-transplant']),
    );
  });

  test('is compared by its trough when that is what is aimed at', async () => {
    const { target: _auc, ...byTrough } = question;
    const answer = await answerInProcess({ ...byTrough, indication: 'tacrolimus/kidney-mmf' }, person(), withKnown, new Date(NOW));
    if (!answer.ok) throw new Error(answer.issues.map((one) => one.text).join(' '));
    const { target, candidates, ranking, pairs } = answer.value.result;
    expect(target).toMatchObject({ label: 'Cmin 4-11 ug/L', metric: 'Cmin', unit: 'ug/L' });
    for (const arm of candidates) {
      expect(arm.exposure.deciding.label).toBe('Cmin 24-48 h');
      const { label: _label, ...deciding } = arm.exposure.deciding;
      expect(deciding).toEqual(arm.exposure.cmin24to48);
    }
    expect(pairs[0]?.exposureDifference.unit).toBe('ug/L');
    expect(ranking.reason).toContain('P(Cmin > 20 ug/L)');
    expect(JSON.stringify(ranking)).not.toContain('AUC24');
  });

  test('is not infused, nor given beyond its bounds', () => {
    const codes = (changes: Partial<ComparisonQuestion>) =>
      resolveQuestion({ ...question, ...changes }, shippedLibrary, new Date(NOW)).issues.flatMap((one) =>
        one.severity === 'error' ? [one.code] : [],
      );
    expect(codes({ candidates: [candidate(5, { infusion: { value: 1, unit: 'h' } })] })).toContain('infusion-not-by-vein');
    expect(codes({ candidates: [candidate(50)] })).toContain('dose-too-large');
    expect(tacrolimus.routes).toEqual(['oral']);
  });
});
