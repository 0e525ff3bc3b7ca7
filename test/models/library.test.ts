import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findDrug, findModel, library, targets, thresholds } from '../../models/index.ts';
import { preferences } from '../../models/preference.ts';

const drug = findDrug('vancomycin');

describe('the library', () => {
  test('it stands in the order of preference, and every preference gives its reason', () => {
    for (const { drug: name, order } of preferences) {
      expect(library.filter((one) => one.drug.name === name).map((one) => one.id)).toEqual(order.map((one) => one.model));
      expect(order.every((one) => one.because.length > 20)).toBe(true);
    }
  });

  test('every model stands in the file that its id names, and every file beside a drug is a model', () => {
    const folder = join(import.meta.dirname, '../../models');
    const files = library
      .map(({ drug: { name } }) => name)
      .flatMap((name) => readdirSync(join(folder, name)).map((file) => `${name}/${file}`));
    const models = new Set(files.filter((file) => !file.endsWith('/drug.ts')).map((file) => file.replace(/[.]ts$/, '')));
    expect([...models].toSorted()).toEqual(library.map(({ id }) => id).toSorted());
  });

  test('special populations speak before general ones', () => {
    const place = (id: string): number => library.findIndex((one) => one.id === id);
    for (const special of ['vancomycin/dao-2020', 'vancomycin/buelga-2005', 'vancomycin/adane-2015'])
      expect(place(special)).toBeLessThan(place('vancomycin/goti-2018'));
    expect(place('vancomycin/goti-2018')).toBeLessThan(place('vancomycin/thomson-2009'));
    expect(place('vancomycin/thomson-2009')).toBeLessThan(place('vancomycin/colin-2019'));
  });

  test('a model is found by its id and a drug by its name in any case; others are not there', () => {
    expect(findModel('vancomycin/goti-2018')?.population.subjects).toBe(1812);
    expect(findModel('vancomycin/goti')).toBeUndefined();
    expect(findDrug(' Vancomycin ')?.name).toBe('vancomycin');
    expect(findDrug('unobtainium')).toBeUndefined();
  });

  test('every model is of a drug that is there, with its ATC code', () => {
    for (const model of library) {
      const own = findDrug(model.drug.name);
      expect(own?.atc).toContain(model.drug.atc);
    }
  });

  test('the variances of Goti are those that two of its encodings print: 0.147, 0.510, 0.282', () => {
    const omega = findModel('vancomycin/goti-2018')?.omega ?? [];
    for (const [index, printed] of [0.147, 0.51, 0.282].entries()) expect(omega[index]?.[index]).toBeCloseTo(printed, 3);
  });

  test('the variances of Thomson are those of its published sequential forecast: 0.0729, 0.0225, 0.2401, 1.69', () => {
    const model = findModel('vancomycin/thomson-2009');
    expect(model?.etas).toEqual(['CL', 'V1', 'Q', 'V2']);
    for (const [index, printed] of [0.0729, 0.0225, 0.2401, 1.69].entries()) expect(model?.omega[index]?.[index]).toBeCloseTo(printed, 12);
  });

  test('the covariance of clearance and volume in Buelga is 0.02296', () => {
    expect(findModel('vancomycin/buelga-2005')?.omega[0]?.[1]).toBeCloseTo(0.02296, 4);
  });
});

describe('vancomycin', () => {
  test('no faster than 10 mg/min and no shorter than an hour', () => {
    expect(drug?.dosing.iv?.fastest).toBe(10);
    expect(drug?.dosing.iv?.shortest).toBe(1);
  });

  test('the hydrochloride is not converted: its labels state strengths as vancomycin, its mass says otherwise', () => {
    expect(Object.keys(drug?.substances ?? {})).toEqual(['vancomycin']);
  });

  test('only the vein counts, and only parenteral codes', () => {
    expect(drug?.routes).toEqual(['iv']);
    expect(drug?.atc).toEqual(['J01XA01']);
    expect(drug?.products.map((one) => one.code)).not.toContain('374282');
  });

  test('LOINC codes end in their check digit', () => {
    for (const { loinc } of drug?.levels ?? []) expect(checkDigit(loinc.code)).toBe(true);
    expect(drug?.levels.length).toBeGreaterThanOrEqual(3);
  });

  test('AUC24 of 400 to 600 mg.h/L on the second day, at a MIC of 1 mg/L, is what is wanted', () => {
    const usual = targets.find((one) => one.drug === 'vancomycin');
    expect(usual).toMatchObject({
      low: 400,
      high: 600,
      mic: 1,
      unit: 'mg.h/L',
      window: { from: 24, to: 48 },
      source: { status: 'verified' },
    });
  });

  test('a target that no guideline states is marked as from memory', () => {
    expect(targets.find((one) => one.id === 'vancomycin/other')?.source.status).toBe('memory');
  });

  test('an AUC24 above 600 mg.h/L may have a probability of 0.10 at most, in the window of the target', () => {
    expect(thresholds.filter((one) => one.drug === 'vancomycin')).toHaveLength(1);
    expect(thresholds.find((one) => one.drug === 'vancomycin')).toMatchObject({ above: 600, limit: 0.1, window: { from: 24, to: 48 } });
  });
});

/** LOINC's check digit (modulus 10, double-add-double). */
function checkDigit(code: string): boolean {
  const [body = '', digit] = code.split('-');
  const odd = [...body]
    .toReversed()
    .filter((_, index) => index % 2 === 0)
    .toReversed()
    .join('');
  const even = [...body]
    .toReversed()
    .filter((_, index) => index % 2 === 1)
    .toReversed()
    .join('');
  const sum = [...`${even}${Number(odd) * 2}`].reduce((total, one) => total + Number(one), 0);
  return (10 - (sum % 10)) % 10 === Number(digit);
}
