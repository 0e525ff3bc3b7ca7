import { describe, expect, test } from 'vitest';
import {
  givenWith,
  oneCompartmentMichaelisMentenOral,
  oneCompartmentOral,
  threeCompartmentOral,
  throughSavicTransits,
  throughTransits,
  twoCompartmentOral,
  withEffectCompartment,
  withParallelAbsorption,
  withSequentialAbsorption,
  withZeroOrderRelease,
} from '../../src/domain/define-model.ts';
import type { Structure } from '../../src/domain/structure.ts';
import { dose, expectClose, modelOf, predict, record } from './event-builders.ts';

const VALUES = {
  ...{ CL: 5, V: 50, V1: 30, Q: 4, V2: 60, Q2: 6, Q3: 1, V3: 200, KA: 0.9, KE0: 0.3, VMAX: 20, KM: 2 },
  ...{ MTT: 2, NTR: 3, FZ: 0.3, D1: 4, D2: 6 },
};
const TIMES = [0.2, 1, 2.5, 5.9, 6.1, 11, 20, 40];
const seen = TIMES.map((time) => record(time));

/** Integral over [0, end] of a smooth function that may begin like a root: Simpson's rule in the cube root of the variable. */
function integrate(f: (s: number) => number, end: number): number {
  const steps = 4000;
  const g = (u: number): number => 3 * u * u * f(u ** 3);
  const step = Math.cbrt(end) / steps;
  let sum = g(0) + g(steps * step);
  for (let i = 1; i < steps; i++) sum += (i % 2 === 1 ? 4 : 2) * g(i * step);
  return (sum * step) / 3;
}

describe('a chain of transit compartments of any length', () => {
  test.each<{ name: string; base: typeof oneCompartmentOral | typeof twoCompartmentOral | typeof threeCompartmentOral; transits: number }>([
    { name: 'one compartment', base: oneCompartmentOral, transits: 1 },
    { name: 'two compartments', base: twoCompartmentOral, transits: 5 },
    { name: 'three compartments', base: threeCompartmentOral, transits: 12 },
  ])('of $transits transits before $name is the chain written out', ({ base, transits }) => {
    const history = [dose(0, 100), dose(8, 50, { interval: 3, additional: 2 }), ...seen];
    expectClose(
      predict(modelOf(throughSavicTransits<string>(base), { ...VALUES, NTR: transits }), history),
      predict(modelOf(throughTransits<string>(base, transits), VALUES), history),
      1e-6,
    );
  });

  test.each([0.4, 1.5, 2.7, 7.3])('of %d transits is the gamma density, integrated against the level of a dose at once', (transits) => {
    const [k, ka, leaving] = [0.1, 0.9, (transits + 1) / 2];
    const level = (t: number): number => ((100 / 50) * ka * (Math.exp(-k * t) - Math.exp(-ka * t))) / (ka - k);
    // Gamma(n + 1) as the integral that defines it.
    const gamma = integrate((s) => s ** transits * Math.exp(-s), 80);
    const density = (s: number): number => (leaving * (leaving * s) ** transits * Math.exp(-leaving * s)) / gamma;
    expectClose(
      predict(modelOf(throughSavicTransits(oneCompartmentOral), { ...VALUES, NTR: transits }), [dose(0, 100), ...seen]),
      TIMES.map((t) => integrate((s) => density(s) * level(t - s), t)),
      1e-6,
    );
  });

  test('stands before elimination that saturates, and before an effect compartment', () => {
    for (const base of [oneCompartmentMichaelisMentenOral, withEffectCompartment(oneCompartmentOral)] as Structure[]) {
      const structure = throughSavicTransits(base as typeof oneCompartmentMichaelisMentenOral);
      // The depot of a chain of no transits is fed at KTR = 1 / MTT: with a quick one nothing but the depot is left.
      const quick = predict(modelOf(structure, { ...VALUES, NTR: 0, MTT: 1e-4 }), [dose(0, 100), ...seen], { solver: 'rosenbrock' });
      expectClose(quick, predict(modelOf(base, VALUES), [dose(0, 100), ...seen]), 2e-4);
    }
  });
});

describe('mixed absorption', () => {
  const part = (share: number, more: object = {}) => dose(0, 100 * share, more);
  const zero = { rate: (100 * 0.3) / 6, compartment: 1 };

  test.each<{ name: string; structure: Structure; base: Structure; history: ReturnType<typeof dose>[] }>([
    {
      name: 'in parallel is a dose into the depot and an infusion at once',
      structure: withParallelAbsorption(twoCompartmentOral),
      base: twoCompartmentOral,
      history: [part(0.7), part(0.3, zero)],
    },
    {
      name: 'in sequence is an infusion, and a dose into the depot when it ends',
      structure: withSequentialAbsorption(twoCompartmentOral),
      base: twoCompartmentOral,
      history: [part(0.3, zero), { ...part(0.7), time: 6 }],
    },
    {
      name: 'by zero-order release is an infusion into the depot',
      structure: withZeroOrderRelease(twoCompartmentOral),
      base: twoCompartmentOral,
      history: [part(1, { rate: 100 / 4 })],
    },
    {
      name: 'in parallel holds for elimination that saturates',
      structure: withParallelAbsorption(oneCompartmentMichaelisMentenOral),
      base: oneCompartmentMichaelisMentenOral,
      history: [part(0.7), part(0.3, zero)],
    },
    {
      name: 'in parallel holds before an effect compartment',
      structure: withParallelAbsorption(withEffectCompartment(oneCompartmentOral)),
      base: withEffectCompartment(oneCompartmentOral),
      history: [part(0.7), part(0.3, zero)],
    },
  ])('$name', ({ structure, base, history }) => {
    const written = [...history, ...seen].toSorted((a, b) => a.time - b.time);
    expectClose(predict(modelOf(structure, VALUES), [dose(0, 100), ...seen]), predict(modelOf(base, VALUES), written), 1e-7);
  });

  test('each part arrives as late, and as completely, as its compartment says', () => {
    const structure = givenWith(withParallelAbsorption(twoCompartmentOral), {
      lag: () => ({ depot: 1, central: 0.5 }),
      bioavailability: () => ({ depot: 0.8, central: 0.5 }),
    });
    const written = [dose(0, 0), dose(0.5, 15, { rate: 15 / 6, compartment: 1 }), dose(1, 70 * 0.8), ...seen].toSorted(
      (a, b) => a.time - b.time,
    );
    expectClose(predict(modelOf(structure, VALUES), [dose(0, 100), ...seen]), predict(modelOf(twoCompartmentOral, VALUES), written), 1e-10);
  });

  test('an infusion by vein is not divided', () => {
    const history = [dose(0, 100, { rate: 20, compartment: 1 }), ...seen];
    expect(predict(modelOf(withParallelAbsorption(twoCompartmentOral), VALUES), history)).toEqual(
      predict(modelOf(twoCompartmentOral, VALUES), history),
    );
  });
});
