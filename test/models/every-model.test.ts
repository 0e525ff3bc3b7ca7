import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { library } from '../../models/index.ts';
import { BODY_UNITS, type Body, type BodyQuantity } from '../../src/domain/body.ts';
import type { Limit, PkModel } from '../../src/domain/define-model.ts';
import type { Dose } from '../../src/domain/regimen.ts';
import { readUnit } from '../../src/domain/units.ts';
import { odex } from '../../src/numerics/odex-solver.ts';
import type { RightHandSide } from '../../src/numerics/solver.ts';
import { needsOf } from '../../src/twin/choose-covariates.ts';
import { holdAgainstLimits } from '../../src/twin/choose-limits.ts';
import { simulate } from '../../src/twin/simulate.ts';
import { cornersOf, insideOf } from './every-model-corners.ts';

/*
 * The gate. Every structure of today is linear, so that no check is without meaning for a model; one that is not will be
 * listed here as not applicable, with its reason.
 */
const DOSES: readonly Dose[] = [
  { at: 0, amount: 1000, duration: 1.5 },
  { at: 12, amount: 750, duration: 1 },
];
const TIMES = [1, 1.5, 6, 12, 12.5, 24, 48];

const typicalEtas = (model: PkModel): number[] => model.etas.map(() => 0);

function run(model: PkModel, values: Record<string, number>, doses: readonly Dose[] = DOSES, etas = typicalEtas(model)) {
  const outcome = simulate(model, [{ at: 0, values }], etas, doses, TIMES);
  if (!outcome.ok) throw new Error(outcome.issues.map((one) => one.text).join('; '));
  return outcome.value;
}

function individual(model: PkModel, values: Record<string, number>, etas = typicalEtas(model)): Record<string, number> {
  const parameters = Object.fromEntries(
    Object.entries(model.parameters).map(([name, { value }]) => [name, value * Math.exp(etas[model.etas.indexOf(name)] ?? 0)]),
  );
  return model.individual(parameters, values);
}

test('every file of a drug model is in the library, and nothing else is', () => {
  const root = join(import.meta.dirname, '../../models');
  const folders = readdirSync(root, { withFileTypes: true }).filter(
    (one) => one.isDirectory() && !['physiology', 'targets'].includes(one.name),
  );
  const files = folders.flatMap(({ name }) =>
    readdirSync(join(root, name))
      .filter((file) => file !== 'drug.ts')
      .map((file) => `${name}/${file.replace(/\.ts$/, '')}`),
  );
  expect(library.map((one) => one.id).toSorted()).toEqual(files.toSorted());
});

describe.each(library.map((model) => [model.id, model] as const))('%s', (id, model) => {
  test('its id is its path', async () => {
    const module = (await import(join(import.meta.dirname, '../../models', `${id}.ts`))) as Record<string, unknown>;
    expect(Object.values(module)).toContain(model);
  });

  test('every number says where it stands and has a unit of the table', () => {
    for (const [name, { unit, from }] of Object.entries(model.parameters)) {
      expect(readUnit(unit), `${name}: ${unit}`).toBe(unit);
      expect(from.length, name).toBeGreaterThan(5);
    }
    for (const [name, { unit }] of Object.entries(model.covariates)) expect(readUnit(unit), name).toBe(unit);
    expect(model.error.from.length).toBeGreaterThan(5);
    expect(model.source.citation).toMatch(/\d{4}/);
    expect(model.source.doi ?? model.source.pubmed).toMatch(/\d{4}/);
    expect(model.source.readIn.length).toBeGreaterThan(0);
    for (const limit of model.limits) expect(limit.because.length, limit.covariate).toBeGreaterThan(10);
  });

  test('it names its drug as the folder does, and can be used on a record: every covariate is derived', () => {
    expect(model.drug.name).toBe(id.split('/')[0]);
    expect(Object.values(model.covariates).every((one) => one.derive !== undefined)).toBe(true);
    expect(needsOf(model).length).toBeGreaterThan(0);
  });

  test('it says that no one has held it against its paper, and that it may not search for doses by itself', () => {
    expect(model.status.is).toBe('unchecked');
    expect(model.use).toBe('forecast');
    expect(model.deviations.length).toBeGreaterThan(0);
  });

  test('the values its sources print are reproduced', () => {
    expect(model.checks.length).toBeGreaterThan(0);
    for (const { covariates, expect: printed, within = 1e-9, from } of model.checks) {
      const got = individual(model, covariates);
      for (const [name, value] of Object.entries(printed))
        expect(Math.abs((got[name] ?? Number.NaN) / value - 1), `${name}, ${from}`).toBeLessThanOrEqual(within);
    }
  });

  test('a dose changes something, and nothing was there before it', () => {
    const { concentrations } = run(model, insideOf(model));
    expect(concentrations.every((one) => one > 0)).toBe(true);
    expect(run(model, insideOf(model), [{ at: 30, amount: 1000, duration: 1 }]).concentrations.slice(0, 6)).toEqual([0, 0, 0, 0, 0, 0]);
  });

  test('twice the dose gives twice the concentration', () => {
    const once = run(model, insideOf(model)).concentrations;
    const twice = run(
      model,
      insideOf(model),
      DOSES.map((one) => ({ ...one, amount: 2 * one.amount })),
    ).concentrations;
    for (const [index, value] of once.entries()) expect((twice[index] ?? 0) / value).toBeCloseTo(2, 10);
  });

  test('the closed form is the solution of the differential equations, and what was given is in the body or cleared', () => {
    const values = insideOf(model);
    const parameters = individual(model, values);
    const closed = run(model, values);
    for (const [index, time] of TIMES.entries()) {
      const { central, amount, volume } = integrateEquations(model, parameters, time);
      expect((closed.concentrations[index] ?? 0) / (central / volume)).toBeCloseTo(1, 6);
      const given = DOSES.reduce((sum, dose) => sum + dose.amount * Math.min(1, Math.max(0, (time - dose.at) / dose.duration)), 0);
      expect((amount + (parameters['CL'] ?? 0) * (closed.areas[index] ?? 0)) / given).toBeCloseTo(1, 6);
    }
  });

  test('at every corner of its limits, for usual and unusual people, parameters and concentrations are finite and above zero', () => {
    const corners = cornersOf(model);
    expect(corners.length).toBeGreaterThanOrEqual(4);
    for (const values of corners) {
      for (const deviation of [-2, 0, 2]) {
        const etas = model.etas.map((_, index) => deviation * Math.sqrt(model.omega[index]?.[index] ?? 0));
        for (const value of Object.values(individual(model, values, etas))) expect(Number.isFinite(value) && value > 0).toBe(true);
        for (const value of run(model, values, DOSES, etas).concentrations) expect(Number.isFinite(value) && value > 0).toBe(true);
      }
    }
  });

  test('inside its limits it is silent; just outside each it refuses, warns or tells the cap, as it says', () => {
    expect(judge(model, undefined, 0)).toEqual([]);
    for (const limit of model.limits) {
      const [low, high] = limit.between;
      const outside = [
        [limit.below, low - step(low)],
        [limit.above, high + step(high)],
      ] as const;
      for (const [action, value] of outside) {
        const issues = judge(model, limit, value);
        expect(issues.length, `${limit.covariate} ${value}`).toBe(1);
        expect(issues[0]?.severity).toBe(action === 'refuse' ? 'error' : 'warning');
        expect(issues[0]?.code).toBe(action === 'cap' ? 'covariate-capped' : 'outside-studied-range');
      }
    }
  });

  test('a value at which it caps is the last that changes anything', () => {
    for (const limit of model.limits.filter((one) => one.above === 'cap')) {
      const at = (value: number): Record<string, number> => individual(model, { ...insideOf(model), [limit.covariate]: value });
      expect(at(limit.between[1] * 1.5)).toEqual(at(limit.between[1]));
      expect(at(limit.between[1] * 0.9)).not.toEqual(at(limit.between[1]));
    }
  });
});

const step = (value: number): number => Math.max(Math.abs(value), 1) * 1e-6;

/** What the limits say with one of them at a value and the others in their middle. */
function judge(model: PkModel, changed: Limit | undefined, value: number) {
  const middle = Object.fromEntries(model.limits.map(({ covariate, between: [low, high] }) => [covariate, (low + high) / 2]));
  const values: Record<string, number> = { ...insideOf(model), ...middle, ...(changed ? { [changed.covariate]: value } : {}) };
  const isBody = (name: string): name is BodyQuantity => Object.hasOwn(BODY_UNITS, name);
  const body = Object.fromEntries(Object.entries(values).filter(([name]) => isBody(name))) as Body;
  const at = '2026-11-23T12:00:00.000Z';
  return holdAgainstLimits(model, [{ at, body }], [{ at, values }]);
}

/** The textbook equations, with the parameters of the structure, by a general integrator that knows nothing of closed forms. */
function integrateEquations(model: PkModel, p: Record<string, number>, until: number): { central: number; amount: number; volume: number } {
  const of = (name: string): number => p[name] ?? 0;
  const [volume, other] = model.structure.compartments === 1 ? [of('V'), 1] : [of('V1'), of('V2')];
  const edges = [...new Set([0, ...DOSES.flatMap((dose) => [dose.at, dose.at + dose.duration]), until])]
    .filter((time) => time <= until)
    .toSorted((a, b) => a - b);
  let state: Float64Array = new Float64Array(2);
  for (const [index, to] of edges.slice(1).entries()) {
    const from = edges[index] ?? 0;
    const rate = DOSES.reduce(
      (sum, dose) => sum + (dose.at <= from && from < dose.at + dose.duration ? dose.amount / dose.duration : 0),
      0,
    );
    const rhs: RightHandSide = (_, [a = 0, b = 0], into) => {
      const across = of('Q') * (a / volume - b / other);
      into.set([rate - of('CL') * (a / volume) - across, across]);
    };
    const { status, why, end } = odex.solve({ rhs, from, to, start: state, at: new Float64Array(), rtol: 1e-11, atol: 1e-12 });
    if (status === 'failed') throw new Error(why);
    state = end;
  }
  const [central = 0, outer = 0] = state;
  return { central, amount: central + outer, volume };
}
