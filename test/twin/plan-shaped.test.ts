import { expect, test } from 'vitest';
import { defineModel, givenWith, oneCompartmentOral, proportionalError, variance } from '../../src/domain/define-model.ts';
import { createPredictor, prepare, run } from '../../src/twin/predict.ts';
import { historyOf } from '../../src/twin/history.ts';
import { dose, record } from './event-builders.ts';

const from = 'test';
const model = defineModel({
  id: 'test/shaped',
  drug: { name: 'example' },
  summary: '',
  source: { citation: 'test' },
  population: { subjects: 1, description: '' },
  limits: [],
  checks: [],
  covariates: {},
  parameters: {
    CL: { value: 5, unit: 'L/h', from, between: variance(0.1) },
    V: { value: 50, unit: 'L', from },
    KA: { value: 1, unit: '1/h', from },
    ALAG: { value: 0.5, unit: 'h', from, between: variance(0.3) },
    F: { value: 0.8, unit: '1', from, between: variance(0.1) },
  },
  structure: givenWith(oneCompartmentOral, {
    needs: ['ALAG', 'F'],
    lag: (p) => ({ depot: p.ALAG }),
    parts: (p) => [
      { compartment: 'depot', share: p.F },
      { compartment: 'central', share: 1 - p.F / 2, duration: 2 },
    ],
  }),
  individual: (p) => ({ CL: p.CL, V: p.V, KA: p.KA, ALAG: p.ALAG, F: p.F }),
  error: proportionalError({ proportional: 0.1, from }),
});

const RECORDS = [dose(0, 100, { interval: 12, additional: 2 }), ...[1, 5, 13, 25.2, 30].map((time) => record(time))];

test('whoever came before with the same records, a person whose doses enter otherwise gets their own course', () => {
  const create = () => {
    const predictor = createPredictor(model, { covariates: 'nocb', ties: 'dose-first' });
    const history = historyOf(RECORDS);
    const ready = predictor && prepare(predictor, history);
    if (!predictor || !ready || 'why' in ready) throw new Error('not ready');
    return (etas: readonly number[]): number[] => {
      const predictions = new Float64Array(history.length);
      if (run(predictor, ready, etas, { predictions })) throw new Error('not run');
      return [...predictions];
    };
  };
  const shared = create();
  // CL alone, the lag alone, the share of a part alone, and back again.
  const people = [
    [0, 0, 0],
    [0.3, 0, 0],
    [0.3, 0.9, 0],
    [0.3, 0.9, 0.15],
    [0, 0, 0],
    [0, 0.9, 0],
  ];
  for (const etas of people) expect(shared(etas)).toEqual(create()(etas));
  expect(shared([0, 0.9, 0])).not.toEqual(shared([0, 0, 0]));
});
