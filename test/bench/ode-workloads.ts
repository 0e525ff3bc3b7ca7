import { type PkModel, additiveError, defineModel, equations, variance } from '../../src/domain/define-model.ts';
import type { EventRecord } from '../../src/domain/events.ts';

/** A model, a dosing history with its observations, and the numbers that test/bench/c/ode.c knows it by. */
export type Workload = { name: string; title: string; model: PkModel; records: EventRecord[]; outputs: number };

const record = (time: number, more: Partial<EventRecord> = {}): EventRecord => ({
  row: 0,
  time,
  evid: 0,
  compartment: 0,
  amount: 0,
  rate: 0,
  interval: 0,
  additional: 0,
  steadyState: 0,
  output: 0,
  covariates: {},
  ...more,
});

const about = (id: string) => ({
  id: `test/${id}`,
  drug: { name: 'example' },
  summary: 'A workload.',
  source: { citation: 'test/reference/cases', readIn: [] },
  population: { subjects: 1, description: 'nobody' },
  limits: [],
  covariates: {},
  error: additiveError({ additive: 1, unit: 'mg/L', from: 'not used' }),
  status: { is: 'unchecked' } as const,
  use: 'teaching' as const,
  deviations: [],
  checks: [],
});

const parameter = (value: number, unit: string, from: string) => ({ value, unit, from, between: variance(0.0625) });

const infusion = defineModel({
  ...about('infusion'),
  parameters: {
    CL: parameter(4.5, 'L/h', 'twocmt_infusion_addl_vanco'),
    V1: parameter(58.4, 'L', 'twocmt_infusion_addl_vanco'),
    Q: parameter(6.5, 'L/h', 'twocmt_infusion_addl_vanco'),
    V2: parameter(38.4, 'L', 'twocmt_infusion_addl_vanco'),
  },
  individual: (p) => ({ CL: p.CL, V1: p.V1, Q: p.Q, V2: p.V2 }),
  structure: equations({
    states: { central: 'mg', peripheral: 'mg' },
    needs: ['CL', 'V1', 'Q', 'V2'],
    doseInto: 'central',
    flow: (x, p) => ({
      central: -(p.CL / p.V1 + p.Q / p.V1) * x.central + (p.Q / p.V2) * x.peripheral,
      peripheral: (p.Q / p.V1) * x.central - (p.Q / p.V2) * x.peripheral,
    }),
    outputs: { CP: { unit: 'mg/L', is: (x, p) => x.central / p.V1 } },
    observe: 'CP',
  }),
});

const saturable = defineModel({
  ...about('saturable'),
  parameters: {
    KA: parameter(1.5, '1/h', 'mm_oral_phenytoin'),
    VMAX: parameter(17.291666666666668, 'mg/h', 'mm_oral_phenytoin'),
    KM: parameter(4, 'mg/L', 'mm_oral_phenytoin'),
    V: parameter(45.5, 'L', 'mm_oral_phenytoin'),
  },
  individual: (p) => ({ KA: p.KA, VMAX: p.VMAX, KM: p.KM, V: p.V }),
  structure: equations({
    states: { gut: 'mg', body: 'mg' },
    needs: ['KA', 'VMAX', 'KM', 'V'],
    doseInto: 'gut',
    flow: (x, p) => {
      const c = x.body / p.V;
      return { gut: -p.KA * x.gut, body: p.KA * x.gut - (p.VMAX * c) / (p.KM + c) };
    },
    outputs: { CP: { unit: 'mg/L', is: (x, p) => x.body / p.V } },
    observe: 'CP',
  }),
});

const from = 'friberg_neutropenia';
const neutropenia = defineModel({
  ...about('neutropenia'),
  parameters: {
    CL: parameter(36, 'L/h', from),
    V1: parameter(8, 'L', from),
    Q2: parameter(10, 'L/h', from),
    V2: parameter(10, 'L', from),
    Q3: parameter(12, 'L/h', from),
    V3: parameter(250, 'L', from),
    MTT: parameter(88.7, 'h', from),
    SLOPE: parameter(8.58, 'L/umol', from),
    CIRC0: parameter(5.05, '10^9/L', from),
    GAM: parameter(0.161, '1', from),
  },
  individual: (p) => ({ ...p }),
  structure: equations({
    states: { A1: 'mg', A2: 'mg', A3: 'mg', PROL: '10^9/L', T1: '10^9/L', T2: '10^9/L', T3: '10^9/L', CIRC: '10^9/L' },
    needs: ['CL', 'V1', 'Q2', 'V2', 'Q3', 'V3', 'MTT', 'SLOPE', 'CIRC0', 'GAM'],
    doseInto: 'A1',
    start: (p) => ({ PROL: p.CIRC0, T1: p.CIRC0, T2: p.CIRC0, T3: p.CIRC0, CIRC: p.CIRC0 }),
    flow: (x, p) => {
      const c = x.A1 / p.V1 / 0.8079;
      const ktr = 4 / p.MTT;
      return {
        A1: (-(p.CL + p.Q2 + p.Q3) / p.V1) * x.A1 + (p.Q2 / p.V2) * x.A2 + (p.Q3 / p.V3) * x.A3,
        A2: (p.Q2 / p.V1) * x.A1 - (p.Q2 / p.V2) * x.A2,
        A3: (p.Q3 / p.V1) * x.A1 - (p.Q3 / p.V3) * x.A3,
        PROL: ktr * x.PROL * ((1 - p.SLOPE * c) * Math.pow(p.CIRC0 / x.CIRC, p.GAM) - 1),
        T1: ktr * (x.PROL - x.T1),
        T2: ktr * (x.T1 - x.T2),
        T3: ktr * (x.T2 - x.T3),
        CIRC: ktr * (x.T3 - x.CIRC),
      };
    },
    outputs: { ANC: { unit: '10^9/L', is: (x) => x.CIRC } },
    observe: 'ANC',
  }),
});

const dose = (amount: number, more: Partial<EventRecord>): EventRecord => record(0, { evid: 1, amount, ...more });
const seen = (many: number, every: number): EventRecord[] => Array.from({ length: many }, (_, i) => record(i * every));

/** Doses at the time of an observation come first, as the records stand. */
export const WORKLOADS: Workload[] = [
  {
    name: 'infusion',
    title: 'two compartments, 14 one-hour infusions',
    model: infusion,
    records: [dose(1000, { rate: 1000, interval: 12, additional: 13 }), ...seen(337, 0.5)],
    outputs: 337,
  },
  {
    name: 'saturable',
    title: 'oral, saturable elimination, 30 doses',
    model: saturable,
    records: [dose(300, { interval: 24, additional: 29 }), ...seen(721, 1)],
    outputs: 721,
  },
  {
    name: 'neutropenia',
    title: 'neutropenia in 8 states, 2 cycles',
    model: neutropenia,
    records: [dose(160, { rate: 160, interval: 504, additional: 1 }), ...seen(505, 2)],
    outputs: 505,
  },
];

/** The etas of one person, made up so that C makes up the same: 0.25 sin(12.9898 person + 78.233 place), both from 1. */
export function etasOf(person: number, into: Float64Array): Float64Array {
  for (let j = 0; j < into.length; j++) into[j] = 0.25 * Math.sin(12.9898 * person + 78.233 * (j + 1));
  return into;
}
