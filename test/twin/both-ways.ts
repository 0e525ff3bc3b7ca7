import { expect } from 'vitest';
import type { EventRecord } from '../../src/domain/events.ts';
import { historyOf } from '../../src/twin/history.ts';
import { type Predictor, predictPerson, prepare, run } from '../../src/twin/predict.ts';

/**
 * Predictions of the typical person, one a record: from the amounts at each observation, and, of one output, as they are computed
 * where nobody asks for amounts. The two ways agree.
 */
export function predictBothWays(predictor: Predictor, records: readonly EventRecord[]): Float64Array {
  const found = new Float64Array(records.length);
  const failure = predictPerson(predictor, records, [], (index, prediction) => void (found[index] = prediction));
  if (records.some(({ evid, output }) => evid === 0 && output !== predictor.kinetics.observe)) {
    if (failure) throw new Error(failure.why);
    return found;
  }
  const ready = prepare(predictor, historyOf(records));
  const predictions = new Float64Array(records.length);
  const other = 'why' in ready ? ready : run(predictor, ready, [], { predictions });
  expect(other).toEqual(failure);
  if (failure) throw new Error(failure.why);
  const peak = found.reduce((most, one) => Math.max(most, Math.abs(one)), 0);
  for (const [index, one] of found.entries())
    expect(Math.abs((predictions[index] ?? Number.NaN) - one), `record ${index}`).toBeLessThanOrEqual(1e-12 * peak);
  return predictions;
}
