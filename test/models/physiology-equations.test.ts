import { describe, expect, test } from 'vitest';
import {
  fatFreeMass,
  fatFreeMassAlSallami,
  idealWeightChild,
  leanMassBoer,
  leanMassHume,
  leanMassJames,
  sizeFactor,
  surfaceHaycock,
} from '../../models/physiology/body-size.ts';
import {
  enzymaticFromJaffe,
  expectedCreatinineCeriotti,
  expectedCreatinineNeonate,
  idmsFromJaffe,
  jaffeFromEnzymatic,
  jaffeFromIdms,
} from '../../models/physiology/expected-creatinine.ts';
import {
  ckdEpi2009,
  ckdEpiCreatinineCystatin2021,
  ckdEpiCystatin2012,
  grubb,
  hoek,
  jelliffe1973,
  larsson,
  mdrd,
} from '../../models/physiology/filtration-adults.ts';
import { ckidU25, expectedFiltrationRhodin, schwartz1976, smeetsNeonate } from '../../models/physiology/filtration-children.ts';
import { type Liver, childPugh } from '../../models/physiology/liver.ts';
import { phenytoinAtNormalAlbumin } from '../../models/physiology/protein-binding.ts';
import { jelliffe1972, jelliffe2002, kineticFiltration } from '../../models/physiology/unstable-kidney.ts';

describe('filtration in adults', () => {
  const man = { age: 50, sex: 'male' as const };
  const woman = { age: 50, sex: 'female' as const };

  test('creatinine and cystatin C of 1.0 are 88.1 in a man of 50 years and 74.0 in a woman (CKD-EPI 2021)', () => {
    expect(ckdEpiCreatinineCystatin2021({ ...man, creatinine: 1, cystatinC: 1 })).toBeCloseTo(88.1, 1);
    expect(ckdEpiCreatinineCystatin2021({ ...woman, creatinine: 1, cystatinC: 1 })).toBeCloseTo(74, 1);
  });

  test('cystatin C of 1.0 mg/L alone is 80.9 in a man of 50 years and 75.4 in a woman (CKD-EPI 2012)', () => {
    expect(ckdEpiCystatin2012({ ...man, cystatinC: 1 })).toBeCloseTo(80.9, 1);
    expect(ckdEpiCystatin2012({ ...woman, cystatinC: 1 })).toBeCloseTo(75.4, 1);
  });

  test('MDRD gives 64.1 to a man of 50 years with 1.2 mg/dL and 47.6 to a woman, and 186/175 of that with the older assay', () => {
    expect(mdrd({ ...man, creatinine: 1.2 })).toBeCloseTo(64.1, 1);
    expect(mdrd({ ...woman, creatinine: 1.2 })).toBeCloseTo(47.6, 1);
    expect(mdrd({ ...man, creatinine: 1.2, assay: 'older' }) / mdrd({ ...man, creatinine: 1.2 })).toBeCloseTo(186 / 175, 12);
  });

  test('Jelliffe 1973 gives 74 to a man of 50 years with 1.0 mg/dL and 66.6 to a woman: her factor is 0.90 and not 0.99', () => {
    expect(jelliffe1973({ ...man, creatinine: 1 })).toBeCloseTo(74, 6);
    expect(jelliffe1973({ ...woman, creatinine: 1 })).toBeCloseTo(66.6, 6);
  });

  test('CKD-EPI 2009 stands within a tenth of CKD-EPI 2021 and has no term for race', () => {
    expect(ckdEpi2009({ age: 55, sex: 'male', creatinine: 1.2 })).toBeCloseTo(67.67, 2);
    expect(ckdEpi2009({ age: 55, sex: 'female', creatinine: 1 })).toBeCloseTo(63.37, 2);
  });

  test('the equations of cystatin C alone agree on 61 to 63 mL/min at 1.2 mg/L', () => {
    for (const value of [larsson(1.2), grubb(1.2), hoek(1.2)]) expect(Math.abs(value - 62)).toBeLessThan(1);
  });
});

describe('filtration in children', () => {
  test('CKiD U25: 51.6 (boy, 11 years, 1.20 m, 0.9 mg/dL), 32.5 (girl, 15, 1.60, 1.9), 35.7 (woman, 20, 1.81, 2.1)', () => {
    expect(ckidU25({ age: 11, sex: 'male', height: 120, creatinine: 0.9 })).toBeCloseTo(51.6, 1);
    expect(ckidU25({ age: 15, sex: 'female', height: 160, creatinine: 1.9 })).toBeCloseTo(32.5, 1);
    expect(ckidU25({ age: 20, sex: 'female', height: 181, creatinine: 2.1 })).toBeCloseTo(35.7, 1);
  });

  test('CKiD U25 says nothing below one year and above 25', () => {
    expect(ckidU25({ age: 0.5, sex: 'male', height: 65, creatinine: 0.3 })).toBeUndefined();
    expect(ckidU25({ age: 26, sex: 'male', height: 180, creatinine: 1 })).toBeUndefined();
  });

  test('Schwartz’s first constants: 0.33 preterm, 0.45 term, 0.55, and 0.7 for boys over 13', () => {
    const at = (age: number, sex: 'male' | 'female', preterm = false) => schwartz1976({ age, sex, preterm, height: 100, creatinine: 1 });
    expect([at(0.5, 'male', true), at(0.5, 'male'), at(5, 'male'), at(14, 'female'), at(14, 'male')].map((one) => one / 100)).toEqual([
      0.33, 0.45, 0.55, 0.55, 0.7,
    ]);
  });

  test('a term neonate of 50 cm with 0.5 mg/dL has 31 mL/min per 1.73 m2', () => {
    expect(smeetsNeonate({ height: 50, creatinine: 0.5 })).toBeCloseTo(31, 10);
  });

  test('kidneys mature to 4.35 mL/min at term (3.3 kg), 25.5 at one year (10 kg, 92.2 weeks) and 121.2 at 70 kg', () => {
    expect(expectedFiltrationRhodin({ weight: 3.3, postmenstrualAge: 40 })).toBeCloseTo(4.35, 1);
    expect(expectedFiltrationRhodin({ weight: 10, postmenstrualAge: 92.2 })).toBeCloseTo(25.5, 1);
    expect(expectedFiltrationRhodin({ weight: 70, postmenstrualAge: 30 * 52 })).toBeCloseTo(121.2, 1);
  });
});

describe('filtration that changes', () => {
  const man = { age: 60, weight: 70, sex: 'male' as const };

  test('Jelliffe 2002: a man of 60 years and 70 kg has 79.4 at a stable 1.0 mg/dL and 55.2 when it rises to 1.5 in a day', () => {
    expect(jelliffe2002({ ...man, first: 1, second: 1, hours: 24 })).toBeCloseTo(79.4, 1);
    expect(jelliffe2002({ ...man, first: 1, second: 1.5, hours: 24 })).toBeCloseTo(55.2, 1);
  });

  test('kinetic GFR from 100 mL/min at 1.0 mg/dL: 68.3 when it rises to 1.5 in a day, 47.2 when it rises to 2.0', () => {
    const from = { first: 1, hours: 24, weight: 70, stable: { creatinine: 1, clearance: 100 } };
    expect(kineticFiltration({ ...from, second: 1.5 })).toBeCloseTo(68.3, 1);
    expect(kineticFiltration({ ...from, second: 2 })).toBeCloseTo(47.2, 1);
    expect(kineticFiltration({ ...from, second: 1 })).toBeCloseTo(100, 10);
  });

  test('at a stable 1.0 mg/dL the two older equations of Jelliffe are within a quarter of each other for a man of 70 kg and 1.85 m2', () => {
    const earlier = jelliffe1972({ age: 50, leanWeight: 70, surface: 1.85, creatinine: 1, sex: 'male' });
    expect(Math.abs(earlier / jelliffe1973({ age: 50, sex: 'male', creatinine: 1 }) - 1)).toBeLessThan(0.25);
  });
});

describe('creatinine expected and measured', () => {
  test('with normal kidneys: 21.6 umol/L at one year, 43.6 at ten, 64.9 and 60.1 at sixteen, 84 and 69.5 in adults', () => {
    expect(expectedCreatinineCeriotti(1, 'male')).toBeCloseTo(21.56, 2);
    expect(expectedCreatinineCeriotti(10, 'female')).toBeCloseTo(43.58, 2);
    expect(expectedCreatinineCeriotti(16, 'male')).toBeCloseTo(64.91, 2);
    expect(expectedCreatinineCeriotti(16, 'female')).toBeCloseTo(60.07, 2);
    expect([expectedCreatinineCeriotti(40, 'male'), expectedCreatinineCeriotti(40, 'female')]).toEqual([84, 69.5]);
  });

  test('in a neonate of 30 weeks 81 umol/L, and nothing is said outside 25 to 42 weeks', () => {
    expect(expectedCreatinineNeonate(30)).toBeCloseTo(81.01, 10);
    expect([expectedCreatinineNeonate(24), expectedCreatinineNeonate(43)]).toEqual([undefined, undefined]);
  });

  test('an assay converts there and back, and a negative value is not raised to a creatinine', () => {
    expect(jaffeFromEnzymatic(0.5)).toBeCloseTo(0.5829, 4);
    expect(jaffeFromIdms(0.5)).toBeCloseTo(0.7342, 4);
    expect(enzymaticFromJaffe(jaffeFromEnzymatic(0.7))).toBeCloseTo(0.7, 12);
    expect(idmsFromJaffe(jaffeFromIdms(0.7))).toBeCloseTo(0.7, 12);
    expect(enzymaticFromJaffe(0.1)).toBeLessThan(0);
  });
});

describe('lean and ideal size', () => {
  const size = { weight: 70, height: 170 };

  test('fat-free mass of Al-Sallami: 24.59 kg for a boy of 10 years, 30 kg and 140 cm, 23.22 for a girl; Janmahasatian’s for a grown man', () => {
    const child = { age: 10, weight: 30, height: 140 };
    expect(fatFreeMassAlSallami({ ...child, sex: 'male' })).toBeCloseTo(24.59, 2);
    expect(fatFreeMassAlSallami({ ...child, sex: 'female' })).toBeCloseTo(23.22, 2);
    expect(fatFreeMassAlSallami({ ...size, age: 40, sex: 'male' })).toBeCloseTo(fatFreeMass({ ...size, sex: 'male' }), 4);
  });

  test('James, Boer and Hume for 70 kg and 170 cm: 55.3, 54.7, 51.1 (men), 49.8, 49.8, 48.5 (women)', () => {
    const all = (sex: 'male' | 'female') => [leanMassJames, leanMassBoer, leanMassHume].map((one) => one({ ...size, sex }).toFixed(1));
    expect(all('male')).toEqual(['55.3', '54.7', '51.1']);
    expect(all('female')).toEqual(['49.8', '49.8', '48.5']);
  });

  test('James turns down: a woman of 160 cm gets less lean mass at 150 kg than at 90', () => {
    const at = (weight: number) => leanMassJames({ weight, height: 160, sex: 'female' });
    expect(at(150)).toBeLessThan(at(90));
  });

  test('70 kg and 170 cm are 1.826 m2 by Haycock', () => {
    expect(surfaceHaycock(size)).toBeCloseTo(1.826, 3);
  });

  test('a child of 120 cm has an ideal weight of 23.8 kg; an adult has none by this rule', () => {
    expect(idealWeightChild({ age: 7, height: 120, sex: 'male' })).toBeCloseTo(23.76, 10);
    expect(idealWeightChild({ age: 16, height: 160, sex: 'female' })).toBeCloseTo(48.99, 2);
    expect(idealWeightChild({ age: 30, height: 170, sex: 'male' })).toBeUndefined();
  });

  test('half the weight clears 0.595 as much and holds half as much', () => {
    expect(sizeFactor(35, 0.75)).toBeCloseTo(0.5946, 4);
    expect(sizeFactor(35, 1)).toBe(0.5);
  });
});

describe('liver and binding', () => {
  const well: Liver = { bilirubin: 1, albumin: 40, inr: 1, ascites: 'none', encephalopathy: 0 };

  test('a healthy liver scores 5, class A; everything at its worst scores 15, class C', () => {
    expect(childPugh(well)).toMatchObject({ points: 5, class: 'A' });
    expect(childPugh({ bilirubin: 5, albumin: 20, inr: 3, ascites: 'moderate or more', encephalopathy: 3 })).toMatchObject({
      points: 15,
      class: 'C',
    });
  });

  test('albumin of 28 to 35 g/L counts two points, and the version that says so is named', () => {
    expect([36, 35, 28, 27.9].map((albumin) => childPugh({ ...well, albumin }).points)).toEqual([5, 6, 6, 7]);
    expect(childPugh(well).version).toContain('2.8');
  });

  test('class B begins at seven points and C at ten', () => {
    expect(childPugh({ ...well, bilirubin: 2.5, inr: 2 }).class).toBe('B');
    expect(childPugh({ ...well, bilirubin: 4, inr: 3, ascites: 'mild' }).class).toBe('C');
  });

  test('phenytoin of 8 mg/L at an albumin of 25 g/L stands for 13.3, and for 22.9 when the kidneys fail', () => {
    expect(phenytoinAtNormalAlbumin({ level: 8, albumin: 25, creatinineClearance: 80 })).toBeCloseTo(13.3, 1);
    expect(phenytoinAtNormalAlbumin({ level: 8, albumin: 25, creatinineClearance: 10 })).toBeCloseTo(22.9, 1);
  });
});
