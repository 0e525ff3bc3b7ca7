import { describe, expect, test } from 'vitest';
import { findModel } from '../../models/index.ts';
import type { Body } from '../../src/domain/body.ts';
import type { PkModel } from '../../src/domain/define-model.ts';
import { withEtas } from '../../src/twin/individual.ts';

/*
 * What the sources of the transplant, cancer and antibody models print beyond their parameters, and where two of them meet. Typical
 * values that a file holds anyway are not repeated here.
 */
function modelOf(id: string): PkModel {
  const model = findModel(id);
  if (!model) throw new Error(`${id} is not in the library`);
  return model;
}

const typical = (id: string, covariates: Record<string, number> = {}): Record<string, number> => {
  const model = modelOf(id);
  return model.individual(
    withEtas(
      model,
      model.etas.map(() => 0),
    ),
    covariates,
  );
};

const share = (value: number | undefined, of: number): number => Math.abs((value ?? Number.NaN) / of - 1);
const derived = (id: string, covariate: string, body: Body): number | undefined => modelOf(id).covariates[covariate]?.derive?.from(body);

describe('where two sources meet', () => {
  test('vedolizumab leaves with the half-life of 25.5 days that a review prints', () => {
    const {
      CL = 0,
      V1 = 0,
      Q = 0,
      V2 = 0,
    } = typical('vedolizumab/rosario-2015', modelOf('vedolizumab/rosario-2015').checks[0]?.covariates);
    const sum = CL / V1 + Q / V1 + Q / V2;
    const slowest = (sum - Math.sqrt(sum ** 2 - (4 * CL * Q) / (V1 * V2))) / 2;
    expect(share(Math.LN2 / slowest, 25.5)).toBeLessThan(5e-3);
  });

  test('the two infliximab models clear the same person, a man of 70 kg with 44 g/L of albumin, within 5 %', () => {
    const colitis = typical('infliximab/fasanmade-2009', { weight: 70, albumin: 44, antiDrugAntibodies: 0, female: 0 });
    const both = typical('infliximab/hanzel-2021', { weight: 70, albumin: 44, antiDrugAntibodies: 0 });
    expect(share(colitis['CL'], both['CL'] ?? 0)).toBeLessThan(0.05);
  });

  test('the two everolimus models give blood the same exposure from 10 mg a day, within 20 %', () => {
    const plasma = typical('everolimus/terheine-2018', { fatFreeMass: 57.2, haematocrit: 0.38, highDosePrednisolone: 0 });
    const blood = typical('everolimus/dewit-2016', { weight: 70, abcb1Ttt: 0 });
    const inPlasma = (10_000 * (plasma['F'] ?? 0)) / (plasma['CL'] ?? 0);
    const inBlood = bloodFrom(inPlasma / 24, plasma) * 24;
    expect(share(inBlood, 10_000 / (blood['CL'] ?? 0))).toBeLessThan(0.2);
  });

  test('everolimus in blood is 4.81 times that in plasma at 1 ug/L and a haematocrit of 0.4: 0.4 (964 / 93 + 0.153) + 0.6', () => {
    const person = typical('everolimus/terheine-2018', { fatFreeMass: 57.2, haematocrit: 0.4, highDosePrednisolone: 0 });
    expect(bloodFrom(1, person)).toBeCloseTo(4.8074, 4);
  });

  test('variances of infliximab are those of the abstract, 37.7 and 22.1 %, within 1 %', () => {
    const { omega } = modelOf('infliximab/fasanmade-2009');
    for (const [index, printed] of [0.377, 0.221].entries())
      expect(share(Math.sqrt(Math.expm1(omega[index]?.[index] ?? 0)), printed)).toBeLessThan(0.01);
  });

  test('the covariance of clearance and volume of imatinib is the 0.179 that its file quotes beside the correlation', () => {
    expect(modelOf('imatinib/gotta-2012').omega[0]?.[1]).toBeCloseTo(0.179, 3);
  });

  test('busulfan of 3.2 mg/kg once a day exposes an adult of mean weight to the 26.18 mg.h/L that Choe prints, within 10 %', () => {
    const { CL = 0 } = typical('busulfan/choe-2012', { weight: 66.5, female: 0 });
    expect(share((3.2 * 66.5) / CL, 26.18)).toBeLessThan(0.1);
  });

  test('sirolimus is cleared half as fast at 64 years as at 16', () => {
    const at = (age: number): number => typical('sirolimus/golubovic-2019', { age, raisedAst: 0 })['CL'] ?? 0;
    expect(at(64) / at(16)).toBeCloseTo(0.51, 2);
  });
});

describe('where a source is not followed', () => {
  test('the correlations of Hanzel are left at zero', () => {
    const { omega } = modelOf('infliximab/hanzel-2021');
    expect(omega.flatMap((row, i) => row.filter((value, j) => i !== j && value !== 0))).toEqual([]);
  });

  test('methotrexate has the molar mass of 454.44 that the paper’s own simulation needs, not the 222 it prints', () => {
    for (const id of ['methotrexate/mao-2022', 'methotrexate/taylor-2020']) expect(modelOf(id).moiety.scale).toBeCloseTo(1000 / 454.44, 9);
  });

  test('adalimumab of Ling is absorbed at 0.28 and cleared at 0.29 a day, ten and four times what its misprinted table would give', () => {
    const { CL = 0, KA = 0 } = typical('adalimumab/ling-2024');
    expect([KA / (0.1167 * 24), CL / (0.00283 * 24)].map((value) => Number(value.toFixed(2)))).toEqual([0.1, 4.28]);
  });
});

describe('what decides by a threshold', () => {
  test('mycophenolate of Wang knows days 4 to 8 and the sixth to tenth year, and refuses all between', () => {
    const stages = [3, 4, 8, 9, 400, 2008, 2009, 3652, 3653].map((daysSinceTransplant) =>
      derived('mycophenolate/wang-2022', 'stage', { daysSinceTransplant }),
    );
    expect(stages).toEqual([2, 0, 0, 2, 2, 2, 1, 1, 2]);
    expect(modelOf('mycophenolate/wang-2022').limits.find((one) => one.covariate === 'stage')?.above).toBe('refuse');
  });

  test('antibodies against adalimumab act after day 21, and only where there are any', () => {
    const acting = (antiDrugAntibodies: number, daysOfTreatment: number): number | undefined =>
      derived('adalimumab/nader-2017', 'actingAntibodies', { antiDrugAntibodies, daysOfTreatment });
    expect([acting(1, 21), acting(1, 22), acting(0, 100)]).toEqual([0, 1, 0]);
  });

  test('prednisolone counts as high from 20 mg a day on, methotrexate as given to the elderly above 60 years', () => {
    const high = (prednisoloneDaily: number): number | undefined =>
      derived('ciclosporin/press-2010', 'highDosePrednisolone', { prednisoloneDaily });
    const elderly = (age: number): number | undefined => derived('methotrexate/mao-2022', 'elderly', { age });
    expect([high(19.9), high(20), elderly(60), elderly(60.1)]).toEqual([0, 1, 0, 1]);
  });
});

/** Level of everolimus in whole blood for one in plasma, ug/L, as the model puts it out. */
function bloodFrom(plasma: number, parameters: Record<string, number>): number {
  const { structure } = modelOf('everolimus/terheine-2018');
  const output = structure.kind === 'network' ? structure.outputs['CB'] : undefined;
  if (!output || !('is' in output)) throw new Error('everolimus/terheine-2018 puts out no CB');
  return output.is({ central: (plasma * (parameters['V1'] ?? 0)) / 1000 }, parameters, 0);
}
