import { describe, expect, test } from 'vitest';
import {
  oneCompartmentAutoinduction,
  oneCompartmentAutoinductionOral,
  oneCompartmentInfusion,
  oneCompartmentMichaelisMenten,
  oneCompartmentMichaelisMentenOral,
  oneCompartmentMixedElimination,
  oneCompartmentMixedEliminationOral,
  oneCompartmentOral,
  twoCompartmentInfusion,
  twoCompartmentMichaelisMenten,
  twoCompartmentMichaelisMentenOral,
  twoCompartmentMixedElimination,
  twoCompartmentMixedEliminationOral,
  twoCompartmentOral,
  withMetabolite,
} from '../../src/domain/define-model.ts';
import type { EquationStructure } from '../../src/domain/equations.ts';
import type { Structure } from '../../src/domain/structure.ts';
import { areas, dose, expectClose, modelOf, predict, record } from './event-builders.ts';

const [VMAX, KM, V, CL] = [17.3, 4, 45, 1.5];
const ALL = { VMAX, KM, V, CL, V1: V, Q: 3, V2: 80, KA: 0.8 };
const TIMES = [0.5, 3, 12, 40, 90];
const seen = TIMES.map((time) => record(time));

/** W(exp(y)), W being Lambert's function: the w with w + ln(w) = y, by Newton's method on ln(w). */
function lambertOfExp(y: number): number {
  let log = y > 1 ? Math.log(y) : y;
  for (let i = 0; i < 60; i++) log -= (Math.exp(log) + log - y) / (Math.exp(log) + 1);
  return Math.exp(log);
}

describe('saturable elimination', () => {
  test('after a bolus is KM W(C0/KM exp((C0 - VMAX t / V) / KM)), W Lambert’s function', () => {
    const start = 900 / V;
    expectClose(
      predict(modelOf(oneCompartmentMichaelisMenten, ALL), [dose(0, 900), ...seen]),
      TIMES.map((t) => KM * lambertOfExp(Math.log(start / KM) + (start - (VMAX * t) / V) / KM)),
      1e-6,
    );
  });

  test('has an area under the curve of C0 (KM + C0 / 2) V / VMAX after a bolus', () => {
    const start = 900 / V;
    expectClose(areas(oneCompartmentMichaelisMenten, ALL, [dose(0, 900), record(1000)]), [(start * (KM + start / 2) * V) / VMAX], 1e-6);
  });

  test('beside a linear one passes each level at the time its integral says', () => {
    const [a, b] = [VMAX / V, CL / V];
    const both = a + b * KM;
    const levels = predict(modelOf(oneCompartmentMixedElimination, ALL), [dose(0, 900), ...seen]);
    const start = 900 / V;
    const times = levels.map(
      (c) => (KM / both) * Math.log(start / c) + ((both - KM * b) / (both * b)) * Math.log((both + b * start) / (both + b * c)),
    );
    for (const [i, time] of times.entries()) expect(Math.abs(time - (TIMES[i] ?? 0))).toBeLessThan(1e-5);
  });

  test.each<{ name: string; structure: Structure; rate: number }>([
    { name: 'one compartment', structure: oneCompartmentMichaelisMenten, rate: 12 },
    { name: 'two compartments', structure: twoCompartmentMichaelisMenten, rate: 12 },
  ])('of $name settles, on an infusion R, at KM R / (VMAX - R)', ({ structure, rate }) => {
    expectClose(predict(modelOf(structure, ALL), [dose(0, rate * 10_000, { rate }), record(10_000)]), [(KM * rate) / (VMAX - rate)], 1e-6);
  });

  test.each<{ name: string; saturable: Structure; linear: Structure; mouth: boolean }>([
    { name: 'one compartment by vein', saturable: oneCompartmentMixedElimination, linear: oneCompartmentInfusion, mouth: false },
    { name: 'one compartment by mouth', saturable: oneCompartmentMixedEliminationOral, linear: oneCompartmentOral, mouth: true },
    { name: 'two compartments by vein', saturable: twoCompartmentMixedElimination, linear: twoCompartmentInfusion, mouth: false },
    { name: 'two compartments by mouth', saturable: twoCompartmentMixedEliminationOral, linear: twoCompartmentOral, mouth: true },
  ])('with nothing to saturate, $name is linear', ({ saturable, linear }) => {
    const history = [dose(0, 300), dose(1, 200, { rate: 40, interval: 12, additional: 3 }), ...seen];
    expectClose(predict(modelOf(saturable, { ...ALL, VMAX: 0 }), history), predict(modelOf(linear, ALL), history), 1e-6);
  });

  test.each<{ name: string; alone: Structure; beside: Structure }>([
    { name: 'one compartment by vein', alone: oneCompartmentMichaelisMenten, beside: oneCompartmentMixedElimination },
    { name: 'one compartment by mouth', alone: oneCompartmentMichaelisMentenOral, beside: oneCompartmentMixedEliminationOral },
    { name: 'two compartments by vein', alone: twoCompartmentMichaelisMenten, beside: twoCompartmentMixedElimination },
    { name: 'two compartments by mouth', alone: twoCompartmentMichaelisMentenOral, beside: twoCompartmentMixedEliminationOral },
  ])('with a linear clearance of 0, $name is saturable alone', ({ alone, beside }) => {
    const history = [dose(0, 300), dose(12, 600), ...seen];
    expectClose(predict(modelOf(alone, ALL), history), predict(modelOf(beside, { ...ALL, CL: 0 }), history), 1e-6);
  });

  test.each<{ name: string; structure: EquationStructure }>([
    { name: 'oneCompartmentMichaelisMenten', structure: oneCompartmentMichaelisMenten },
    { name: 'oneCompartmentMichaelisMentenOral', structure: oneCompartmentMichaelisMentenOral },
    { name: 'twoCompartmentMichaelisMenten', structure: twoCompartmentMichaelisMenten },
    { name: 'twoCompartmentMichaelisMentenOral', structure: twoCompartmentMichaelisMentenOral },
    { name: 'oneCompartmentMixedElimination', structure: oneCompartmentMixedElimination },
    { name: 'oneCompartmentMixedEliminationOral', structure: oneCompartmentMixedEliminationOral },
    { name: 'twoCompartmentMixedElimination', structure: twoCompartmentMixedElimination },
    { name: 'twoCompartmentMixedEliminationOral', structure: twoCompartmentMixedEliminationOral },
    { name: 'oneCompartmentAutoinduction', structure: oneCompartmentAutoinduction },
    { name: 'oneCompartmentAutoinductionOral', structure: oneCompartmentAutoinductionOral },
  ])('$name loses what it says it eliminates, and nothing else', ({ structure }) => {
    const values = { ...ALL, KENZ: 0.01, EMAX: 2, EC50: 3 };
    const x = { depot: 31, central: 190, peripheral1: 70, enzyme: 1.4 };
    const { enzyme: _pool, ...change } = structure.flow(x, values, 0);
    const lost = -Object.values(change).reduce((sum, one) => sum + one, 0);
    expect(lost).toBeGreaterThan(0);
    expect(structure.elimination?.(x, values, 0)).toBeCloseTo(lost, 10);
  });
});

describe('a metabolite of a drug whose elimination saturates', () => {
  test('holds what the drug has lost, while it is not eliminated itself', () => {
    const model = modelOf(withMetabolite(oneCompartmentMichaelisMenten), { ...ALL, FM: 1, CLM: 0, VM: 10 });
    const [parent, formed] = [0, 1].map((output) => predict(model, [dose(0, 900), ...TIMES.map((time) => record(time, { output }))]));
    expectClose(
      TIMES.map((_, i) => V * (parent?.[i] ?? 0) + 10 * (formed?.[i] ?? 0)),
      TIMES.map(() => 900),
      1e-6,
    );
  });

  test('is the one of a linear drug where nothing saturates', () => {
    const values = { ...ALL, VMAX: 0, FM: 0.3, CLM: 2, VM: 10 };
    const history = [dose(0, 300), ...TIMES.map((time) => record(time, { output: 1 }))];
    expectClose(
      predict(modelOf(withMetabolite(twoCompartmentMixedElimination), values), history),
      predict(modelOf(withMetabolite(twoCompartmentInfusion), values), history),
      1e-6,
    );
  });
});

describe('a drug that induces its own elimination', () => {
  const values = { CL: 1.6, V: 75, KA: 0.6, KENZ: 0.02, EMAX: 2.4, EC50: 5 };

  test.each<{ name: string; structure: Structure; compartment: number }>([
    { name: 'by vein', structure: oneCompartmentAutoinduction, compartment: 0 },
    { name: 'by mouth', structure: oneCompartmentAutoinductionOral, compartment: 1 },
  ])('$name settles where CL (1 + EMAX C / (EC50 + C)) C is the infusion', ({ structure, compartment }) => {
    const rate = 20;
    const model = modelOf(structure, values);
    const [c = 0] = predict(model, [dose(0, rate * 4000, { rate, compartment }), record(4000)]);
    expect(Math.abs((values.CL * (1 + (values.EMAX * c) / (values.EC50 + c)) * c) / rate - 1)).toBeLessThan(1e-6);
  });

  test('is linear where it induces nothing', () => {
    const history = [dose(0, 300), dose(12, 200), ...seen];
    expectClose(
      predict(modelOf(oneCompartmentAutoinductionOral, { ...values, EMAX: 0 }), history),
      predict(modelOf(oneCompartmentOral, values), history),
      1e-6,
    );
  });
});
