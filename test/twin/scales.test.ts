import { describe, expect, test } from 'vitest';
import {
  type Parameter,
  type PkModel,
  type Variability,
  additiveError,
  boxCox,
  defineModel,
  equations,
  normally,
  onLogit,
  oneCompartmentInfusion,
  percentCV,
  percentOmega,
  proportionalError,
  proportionally,
  standardDeviation,
  together,
  variance,
} from '../../src/domain/define-model.ts';
import { shift, withEtas } from '../../src/twin/individual.ts';

const from = 'test';

/** A model of one parameter F of this value, varying as said. */
const model = (value: number, by: { between?: Variability; betweenOccasions?: Variability }, more: Partial<Definition> = {}): PkModel =>
  defineModel({ ...about, ...more, parameters: { F: { value, unit: '1', from, ...by }, ...more.parameters } });

type Definition = { parameters: Record<string, Parameter>; correlated: ReturnType<typeof together>[] };

const about = {
  id: 'test/scales',
  drug: { name: 'example' },
  summary: '',
  source: { citation: 'test' },
  population: { subjects: 1, description: '' },
  limits: [],
  covariates: {},
  checks: [],
  structure: oneCompartmentInfusion,
  individual: (p: Record<string, number>) => ({ CL: p['F'] ?? Number.NaN, V: 1 }),
  error: proportionalError({ proportional: 0.1, from }),
};

const valueAt = (one: PkModel, etas: number[], occasion?: number[]): number => withEtas(one, etas, 0, occasion)['F'] ?? Number.NaN;

describe('a parameter is moved by its eta on its own scale', () => {
  test.each([
    ['log-normal', percentOmega(30), 0.5, 0.6 * Math.exp(0.5)],
    ['normal', normally(standardDeviation(0.1)), -0.7, 0.6 - 0.7],
    ['proportional', proportionally(percentOmega(30)), 0.5, 0.6 * 1.5],
    // logit(0.6) = ln 1.5; half a unit more is odds of 1.5 e^0.5.
    ['logit', onLogit(variance(0.25)), 0.5, (1.5 * Math.exp(0.5)) / (1 + 1.5 * Math.exp(0.5))],
    ['logit between bounds of its own', onLogit(variance(0.25), [0.5, 1]), Math.log(4), 0.5 + 0.5 * 0.5],
    // Petersson 2009: theta exp((exp(eta)^shape - 1) / shape).
    ['Box-Cox', boxCox(variance(0.1), 0.5), 0.4, 0.6 * Math.exp((Math.exp(0.4) ** 0.5 - 1) / 0.5)],
    ['Box-Cox of a negative shape', boxCox(variance(0.1), -0.7), 0.4, 0.6 * Math.exp((Math.exp(0.4) ** -0.7 - 1) / -0.7)],
    ['Box-Cox of shape 0', boxCox(variance(0.1), 0), 0.4, 0.6 * Math.exp(0.4)],
  ])('%s', (_what, between, eta, expected) => {
    expect(valueAt(model(0.6, { between }), [eta])).toBeCloseTo(expected, 14);
  });

  test('an eta of 0 leaves every one at its typical value', () => {
    for (const between of [percentCV(30), normally(variance(1)), proportionally(variance(1)), onLogit(variance(1)), boxCox(variance(1), 2)])
      expect(valueAt(model(0.6, { between }), [0])).toBeCloseTo(0.6, 15);
  });

  test('a share stays a share however far the eta goes', () => {
    for (const eta of [-1000, -40, 40, 1000]) {
      const share = shift(0.6, eta, { is: 'logit', low: 0, high: 1 });
      expect(share >= 0 && share <= 1).toBe(true);
    }
  });

  test('the eta of the occasion adds to that of the person, on the same scale', () => {
    const both = model(0.6, { between: onLogit(variance(0.3)), betweenOccasions: onLogit(variance(0.1)) });
    expect({ people: both.etas, occasions: both.occasions.etas }).toEqual({ people: ['F'], occasions: ['F'] });
    expect(valueAt(both, [0.3], [0.2])).toBeCloseTo(valueAt(both, [0.5]), 15);
    expect(valueAt(both, [0.3])).toBeCloseTo(valueAt(both, [0.3], [0]), 15);
  });

  test('a parameter may vary between occasions alone', () => {
    const alone = model(0.6, { betweenOccasions: normally(variance(0.01)) });
    expect({ etas: alone.etas, omega: alone.omega, occasions: alone.occasions }).toEqual({
      etas: [],
      omega: [],
      occasions: { etas: ['F'], omega: [[0.01]] },
    });
    expect(valueAt(alone, [], [0.2])).toBeCloseTo(0.8, 15);
  });
});

describe('a model that cannot be meant is refused when it is stated', () => {
  const more = { G: { value: 1, unit: '1', from, between: percentCV(10), betweenOccasions: percentCV(10) } };
  test.each([
    ['a share of 1 on a logit', () => model(1, { between: onLogit(variance(0.1)) }), 'not between the bounds of its logit, 0 and 1'],
    ['a value below its bounds', () => model(0.4, { betweenOccasions: onLogit(variance(0.1), [0.5, 1]) }), 'not between the bounds'],
    ['a shape that is no number', () => model(1, { between: boxCox(variance(0.1), Number.NaN) }), 'Box-Cox shape'],
    ['no variability at all', () => model(1, { between: normally(variance(0)) }), 'a variability above 0'],
    [
      'two scales of one parameter',
      () => model(0.6, { between: percentCV(10), betweenOccasions: onLogit(variance(0.1)) }),
      'on another scale than between occasions',
    ],
    [
      'a correlation between occasions of what does not vary between them',
      () =>
        model(
          1,
          { between: percentCV(10) },
          { parameters: more, correlated: [together(['F', 'G'], { correlation: 0.5, across: 'occasions' })] },
        ),
      'both must vary',
    ],
    [
      'a correlation of 1 between occasions',
      () =>
        model(
          1,
          { betweenOccasions: percentCV(10) },
          { parameters: more, correlated: [together(['F', 'G'], { correlation: 1, across: 'occasions' })] },
        ),
      'not between -1 and 1',
    ],
  ])('%s', (_what, state, said) => {
    expect(state).toThrow(said);
  });

  test('a correlation across occasions stands in their matrix and in no other', () => {
    const stated = model(
      1,
      { between: variance(0.09), betweenOccasions: variance(0.04) },
      {
        parameters: { G: { value: 1, unit: '1', from, between: variance(0.01), betweenOccasions: variance(0.01) } },
        correlated: [together(['F', 'G'], { covariance: 0.005, across: 'occasions' })],
      },
    );
    expect(stated.omega).toEqual([
      [0.09, 0],
      [0, 0.01],
    ]);
    expect(stated.occasions.omega).toEqual([
      [0.04, 0.005],
      [0.005, 0.01],
    ]);
  });

  test('an error of an output that is not there, or none of the one observed', () => {
    const stated = (error: Record<string, ReturnType<typeof additiveError>>): PkModel =>
      defineModel({
        ...about,
        parameters: { F: { value: 1, unit: '1', from } },
        structure: equations({
          states: { central: 'mg' },
          needs: ['F'],
          doseInto: 'central',
          flow: (x, p) => ({ central: -p.F * x.central }),
          outputs: { CP: { unit: 'mg/L', is: (x) => x.central }, CM: { unit: 'mg/L', is: (x) => x.central } },
          observe: 'CP',
        }),
        individual: (p) => ({ F: p.F }),
        error,
      });
    const one = additiveError({ additive: 1, unit: 'mg/L', from });
    expect(() => stated({ CP: one, effect: one })).toThrow('there is no output effect (CP, CM)');
    expect(() => stated({ CM: one })).toThrow('CP, which is observed, has no residual error');
    expect(Object.keys(stated({ CP: one }).errors)).toEqual(['CP']);
  });
});
