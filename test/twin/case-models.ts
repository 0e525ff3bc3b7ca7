import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type PkModel, additiveError, covariate, defineModel, equations } from '../../src/domain/define-model.ts';
import type { EventRecord } from '../../src/domain/events.ts';
import type { Structure } from '../../src/domain/structure.ts';

type CaseEvent = { time: number; evid: 1 | 4; amt: number; cmt: string; rate: number; ii: number; addl: number; ss: 0 | 1 };

/** A reference case as its file states it. */
export type Case = {
  name: string;
  parameters: Record<string, { value: number; unit: string }>;
  states: string[];
  derived: [string, string][];
  ode: Record<string, string>;
  outputs: Record<string, string>;
  bioavailability: Record<string, number>;
  lag_time: Record<string, number>;
  initial: Record<string, string>;
  covariates: ({ time: number } & Record<string, number>)[];
  events: CaseEvent[];
  obs_times: number[];
  reference: Record<string, number[]>;
};

const FOLDER = join(import.meta.dirname, '..', 'reference', 'cases');

export const caseNames = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.json'))
  .map((name) => name.slice(0, -'.json'.length))
  .toSorted();

export const readCase = (name: string): Case => JSON.parse(readFileSync(join(FOLDER, `${name}.json`), 'utf8')) as Case;

type Names = Record<string, number>;
const MATH = 'const { pow, exp, log, sqrt, sin, max: fmax, min: fmin } = Math;';

/** Compiles expressions of the cases' small language; `derived` come first, in their order. */
function compile(one: Case, expressions: Record<string, string>): (x: Names, p: Names, t: number) => Names {
  const derived = one.derived.map(([name, expression]) => `const ${name} = ${expression};`).join(' ');
  const result = Object.entries(expressions)
    .map(([name, expression]) => `${name}: (${expression})`)
    .join(', ');
  const inner = `const { ${one.states.join(', ')} } = x; const { ${parameterNames(one).join(', ')} } = p; const T = t;`;
  // oxlint-disable-next-line typescript/no-implied-eval -- the cases state their equations as text
  return new Function('x', 'p', 't', `'use strict'; ${MATH} ${inner} ${derived} return { ${result} };`) as (
    x: Names,
    p: Names,
    t: number,
  ) => Names;
}

const covariateNames = ({ covariates }: Case): string[] => Object.keys(covariates[0] ?? {}).filter((name) => name !== 'time');
const parameterNames = (one: Case): string[] => [...Object.keys(one.parameters), ...covariateNames(one)];

/** A model with the parameters of a case, and the equations of the case unless another structure is given. */
export function caseModel(one: Case, structure?: Structure, individual?: (p: Names) => Names): PkModel {
  const flow = compile(one, one.ode);
  const outputs = compile(one, one.outputs);
  const start = compile({ ...one, derived: [], states: [] }, one.initial);
  const stated = equations({
    states: Object.fromEntries(one.states.map((state) => [state, 'mg'])),
    needs: parameterNames(one),
    doseInto: one.states[0] ?? '',
    start: (p) => start({}, p, 0),
    lag: () => one.lag_time,
    bioavailability: () => one.bioavailability,
    flow,
    outputs: Object.fromEntries(
      Object.keys(one.outputs).map((name) => [
        name,
        { unit: 'mg/L', is: (x: Names, p: Names, t: number) => outputs(x, p, t)[name] ?? Number.NaN },
      ]),
    ),
    observe: Object.keys(one.outputs)[0] ?? '',
  });
  return defineModel<string, string, string>({
    id: `test/${one.name}`,
    drug: { name: 'example' },
    summary: 'A reference case.',
    source: { citation: one.name },
    population: { subjects: 1, description: 'nobody' },
    limits: [],
    covariates: Object.fromEntries(covariateNames(one).map((name) => [name, covariate('1', name)])),
    parameters: Object.fromEntries(
      Object.entries(one.parameters).map(([name, { value, unit }]) => [name, { value, unit, from: one.name }]),
    ),
    structure: structure ?? stated,
    individual: (p, c) => (individual ? individual({ ...p, ...c }) : { ...p, ...c }),
    error: additiveError({ additive: 1, unit: 'mg/L', from: 'not used' }),
    checks: [],
  });
}

/** The records of a case: its doses, a record wherever covariates change, and an observation of every output at every time. */
export function caseRecords(one: Case): EventRecord[] {
  const outputs = Object.keys(one.outputs);
  const plain = { compartment: 0, amount: 0, rate: 0, interval: 0, additional: 0, steadyState: 0 as const, output: 0 };
  const covariatesAt = (time: number): Names => {
    const { time: _from, ...values } = one.covariates.findLast((row) => row.time <= time) ?? one.covariates[0] ?? { time: 0 };
    return values;
  };
  const records = [
    ...one.covariates.map(({ time }) => ({ ...plain, time, evid: 2 as const })),
    ...one.events.map((dose) => ({
      ...plain,
      time: dose.time,
      evid: dose.evid,
      compartment: one.states.indexOf(dose.cmt),
      amount: dose.amt,
      rate: dose.rate,
      interval: dose.ii,
      additional: dose.addl,
      steadyState: dose.ss,
    })),
    ...one.obs_times.flatMap((time) => outputs.map((_, output) => ({ ...plain, time, evid: 0 as const, output }))),
  ];
  return records.toSorted((a, b) => a.time - b.time).map((record, i) => ({ ...record, row: i + 2, covariates: covariatesAt(record.time) }));
}
