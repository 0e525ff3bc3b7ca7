import { describe, expect, test } from 'vitest';
import {
  oneCompartmentInfusion,
  oneCompartmentOral,
  oneCompartmentTargetMediated,
  oneCompartmentTargetMediatedQuasiSteady,
  oneCompartmentTargetMediatedQuasiSteadySubcutaneous,
  oneCompartmentTargetMediatedSubcutaneous,
  twoCompartmentInfusion,
  twoCompartmentOral,
  twoCompartmentTargetMediated,
  twoCompartmentTargetMediatedQuasiSteady,
  twoCompartmentTargetMediatedQuasiSteadySubcutaneous,
  twoCompartmentTargetMediatedSubcutaneous,
} from '../../src/domain/define-model.ts';
import type { EquationStructure } from '../../src/domain/equations.ts';
import type { Structure } from '../../src/domain/structure.ts';
import { dose, expectClose, modelOf, predict, record } from './event-builders.ts';

const VALUES = { CL: 0.15, V: 3, V1: 3, Q: 0.75, V2: 2.5, KA: 0.4, KON: 20, KOFF: 9.85, KSS: 0.5, KSYN: 1.2, KDEG: 0.4, KINT: 0.15 };

type Shape = { name: string; full: EquationStructure; quasi: EquationStructure; linear: Structure };
const shapes: Shape[] = [
  {
    name: 'one compartment by vein',
    full: oneCompartmentTargetMediated,
    quasi: oneCompartmentTargetMediatedQuasiSteady,
    linear: oneCompartmentInfusion,
  },
  {
    name: 'one compartment under the skin',
    full: oneCompartmentTargetMediatedSubcutaneous,
    quasi: oneCompartmentTargetMediatedQuasiSteadySubcutaneous,
    linear: oneCompartmentOral,
  },
  {
    name: 'two compartments by vein',
    full: twoCompartmentTargetMediated,
    quasi: twoCompartmentTargetMediatedQuasiSteady,
    linear: twoCompartmentInfusion,
  },
  {
    name: 'two compartments under the skin',
    full: twoCompartmentTargetMediatedSubcutaneous,
    quasi: twoCompartmentTargetMediatedQuasiSteadySubcutaneous,
    linear: twoCompartmentOral,
  },
];
const TIMES = [2, 5, 14, 30, 50];
const place = (structure: EquationStructure, output: string): number => Object.keys(structure.outputs).indexOf(output);
const see = (structure: EquationStructure, output: string, values: Record<string, number>, times = TIMES): number[] =>
  predict(modelOf(structure, values), [dose(0, 60), ...times.map((time) => record(time, { output: place(structure, output) }))]);

describe.each(shapes)('a target in $name', ({ full, quasi, linear }) => {
  const x = { depot: 11, central: 50, peripheral1: 20, target: 2.1, complex: 1.7 };
  const V = 3;

  test('neither makes nor loses drug or target but by the ways it states, in full', () => {
    const change = full.flow(x, VALUES, 0);
    const of = (name: string): number => change[name] ?? 0;
    const drug = of('depot') + of('central') + of('peripheral1') + V * of('complex');
    expect(drug).toBeCloseTo(-VALUES.CL * (x.central / V) - VALUES.KINT * x.complex * V, 10);
    expect(of('target') + of('complex')).toBeCloseTo(VALUES.KSYN - VALUES.KDEG * x.target - VALUES.KINT * x.complex, 10);
  });

  test('neither makes nor loses drug or target but by the ways it states, at quasi-steady state', () => {
    const change = quasi.flow(x, VALUES, 0);
    const of = (name: string): number => change[name] ?? 0;
    // The complex at which free drug C, free target R and complex RC satisfy C R = KSS RC, found by bisection.
    let [low, high] = [0, Math.min(x.central / V, x.target)];
    for (let i = 0; i < 200; i++) {
      const middle = (low + high) / 2;
      if ((x.central / V - middle) * (x.target - middle) > VALUES.KSS * middle) low = middle;
      else high = middle;
    }
    const [bound, free] = [low, x.central / V - low];
    expect(quasi.outputs['CP']?.is(x, VALUES, 0)).toBeCloseTo(free, 12);
    expect(of('depot') + of('central') + of('peripheral1')).toBeCloseTo(-VALUES.CL * free - VALUES.KINT * bound * V, 10);
    expect(of('target')).toBeCloseTo(VALUES.KSYN - VALUES.KDEG * (x.target - bound) - VALUES.KINT * bound, 10);
  });

  test('that is not there leaves a linear drug', () => {
    const without = { ...VALUES, KSYN: 0 };
    const levels = predict(modelOf(linear, VALUES), [dose(0, 60), ...TIMES.map((time) => record(time))]);
    expectClose(see(full, 'CP', without), levels, 1e-6);
    expectClose(see(quasi, 'CP', without), levels, 1e-6);
  });

  test('stays at KSYN / KDEG while nothing is given', () => {
    for (const structure of [full, quasi]) {
      const records = [0, 10, 300].map((time) => record(time, { output: place(structure, 'RTOT') }));
      expectClose(predict(modelOf(structure, VALUES), records), [3, 3, 3], 1e-8);
    }
  });

  test('bound ten times as fast comes about ten times as close to the quasi-steady state', () => {
    const limit = see(quasi, 'CP', VALUES);
    const away = (factor: number): number => {
      const KON = 200 * factor;
      const found = see(full, 'CP', { ...VALUES, KON, KOFF: VALUES.KSS * KON - VALUES.KINT });
      return Math.max(...found.map((value, i) => Math.abs(value - (limit[i] ?? Number.NaN)))) / Math.max(...limit);
    };
    const [slow, fast] = [away(1), away(10)];
    expect(slow).toBeLessThan(3e-3);
    expect(slow / fast).toBeGreaterThan(6);
    expect(slow / fast).toBeLessThan(16);
  });

  test('and an infusion come to rest where CL C and KINT times the complex are what is given', () => {
    const rate = 6;
    const into = full.states['depot'] === undefined ? 0 : 1;
    for (const structure of [full, quasi]) {
      const model = modelOf(structure, VALUES);
      const records = ['CP', 'CTOT', 'RTOT'].map((output) => record(4000, { output: place(structure, output) }));
      const [free = 0, all = 0, target = 0] = predict(model, [dose(0, rate * 4000, { rate, compartment: into }), ...records]);
      expect((VALUES.CL * free + VALUES.KINT * (all - free) * V) / rate).toBeCloseTo(1, 6);
      expect((VALUES.KDEG * (target - (all - free)) + VALUES.KINT * (all - free)) / VALUES.KSYN).toBeCloseTo(1, 6);
      expect(((target - (all - free)) * free) / (all - free)).toBeCloseTo(VALUES.KSS, 5);
    }
  });
});
