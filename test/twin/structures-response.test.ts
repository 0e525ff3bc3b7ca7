import { describe, expect, test } from 'vitest';
import {
  oneCompartmentInfusion,
  oneCompartmentMichaelisMentenOral,
  oneCompartmentOral,
  threeCompartmentInfusion,
  throughTransits,
  twoCompartmentOral,
  twoCompartmentTargetMediatedQuasiSteady,
  withEffectCompartment,
  withFribergChain,
  withFribergChainEmax,
  withLossInhibited,
  withLossStimulated,
  withMetabolite,
  withProductionInhibited,
  withProductionStimulated,
} from '../../src/domain/define-model.ts';
import type { EquationStructure } from '../../src/domain/equations.ts';
import type { Structure } from '../../src/domain/structure.ts';
import { dose, expectClose, modelOf, predict, record } from './event-builders.ts';

const VALUES = {
  ...{
    CL: 5,
    V: 50,
    V1: 30,
    Q: 4,
    V2: 60,
    Q2: 6,
    Q3: 1,
    V3: 200,
    KA: 0.9,
    KE0: 0.3,
    MTT: 2,
    MMT: 60,
    VMAX: 20,
    KM: 2,
    FM: 0.5,
    CLM: 3,
    VM: 20,
  },
  ...{ KSS: 0.5, KSYN: 1.2, KDEG: 0.4, KINT: 0.15 },
  ...{ KIN: 12, KOUT: 0.15, IMAX: 0.9, IC50: 0.8, SMAX: 3, SC50: 0.8, CIRC0: 5, GAMMA: 0.3, SLOPE: 0.1, EMAX: 0.6, EC50: 2 },
};
const place = (structure: EquationStructure, output: string): number => Object.keys(structure.outputs).indexOf(output);

/** A level of 2 mg/L that stays: 100 mg in 50 L, which nothing eliminates. */
const LEVEL = 2;
const staying = (structure: EquationStructure, output: string, times: readonly number[]): number[] =>
  predict(modelOf(structure, { ...VALUES, CL: 0 }), [
    dose(0, 100),
    ...times.map((time) => record(time, { output: place(structure, output) })),
  ]);

describe('an indirect response', () => {
  const inhibited = 1 - (0.9 * LEVEL) / (0.8 + LEVEL);
  const stimulated = 1 + (3 * LEVEL) / (0.8 + LEVEL);
  const types: { name: string; structure: EquationStructure; makes: number; loses: number }[] = [
    { name: '1', structure: withProductionInhibited(oneCompartmentInfusion), makes: inhibited, loses: 1 },
    { name: '2', structure: withLossInhibited(oneCompartmentInfusion), makes: 1, loses: inhibited },
    { name: '3', structure: withProductionStimulated(oneCompartmentInfusion), makes: stimulated, loses: 1 },
    { name: '4', structure: withLossStimulated(oneCompartmentInfusion), makes: 1, loses: stimulated },
  ];

  test.each(types)(
    'of type $name goes, under a level that stays, exponentially from KIN/KOUT to its new rest',
    ({ structure, makes, loses }) => {
      const times = [0.5, 3, 12, 40, 200];
      const rest = (80 * makes) / loses;
      expectClose(
        staying(structure, 'R', times),
        times.map((t) => rest + (80 - rest) * Math.exp(-0.15 * loses * t)),
        1e-7,
      );
    },
  );

  test.each(types)('of type $name rests at KIN/KOUT while nothing is given', ({ structure }) => {
    const model = modelOf(structure, VALUES);
    expectClose(
      predict(
        model,
        [0, 7, 300].map((time) => record(time, { output: 1 })),
      ),
      [80, 80, 80],
      1e-9,
    );
  });

  test('acts at the effect site where it is said to', () => {
    const structure = withProductionInhibited(withEffectCompartment(oneCompartmentInfusion), { on: 'CE' });
    const quick = { ...VALUES, KE0: 2000 };
    const at = [3, 12, 40].map((time) => record(time, { output: place(structure, 'R') }));
    const plain = withProductionInhibited(oneCompartmentInfusion);
    expectClose(
      predict(modelOf(structure, quick), [dose(0, 100), ...at], { solver: 'rosenbrock' }),
      predict(modelOf(plain, VALUES), [dose(0, 100), ...at.map((one) => ({ ...one, output: place(plain, 'R') }))]),
      1e-3,
    );
  });
});

describe('a Friberg chain', () => {
  test.each([
    { name: 'with a linear effect', structure: withFribergChain(oneCompartmentInfusion) },
    { name: 'with an Emax effect', structure: withFribergChainEmax(oneCompartmentInfusion) },
  ])('$name stays at its baseline while nothing is given', ({ structure }) => {
    const model = modelOf(structure, VALUES);
    expectClose(
      predict(
        model,
        [0, 50, 2000].map((time) => record(time, { output: place(structure, 'CIRC') })),
      ),
      [5, 5, 5],
      1e-9,
    );
  });

  test.each([
    { name: 'SLOPE C', structure: withFribergChain(oneCompartmentInfusion), effect: 0.1 * LEVEL },
    { name: 'EMAX C / (EC50 + C)', structure: withFribergChainEmax(oneCompartmentInfusion), effect: (0.6 * LEVEL) / (2 + LEVEL) },
  ])('under an effect $name that stays settles at CIRC0 (1 - effect)^(1 / GAMMA)', ({ structure, effect }) => {
    expectClose(staying(structure, 'CIRC', [20_000]), [5 * (1 - effect) ** (1 / 0.3)], 1e-6);
  });

  test('begins to fall at KTR x effect in its proliferating cells alone', () => {
    const structure = withFribergChain(oneCompartmentInfusion);
    const rest = { proliferating: 5, maturing1: 5, maturing2: 5, maturing3: 5, circulating: 5 };
    const change = structure.flow({ central: 100, ...rest }, VALUES, 0);
    expect(change['proliferating']).toBeCloseTo((4 / 60) * 5 * -0.1 * LEVEL, 12);
    expect([change['maturing1'], change['maturing2'], change['maturing3'], change['circulating']]).toEqual([0, 0, 0, 0]);
  });
});

describe('what is added to a structure', () => {
  const bodies: { name: string; base: Structure }[] = [
    { name: 'three compartments by vein', base: threeCompartmentInfusion },
    { name: 'two compartments by mouth', base: twoCompartmentOral },
    { name: 'a chain of transit compartments', base: throughTransits(oneCompartmentOral, 3) },
    { name: 'elimination that saturates', base: oneCompartmentMichaelisMentenOral },
    { name: 'a target', base: twoCompartmentTargetMediatedQuasiSteady },
    { name: 'a metabolite', base: withMetabolite(oneCompartmentOral) },
    { name: 'an effect compartment', base: withEffectCompartment(twoCompartmentOral) },
  ];
  const additions: { name: string; add: (base: Structure) => EquationStructure; states: number }[] = [
    { name: 'a response', add: (base) => withLossInhibited(base), states: 1 },
    { name: 'blood cells', add: (base) => withFribergChain(base), states: 5 },
    { name: 'both', add: (base) => withProductionStimulated(withFribergChainEmax(base)), states: 6 },
  ];
  const pairs = bodies.flatMap((one) => additions.map((other) => ({ ...other, body: one.name, base: one.base })));

  test.each(pairs)('$name on $body: the drug goes as before, the states are counted after its own', ({ add, base, states }) => {
    const structure = add(base);
    const times = [1, 5, 23, 70];
    const history = [dose(0, 60), dose(12, 30, { rate: 10 }), ...times.map((time) => record(time))];
    expectClose(predict(modelOf(structure, VALUES), history), predict(modelOf(base, VALUES), history, { solver: 'automatic' }), 1e-6);
    expect(structure.compartments).toBe(Object.keys(structure.states).length);
    const own = base.kind === 'linear' ? structure.compartments - states : base.compartments;
    expect(structure.compartments - own).toBe(states);
  });

  test('says its parts: their changes together are the change of the whole', () => {
    const structure = withProductionStimulated(withFribergChain(oneCompartmentMichaelisMentenOral));
    const x = { depot: 3, central: 70, proliferating: 4, maturing1: 5, maturing2: 6, maturing3: 7, circulating: 3, response: 90 };
    const parts = structure.composed ?? [];
    expect(parts).toHaveLength(3);
    const changes = parts.map(({ flow, driver }) => flow(x, VALUES, 0, driver?.(x, VALUES, 0) ?? Number.NaN));
    expect(Object.assign({}, ...changes)).toEqual(structure.flow(x, VALUES, 0));
    expect(Object.keys(structure.flow(x, VALUES, 0))).toEqual(Object.keys(structure.states));
  });
});
