import { describe, expect, test } from 'vitest';
import { equations, givenWith, oneCompartmentOral, throughTransits } from '../../src/domain/define-model.ts';
import { CL, V, dose, expectClose, modelOf, predict, record } from './event-builders.ts';

const seen = [0.5, 1, 2.5, 4, 7, 11.5, 20, 30].map((time) => record(time));
const KA = 0.9;

describe('a dose in parts', () => {
  const mixed = modelOf(
    givenWith(oneCompartmentOral, {
      parts: () => [
        { compartment: 'depot', share: 0.2 },
        { compartment: 'central', share: 0.7, lag: 1, duration: 4 },
      ],
    }),
    { CL, V, KA },
  );
  const plain = modelOf(oneCompartmentOral, { CL, V, KA });

  test('is the sum of its parts given apart: first-order at once, and zero-order an hour later over four', () => {
    expectClose(
      predict(mixed, [dose(0, 100), ...seen]),
      predict(plain, [dose(0, 20), record(0.5), record(1), dose(1, 70, { rate: 17.5, compartment: 1 }), ...seen.slice(2)]),
      1e-12,
    );
  });

  test('at steady state is what sixty such doses leave', () => {
    const many = Array.from({ length: 60 }, (_, i) => dose(12 * (i - 59) + 708, 100));
    const later = seen.map(({ time }) => record(708 + time));
    expectClose(predict(mixed, [dose(708, 100, { steadyState: 1, interval: 12 }), ...later]), predict(mixed, [...many, ...later]), 1e-9);
  });

  test('into the vein, or as an infusion, is left as it is recorded', () => {
    const into = { compartment: 1 };
    expectClose(predict(mixed, [dose(0, 100, into), ...seen]), predict(plain, [dose(0, 100, into), ...seen]), 1e-14);
  });

  test('cannot go where there is no compartment, and that is said', () => {
    const lost = modelOf(givenWith(oneCompartmentOral, { parts: () => [{ compartment: 'skin', share: 1 }] }), { CL, V, KA });
    expect(() => predict(lost, [dose(0, 100), record(1)])).toThrow('skin, which is no compartment');
  });
});

describe('a dose through a chain of transits of any number', () => {
  const through = (transits: number) =>
    modelOf(
      equations({
        states: { depot: 'mg', central: 'mg' },
        needs: ['CL', 'V', 'KA'],
        doseInto: 'depot',
        through: () => ({ depot: { transits, mean: 2 } }),
        flow: (x, p) => ({ depot: -p.KA * x.depot, central: p.KA * x.depot - (p.CL / p.V) * x.central }),
        outputs: { CP: { unit: 'mg/L', is: (x, p) => x.central / p.V } },
        observe: 'CP',
      }),
      { CL, V, KA },
    );

  test.each([1, 3, 7])('is, for the whole number %d, the chain of that many compartments', (transits) => {
    const chain = modelOf(throughTransits(oneCompartmentOral, transits), { CL, V, KA, MTT: 2 });
    const doses = [dose(0, 100), record(0.5), record(1), record(2.5), record(4), dose(5, 60), ...seen.slice(4)];
    expectClose(predict(through(transits), doses), predict(chain, doses), 1e-6);
  });

  test('gives in all what was dosed, for a number in between', () => {
    const kept = modelOf(
      equations({
        states: { depot: 'mg' },
        needs: ['V'],
        doseInto: 'depot',
        through: () => ({ depot: { transits: 2.37, mean: 3 } }),
        flow: () => ({ depot: 0 }),
        outputs: { A: { unit: 'mg', is: (x) => x.depot } },
        observe: 'A',
      }),
      { CL, V },
    );
    expectClose(predict(kept, [dose(0, 100), dose(6, 50), record(80)]), [150], 1e-6);
  });
});
