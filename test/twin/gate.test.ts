import { describe, expect, test } from 'vitest';
import {
  type PkModel,
  combinedRoot,
  covariate,
  defineModel,
  equations,
  flag,
  givenWith,
  oneCompartmentInfusion,
  percentCV,
  proportionally,
  throughTransits,
  twoCompartmentOral,
} from '../../src/domain/define-model.ts';
import { RUNG_NAMES, type RungName, runGate, tryRung } from '../../src/twin/gate.ts';

const TABLE = 'Table 2';

/** A sound model by vein; each test breaks one thing. */
const sound = (changes: Partial<PkModel> = {}): PkModel => ({
  ...defineModel({
    id: 'mine/example-2026',
    drug: { name: 'example' },
    summary: 'An example.',
    source: { citation: 'Example A. A journal 2026;1:1-2', doi: '10.1000/1' },
    population: { subjects: 12, description: 'Twelve people.' },
    covariates: { weight: covariate('kg', 'total body weight'), fast: flag('a gene') },
    limits: [{ covariate: 'weight', between: [40, 120], below: 'refuse', above: 'cap', because: 'range studied' }],
    structure: oneCompartmentInfusion,
    parameters: {
      CL: { value: 5, unit: 'L/h', from: TABLE, between: percentCV(30) },
      V: { value: 40, unit: 'L', from: TABLE, between: percentCV(20) },
    },
    individual: (p, c) => ({ CL: p.CL * (c.weight / 70) ** 0.75 * (1 + c.fast), V: p.V }),
    error: combinedRoot({ proportional: 0.1, additive: 0.5, unit: 'mg/L', from: TABLE }),
    checks: [{ covariates: { weight: 70, fast: 1 }, expect: { CL: 10 }, by: 'source', from: 'Results, carriers' }],
  }),
  ...changes,
});

const verdicts = (model: PkModel): Record<string, string> =>
  Object.fromEntries(runGate(model).map(({ name, verdict }) => [name, verdict.is]));
const said = (name: RungName, model: PkModel): string => {
  const { is, because } = tryRung(model, name);
  return `${is}: ${because}`;
};

describe('the gate lets a sound model through', () => {
  test('by vein, with every rung that has a meaning for it', () => {
    expect(new Set(Object.values(verdicts(sound())))).toEqual(new Set(['passed']));
  });

  test('by mouth through transit compartments, with lag and bioavailability, in another unit of level', () => {
    const oral = defineModel({
      ...sound(),
      moiety: { name: 'example', level: 'ug/L' },
      structure: givenWith(throughTransits(twoCompartmentOral, 3), {
        needs: ['LAG', 'F'],
        lag: (p) => ({ dose: p.LAG }),
        bioavailability: (p) => ({ dose: p.F }),
      }),
      individual: () => ({ CL: 5, V1: 40, Q: 3, V2: 60, KA: 1.1, MTT: 2, LAG: 0.4, F: 0.6 }),
      error: combinedRoot({ proportional: 0.1, additive: 0.5, unit: 'ug/L', from: TABLE }),
      limits: [{ covariate: 'weight', between: [40, 120], below: 'refuse', above: 'refuse', because: 'range studied' }],
      checks: [],
    });
    expect(oral.moiety.scale).toBe(1000);
    expect(verdicts(oral)).toMatchObject({
      'closed form and equations agree': 'passed',
      'mass is conserved': 'passed',
      'proportional to the dose': 'passed',
      'published values': 'not applicable',
      caps: 'not applicable',
    });
  });

  test('equations that are not linear in the dose: what has no meaning is said with its reason', () => {
    const saturable = defineModel({
      ...sound(),
      structure: equations({
        states: { central: 'mg' },
        needs: ['VMAX', 'KM', 'V'],
        doseInto: 'central',
        flow: (x, p) => ({ central: (-p.VMAX * x.central) / p.V / (p.KM + x.central / p.V) }),
        outputs: { CP: { unit: 'mg/L', is: (x, p) => x.central / p.V } },
        observe: 'CP',
      }),
      individual: (p, c) => ({ VMAX: 20 * (c['weight'] ?? 0), KM: 4, V: p['V'] ?? 0 }),
      checks: [],
      moiety: { name: 'example' },
    });
    const rungs = runGate(saturable, { amount: 1000 });
    const notApplicable = rungs.filter((one) => one.verdict.is === 'not applicable');
    expect(notApplicable.map((one) => one.name)).toEqual(['published values', 'proportional to the dose', 'mass is conserved']);
    expect(rungs.every((one) => one.verdict.because.length > 10)).toBe(true);
    expect(rungs.some((one) => one.verdict.is === 'failed')).toBe(false);
  });
});

describe('the gate stops', () => {
  test('a number that does not say where it stands, or is in a unit nobody knows', () => {
    const { parameters } = sound();
    const withVolume = (change: object): PkModel =>
      sound({ parameters: { ...parameters, V: { value: 40, unit: 'L', from: TABLE, ...change } } });
    expect(said('sources', withVolume({ from: '' }))).toMatch(/^failed.*V does not say where it stands/);
    expect(said('sources', withVolume({ unit: 'gallon' }))).toMatch(/^failed.*gallon/);
    expect(said('sources', sound({ source: { citation: 'A paper', readIn: [] } }))).toMatch(/^failed.*no year.*no DOI/);
  });

  test('a covariate that nothing bounds', () => {
    const free = sound({ limits: [] });
    expect(said('covariates', free)).toMatch(/^failed.*nothing bounds weight/);
    expect(said('every corner of its limits', free)).toMatch(/^failed.*nothing bounds weight/);
  });

  test('a printed value that it does not reproduce', () => {
    expect(said('published values', sound({ individual: (p) => ({ CL: p['CL'] ?? 0, V: p['V'] ?? 0 }) }))).toMatch(
      /^failed.*CL is 5 and not 10/,
    );
  });

  test('a clearance that falls below zero at a corner, or for an unusual person', () => {
    expect(said('every corner of its limits', sound({ individual: (p, c) => ({ CL: (c['weight'] ?? 0) - 50, V: p['V'] ?? 0 }) }))).toMatch(
      /^failed.*CL is -10/,
    );
    const wide = defineModel({
      ...sound(),
      moiety: { name: 'example' },
      parameters: { ...sound().parameters, CL: { value: 5, unit: 'L/h', from: TABLE, between: proportionally(percentCV(200)) } },
    });
    expect(said('every corner of its limits', wide)).toMatch(/^failed.*CL is -/);
  });

  test('a cap that is said and not kept', () => {
    expect(said('caps', sound({ individual: (p, c) => ({ CL: (p['CL'] ?? 0) * (c['weight'] ?? 0), V: p['V'] ?? 0 }) }))).toMatch(
      /^failed.*still changes/,
    );
  });

  test('a cap that the formula applies itself, so that nothing can be foreseen without it', () => {
    const own = defineModel({
      ...sound(),
      moiety: { name: 'example' },
      individual: (p, c) => ({ CL: (p['CL'] ?? 0) * (Math.min(c['weight'] ?? 0, 120) / 70), V: p['V'] ?? 0 }),
    });
    expect(said('caps', own)).toMatch(/^failed.*leave the cap to the limit/);
  });

  test('limits that speak inside the range they state', () => {
    const { limits } = sound();
    const [first] = limits;
    if (!first) throw new Error('there is a limit');
    expect(said('outside its limits', sound({ limits: [first, { ...first, between: [100, 110] }] }))).toMatch(
      /^failed.*(?:inside its limits|should)/,
    );
  });

  test('a dose that goes nowhere', () => {
    const deaf = defineModel({
      ...sound(),
      moiety: { name: 'example' },
      structure: equations({
        states: { central: 'mg', effect: '1' },
        needs: ['V'],
        doseInto: 'central',
        flow: (x) => ({ central: -x.central, effect: 0 }),
        outputs: { E: { unit: 'mg/L', is: () => 3 } },
        observe: 'E',
      }),
      individual: () => ({ V: 1 }),
      checks: [],
    });
    expect(said('a dose changes something', deaf)).toMatch(/^failed.*change nothing/);
  });

  test('nothing by an exception: what is thrown is a failure with its words', () => {
    const broken = sound({
      individual: () => {
        throw new Error('the file is broken');
      },
    });
    expect(said('a dose changes something', broken)).toMatch(/^failed.*the file is broken/);
    expect(RUNG_NAMES).toContain('sources');
  });
});
