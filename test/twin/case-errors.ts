import { expect } from 'vitest';
import type { PkModel } from '../../src/domain/define-model.ts';
import type { EventRecord } from '../../src/domain/events.ts';
import { type SolverName, createPredictor } from '../../src/twin/predict.ts';
import { predictBothWays } from './both-ways.ts';
import type { Case } from './case-models.ts';

/** Predictions by output and time, in the order of the case. */
export function predictCase(model: PkModel, records: readonly EventRecord[], solver?: SolverName): number[][] {
  const predictor = createPredictor(model, { covariates: 'locf', ties: 'dose-first', solver });
  if (!predictor) throw new Error('there is no closed form');
  const found: number[][] = predictor.kinetics.outputs.map(() => []);
  const predictions = predictBothWays(predictor, records);
  for (const [index, { evid, output }] of records.entries()) if (evid === 0) found[output]?.push(predictions[index] ?? Number.NaN);
  return found;
}

/** The largest difference from the case's own values, as a share of each output's peak. */
export function worst(one: Case, found: readonly number[][]): number {
  const errors = Object.values(one.reference).flatMap((expected, output) => {
    const peak = expected.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    expect(found[output]).toHaveLength(expected.length);
    return expected.map((value, i) => Math.abs((found[output]?.[i] ?? Number.NaN) - value) / peak);
  });
  return errors.reduce((most, error) => (error <= most ? most : error), 0);
}
