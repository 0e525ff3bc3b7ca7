import { describe, expect, it } from 'vitest';
import {
  combinedRoot,
  combinedSum,
  additiveError,
  defineModel,
  equations,
  exponentialError,
  oneCompartmentInfusion,
  percentOmega,
  proportionalError,
  together,
} from '../../src/domain/define-model.ts';
import { meanAndSd } from '../../src/numerics/quantiles.ts';
import { createPopulation, openDraws, whyNotSobol } from '../../src/twin/population.ts';
import { readMeasures } from '../../src/twin/residual.ts';

const about = {
  drug: { name: 'example' },
  summary: '',
  source: { citation: 'test' },
  population: { subjects: 1, description: '' },
  limits: [],
  covariates: {},
  checks: [],
};
const from = 'test';

const model = defineModel({
  ...about,
  id: 'test/varying',
  parameters: {
    CL: { value: 5, unit: 'L/h', from, between: percentOmega(30), betweenOccasions: percentOmega(20) },
    V: { value: 50, unit: 'L', from, between: percentOmega(20), betweenOccasions: percentOmega(10) },
  },
  correlated: [together(['CL', 'V'], { correlation: 0.5 }), together(['CL', 'V'], { correlation: -0.8, across: 'occasions' })],
  structure: oneCompartmentInfusion,
  individual: (p) => p,
  error: proportionalError({ proportional: 0.1, from }),
});

const population = (sampling: 'random' | 'sobol' = 'random', seed = 7): NonNullable<ReturnType<typeof createPopulation>> => {
  const made = createPopulation(model, seed, sampling);
  if (!made) throw new Error('no covariance');
  return made;
};
const correlation = (a: readonly number[], b: readonly number[]): number => {
  const [of, other] = [meanAndSd(a), meanAndSd(b)];
  return a.reduce((sum, value, i) => sum + (value - of.mean) * ((b[i] ?? 0) - other.mean), 0) / ((a.length - 1) * of.sd * other.sd);
};

describe('people drawn from a population', () => {
  const N = 20_000;
  const everybody = population();
  const drawn = Array.from({ length: N }, (_, i) => [...everybody.etasOf({ person: 0, draw: i + 1 }, 2)]);
  const column = (place: number): number[] => drawn.map((etas) => etas[place] ?? Number.NaN);

  it('vary between themselves and between occasions as the two matrices say, to four standard errors', () => {
    const sds = [0.3, 0.2, 0.2, 0.1, 0.2, 0.1];
    for (const [place, sd] of sds.entries()) {
      const found = meanAndSd(column(place));
      expect(Math.abs(found.mean)).toBeLessThan((4 * sd) / Math.sqrt(N));
      expect(Math.abs(found.sd / sd - 1)).toBeLessThan(4 / Math.sqrt(2 * N));
    }
    for (const [a, b, expected] of [
      [0, 1, 0.5],
      [2, 3, -0.8],
      [4, 5, -0.8],
      [0, 2, 0],
      [1, 5, 0],
      [2, 4, 0],
      [3, 5, 0],
    ] as const)
      expect(Math.abs(correlation(column(a), column(b)) - expected)).toBeLessThan(4 / Math.sqrt(N));
  });

  it.each(['random', 'sobol'] as const)(
    'are who they are by seed and place alone, whoever else is drawn and in whatever order (%s)',
    (sampling) => {
      const places = [
        { person: 0, draw: 1 },
        { person: 0, draw: 100_000 },
        { person: 99_999, draw: 3 },
        { person: 2 ** 28 - 1, draw: 10_000_000 },
      ];
      const one = population(sampling);
      const forth = places.map((place) => [...one.etasOf(place, 2)]);
      const back = places.toReversed().map((place) => [...population(sampling).etasOf(place, 2)]);
      expect(back.toReversed()).toEqual(forth);
      expect(new Set(forth.map(String)).size).toBe(places.length);
      expect([...population(sampling, 8).etasOf({ person: 0, draw: 1 }, 2)]).not.toEqual(forth[0]);
    },
  );

  it('keep their own etas and those of earlier occasions when there are more occasions', () => {
    const place = { person: 4, draw: 2 };
    expect([...population().etasOf(place, 3)].slice(0, 6)).toEqual([...population().etasOf(place, 2)]);
  });

  it('by Sobol’s sequence have a mean and spread closer to the truth than independent ones, person by person of the data set', () => {
    const size = 512;
    const offBy = (sampling: 'random' | 'sobol'): number => {
      let sum = 0;
      const source = population(sampling);
      for (let person = 0; person < 20; person++) {
        const clearances = Array.from({ length: size }, (_, i) => Math.exp(source.etasOf({ person, draw: i + 1 }, 1)[0] ?? 0));
        sum += (meanAndSd(clearances).mean - Math.exp(0.3 ** 2 / 2)) ** 2;
      }
      return Math.sqrt(sum / 20);
    };
    expect(offBy('random') / offBy('sobol')).toBeGreaterThan(10);
  });

  it('are told when Sobol’s sequence has too few dimensions for them', () => {
    expect(whyNotSobol(model, 127)).toBeUndefined();
    expect(whyNotSobol(model, 128)).toMatch('needs 258 dimensions');
  });

  it('come from a stream that no residual error shares', () => {
    const draws = openDraws(7);
    const numbers = [0, 1].flatMap((person) =>
      [1, 2].flatMap((draw) => (['etas', 'residual'] as const).map((use) => draws({ person, draw }, use).uniform())),
    );
    expect(new Set(numbers).size).toBe(8);
    expect(() => draws({ person: 2 ** 28, draw: 1 }, 'etas')).toThrow('268435456 persons');
  });
});

describe('residual error', () => {
  const several = defineModel({
    ...about,
    id: 'test/errors',
    parameters: { K: { value: 0.1, unit: '1/h', from } },
    structure: equations({
      states: { central: 'mg' },
      needs: ['K'],
      doseInto: 'central',
      flow: (x, p) => ({ central: -p.K * x.central }),
      outputs: {
        root: { unit: 'mg/L', is: (x) => x.central },
        sum: { unit: 'ug/L', is: (x) => x.central },
        proportional: { unit: 'mg/L', is: (x) => x.central },
        additive: { unit: 'effect', is: (x) => x.central },
        exponential: { unit: 'mg/L', is: (x) => x.central },
        unmeasured: { unit: 'mg/L', is: (x) => x.central },
      },
      observe: 'root',
    }),
    individual: (p) => p,
    error: {
      root: combinedRoot({ additive: 3, proportional: 0.4, unit: 'mg/L', from }),
      sum: combinedSum({ additive: 0.003, proportional: 0.4, unit: 'mg/L', from }),
      proportional: proportionalError({ proportional: 0.2, from }),
      additive: additiveError({ additive: 2, unit: 'effect', from }),
      exponential: exponentialError({ log: 0.1, from }),
    },
  });
  const names = ['root', 'sum', 'proportional', 'additive', 'exponential', 'unmeasured'];

  it('is that of the output, in each of its forms, with additive parts in the unit of the output', () => {
    const measures = readMeasures(several, names);
    expect(measures.ok && measures.value.map((measure) => measure?.(10, -1.5))).toEqual([
      10 - 1.5 * 5,
      10 - 1.5 * (3 + 4),
      10 - 1.5 * 2,
      10 - 1.5 * 2,
      10 * Math.exp(-0.15),
      undefined,
    ]);
  });

  it('in a unit of another kind than its output is refused, not guessed', () => {
    const wrong = { ...several, errors: { additive: additiveError({ additive: 2, unit: 'mg/L', from }) } };
    const measures = readMeasures(wrong, ['additive']);
    expect(measures.ok ? [] : measures.issues.map(({ code }) => code)).toEqual(['wrong-unit']);
    const weighed = { ...several, errors: { root: additiveError({ additive: 2, unit: 'kg', from }) } };
    expect(readMeasures(weighed, ['root']).ok).toBe(false);
  });
});
