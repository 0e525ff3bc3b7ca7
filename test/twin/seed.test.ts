import { describe, expect, test } from 'vitest';
import type { PatientRecord } from '../../src/domain/record.ts';
import type { Estimate, TwinState } from '../../src/domain/twin.ts';
import { seedState } from '../../src/twin/seed.ts';
import { NOW, aDoseGiven, aNeonate, aPerson, ago, measured } from './body-record.ts';

function seed(record: PatientRecord): TwinState {
  const outcome = seedState(record, NOW);
  if (!outcome.ok) throw new Error('not seeded');
  return outcome.value;
}

const estimatesOf = (state: TwinState): Estimate[] =>
  [
    ...Object.values(state.size),
    ...Object.values(state.maturation),
    ...Object.values(state.binding),
    ...state.kidney.timeline.flatMap((one) => [one.creatinine, one.clearance, one.gfrIndexed]),
  ].filter((one): one is Estimate => typeof one === 'object' && 'sd' in one);

describe('the state seeded from a record', () => {
  test('every quantity has a unit, a source in the record, and either a spread or the reason why there is none', () => {
    const estimates = estimatesOf(seed(aPerson({ covariates: { albumin: measured('albumin', [6, 31]) } })));
    expect(estimates.length).toBeGreaterThanOrEqual(12);
    for (const { value, unit, from, uncertainty, sd } of estimates) {
      expect(Number.isFinite(value)).toBe(true);
      expect(unit).not.toBe('');
      expect(from.length).toBeGreaterThan(0);
      expect(uncertainty.length).toBeGreaterThan(10);
      expect(sd === null || sd > 0).toBe(true);
    }
  });

  test('80 kg and 178 cm: 25.2 kg/m2, 1.99 m2, ideal weight 73.2 kg, fat-free mass 61.1 kg', () => {
    const { size } = seed(aPerson());
    expect(size.bodyMassIndex).toMatchObject({ unit: 'kg/m2' });
    expect(size.bodyMassIndex?.value).toBeCloseTo(25.25, 2);
    expect(size.bodySurface?.value).toBeCloseTo(Math.sqrt((178 * 80) / 3600), 10);
    expect(size.idealWeight?.value).toBeCloseTo(50 + 2.3 * (178 / 2.54 - 60), 10);
    expect(size.fatFreeMass?.value).toBeCloseTo((42.92 * 1.78 ** 2 * 80) / (30.93 * 1.78 ** 2 + 80), 1);
  });

  test('the latest weight is the weight, and its resource and version are kept', () => {
    const { size } = seed(aPerson({ covariates: { weight: measured('weight', [48, 80], [5, 83]) } }));
    expect(size.weight).toMatchObject({ value: 83, unit: 'kg', at: ago(5), from: [{ resource: 'Observation/weight-5', version: '1' }] });
  });

  test('each creatinine has a point, with the weight of its own time', () => {
    const { kidney } = seed(
      aPerson({ covariates: { weight: measured('weight', [72, 80], [12, 90]), creatinine: measured('creatinine', [48, 1], [6, 1]) } }),
    );
    const [first, second] = kidney.timeline;
    expect((second?.clearance?.value ?? 0) / (first?.clearance?.value ?? 1)).toBeCloseTo(90 / 80, 3);
    expect(kidney.unstable).toBe(false);
  });

  test('adult formulas are not used on a neonate; its maturation is known from the gestational age', () => {
    const { size, maturation, kidney } = seed(aNeonate());
    expect(size.idealWeight).toBeUndefined();
    expect(size.fatFreeMass).toBeUndefined();
    expect(maturation.postmenstrualAge?.value).toBeCloseTo(31 + 12 / 7, 10);
    expect(maturation.postmenstrualAge?.from.map((one) => one.resource)).toContain('Observation/gestationalAge-288');
    expect(kidney.timeline.every((one) => one.clearance === undefined)).toBe(true);
  });

  test('what the record does not hold is listed as missing and nowhere made up', () => {
    const { patient, ...rest } = aPerson({ covariates: { weight: [], height: [], creatinine: [] } });
    const { sex: _sex, birth: _birth, ...unknown } = patient;
    const state = seed({ ...rest, patient: unknown });
    expect(state.missing).toEqual(['birth date', 'sex', 'weight', 'height', 'serum creatinine']);
    expect(estimatesOf(state)).toEqual([]);
    expect(seed(aPerson()).missing).toEqual([]);
    expect(seed(aNeonate({ covariates: { gestationalAge: [] } })).missing).toEqual(['gestational age at birth']);
  });

  test('drugs on board: doses and levels up to now, and the order in force', () => {
    const source = { resource: 'MedicationRequest/o', field: 'dosageInstruction' };
    const record = aPerson({
      given: [aDoseGiven(30), aDoseGiven(6), aDoseGiven(-4)],
      ordered: [
        { drug: 'vancomycin', substance: 'vancomycin', amount: 1000, every: 12, duration: 2, route: 'iv', status: 'active', source },
        { drug: 'vancomycin', substance: 'vancomycin', route: 'iv', status: 'stopped', source },
      ],
    });
    expect(seed(record).drugs).toEqual([
      { drug: 'vancomycin', dosesGiven: 2, levels: 0, lastDose: ago(6), ordered: '1000 mg of vancomycin every 12 h over 2 h (iv)' },
    ]);
  });

  test('an order without a dose is told as one', () => {
    const record = aPerson({
      given: [],
      ordered: [
        {
          drug: 'vancomycin',
          substance: 'vancomycin',
          every: 12,
          route: 'iv',
          status: 'active',
          source: { resource: 'MedicationRequest/o', field: 'x' },
        },
      ],
    });
    expect(seed(record).drugs[0]?.ordered).toBe('vancomycin, no dose stated every 12 h (iv)');
  });

  test('old and doubtful values are remarks: a twin is seeded from what there is', () => {
    const outcome = seedState(
      aPerson({ covariates: { creatinine: measured('creatinine', [1200, 0.95]), weight: measured('weight', [6, 8000]) } }),
      NOW,
    );
    expect(outcome.ok).toBe(true);
    expect(outcome.issues.map((one) => one.code)).toEqual(expect.arrayContaining(['stale-creatinine', 'implausible-weight']));
    expect(outcome.issues.every((one) => one.severity !== 'error')).toBe(true);
  });

  test('a weight and height that cannot both be right leave no size and no clearance behind', () => {
    const state = seed(aPerson({ covariates: { weight: measured('weight', [48, 178]), height: measured('height', [48, 80]) } }));
    expect(state.size).toEqual({});
    expect(state.kidney.timeline.every((one) => one.clearance === undefined)).toBe(true);
    expect(state.missing).toEqual(['weight', 'height']);
  });

  test('a birth after the moment is refused', () => {
    expect(seedState(aPerson({ patient: { birth: { at: '2027-01-01T00:00:00.000Z', precision: 'day' } } }), NOW).ok).toBe(false);
  });

  test('the same record and moment give the same state, whatever comes later', () => {
    const later = aPerson({ covariates: { creatinine: measured('creatinine', [48, 1], [6, 1], [-3, 4]) } });
    expect(seed(later)).toEqual(seed(aPerson()));
  });
});
