import { describe, expect, test } from 'vitest';
import { library } from '../../models/index.ts';
import { canonical, modelHash, sha256 } from '../../src/study/canonical.ts';

describe('canonical text', () => {
  test('is that of RFC 8785: keys in order, shortest numbers', () => {
    // The sample of RFC 8785, section 3.2.2, without its control characters.
    expect(
      canonical({
        numbers: JSON.parse('[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001]') as number[],
        literals: [null, true, false],
      }),
    ).toBe('{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27]}');
  });

  test('does not depend on the order in which things were written', () => {
    expect(canonical({ b: 1, a: { d: 2, c: 3 } })).toBe(canonical({ a: { c: 3, d: 2 }, b: 1 }));
  });

  test('a number that is none has no canonical text', () => {
    expect(() => canonical({ dose: Number.NaN })).toThrow(/NaN|canonical/i);
  });

  test('SHA-256 is that of FIPS 180-2, appendix B.1', () => {
    expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });
});

describe('the hash of a model', () => {
  const [model] = library;
  if (!model) throw new Error('the library is empty');

  test('tells every model of the library from every other', () => {
    expect(new Set(library.map(modelHash)).size).toBe(library.length);
  });

  test('changes with a value, with a formula, and with the formula of a covariate', () => {
    const before = modelHash(model);
    const [name, parameter] = Object.entries(model.parameters)[0] ?? [];
    const [covariate, stated] = Object.entries(model.covariates).find(([, one]) => one.derive) ?? [];
    if (name === undefined || !parameter || covariate === undefined || !stated?.derive)
      throw new Error('the first model has no parameter or no derived covariate');
    const { derive } = stated;
    expect(modelHash({ ...model, parameters: { ...model.parameters, [name]: { ...parameter, value: parameter.value * 1.001 } } })).not.toBe(
      before,
    );
    expect(
      modelHash({
        ...model,
        individual: (p, c) => Object.fromEntries(Object.entries(model.individual(p, c)).map(([key, value]) => [key, value * 1.001])),
      }),
    ).not.toBe(before);
    expect(
      modelHash({
        ...model,
        covariates: { ...model.covariates, [covariate]: { ...stated, derive: { ...derive, from: (body) => derive.from(body) * 1.001 } } },
      }),
    ).not.toBe(before);
  });
});
