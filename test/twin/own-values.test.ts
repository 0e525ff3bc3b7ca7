import { expect, test } from 'vitest';
import { type PkModel, defineModel, oneCompartmentInfusion, proportionalError, variance } from '../../src/domain/define-model.ts';
import { type SolverName, createPredictor, predictPerson } from '../../src/twin/predict.ts';
import { dose, record } from './event-builders.ts';

/** A clearance that differs between people and occasions; `individual` hands its parameters on, as they are or copied. */
const stated = (individual: (p: Record<string, number>) => Record<string, number>): PkModel =>
  defineModel<string, string, string>({
    id: 'test/own-values',
    drug: { name: 'example' },
    summary: 'A model for tests.',
    source: { citation: 'stated in the test' },
    population: { subjects: 1, description: 'nobody' },
    limits: [],
    covariates: {},
    parameters: {
      CL: { value: 5, unit: 'L/h', from: 'test', between: variance(0.1), betweenOccasions: variance(0.1) },
      V: { value: 50, unit: 'L', from: 'test' },
    },
    structure: oneCompartmentInfusion,
    individual,
    error: proportionalError({ proportional: 0.1, from: 'test' }),
    checks: [],
  });

const PEOPLE = [
  [0, 0.5, -0.5],
  [1, 0, 0],
];

function levels(model: PkModel, solver: SolverName): number[][] {
  const predictor = createPredictor(model, { covariates: 'nocb', ties: 'dose-first', solver });
  if (!predictor) throw new Error('there is no closed form');
  const records = [dose(0, 100), record(5), record(10, { occasion: 1 })];
  return PEOPLE.map((etas) => {
    const found: number[] = [];
    predictPerson(predictor, records, etas, (_index, prediction) => void found.push(prediction));
    return found;
  });
}

test.each<SolverName>(['closed-form', 'automatic'])(
  'a model that hands its parameters on as they are gives every person and occasion their own, by %s',
  (solver) => {
    expect(
      levels(
        stated((p) => p),
        solver,
      ),
    ).toEqual(
      levels(
        stated((p) => ({ ...p })),
        solver,
      ),
    );
  },
);

test('the clearance of an occasion is its own', () => {
  const [[first = 0, second = 0] = []] = levels(
    stated((p) => p),
    'closed-form',
  );
  expect(first).toBeCloseTo(2 * Math.exp(-0.1 * Math.exp(0.5) * 5), 12);
  expect(second / first).toBeCloseTo(Math.exp(-0.1 * Math.exp(-0.5) * 5), 12);
});
