import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  type PkModel,
  type ResidualError,
  additiveError,
  combinedRoot,
  covariate,
  defineModel,
  givenWith,
  proportionalError,
  together,
  twoCompartmentInfusion,
  twoCompartmentOral,
  variance,
} from '../../domain/define-model.ts';
import type { Dose } from '../../domain/regimen.ts';
import type { UnitCode } from '../../domain/units.ts';

/** A dose record of a case: rate 0 is at once, addl more doses every ii hours, ss 1 at steady state. */
type CaseRecord = { time: number; evid: number; amt: number; rate: number; ii: number; addl: number; ss: number; DV: number | null };

/** One fit on which several independent programs agree, complete in itself. */
export type FitCase = {
  name: string;
  omega: number[][];
  residual: { proportional_variance: number; additive_variance: number };
  covariates: Record<string, number>;
  records: CaseRecord[];
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

const FOLDER = join(import.meta.dirname, 'map-cases');

export const readFitCases = (): FitCase[] =>
  readdirSync(FOLDER)
    .filter((file) => file.endsWith('.json'))
    .toSorted()
    .map((file) => JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as FitCase);

/** Intervals before a steady-state record that stand for the endless past. */
const PAST = 60;

/** The single doses that the records of a case mean. */
export const dosesOf = ({ records }: Pick<FitCase, 'records'>): Dose[] =>
  records
    .filter(({ evid }) => evid === 1)
    .flatMap(({ time, amt, rate, ii, addl, ss }) => {
      const first = ss === 1 ? -PAST : 0;
      return Array.from({ length: addl + 1 - first }, (_, i) => ({
        at: time + (first + i) * ii,
        amount: amt,
        duration: rate > 0 ? amt / rate : 0,
      }));
    });

function errorOf({ proportional_variance: p, additive_variance: a }: FitCase['residual'], unit: UnitCode): ResidualError {
  const [proportional, additive, from] = [Math.sqrt(p), Math.sqrt(a), 'the case'];
  if (a === 0) return proportionalError({ proportional, from });
  return p === 0 ? additiveError({ additive, unit, from }) : combinedRoot({ proportional, additive, unit, from });
}

/** The model of a case, as its own file states it. */
export function modelOfCase({ name, omega, residual }: FitCase): PkModel {
  const at = (row: number, column: number): number => omega[row]?.[column] ?? 0;
  const about = {
    id: `check/${name}`,
    drug: { name: 'example' },
    summary: 'A synthetic case that several programs agree on.',
    source: { citation: 'synthetic' },
    population: { subjects: 1, description: 'nobody' },
    limits: [],
    checks: [],
  };
  const covariates = { WT: covariate('kg', 'weight'), CRCL: covariate('mL/min', 'creatinine clearance') };
  if (name.startsWith('tacro'))
    return defineModel({
      ...about,
      moiety: { name: 'example', level: 'ug/L' },
      covariates: {},
      structure: givenWith(twoCompartmentOral, { lag: () => ({ depot: 0.45 }) }),
      parameters: {
        CL: { value: 22, unit: 'L/h', from: name, between: variance(at(0, 0)) },
        V1: { value: 120, unit: 'L', from: name, between: variance(at(1, 1)) },
        KA: { value: 3.8, unit: '1/h', from: name, between: variance(at(2, 2)) },
        Q: { value: 60, unit: 'L/h', from: name, between: variance(at(3, 3)) },
        V2: { value: 900, unit: 'L', from: name },
      },
      individual: (p) => ({ CL: p.CL, V1: p.V1, Q: p.Q, V2: p.V2, KA: p.KA }),
      error: errorOf(residual, 'ug/L'),
    });
  if (name.startsWith('vanco'))
    return defineModel({
      ...about,
      covariates,
      structure: twoCompartmentInfusion,
      parameters: {
        CL: { value: 4.5, unit: 'L/h', from: name, between: variance(at(0, 0)) },
        V1: { value: 58.4, unit: 'L', from: name, between: variance(at(1, 1)) },
        Q: { value: 6.5, unit: 'L/h', from: name },
        V2: { value: 38.4, unit: 'L', from: name },
      },
      individual: (p, c) => ({ CL: p.CL * (c.CRCL / 120) ** 0.8, V1: p.V1 * (c.WT / 70), Q: p.Q, V2: p.V2 }),
      error: errorOf(residual, 'mg/L'),
    });
  return defineModel({
    ...about,
    covariates,
    structure: twoCompartmentInfusion,
    parameters: {
      CL: { value: 4.2, unit: 'L/h', from: name, between: variance(at(0, 0)) },
      V1: { value: 17, unit: 'L', from: name, between: variance(at(1, 1)) },
      Q: { value: 1.2, unit: 'L/h', from: name, between: variance(at(2, 2)) },
      V2: { value: 10, unit: 'L', from: name },
    },
    correlated: [together(['CL', 'V1'], { covariance: at(0, 1) })],
    individual: (p, c) => ({ CL: p.CL * (c.CRCL / 100), V1: p.V1 * (c.WT / 70), Q: p.Q, V2: p.V2 }),
    error: errorOf(residual, 'mg/L'),
  });
}
