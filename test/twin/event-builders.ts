import { expect } from 'vitest';
import { type PkModel, covariate, defineModel, oneCompartmentInfusion, proportionalError } from '../../src/domain/define-model.ts';
import type { EventRecord } from '../../src/domain/events.ts';
import type { Structure } from '../../src/domain/structure.ts';
import { predictBothWays } from './both-ways.ts';
import { historyOf } from '../../src/twin/history.ts';
import { type Rules, createPredictor, prepare, run } from '../../src/twin/predict.ts';

export const modelOf = (structure: Structure, values: Record<string, number>): PkModel =>
  defineModel<string, string, string>({
    id: 'test/rules',
    drug: { name: 'example' },
    summary: 'A model for tests.',
    source: { citation: 'stated in the test' },
    population: { subjects: 1, description: 'nobody' },
    limits: [],
    covariates: { WT: covariate('kg', 'weight') },
    parameters: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value, unit: '1', from: 'test' }])),
    structure,
    individual: (p, c) => ({ ...p, CL: (p['CL'] ?? 0) * ((c['WT'] ?? 70) / 70) }),
    error: proportionalError({ proportional: 0.1, from: 'test' }),
    checks: [],
  });

export const CL = 5;
export const V = 50;
export const K = CL / V;
export const body = modelOf(oneCompartmentInfusion, { CL, V });

export const record = (time: number, some: Partial<EventRecord> = {}): EventRecord => ({
  row: 2,
  time,
  evid: 0,
  compartment: 0,
  amount: 0,
  rate: 0,
  interval: 0,
  additional: 0,
  steadyState: 0,
  output: 0,
  covariates: { WT: 70 },
  ...some,
});
export const dose = (time: number, amount: number, some: Partial<EventRecord> = {}): EventRecord =>
  record(time, { evid: 1, amount, ...some });

const USUAL: Rules = { covariates: 'nocb', ties: 'dose-first' };

export function predict(model: PkModel, records: readonly EventRecord[], rules: Partial<Rules> = {}): number[] {
  const predictor = createPredictor(model, { ...USUAL, ...rules });
  if (!predictor) throw new Error('there is no closed form');
  return [...predictBothWays(predictor, records)].filter((_, index) => records[index]?.evid === 0);
}

export const expectClose = (found: readonly number[], expected: readonly number[], within = 1e-10): void => {
  expect(found).toHaveLength(expected.length);
  const peak = Math.max(...expected.map(Math.abs));
  for (const [i, value] of expected.entries()) expect(Math.abs((found[i] ?? Number.NaN) - value)).toBeLessThanOrEqual(within * peak);
};

/** The integral of the observed output from the first record to each observation. */
export function areas(structure: Structure, values: Record<string, number>, records: readonly EventRecord[]): number[] {
  const predictor = createPredictor(modelOf(structure, values), USUAL, { areas: true });
  if (!predictor) throw new Error('nothing moves this');
  const history = historyOf(records);
  const ready = prepare(predictor, history);
  if ('why' in ready) throw new Error(ready.why);
  const found = new Float64Array(history.length);
  const failure = run(predictor, ready, [], { predictions: new Float64Array(history.length), areas: found });
  if (failure) throw new Error(failure.why);
  return [...found].filter((_, index) => history.evid[index] === 0);
}
