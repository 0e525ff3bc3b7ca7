import { describe, expect, test } from 'vitest';
import {
  givenWith,
  oneCompartmentInfusion,
  oneCompartmentMixedElimination,
  oneCompartmentOral,
  threeCompartmentOral,
  throughTransits,
  turnover,
  twoCompartmentOral,
  withEffectCompartment,
  withEmaxResponse,
  withFirstPass,
  withLinearResponse,
  withMetabolite,
  withSigmoidResponse,
  withWholeMetabolite,
} from '../../src/domain/define-model.ts';
import type { Structure } from '../../src/domain/structure.ts';
import { areas, dose, expectClose, modelOf, predict, record } from './event-builders.ts';

const TIMES = [0.5, 2, 7, 30];
const seen = (output: number, times: readonly number[] = TIMES) => times.map((time) => record(time, { output }));

describe('areas', () => {
  test('to infinity: dose / CL of the parent, FM dose / CLM of a metabolite', () => {
    const values = { CL: 5, V: 50, KA: 0.7, FM: 0.4, CLM: 3, VM: 20 };
    const parent = withMetabolite(oneCompartmentOral);
    const records = [dose(0, 100), record(2000)];
    expectClose(areas(parent, values, records), [100 / 5], 1e-12);
    expectClose(areas({ ...parent, observe: 'CM' }, values, records), [(0.4 * 100) / 3], 1e-12);
  });

  test('of a drug behind a chain of transit compartments are the dose over CL too, in the unit of its levels', () => {
    const values = { CL: 5, V: 50, KA: 0.7, MTT: 2 };
    const structure = throughTransits(oneCompartmentOral, 4);
    expectClose(areas(structure, values, [dose(0, 100), record(1000)]), [100 / 5], 1e-12);
    const model = modelOf(structure, values);
    const inMicrograms = { ...model, moiety: { ...model.moiety, level: 'ug/L', scale: 1000 } };
    const history = [dose(0, 100), ...seen(0)];
    expectClose(
      predict(inMicrograms, history),
      predict(model, history).map((one) => 1000 * one),
      1e-14,
    );
  });

  test('of a response that is not a sum of states are integrated by the solver', () => {
    const structure = { ...withEmaxResponse(oneCompartmentInfusion), observe: 'E' };
    const values = { CL: 5, V: 50, E0: 2, EMAX: 10, EC50: 0.5 };
    // Integral of C/(EC50 + C) under C0 exp(-k t): ln((EC50 + C0) / (EC50 + C)) / k.
    const after = 2 * Math.exp(-0.1 * 12);
    expectClose(areas(structure, values, [dose(0, 100), record(12)]), [2 * 12 + (10 / 0.1) * Math.log(2.5 / (0.5 + after))], 1e-7);
  });
});

describe('turnover', () => {
  const values = { KIN: 12, KOUT: 0.15 };

  test('stays where it is while nobody is given anything', () => {
    const times = [0, 1, 10, 1000];
    expectClose(
      predict(modelOf(turnover, values), [record(0, { evid: 2 }), ...times.map((time) => record(time))]),
      times.map(() => 80),
      1e-12,
    );
  });

  test('what is given on top of it is lost at KOUT', () => {
    const times = [0, 1, 10, 100];
    expectClose(
      predict(modelOf(turnover, values), [dose(0, 40), ...times.map((time) => record(time))]),
      times.map((t) => 80 + 40 * Math.exp(-0.15 * t)),
      1e-12,
    );
  });
});

describe('a metabolite', () => {
  const values = { CL: 5, V: 50, FM: 0.4, CLM: 3, VM: 20 };
  const [k, km] = [0.1, 0.15];
  const times = TIMES;

  test('of a bolus is the difference of two exponentials', () => {
    const model = modelOf(withMetabolite(oneCompartmentInfusion), values);
    expectClose(
      predict(model, [dose(0, 100), ...times.map((time) => record(time, { output: 1 }))]),
      times.map((t) => ((0.4 * 100 * k) / (20 * (k - km))) * (Math.exp(-km * t) - Math.exp(-k * t))),
      1e-12,
    );
  });

  test('side by side with another, each is its share; one from another follows it', () => {
    const both = withMetabolite(withMetabolite(oneCompartmentInfusion), { ending: '2' });
    const model = modelOf(both, { ...values, FM2: 0.2, CLM2: 3, VM2: 20 });
    const [first, second] = [1, 2].map((output) => predict(model, [dose(0, 100), ...times.map((time) => record(time, { output }))]));
    expectClose(
      second ?? [],
      (first ?? []).map((one) => one / 2),
      1e-12,
    );
    const chain = withMetabolite(withMetabolite(oneCompartmentInfusion), { ending: '2', from: 'metabolite' });
    const chained = modelOf(chain, { ...values, FM2: 1, CLM2: 3, VM2: 20 });
    const [total] = areas({ ...chain, observe: 'CM2' }, { ...values, FM2: 1, CLM2: 3, VM2: 20 }, [dose(0, 100), record(1000)]);
    expect(total).toBeCloseTo(40 / 3, 9);
    expect(predict(chained, [dose(0, 100), record(0, { output: 2 })])).toEqual([0]);
  });

  test('lag and bioavailability of the parent hold for what it is formed from', () => {
    const late = givenWith(withMetabolite(oneCompartmentInfusion), {
      lag: () => ({ central: 2 }),
      bioavailability: () => ({ central: 0.5 }),
    });
    const plain = modelOf(withMetabolite(oneCompartmentInfusion), values);
    expectClose(
      predict(modelOf(late, values), [dose(0, 100), ...times.map((time) => record(time + 2, { output: 1 }))]),
      predict(plain, [dose(0, 50), ...times.map((time) => record(time, { output: 1 }))]),
      1e-12,
    );
  });
});

describe('an effect compartment', () => {
  test('behind a bolus is the difference of two exponentials', () => {
    const [k, ke0] = [0.1, 0.3];
    expectClose(
      predict(modelOf(withEffectCompartment(oneCompartmentInfusion), { CL: 5, V: 50, KE0: ke0 }), [dose(0, 100), ...seen(1)]),
      TIMES.map((t) => ((100 / 50) * ke0 * (Math.exp(-k * t) - Math.exp(-ke0 * t))) / (ke0 - k)),
      1e-12,
    );
  });

  test('takes nothing away: CP is what it was', () => {
    const values = { CL: 5, V1: 20, Q2: 6, V2: 40, Q3: 1, V3: 200, KA: 1.4, KE0: 0.05 };
    expectClose(
      predict(modelOf(withEffectCompartment(threeCompartmentOral), values), [dose(0, 100), ...seen(0)]),
      predict(modelOf(threeCompartmentOral, values), [dose(0, 100), ...seen(0)]),
      1e-11,
    );
  });

  test('has the area under the curve of the blood, later', () => {
    const structure = withEffectCompartment(twoCompartmentOral);
    const values = { CL: 5, V1: 30, Q: 4, V2: 60, KA: 0.9, KE0: 0.05 };
    expectClose(areas({ ...structure, observe: 'CE' }, values, [dose(0, 100), record(5000)]), [100 / 5], 1e-11);
  });

  test('behind elimination that could saturate, and does not, is the one behind a linear structure', () => {
    const values = { CL: 5, VMAX: 0, KM: 1, V: 50, KE0: 0.3 };
    expectClose(
      predict(modelOf(withEffectCompartment(oneCompartmentMixedElimination), values), [dose(0, 100), ...seen(1)]),
      predict(modelOf(withEffectCompartment(oneCompartmentInfusion), values), [dose(0, 100), ...seen(1)]),
      1e-7,
    );
  });
});

describe('a direct response', () => {
  const values = { CL: 5, V: 50, KE0: 0.3, E0: 80, SLOPE: -3, EMAX: -60, EC50: 0.7, GAMMA: 2.5 };
  const history = [dose(0, 100), dose(5, 60, { rate: 20 })];
  const of = (structure: Structure, output: number): number[] =>
    predict(modelOf(structure, values), [...history, ...seen(output, [5.5, 7, 30])]);

  test.each<{ name: string; structure: Structure; formula: (c: number) => number }>([
    { name: 'a line', structure: withLinearResponse(oneCompartmentInfusion), formula: (c) => 80 - 3 * c },
    { name: 'Emax', structure: withEmaxResponse(oneCompartmentInfusion), formula: (c) => 80 - (60 * c) / (0.7 + c) },
    { name: 'sigmoid', structure: withSigmoidResponse(oneCompartmentInfusion), formula: (c) => 80 - 60 / (1 + (0.7 / c) ** 2.5) },
    {
      name: 'Emax on elimination that could saturate',
      structure: withEmaxResponse(oneCompartmentMixedElimination),
      formula: (c) => 80 - (60 * c) / (0.7 + c),
    },
  ])('of $name is its formula of CP', ({ structure, formula }) => {
    const all = modelOf(structure, { ...values, VMAX: 2, KM: 1 });
    const times = [5.5, 7, 30];
    const levels = predict(all, [...history, ...seen(0, times)]);
    expectClose(predict(all, [...history, ...seen(1, times)]), levels.map(formula), 1e-12);
  });

  test('acts at the effect site where it is said to', () => {
    const structure = withEmaxResponse(withEffectCompartment(oneCompartmentInfusion), { on: 'CE' });
    expectClose(
      of(structure, 2),
      of(structure, 1).map((c) => 80 - (60 * c) / (0.7 + c)),
      1e-12,
    );
  });

  test('is E0 before anything is given, and half of EMAX more at EC50', () => {
    const steep = modelOf(withSigmoidResponse(oneCompartmentInfusion), { ...values, CL: 1e-9 });
    expectClose(predict(steep, [record(0, { output: 1 }), dose(1, 0.7 * 50), record(1, { output: 1 })]), [80, 50], 1e-9);
  });
});

describe('a first pass', () => {
  test('adds what was absorbed as metabolite to what is formed later, and takes it from the parent', () => {
    const values = { CL: 5, V: 50, KA: 0.7, FM: 0.4, CLM: 3, VM: 20, FP: 0.25 };
    const structure = withFirstPass(withMetabolite(oneCompartmentOral));
    const records = [dose(0, 100), record(3000)];
    expectClose(areas(structure, values, records), [75 / 5], 1e-11);
    expectClose(areas({ ...structure, observe: 'CM' }, values, records), [(25 + 0.4 * 75) / 3], 1e-11);
  });

  test('nothing is lost between a drug and the metabolite that all of it becomes', () => {
    const structure = withWholeMetabolite(oneCompartmentOral);
    const times = [0.5, 2, 7, 30];
    const kept = modelOf(structure, { CL: 5, V: 50, KA: 0.7, CLM: 0, VM: 20 });
    const [parent, formed] = [0, 1].map((output) => predict(kept, [dose(0, 100), ...seen(output, times)]));
    const depot = times.map((t) => 100 * Math.exp(-0.7 * t));
    expectClose(
      times.map((_, i) => 50 * (parent?.[i] ?? 0) + 20 * (formed?.[i] ?? 0) + (depot[i] ?? 0)),
      times.map(() => 100),
      1e-12,
    );
  });
});
