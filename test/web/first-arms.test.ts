import { expect, test } from 'vitest';
import { dosingBy, recordedUnitOf } from '../../src/domain/drug.ts';
import { type Quantity, convert } from '../../src/domain/units.ts';
import { cardOfDrug } from '../../src/domain/wire/drug.ts';
import { shippedLibrary } from '../../src/study/library.ts';
import { boundsOf, candidateOf, firstArms, limitsOf, sliderOf } from '../../src/web/compare/arms.ts';

const ordered = shippedLibrary.drugs.flatMap((drug) =>
  Object.entries(drug.substances).map(([substance, { unit = 'mg', fraction }]) => ({ drug, substance, unit, fraction })),
);
const source = { resource: 'MedicationRequest/order', field: 'dosageInstruction[0]' };

test.each(ordered)('treatments to begin with, of an order of $substance, hold what it holds', ({ drug, substance, unit, fraction }) => {
  const card = cardOfDrug(drug, { targets: [], thresholds: [], models: [] });
  const [route] = drug.routes;
  const limits = dosingBy(drug, route);
  const shown = limitsOf(card, route);
  if (!limits || !shown) throw new Error('not given by its own route');
  const { step, largest, intervals } = limits;
  const moiety = step * Math.max(1, Math.floor(largest / 2 / step));
  const kept = convert({ value: moiety / fraction, unit }, recordedUnitOf(drug), 'dose', { molarMass: drug.molarMass });
  if (!kept.ok) throw new Error(JSON.stringify(kept.issues));
  const amount = { amount: kept.value, ...(recordedUnitOf(drug) === 'mg' ? {} : { unit: '[iU]' as const }) };
  const arms = firstArms(card, { drug: drug.name, substance, ...amount, every: Math.min(...intervals), route, status: 'active', source });
  const [less = Number.NaN, longer = 1] = arms.map((arm) => {
    const asked = candidateOf(arm, card);
    if (!('dose' in asked)) throw new Error('it is no repeated dose');
    const weighed = convert(asked.dose as Quantity, unit, 'dose', { molarMass: drug.molarMass });
    return weighed.ok ? (weighed.value * fraction) / moiety : Number.NaN;
  });
  // Three quarters, to a dose that can be weighed out.
  expect(less).toBeGreaterThan(0.5);
  expect(less).toBeLessThanOrEqual(1.0001);
  // There is no longer interval for every drug.
  expect(longer).toBeCloseTo(1, 5);
  const slider = sliderOf(boundsOf(shown, fraction));
  expect((slider.max * fraction) / largest).toBeCloseTo(1, 5);
});
