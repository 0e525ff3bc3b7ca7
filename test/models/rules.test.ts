import { describe, expect, test } from 'vitest';
import { alternatives } from '../../models/alternatives.ts';
import { findModel, library } from '../../models/index.ts';
import { renderRules } from '../../src/cli/render-rules.ts';
import { rules } from '../../src/study/rules.ts';

/** SHA-256 of the table of each version, as it was published: a line is added with a new version, and none is ever changed. */
const PUBLISHED: Record<number, string> = {
  2: '7133e2dfbeb2d879d170d9321a528913d1df69d4e831bcc3929e49ca56f7d82b',
  3: '6cb67ca8269ac41d1aaf9161b61950cbe92df68106c95416bfe3c28fd1bbf294',
};

describe('the table of which model serves whom', () => {
  test('is the one that its version was published with: whoever changes a word of it counts the version up', () => {
    expect(rules.hash, `version ${rules.version} of the table has changed: count RULES_VERSION up and record the new hash here`).toBe(
      PUBLISHED[rules.version],
    );
  });

  test('has every model of the library once, and is printed with its version, its groups and its hash', () => {
    expect(rules.drugs.flatMap(({ order }) => order.map(({ model }) => model)).toSorted()).toEqual(library.map(({ id }) => id).toSorted());
    const printed = renderRules(120);
    expect(printed).toContain(`version ${rules.version}`);
    expect(printed).toContain('ALTERNATIVES');
    expect(printed).toContain(rules.hash);
  });
});

describe('models that may stand for each other', () => {
  const groups = alternatives.map((one) => [`${one.drug}: ${one.serves}`, one] as const);

  test.each(groups)('%s: models of that drug in the order of preference, none of them for teaching', (_, { drug, models }) => {
    const order = rules.drugs.find((one) => one.drug === drug)?.order.map(({ model }) => model) ?? [];
    expect(order.filter((id) => models.includes(id))).toEqual(models);
    for (const id of models) expect(findModel(id)?.use, id).not.toBe('teaching');
  });

  test.each(groups)('%s: their limits leave people whom all of them accept, and their levels are in the same unit', (_, { models }) => {
    const all = models.map((id) => findModel(id));
    const limits = Map.groupBy(
      all.flatMap((one) => (one?.limits ?? []).map((limit) => ({ ...limit, unit: one?.covariates[limit.covariate]?.unit ?? '' }))),
      ({ covariate, unit }) => `${covariate} ${unit}`,
    );
    for (const [covariate, same] of limits) {
      const [low, high] = [Math.max(...same.map(({ between }) => between[0])), Math.min(...same.map(({ between }) => between[1]))];
      expect(low, `${covariate} from ${low} to ${high}`).toBeLessThanOrEqual(high);
    }
    expect(new Set(all.map((one) => `${one?.moiety.name} ${one?.moiety.level} ${one?.moiety.in}`)).size).toBe(1);
  });

  test('every drug whose group is named is in the table, which shows the group', () => {
    expect(rules.drugs.flatMap((one) => one.alternatives)).toHaveLength(alternatives.length);
    expect(rules.drugs.find(({ drug }) => drug === 'vancomycin')?.alternatives.map(({ serves }) => serves)).toContain('adults in hospital');
  });
});
