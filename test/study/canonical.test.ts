import { describe, expect, test } from 'vitest';
import { library } from '../../models/index.ts';
import { equations, givenWith, oneCompartmentOral, withMetabolite } from '../../src/domain/define-model.ts';
import type { Structure } from '../../src/domain/structure.ts';
import { canonical, modelHash, sha256 } from '../../src/study/canonical.ts';
import { modelOf } from '../twin/event-builders.ts';

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

describe('the hash of a model with a structure of its own', () => {
  type Written = Parameters<typeof equations<'gut' | 'central', 'CL' | 'V' | 'KA', 'CP'>>[0];
  const stated: Written = {
    states: { gut: 'mg', central: 'mg' },
    needs: ['CL', 'V', 'KA'],
    doseInto: 'gut',
    flow: (x, p) => ({ gut: -p.KA * x.gut, central: p.KA * x.gut - (p.CL / p.V) * x.central }),
    outputs: { CP: { unit: 'mg/L', is: (x, p) => x.central / p.V } },
    observe: 'CP',
  };
  const hashOf = (structure: Structure): string => modelHash(modelOf(structure, { CL: 5, V: 50, KA: 0.7, FM: 0.5, CLM: 3, VM: 20 }));
  const written = (change: Partial<Written>): string => hashOf(equations({ ...stated, ...change }));
  const before = hashOf(equations(stated));

  test('does not change when the same is said in other words', () => {
    expect(written({ flow: (x, p) => ({ gut: -x.gut * p.KA, central: x.gut * p.KA - (p.CL / p.V) * x.central }) })).toBe(before);
  });

  test.each<[string, Partial<Written>]>([
    ['an equation', { flow: (x, p) => ({ gut: -p.KA * x.gut, central: p.KA * x.gut - 1.001 * (p.CL / p.V) * x.central }) }],
    [
      'an equation at later times',
      { flow: (x, p, t) => ({ gut: -p.KA * x.gut, central: t > 20 ? 0 : p.KA * x.gut - (p.CL / p.V) * x.central }) },
    ],
    [
      'an equation at large amounts',
      { flow: (x, p) => ({ gut: -p.KA * x.gut, central: p.KA * x.gut - (p.CL / p.V) * Math.min(50, x.central) }) },
    ],
    ['an output', { outputs: { CP: { unit: 'mg/L', is: (x, p) => (1.001 * x.central) / p.V } } }],
    ['where it starts', { start: () => ({ central: 1 }) }],
    ['a lag', { lag: () => ({ gut: 0.5 }) }],
    ['a bioavailability', { bioavailability: () => ({ gut: 0.8 }) }],
    ['a modelled rate', { rate: () => ({ gut: 10 }) }],
    ['a modelled duration', { duration: (p) => ({ gut: 2 / p.KA }) }],
    ['parts of a dose', { parts: () => [{ compartment: 'gut', share: 0.5 }] }],
    ['a chain before it', { through: () => ({ gut: { transits: 2.5, mean: 1 } }) }],
    ['what is eliminated', { elimination: (x, p) => (p.CL / p.V) * x.central }],
  ])('changes with %s', (_what, change) => {
    expect(written(change)).not.toBe(before);
  });

  test('changes with the order of the states, by which CMT counts them', () => {
    expect(written({ states: { central: 'mg', gut: 'mg' } })).not.toBe(before);
  });

  test('changes with a flow, a source and an output of a linear system', () => {
    const system = withMetabolite(oneCompartmentOral);
    const faster: typeof system = { ...system, flows: (p) => system.flows(p).map((one) => ({ ...one, rate: one.rate * 1.001 })) };
    const doubled: typeof system = {
      ...system,
      outputs: { ...system.outputs, CM: { unit: 'mg/L', weights: (p) => ({ metabolite: 2 / p.VM }) } },
    };
    const all = [system, faster, doubled, { ...system, made: () => ({ central: 1 }) }].map(hashOf);
    expect(new Set(all).size).toBe(all.length);
  });

  test('tells a linear structure with a lag from the one without', () => {
    expect(hashOf(givenWith(oneCompartmentOral, { lag: () => ({ depot: 1 }) }))).not.toBe(hashOf(oneCompartmentOral));
  });
});
