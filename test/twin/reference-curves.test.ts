import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { matrixExponential } from '../../src/numerics/matrix-exponential.ts';
import { odex } from '../../src/numerics/odex-solver.ts';
import { problemOf, rhsOf } from '../numerics/textbook-problems.ts';
import { stepLinear } from './step-linear.ts';

type CurveCase = {
  name: string;
  parameters: Record<string, { value: number }>;
  covariates: Record<string, number>[];
  events: { time: number; amt: number; rate: number; ii: number; addl: number }[];
  obs_times: number[];
  reference: { CP: number[] };
};
type Step = { length: number; rate: number; bolus: number; parameters: number[] };

const folder = new URL('../reference/cases/', import.meta.url);
/** The cases with doses into the central compartment of a linear system, without lag or bioavailability. */
const NAMES = ['onecmt_bolus_multi', 'onecmt_infusion_addl', 'tvcov_crcl_weight', 'twocmt_infusion_addl_vanco', 'twocmt_overlap_infusions'];
const cases = NAMES.map((name) => JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8')) as CurveCase);

/** CL, V1 and the rest, with the formulas that the case with changing covariates states. */
function parametersAt({ parameters, covariates }: CurveCase, time: number): number[] {
  const value = (name: string): number => parameters[name]?.value ?? Number.NaN;
  if (parameters.V) return [value('CL'), value('V')];
  if (covariates.length === 0) return [value('CL'), value('V1'), value('Q'), value('V2')];
  const now = covariates.findLast((row) => (row.time ?? 0) <= time) ?? {};
  return [value('CLS') * ((now.CRCL ?? Number.NaN) / 120) ** 0.8, (value('V1S') * (now.WT ?? Number.NaN)) / 70, value('Q'), value('V2')];
}

/** Steps between all events and observations, made here apart from the program's own. */
function stepsOf(one: CurveCase): { steps: Step[]; observed: number[] } {
  const doses = one.events.flatMap(({ time, amt, rate, ii, addl }) =>
    Array.from({ length: addl + 1 }, (_, i) => ({
      at: time + i * ii,
      amt,
      end: rate > 0 ? time + i * ii + amt / rate : time + i * ii,
      rate,
    })),
  );
  const times = [
    ...new Set([0, ...one.obs_times, ...doses.flatMap(({ at, end }) => [at, end]), ...one.covariates.map(({ time }) => time ?? 0)]),
  ].toSorted((a, b) => a - b);
  const steps = times.slice(0, -1).map((time, i) => ({
    length: (times[i + 1] ?? time) - time,
    rate: doses.reduce((sum, { at, end, rate }) => (at <= time && time < end ? sum + rate : sum), 0),
    bolus: doses.reduce((sum, { at, end, amt }) => (at === end && at === time ? sum + amt : sum), 0),
    parameters: parametersAt(one, time),
  }));
  return { steps, observed: one.obs_times.map((time) => times.indexOf(time)) };
}

type Mover = (amounts: number[], step: Step) => number[];

const byClosedForm: Mover = (amounts, { rate, length, parameters }) => stepLinear(parameters, amounts, rate, length).amounts;

const matrixOf = ([cl = 0, v1 = 1, q = 0, v2 = 1]: number[], n: number): number[][] =>
  n === 1
    ? [[-cl / v1]]
    : [
        [-(cl + q) / v1, q / v2],
        [q / v1, -q / v2],
      ];

const byExponential: Mover = (amounts, { rate, length, parameters }) => {
  const n = amounts.length;
  const rows = [...matrixOf(parameters, n).map((row, i) => [...row, i === 0 ? rate : 0]), Array.from({ length: n + 1 }, () => 0)];
  const from = [...amounts, 1];
  return matrixExponential(rows.map((row) => row.map((value) => value * length)))
    .slice(0, n)
    .map((row) => row.reduce((sum, value, j) => sum + value * (from[j] ?? 0), 0));
};

const byIntegration: Mover = (amounts, { rate, length, parameters }) => {
  const matrix = matrixOf(parameters, amounts.length);
  const rhs = rhsOf((x) => matrix.map((row, i) => row.reduce((sum, value, j) => sum + value * (x[j] ?? 0), i === 0 ? rate : 0)));
  const { status, why, end } = odex.solve(problemOf({ rhs, to: length, start: amounts }, 1e-10));
  if (status !== 'done') throw new Error(why);
  return [...end];
};

function run(one: CurveCase, move: Mover): number[] {
  const { steps, observed } = stepsOf(one);
  let amounts: number[] = one.parameters.V ? [0] : [0, 0];
  const curve = steps.map((step) => {
    const volume = step.parameters[1] ?? 1;
    const start = amounts.map((value, i) => (i === 0 ? value + step.bolus : value));
    amounts = move(start, step);
    return (amounts[0] ?? Number.NaN) / volume;
  });
  return observed.map((node) => curve[node - 1] ?? Number.NaN);
}

describe('curves that several independent programs agree on', () => {
  for (const one of cases) {
    for (const [how, move] of [
      ['closed form', byClosedForm],
      ['matrix exponential', byExponential],
      ['integration', byIntegration],
    ] as const) {
      it(`${one.name} by ${how}, to a millionth of the peak`, () => {
        const curve = run(one, move);
        const peak = Math.max(...one.reference.CP);
        expect(curve).toHaveLength(one.reference.CP.length);
        for (const [i, value] of one.reference.CP.entries()) expect(Math.abs((curve[i] ?? Number.NaN) - value)).toBeLessThan(1e-6 * peak);
      });
    }
  }
});
