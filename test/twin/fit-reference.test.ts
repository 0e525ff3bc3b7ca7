import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ModelFit } from '../../src/domain/job.ts';
import { fitModel } from '../../src/twin/fit.ts';
import { simulate } from '../../src/twin/simulate.ts';
import { type DoseRecord, expandRecords } from './expand-records.ts';
import {
  additiveError,
  belowQuantification,
  caseModel,
  combinedRoot,
  gotiOfPosologyr,
  mapbayrIntroduction,
  proportionalError,
  thomsonOfMipdeval,
} from './reference-models.ts';

type FitCase = {
  name: string;
  omega: number[][];
  residual: { proportional_variance: number; additive_variance: number };
  covariates: Record<string, number>;
  records: (DoseRecord & { DV: number | null })[];
  reference: {
    eta: number[];
    ofv: number;
    ipred: number[];
    population_pred: number[];
    parameters: Record<string, number>;
    hessian_of_ofv: number[][];
    posterior_covariance_2_inv_hessian: number[][];
  };
};

const folder = new URL('../reference/map-cases/', import.meta.url);
const cases = readdirSync(folder).map((file) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as FitCase);

const errorOf = ({ proportional_variance: p, additive_variance: a }: FitCase['residual']) => {
  const proportional = Math.sqrt(p);
  const additive = Math.sqrt(a);
  if (a === 0) return proportionalError({ proportional, from: 'case' });
  return p === 0
    ? additiveError({ additive, unit: 'mg/L', from: 'case' })
    : combinedRoot({ proportional, additive, unit: 'mg/L', from: 'case' });
};

const relative = (value: number | undefined, reference: number | undefined): number =>
  Math.abs((value ?? Number.NaN) - (reference ?? Number.NaN)) / Math.abs(reference ?? Number.NaN);
const furthest = (values: readonly number[], reference: readonly number[]): number =>
  reference.reduce((worst, one, i) => Math.max(worst, Math.abs((values[i] ?? Number.NaN) - one)), 0);
const determinant = (m: number[][]): number =>
  m.length === 1
    ? (m[0]?.[0] ?? 0)
    : (m[0] ?? []).reduce(
        (sum, value, j) => sum + (j % 2 ? -1 : 1) * value * determinant(m.slice(1).map((row) => row.filter((_, k) => k !== j))),
        0,
      );

describe('fits that several independent programs agree on', () => {
  it('are read from at least five cases', () => expect(cases.length).toBeGreaterThanOrEqual(5));

  for (const one of cases) {
    it(`${one.name}: the most probable parameters, predictions, curvature and evidence are theirs`, () => {
      const model = caseModel(one.name, one.omega, errorOf(one.residual));
      const levels = one.records
        .filter(({ evid }) => evid === 0)
        .map(({ time, DV }) => ({ at: time, value: DV ?? Number.NaN, below: false }));
      const fit = fitModel(model, [{ at: 0, values: one.covariates }], expandRecords(one.records), levels, 1);
      expect(fit.status).toBe('converged');
      expect(furthest(fit.eta, one.reference.eta)).toBeLessThan(1e-4);
      expect(fit.objective).toBeCloseTo(one.reference.ofv, 6);
      for (const [i, level] of fit.levels.entries()) {
        expect(relative(level.individual, one.reference.ipred[i])).toBeLessThan(1e-4);
        expect(relative(level.population, one.reference.population_pred[i])).toBeLessThan(1e-6);
      }
      for (const { name, individual } of fit.parameters) expect(relative(individual, one.reference.parameters[name])).toBeLessThan(1e-4);
      for (const [i, row] of one.reference.posterior_covariance_2_inv_hessian.entries()) {
        for (const [j, value] of row.entries())
          expect(Math.abs((fit.covariance[i]?.[j] ?? Number.NaN) - value)).toBeLessThan(
            1e-3 * Math.sqrt((row[i] ?? 0) * (one.reference.posterior_covariance_2_inv_hessian[j]?.[j] ?? 0)),
          );
      }
      const halved = one.reference.hessian_of_ofv.map((row) => row.map((value) => value / 2));
      const evidence = -0.5 * (one.reference.ofv + Math.log(determinant(one.omega)) + Math.log(determinant(halved)));
      expect(fit.logEvidence).toBeCloseTo(evidence, 4);
    });
  }
});

const fitted = (fit: ModelFit, name: string): number => fit.parameters.find((one) => one.name === name)?.individual ?? Number.NaN;

describe('published fits', () => {
  it('two-compartment infusion of the mapbayr introduction (R2)', () => {
    const levels = [
      { at: 6, value: 3.9, below: false },
      { at: 15, value: 1.1, below: false },
    ];
    const fit = fitModel(mapbayrIntroduction, [{ at: 0, values: { BW: 90 } }], [{ at: 0, amount: 100, duration: 5 }], levels, 1);
    expect(furthest(fit.eta, [0.3872104, 0.1569604])).toBeLessThan(1e-4);
  });

  it('Goti 2018 with the additive form of the combined error, as Monolix fits it (R4)', () => {
    const levels = [
      { at: 12, value: 14.8, below: false },
      { at: 37.5, value: 22.5, below: false },
    ];
    const doses = [
      { at: 0, amount: 1900, duration: 1 },
      { at: 22.2, amount: 1750, duration: 1 },
    ];
    const fit = fitModel(gotiOfPosologyr, [{ at: 0, values: { CLCR: 34, WT: 62 } }], doses, levels, 1);
    expect(furthest(fit.eta, [0.047648, 0.144727, 0.078993])).toBeLessThan(1e-4);
    expect(relative(fitted(fit, 'CL'), 1.7209)).toBeLessThan(1e-4);
    expect(relative(fitted(fit, 'V1'), 59.781)).toBeLessThan(1e-4);
    expect(relative(fitted(fit, 'V2'), 41.556)).toBeLessThan(1e-4);
  });

  it('Thomson 2009 forecasts a patient step by step as PsN with NONMEM does (R6)', () => {
    const covariates = [{ at: 0, values: { WT: 82.7018420944358, CRCL: 3.68714131510177 } }];
    const doses = [0, 12, 24].map((at) => ({ at, amount: 1500, duration: 2 }));
    const times = [12, 15, 23, 50, 55, 71];
    const levels = [
      { at: 15, value: 38.9, below: false },
      { at: 23, value: 26.9, below: false },
    ];
    const rows = [
      { used: 0, population: Number.NaN, individual: Number.NaN, forecast: [11.075, 31.603, 17.777, 11.372, 9.8578, 6.9434] },
      { used: 1, population: 2.685, individual: 2.497, forecast: [12.532, 34.796, 20.443, 13.879, 12.048, 8.2755] },
      { used: 2, population: 2.462, individual: 2.29, forecast: [14.221, 36.901, 24.211, 18.364, 15.788, 9.8553] },
    ];
    for (const { used, population, individual, forecast } of rows) {
      const fit = fitModel(thomsonOfMipdeval, covariates, doses, levels.slice(0, used), 1);
      const curve = simulate(thomsonOfMipdeval, covariates, fit.eta, doses, times);
      if (!curve.ok) throw new Error(curve.issues[0]?.text);
      for (const [i, expected] of forecast.entries()) expect(relative(curve.value.concentrations[i], expected)).toBeLessThan(1e-4);
      if (used === 0) continue;
      expect(2.99 * Math.exp(fit.eta[0] ?? Number.NaN)).toBeCloseTo(population, 3);
      expect(fitted(fit, 'CL')).toBeCloseTo(individual, 3);
    }
  });

  it('a level below quantification counts as such and not as a measured value (R9)', () => {
    const doses = [{ at: 0, amount: 100, duration: 100 / 1200 }];
    const measured = [
      { at: 1, value: 75 },
      { at: 6, value: 25 },
      { at: 24, value: 7 },
      { at: 48, value: 1 },
    ].map((level) => ({ ...level, below: false }));
    const censored = measured.map((level, i) => (i === 3 ? { ...level, below: true } : level));
    expect(furthest(fitModel(belowQuantification, [{ at: 0, values: {} }], doses, censored, 1).eta, [-0.0427451, -0.122636])).toBeLessThan(
      1e-5,
    );
    expect(furthest(fitModel(belowQuantification, [{ at: 0, values: {} }], doses, measured, 1).eta, [-0.0706898, -0.113914])).toBeLessThan(
      1e-5,
    );
  });
});
