import { describe, expect, test } from 'vitest';
import { drugs, findDrug, targets } from '../../models/index.ts';
import { sampling } from '../../models/sampling.ts';
import { withoutTarget } from '../../models/targets/none.ts';
import { renderDrug } from '../../src/cli/render-drug.ts';
import { cardOfDrug } from '../../src/domain/wire/drug.ts';
import { shippedLibrary } from '../../src/study/library.ts';

const names = drugs.map(({ name }) => name).toSorted();

function cardOf(name: string): ReturnType<typeof cardOfDrug> {
  const drug = findDrug(name);
  if (!drug) throw new Error(`${name} is not in the library`);
  return cardOfDrug(drug, shippedLibrary);
}

describe('when levels are drawn', () => {
  test('is said of every drug once, with a source and whether it was read', () => {
    expect(sampling.map(({ drug }) => drug)).toEqual(names);
    for (const { drug, source } of sampling) expect(source.text.length, drug).toBeGreaterThan(10);
    const unread = sampling.filter(({ source }) => source.text.includes('not read'));
    for (const { drug, source } of unread) expect(source.status, drug).toBe('memory');
  });

  test('is a moment within two days of a dose, except for a high dose of methotrexate, or nothing where no level is drawn', () => {
    for (const { drug, draw, moments } of sampling) {
      expect(moments.length > 0 || /no level|at any time/.test(draw), drug).toBe(true);
      for (const { is, from, to } of moments) {
        expect(from).toBeLessThanOrEqual(to);
        expect(from, drug).toBeGreaterThanOrEqual(is === 'before-next-dose' ? 0 : 0.5);
        expect(to, drug).toBeLessThanOrEqual(drug === 'methotrexate' ? 72 : 24);
      }
    }
  });

  test('agrees with the target where that is a moment: lithium 12 h after a dose, methotrexate at 24, 48 and 72 h', () => {
    for (const drug of ['lithium', 'methotrexate']) {
      const hours = targets.filter((one) => one.drug === drug && one.metric === 'C').map((one) => one.hours ?? Number.NaN);
      const moments = sampling.find((one) => one.drug === drug)?.moments ?? [];
      expect(hours.length).toBeGreaterThan(0);
      for (const hour of hours) expect(moments.some(({ from, to }) => from <= hour && hour <= to)).toBe(true);
    }
  });

  test('stands on the card of the drug, as text and as data', () => {
    const card = cardOf('digoxin');
    expect(card.sampling[0]?.moments).toContainEqual({ is: 'after-dose', from: 6, to: 24, unit: 'h' });
    expect(renderDrug(card, 100)).toMatch(/SAMPLES[^]*6 to 24 h after a dose/);
  });
});

describe('a drug without a target', () => {
  test('says why, and every other has one', () => {
    const aimed = new Set(targets.map(({ drug }) => drug));
    expect([...aimed, ...withoutTarget.map(({ drug }) => drug)].toSorted()).toEqual(names);
    expect(renderDrug(cardOf('apixaban'), 100)).toContain('No target: given without monitoring');
    expect(cardOf('vancomycin').withoutTarget).toBeNull();
  });
});
