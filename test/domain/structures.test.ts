import { describe, expect, test } from 'vitest';
import {
  equations,
  givenWith,
  inUnits,
  linearSystem,
  measuring,
  oneCompartmentAutoinduction,
  oneCompartmentInfusion,
  oneCompartmentOral,
  throughSavicTransits,
  throughTransits,
  twoCompartmentOral,
  twoCompartmentTargetMediated,
  withEffectCompartment,
  withEmaxResponse,
  withFirstPass,
  withFribergChain,
  withFribergChainEmax,
  withMetabolite,
  withParallelAbsorption,
  withProductionInhibited,
} from '../../src/domain/define-model.ts';
import { whatIsMeasured } from '../../src/domain/moiety.ts';
import { networkOf } from '../../src/domain/structures/linear-network.ts';
import { equationsOf } from '../../src/domain/structures/linear-equations.ts';
import { quantitiesOf } from '../../src/domain/structures/quantities.ts';
import type { LinearStructure } from '../../src/domain/structure.ts';
import {
  oneCompartmentOral as oral1,
  threeCompartmentInfusion,
  threeCompartmentOral,
  twoCompartmentInfusion,
} from '../../src/domain/structure.ts';

/** Units of a model that says nothing of them. */
const MILLIGRAMS = { dose: 'mg', level: 'mg/L' };

describe('a structure put together', () => {
  test('names its states in the order of CMT, its outputs in the order of DVID, and their units', () => {
    const structure = withFribergChain(withEffectCompartment(withMetabolite(oneCompartmentOral)), { on: 'CE' });
    expect(quantitiesOf(structure, MILLIGRAMS)).toEqual({
      states: [
        { name: 'depot', unit: 'mg' },
        { name: 'central', unit: 'mg' },
        { name: 'metabolite', unit: 'mg' },
        { name: 'effect', unit: 'mg/L' },
        ...['proliferating', 'maturing1', 'maturing2', 'maturing3', 'circulating'].map((name) => ({ name, unit: '10*9/L' })),
      ],
      outputs: [
        { name: 'CP', unit: 'mg/L' },
        { name: 'CM', unit: 'mg/L' },
        { name: 'CE', unit: 'mg/L' },
        { name: 'CIRC', unit: '10*9/L' },
      ],
      observe: 'CP',
    });
    expect(structure.needs).toEqual(['CL', 'V', 'KA', 'FM', 'CLM', 'VM', 'KE0', 'CIRC0', 'MMT', 'GAMMA', 'SLOPE']);
    expect(structure.name).toBe('oneCompartmentOral with metabolite with an effect compartment with a Friberg chain');
  });

  test('stays linear as long as nothing in it is not', () => {
    expect(withEffectCompartment(withMetabolite(oneCompartmentOral)).kind).toBe('network');
    expect(withEmaxResponse(withEffectCompartment(oneCompartmentOral), { on: 'CE' }).kind).toBe('network');
    expect(withProductionInhibited(oneCompartmentOral).kind).toBe('equations');
  });

  test('keeps how doses are given', () => {
    const lagged = givenWith(oneCompartmentOral, { lag: () => ({ depot: 0.5 }) });
    expect(withEffectCompartment(lagged).lag?.({ CL: 1, V: 1, KA: 1, KE0: 1 })).toEqual({ depot: 0.5 });
    expect(withFribergChain(lagged).lag?.({ CL: 1, V: 1, KA: 1, CIRC0: 1, MMT: 1, GAMMA: 1, SLOPE: 1 })).toEqual({ depot: 0.5 });
  });

  test.each([
    ['a parameter with two meanings', () => withFribergChainEmax(withEmaxResponse(oneCompartmentInfusion)), /has EMAX, EC50 already/],
    [
      'a state of one name twice',
      () => withEffectCompartment(withEffectCompartment(oneCompartmentInfusion)),
      /has KE0, effect, CE already/,
    ],
    ['an output that is not there', () => withProductionInhibited(oneCompartmentInfusion, { on: 'CE' }), /no output "CE" \(CP\)/],
    ['a metabolite of nothing', () => withMetabolite(oneCompartmentInfusion, { from: 'liver' }), /no state "liver"/],
    ['a metabolite where elimination is not stated', () => withMetabolite(twoCompartmentTargetMediated), /does not say what is eliminated/],
    ['a first pass without a depot', () => withFirstPass(withMetabolite(oneCompartmentInfusion)), /no depot or no metabolite/],
    ['a chain without a depot', () => throughSavicTransits(oneCompartmentInfusion), /no depot/],
    ['two chains', () => throughSavicTransits(throughTransits(oneCompartmentOral, 3)), /no depot that doses go into/],
    [
      'two ways of absorption',
      () => withParallelAbsorption(throughSavicTransits(oneCompartmentOral)),
      /says already how a dose is absorbed/,
    ],
    ['another output measured than there are', () => measuring(withEffectCompartment(oneCompartmentOral), 'E'), /no output "E" \(CP, CE\)/],
    [
      'a unit that nothing is in',
      () => inUnits(networkOf(oneCompartmentOral), { nmol: 'umol' }),
      /nothing in oneCompartmentOral is in "nmol"/,
    ],
  ])('%s is refused, and says what is there', (_what, build, why) => {
    expect(build).toThrow(why);
  });
});

describe('units', () => {
  test('are replaced wherever they stand, in structures of every kind', () => {
    const units = { mg: 'ug', 'mg/L': 'ug/L' };
    for (const structure of [inUnits(networkOf(oneCompartmentOral), units), inUnits(equationsOf(oneCompartmentOral), units)]) {
      expect(quantitiesOf(structure, MILLIGRAMS)).toEqual({
        states: [
          { name: 'depot', unit: 'ug' },
          { name: 'central', unit: 'ug' },
        ],
        outputs: [{ name: 'CP', unit: 'ug/L' }],
        observe: 'CP',
      });
    }
  });

  test('of concentrations go with those of amounts: nothing is converted', () => {
    expect(() => inUnits(networkOf(oneCompartmentOral), { 'mg/L': 'ug/L' })).toThrow(/in mg\/L, not in ug\/L/);
    expect(() => inUnits(twoCompartmentTargetMediated, { nmol: 'mg' })).toThrow(/in mg\/L, not in nmol\/L/);
  });

  test('of a linear structure are those of the model', () => {
    expect(quantitiesOf(twoCompartmentInfusion, { dose: 'ug', level: 'ng/mL' })).toEqual({
      states: [
        { name: 'central', unit: 'ug' },
        { name: 'peripheral1', unit: 'ug' },
      ],
      outputs: [{ name: 'CP', unit: 'ng/mL' }],
      observe: 'CP',
    });
  });

  test('of levels that a model states and its structure does not have are refused', () => {
    const about = { id: 'test/units', drug: { name: 'example' } };
    expect(() =>
      whatIsMeasured({ ...about, moiety: { name: 'example', level: 'ng/mL' }, structure: withEffectCompartment(oneCompartmentOral) }),
    ).toThrow(/levels are stated in ng\/mL, and CP is in mg\/L/);
  });

  test('of a structure in micrograms are those of what is added to it', () => {
    const structure = withEffectCompartment(inUnits(networkOf(oneCompartmentOral), { mg: 'ug', 'mg/L': 'ug/L' }));
    expect(quantitiesOf(structure, MILLIGRAMS).states.at(-1)).toEqual({ name: 'effect', unit: 'ug/L' });
  });
});

describe('a linear structure written out', () => {
  const values = { CL: 5, V: 50, V1: 20, Q: 4, Q2: 6, V2: 40, Q3: 1, V3: 200, KA: 1.4, MTT: 2 };
  const x = { dose: 9, transit1: 8, transit2: 7, depot: 31, central: 190, peripheral1: 70, peripheral2: 55 };

  test.each<LinearStructure>([
    oneCompartmentInfusion,
    twoCompartmentInfusion,
    threeCompartmentInfusion,
    oral1,
    twoCompartmentOral,
    threeCompartmentOral,
    throughTransits<string>(oral1, 2),
  ])('as equations and as flows says one and the same: $name', (structure) => {
    const [whole, flows] = [equationsOf(structure), networkOf(structure)];
    const change = whole.flow(x, values, 0);
    const summed: Record<string, number> = {};
    for (const { from, to, rate } of flows.flows(values)) {
      const moved = rate * (x[from as keyof typeof x] ?? Number.NaN);
      summed[from] = (summed[from] ?? 0) - moved;
      if (to !== undefined) summed[to] = (summed[to] ?? 0) + moved;
    }
    expect(Object.keys(change)).toEqual(Object.keys(whole.states));
    for (const [name, value] of Object.entries(change)) expect(value).toBeCloseTo(summed[name] ?? Number.NaN, 10);
    const volume = structure.compartments === 1 ? values.V : values.V1;
    expect(whole.outputs['CP']?.is(x, values, 0)).toBeCloseTo(190 / volume, 12);
  });
});

describe('a linear system', () => {
  const stated = {
    states: { a: 'mg', b: 'mg' },
    needs: ['K'],
    flows: () => [],
    outputs: { A: { unit: 'mg', weights: () => ({ a: 1 }) } },
  } as const;

  test('that gives doses to no state of its own, or measures no output of its own, is refused', () => {
    expect(() => linearSystem<string, string, string>({ ...stated, doseInto: 'c', observe: 'A' })).toThrow(
      /"c", which is no state \(a, b\)/,
    );
    expect(() => linearSystem<string, string, string>({ ...stated, doseInto: 'a', observe: 'B' })).toThrow(/"B" is observed.*\(A\)/);
    expect(() => linearSystem<string, string, string>({ ...stated, states: {}, doseInto: 'a', observe: 'A' })).toThrow(
      /at least one state/,
    );
  });

  test('an output read in a state that does not exist is refused, in equations too', () => {
    const outputs = { A: { unit: 'mg', is: () => 1, of: 'c' } };
    expect(() => linearSystem<string, string, string>({ ...stated, outputs, doseInto: 'a', observe: 'A' })).toThrow(
      /"c", which is no state/,
    );
    expect(() =>
      equations<string, string, string>({ ...stated, flow: () => ({ a: 0, b: 0 }), outputs, doseInto: 'a', observe: 'A' }),
    ).toThrow(/"c", which is no state/);
  });
});

test('the enzyme of a drug that induces it is one at first', () => {
  expect(oneCompartmentAutoinduction.start?.({ CL: 1, V: 1, KENZ: 1, EMAX: 1, EC50: 1 })).toEqual({ enzyme: 1 });
});
