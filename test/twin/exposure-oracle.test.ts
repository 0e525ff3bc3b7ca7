import { describe, expect, it } from 'vitest';
import { covariate, defineModel, proportionalError, threeCompartmentInfusion } from '../../src/domain/define-model.ts';
import type { Dose } from '../../src/domain/regimen.ts';
import { readDoubles } from '../../src/numerics/doubles-as-text.ts';
import { odex } from '../../src/numerics/odex-solver.ts';
import type { RightHandSide } from '../../src/numerics/solver.ts';
import { armStep, fitStep } from '../../src/twin/run.ts';
import { simulate } from '../../src/twin/simulate.ts';
import { buildJob, repeated } from './job-builder.ts';
import { twoCompartment } from './reference-models.ts';

/** Amounts and area of the two-compartment model by a general integrator, restarted wherever anything changes. */
function integrateCourse(
  doses: readonly Dose[],
  covariates: readonly { at: number; values: Record<string, number> }[],
  etas: readonly number[],
  times: readonly number[],
): number[] {
  const model = twoCompartment();
  const p = Object.fromEntries(
    Object.entries(model.parameters).map(([name, { value }]) => [name, value * Math.exp(etas[model.etas.indexOf(name)] ?? 0)]),
  );
  const stops = [...new Set([...doses.flatMap(({ at, duration }) => [at, at + duration]), ...covariates.map(({ at }) => at), ...times])]
    .toSorted((a, b) => a - b)
    .filter((time) => time <= Math.max(...times));
  let state: Float64Array = new Float64Array(3);
  const areas = new Map<number, number>([[stops[0] ?? 0, 0]]);
  for (const [i, from] of stops.slice(0, -1).entries()) {
    const to = stops[i + 1] ?? from;
    const rate = doses.reduce((sum, { at, duration, amount }) => (at <= from && to <= at + duration ? sum + amount / duration : sum), 0);
    const {
      CL = 0,
      V1 = 1,
      Q = 0,
      V2 = 1,
    } = model.individual(p, covariates.findLast(({ at }) => at <= from)?.values ?? covariates[0]?.values ?? {});
    const rhs: RightHandSide = (_, [a1 = 0, a2 = 0], into) =>
      into.set([rate - ((CL + Q) / V1) * a1 + (Q / V2) * a2, (Q / V1) * a1 - (Q / V2) * a2, a1 / V1]);
    const { status, why, end } = odex.solve({ rhs, from, to, start: state, at: new Float64Array(), rtol: 1e-10, atol: 1e-10 });
    if (status !== 'done') throw new Error(why);
    state = end;
    areas.set(to, state[2] ?? Number.NaN);
  }
  return times.map((time) => areas.get(time) ?? Number.NaN);
}

describe('the exposure of a patient drawn from the posterior', () => {
  it('is what a general integrator finds for the same parameters, doses and changing kidney function', () => {
    const job = buildJob({ draws: 5 });
    const models = [twoCompartment()];
    const fit = fitStep(job, models);
    const arm = fit.ok ? armStep(job, models, fit.value, 1) : fit;
    if (!fit.ok || !arm.ok) throw new Error('the step was refused');
    const etas = readDoubles(fit.value.parts[0]?.etas ?? '');
    const exposures = readDoubles(arm.value.exposures);
    for (const draw of [0, 1, 2, 3, 4]) {
      const [from = 0, to = 0] = integrateCourse(
        [...job.given, ...(job.arms[1]?.doses ?? [])],
        job.models[0]?.covariates ?? [],
        [...etas.slice(3 * draw, 3 * draw + 3)],
        [24, 48],
      );
      expect(Math.abs((exposures[draw] ?? Number.NaN) / (to - from) - 1)).toBeLessThan(1e-7);
    }
  });
});

describe('three compartments', () => {
  const model = (swapped: boolean) =>
    defineModel({
      id: 'test/three-compartment',
      drug: { name: 'example' },
      summary: 'A model for tests.',
      source: { citation: 'stated in the test', readIn: [] },
      population: { subjects: 1, description: 'nobody' },
      covariates: { none: covariate('1', 'not used') },
      limits: [],
      structure: threeCompartmentInfusion,
      parameters: {
        CL: { value: 4, unit: 'L/h', from: 'test' },
        V1: { value: 12, unit: 'L', from: 'test' },
        Q: { value: 9, unit: 'L/h', from: 'test' },
        V: { value: 20, unit: 'L', from: 'test' },
        Qs: { value: 1, unit: 'L/h', from: 'test' },
        Vs: { value: 90, unit: 'L', from: 'test' },
      },
      individual: (p) =>
        swapped
          ? { CL: p.CL, V1: p.V1, Q2: p.Qs, V2: p.Vs, Q3: p.Q, V3: p.V }
          : { CL: p.CL, V1: p.V1, Q2: p.Q, V2: p.V, Q3: p.Qs, V3: p.Vs },
      error: proportionalError({ proportional: 0.1, from: 'test' }),
      status: { is: 'unchecked' },
      use: 'teaching',
      deviations: [],
      checks: [],
    });

  it('do not care which of the two peripheral ones is named first, and clear the whole dose', () => {
    const times = [0.5, 1, 6, 30, 5000];
    const [one, other] = [false, true].map((swapped) => simulate(model(swapped), [{ at: 0, values: {} }], [], repeated(500, 8, 3), times));
    if (!one?.ok || !other?.ok) throw new Error('the model cannot be simulated');
    for (const [i, value] of one.value.concentrations.entries()) expect(other.value.concentrations[i]).toBeCloseTo(value, 11);
    expect(one.value.areas[4]).toBeCloseTo(1500 / 4, 8);
  });

  it('stand at rate over clearance in an endless infusion', () => {
    const outcome = simulate(model(false), [{ at: 0, values: {} }], [], [{ at: 0, amount: 60_000, duration: 3000 }], [2999]);
    expect(outcome.ok ? outcome.value.concentrations[0] : Number.NaN).toBeCloseTo(20 / 4, 8);
  });
});
