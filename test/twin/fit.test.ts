import { describe, expect, it } from 'vitest';
import { findModel } from '../../models/index.ts';
import fc from '../fixtures/properties.ts';
import {
  covariate,
  defineModel,
  exponentialError,
  oneCompartmentInfusion,
  proportionalError,
  variance,
} from '../../src/domain/define-model.ts';
import type { JobLevel } from '../../src/domain/job.ts';
import { choleskyFactor, logDeterminant } from '../../src/numerics/cholesky.ts';
import { normalProbability } from '../../src/numerics/normal.ts';
import { openStream } from '../../src/numerics/random.ts';
import { PRIOR_PREDICTIVE_DRAWS } from '../../src/twin/fit-levels.ts';
import { gatherEvidence } from '../../src/twin/evidence.ts';
import { objective } from '../../src/twin/fit-objective.ts';
import { fitModel } from '../../src/twin/fit.ts';
import { drawNormalEtas } from '../../src/twin/posterior.ts';
import { simulate } from '../../src/twin/simulate.ts';
import { repeated } from './job-builder.ts';
import { additiveError, oneCompartment, twoCompartment } from './reference-models.ts';

const person = [{ at: -96, values: { CRCL: 80, WT: 75 } }];
const nobody = [{ at: 0, values: {} }];
const level = (at: number, value: number, below = false): JobLevel => ({ at, value, below });

/** Only the volume differs, the residual error is logarithmic, and the level is drawn at once: the posterior is exactly normal. */
const omega2 = 0.16;
const sigma = 0.2;
const exactly = defineModel({
  id: 'test/exact',
  drug: { name: 'example' },
  summary: 'A model for tests.',
  source: { citation: 'stated in the test', readIn: [] },
  population: { subjects: 1, description: 'nobody' },
  covariates: { none: covariate('1', 'not used') },
  limits: [],
  structure: oneCompartmentInfusion,
  parameters: { CL: { value: 1e-9, unit: 'L/h', from: 'test' }, V: { value: 50, unit: 'L', from: 'test', between: variance(omega2) } },
  individual: (p) => ({ CL: p.CL, V: p.V }),
  error: exponentialError({ log: sigma, from: 'test' }),
  status: { is: 'unchecked' },
  use: 'teaching',
  deviations: [],
  checks: [],
});

describe('a fit whose answer is known on paper', () => {
  const [dose, observed] = [500, 14];
  const fit = fitModel(exactly, nobody, [{ at: 0, amount: dose, duration: 0 }], [level(1, observed)], 3);
  const distance = Math.log(observed) - Math.log(dose / 50);
  const spread = omega2 + sigma ** 2;

  it('shrinks the surprise towards the population by the known share', () =>
    expect(fit.eta[0]).toBeCloseTo((-distance * omega2) / spread, 7));
  it('keeps the known share of the variance', () => expect(fit.covariance[0]?.[0]).toBeCloseTo((omega2 * sigma ** 2) / spread, 7));
  it('has as evidence the density of the level, without the constant of the normal density', () => {
    const logDensity = -0.5 * Math.log(spread) - distance ** 2 / (2 * spread) - Math.log(observed);
    expect(fit.logEvidence).toBeCloseTo(logDensity, 7);
  });
  it('places the level at its percentile among such people, residual error included', () => {
    const exact = 100 * normalProbability(distance / Math.sqrt(spread));
    expect(Math.abs((fit.levels[0]?.percentile ?? Number.NaN) - exact)).toBeLessThan((4 * 50) / Math.sqrt(PRIOR_PREDICTIVE_DRAWS));
  });
});

describe('a fit', () => {
  const doses = repeated(1000, 12, 8, -96);
  const levels = [level(-46, 24), level(-12.5, 14)];

  it('is the prior, and says so, when there are no levels', () => {
    const model = twoCompartment();
    const fit = fitModel(model, person, doses, [], 1);
    expect(fit).toMatchObject({
      status: 'prior',
      covarianceFormula: 'prior',
      eta: [0, 0, 0],
      covariance: model.omega,
      logEvidence: null,
      objective: null,
    });
    expect(fit.parameters.find(({ name }) => name === 'CL')?.individual).toBeCloseTo(4.5 * 0.8, 12);
  });

  it('knows the clearance, and all parameters together, better than the population did', () => {
    const model = twoCompartment();
    const fit = fitModel(model, person, doses, levels, 1);
    const volume = (rows: readonly (readonly number[])[]): number => logDeterminant(choleskyFactor(rows) ?? []);
    expect(fit.covariance[0]?.[0]).toBeLessThan(0.5 * (model.omega[0]?.[0] ?? 0));
    expect(volume(fit.covariance)).toBeLessThan(volume(model.omega));
  });

  it('grows surer with every further level', () => {
    const spread = (count: number): number =>
      fitModel(twoCompartment(), person, doses, [...levels, level(-36.5, 14), level(-24.5, 14)].slice(0, count), 1).covariance[0]?.[0] ??
      Number.NaN;
    expect(spread(2)).toBeLessThan(spread(1));
    expect(spread(4)).toBeLessThan(spread(2));
  });

  it('finds the typical person in levels that are exactly typical, where the error does not depend on the prediction', () => {
    const model = oneCompartment({ error: additiveError({ additive: 0.5, unit: 'mg/L', from: 'test' }) });
    const given = [{ at: 0, amount: 1000, duration: 1 }];
    const typical = simulate(model, nobody, [0, 0], given, [2, 10]);
    if (!typical.ok) throw new Error('the typical person cannot be simulated');
    const fit = fitModel(
      model,
      nobody,
      given,
      typical.value.concentrations.map((value, i) => level([2, 10][i] ?? 0, value)),
      1,
    );
    for (const eta of fit.eta) expect(Math.abs(eta)).toBeLessThan(1e-5);
    for (const one of fit.levels) expect(Math.abs(one.weightedResidual)).toBeLessThan(1e-4);
  });

  it('goes on past a saddle, where the objective curves downwards: a nearly empty trough and a peak under an error in proportion', () => {
    const model = findModel('rivaroxaban/willmann-2018');
    const values = model?.checks[0]?.covariates;
    if (!model || !values) throw new Error('the library has no such model');
    const given = repeated(20, 24, 5, -120).map((dose) => ({ ...dose, duration: 0 }));
    const fit = fitModel(model, [{ at: -120, values }], given, [level(-72.5, 0.343307916), level(-69, 116.564971155)], 1);
    expect(fit.status).toBe('converged');
    // The least of 60,000 random steps of ever smaller size.
    expect(fit.objective).toBeCloseTo(17.885566, 5);
  });

  it('weighs each residual by the spread expected at the prediction', () => {
    const fit = fitModel(twoCompartment(), person, doses, levels, 1);
    for (const { observed, individual, residual, weightedResidual } of fit.levels) {
      expect(residual).toBeCloseTo(observed - individual, 12);
      expect(weightedResidual).toBeCloseTo(residual / Math.sqrt(1 + (0.15 * individual) ** 2), 12);
    }
  });

  it('reads an additive error in the unit it is stated in', () => {
    const given = [{ at: 0, amount: 1000, duration: 1 }];
    const inMilligrams = oneCompartment({ error: additiveError({ additive: 0.5, unit: 'mg/L', from: 'test' }) });
    const inMicrograms = oneCompartment({ error: additiveError({ additive: 500, unit: 'ug/L', from: 'test' }) });
    const [one, other] = [inMilligrams, inMicrograms].map((model) => fitModel(model, nobody, given, [level(4, 9)], 1));
    expect(other?.eta[0]).toBeCloseTo(one?.eta[0] ?? Number.NaN, 10);
  });

  it('is not moved by a level below quantification when none was expected, and is moved when one was', () => {
    const given = [{ at: 0, amount: 1000, duration: 1 }];
    const late = fitModel(oneCompartment(), nobody, given, [level(4, 14), level(120, 0.5, true)], 1);
    const without = fitModel(oneCompartment(), nobody, given, [level(4, 14)], 1);
    expect(Math.abs((late.eta[0] ?? 0) - (without.eta[0] ?? 0))).toBeLessThan(0.01);
    const early = fitModel(oneCompartment(), nobody, given, [level(4, 14), level(12, 2, true)], 1);
    expect(early.eta[0]).toBeGreaterThan((without.eta[0] ?? 0) + 0.1);
    expect(late.levels[1]).toMatchObject({ below: true, residual: 0, weightedResidual: 0 });
    expect(Math.abs((late.levels[1]?.percentile ?? Number.NaN) - 50 * normalProbability(0.5 / 0.5))).toBeLessThan(2);
  });

  it('gives a level far above what anybody would have a percentile next to 100, and one far below next to 0', () => {
    const fit = fitModel(twoCompartment(), person, doses, [level(-12.5, 90), level(-11, 2)], 1);
    expect(fit.levels[0]?.percentile).toBeGreaterThan(99);
    expect(fit.levels[1]?.percentile).toBeLessThan(1);
  });
});

describe('the most probable person', () => {
  it('is nowhere less probable than any of many others, whatever the levels', () => {
    const model = twoCompartment();
    const doses = repeated(1000, 12, 8, -96);
    const measured = fc.record({
      at: fc.double({ min: -90, max: -1, noNaN: true }),
      value: fc.double({ min: 2, max: 60, noNaN: true }),
      below: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(measured, { minLength: 1, maxLength: 4 }), fc.integer({ min: 0, max: 2 ** 31 }), (levels, seed) => {
        const fit = fitModel(model, person, doses, levels, 1);
        if (fit.status !== 'converged') return true;
        const others = drawNormalEtas({ eta: [0, 0, 0], covariance: model.omega.map((row) => [...row]) }, 50, seed) ?? new Float64Array();
        const evidence = gatherEvidence(model, person, doses, levels);
        return Array.from({ length: 50 }, (_, i) => objective(evidence, others.subarray(3 * i, 3 * i + 3))).every(
          (value) => value >= (fit.objective ?? Number.NaN) - 1e-9,
        );
      }),
      { numRuns: 60, seed: 13 },
    );
  });
});

describe('a fit that cannot be', () => {
  it('says that no dose explains a level, and gives no numbers', () => {
    const model = oneCompartment({ error: proportionalError({ proportional: 0.2, from: 'test' }) });
    const fit = fitModel(model, nobody, [], [level(-5, 12)], 1);
    expect(fit).toMatchObject({ status: 'failed', eta: [], covariance: [], objective: null, logEvidence: null });
    expect(fit.why).toContain('5.0 h before the decision');
  });

  it('says that the levels ask for a person whom the population does not hold', () => {
    const model = oneCompartment({ error: proportionalError({ proportional: 0.05, from: 'test' }) });
    const fit = fitModel(model, nobody, [{ at: 0, amount: 1000, duration: 1 }], [level(2, 2000), level(10, 1900), level(20, 1800)], 1);
    expect(fit.status).toBe('failed');
    expect(fit.why).toContain('standard deviations');
  });

  it('says that the covariates leave no usable parameters', () => {
    const fit = fitModel(
      twoCompartment(),
      [{ at: 0, values: { CRCL: Number.NaN, WT: 70 } }],
      [{ at: 0, amount: 1000, duration: 1 }],
      [level(5, 10)],
      1,
    );
    expect(fit).toMatchObject({ status: 'failed' });
    expect(fit.why).toContain('gives CL = NaN');
  });
});

describe('the stated uncertainty', () => {
  it('covers the true clearance of nine simulated patients in ten', () => {
    const patients = 200;
    const model = twoCompartment();
    const doses = repeated(1000, 12, 4);
    const stream = openStream(2024);
    const sd = model.omega.map((row, i) => Math.sqrt(row[i] ?? 0));
    const [clearance = 0, central = 0, peripheral = 0] = sd;
    let covered = 0;
    for (let patient = 0; patient < patients; patient++) {
      const z = [stream.normal(), stream.normal(), stream.normal()] as const;
      const truth = [clearance * z[0], central * (0.3 * z[0] + Math.sqrt(1 - 0.09) * z[1]), peripheral * z[2]];
      const simulated = simulate(model, person, truth, doses, [26, 35.5, 47.5]);
      if (!simulated.ok) throw new Error('the patient cannot be simulated');
      const levels = simulated.value.concentrations.map((f, i) =>
        level([26, 35.5, 47.5][i] ?? 0, Math.max(0.1, f + Math.sqrt(1 + (0.15 * f) ** 2) * stream.normal())),
      );
      const fit = fitModel(model, person, doses, levels, 1);
      expect(fit.status).toBe('converged');
      const half = 1.6448536269514722 * Math.sqrt(fit.covariance[0]?.[0] ?? Number.NaN);
      if (Math.abs((fit.eta[0] ?? Number.NaN) - (truth[0] ?? 0)) < half) covered++;
    }
    expect(Math.abs(covered / patients - 0.9)).toBeLessThan(3 * Math.sqrt((0.9 * 0.1) / patients));
  });
});
