import { describe, expect, test } from 'vitest';
import { findModel, library } from '../../models/index.ts';
import type { PkModel } from '../../src/domain/define-model.ts';
import { individual } from '../../src/twin/gate-run.ts';

/*
 * Numbers that two public sources print differently: which one a model file holds, and by how much the other would differ. The note
 * for a reader stands under `deviations`.
 */
function model(id: string): PkModel {
  const found = findModel(id);
  if (!found) throw new Error(`${id} is not in the library`);
  return found;
}

const varianceOf = (id: string, name: string): number => {
  const { etas, omega } = model(id);
  const at = etas.indexOf(name);
  return omega[at]?.[at] ?? Number.NaN;
};

describe('propofol', () => {
  const man = { age: 40, weight: 70, height: 170, female: 0 };

  test('Schnider’s clearance is centred on a weight of 77 kg: with the lean mass in its place, as one package has it, it is 0.67 L/min lower', () => {
    const lean = 1.1 * 70 - 128 * (70 / 170) ** 2;
    const other = 1.89 + 0.0456 * (lean - 77) - 0.0681 * (lean - 59) + 0.0264 * (170 - 177);
    expect(individual(model('propofol/schnider-1998'), man)['CL']).toBeCloseTo(1.638135, 6);
    expect(other).toBeCloseTo(0.9677, 4);
  });

  test('Schnider’s Q2 falls with age: 1.602 L/min at 40 years, not 0.978', () => {
    expect(individual(model('propofol/schnider-1998'), man)['Q2']).toBeCloseTo(1.602, 9);
  });

  test('Schnider’s third volume is 238 L, not the 23.8 L of two public codes', () => {
    expect(individual(model('propofol/schnider-1998'), man)['V3']).toBe(238);
  });

  test('Eleveld’s Q2 is 1.75 L/min and becomes 1.83 at 35 years: the maturation is applied once', () => {
    const at35 = individual(model('propofol/eleveld-2018'), { age: 35, weight: 70, fatFreeMass: 54.4752, female: 0, opioid: 0 });
    expect(model('propofol/eleveld-2018').parameters['Q2']?.value).toBe(1.75);
    expect(at35['Q2']).toBeCloseTo(1.8306, 4);
  });

  test('opioids lower Eleveld’s clearance by 9.5 % at 35 years, and without them nothing does', () => {
    const with35 = (opioid: number): number =>
      individual(model('propofol/eleveld-2018'), { age: 35, weight: 70, fatFreeMass: 54.4752, female: 0, opioid })['CL'] ?? Number.NaN;
    expect(with35(0)).toBeCloseTo(1.79, 9);
    expect(with35(1) / with35(0)).toBeCloseTo(0.905, 3);
  });
});

describe('remifentanil', () => {
  const person = { age: 25, weight: 70, fatFreeMass: 54.4752 };

  test('Eleveld’s third volume starts from 5.03 L, not from the 8.82 L of the second', () => {
    expect(individual(model('remifentanil/eleveld-2017'), { ...person, age: 35, female: 0 })['V3']).toBeCloseTo(5.03, 4);
  });

  test('it is women whose clearance is higher at 25 years, by 45 %, and not men', () => {
    const cleared = (female: number): number => individual(model('remifentanil/eleveld-2017'), { ...person, female })['CL'] ?? Number.NaN;
    expect(cleared(1) / cleared(0)).toBeCloseTo(1.451, 3);
  });

  test('Kim’s second volume falls with the years above 37, and not with the whole age', () => {
    expect(individual(model('remifentanil/kim-2017'), { age: 37, weight: 74.5, fatFreeMass: 52.3 })['V2']).toBeCloseTo(8.4, 9);
  });
});

describe('warfarin', () => {
  test('Hamberg’s variability is taken as variances: 27, 24 and 52 % CV, where one file calls the same numbers standard deviations', () => {
    const percent = ['elimination', 'V', 'EC50'].map((name) => 100 * Math.sqrt(Math.expm1(varianceOf('warfarin/hamberg-2010', name))));
    for (const [index, expected] of [27.1, 23.6, 52.1].entries()) expect(percent[index]).toBeCloseTo(expected, 1);
  });

  test('the steepness called Hamberg’s in a later paper, 1.39, is not the one of 2010, 1.15', () => {
    expect(model('warfarin/hamberg-2010').parameters['gamma']?.value).toBe(1.15);
    expect(model('warfarin/xia-2024').parameters['gamma']?.value).toBe(1.39);
  });
});

describe('antiepileptics and lithium', () => {
  test('carbamazepine raises the clearance of valproate by 52.1 %, as the equation says; the table’s 51.2 % is 0.6 % less clearance', () => {
    const factor = model('valproate/teixeira-2022').parameters['withCarbamazepine']?.value ?? Number.NaN;
    expect(factor).toBe(1.521);
    expect(1 - 1.512 / factor).toBeLessThan(0.006);
  });

  test('levetiracetam of children: exponents 0.567 (table) and 0.563 (text) differ by 0.7 % at 5 kg', () => {
    const exponent = model('levetiracetam/wang-2012').parameters['weightExponent']?.value ?? Number.NaN;
    expect(exponent).toBe(0.567);
    expect((5 / 25) ** (0.563 - exponent)).toBeCloseTo(1.0065, 4);
  });

  test('a residual error of 10.3 % on the daily dose of phenytoin is 52 % on the mean level of 9.78 mg/L', () => {
    const { error, parameters } = model('phenytoin/yukawa-1990');
    const km = parameters['KM']?.value ?? Number.NaN;
    expect(error).toMatchObject({ form: 'proportional' });
    expect(error.form === 'proportional' ? error.proportional : 0).toBeCloseTo((0.103 * (km + 9.78)) / km, 2);
  });

  test('the additive error of lithium, 0.0218, is a variance: 0.148 mmol/L', () => {
    const { error } = model('lithium/jin-2022');
    expect(error.form === 'additive' ? error.additive : 0).toBeCloseTo(Math.sqrt(0.0218), 4);
  });
});

test('clearance of caffeine in the newborn: 5.3 mL/h/kg, a fifth more than the 4.39 of another study', () => {
  const clearance = individual(model('caffeine/lee-1997'), { grams: 1000, postnatalAge: 10, veryPreterm: 1 })['CL'] ?? Number.NaN;
  expect(clearance / 0.00439).toBeCloseTo(1.2, 2);
});

test('dexmedetomidine: clearances of 0.445 L/min and 0.00791 x height - 0.927 agree at 173 cm', () => {
  const { CL } = individual(model('dexmedetomidine/dyck-1993'), {});
  expect(CL).toBeCloseTo(0.00791 * 173 - 0.927, 2);
});

describe('two columns of one table', () => {
  test('vancomycin after an operation on the heart: the model as built gives 7 % less clearance at 60 mL/min than the one from all data', () => {
    const cleared = individual(model('vancomycin/staatz-2006'), { weight: 74, creatinineClearance: 60 })['CL'] ?? Number.NaN;
    expect(cleared / (2.97 * (1 + 0.0205 * (60 - 57)))).toBeCloseTo(0.9325, 4);
  });

  test('gentamicin after an operation on the heart: clearance by the day’s creatinine is 10 % above the final model’s at 60 mL/min', () => {
    const cleared = individual(model('gentamicin/staatz-2006'), { weight: 72, creatinineClearance: 60 })['CL'] ?? Number.NaN;
    expect(cleared / (2.81 * (1 + 0.015 * (60 - 63)))).toBeCloseTo(1.098, 3);
  });
});

test('ganciclovir’s proportional error is the root of the 0.143 that two programs print, and not 14 %', () => {
  expect(model('ganciclovir/caldes-2009').error).toMatchObject({ form: 'combinedRoot', proportional: 0.378, additive: 0.465 });
  expect(Math.sqrt(0.143)).toBeCloseTo(0.378, 3);
});

test('a model is called checked only where its file says where and what differed, and one without a second source says for which numbers', () => {
  const agreed = library.filter(({ status }) => status.is === 'checked').map(({ id }) => id);
  expect(agreed.toSorted()).toEqual(['meropenem/li-2006', 'vancomycin/dao-2020', 'vancomycin/goti-2018', 'vancomycin/thomson-2009']);
  for (const { id, status, source } of library) {
    if (status.is === 'unchecked') continue;
    expect(source.readIn.length, id).toBeGreaterThan(1);
    expect(status.against, id).toMatch(/differ/);
  }
});
