import { expect, test } from 'vitest';
import { usedInputs } from '../../src/study/used-inputs.ts';
import { NOW, aRecord, threeDoses } from './record-builder.ts';

const used = (drug: string, changes: object) =>
  usedInputs(
    aRecord({
      given: threeDoses()
        .slice(0, 1)
        .map((one) => ({ ...one, drug, ...changes })),
    }),
    NOW,
    drug,
    [],
  ).find(({ name }) => name === `${drug} given`);

test('a dose stands among what was used in its unit, with what the record prints and the factor between the two', () => {
  expect(used('vancomycin', {})).not.toHaveProperty('recorded');
  expect(used('vancomycin', { amount: 1250, recorded: { value: 1.25, unit: 'g' } })).toMatchObject({
    ...{ value: 1250, unit: 'mg', recorded: { value: 1.25, unit: 'g', factor: 1000 } },
  });
  expect(used('heparin', { amount: 5000, unit: '[iU]' })).toMatchObject({ value: 5000, unit: '[iU]' });
  expect(used('heparin', { amount: 5000, unit: '[iU]' })).not.toHaveProperty('recorded');
});
