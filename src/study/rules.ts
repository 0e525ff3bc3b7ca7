import { alternatives } from '../../models/alternatives.ts';
import { RULES_VERSION, preferences } from '../../models/preference.ts';
import type { RuleTable } from '../domain/wire/rules.ts';
import { canonical, sha256 } from './canonical.ts';

const drugs: RuleTable['drugs'] = preferences.map(({ drug, order }) => ({
  drug,
  order: order.map((one) => ({ ...one })),
  alternatives: alternatives
    .filter((one) => one.drug === drug)
    .map(({ serves, models, because }) => ({ serves, models: [...models], because })),
}));

/** The table by which a model is chosen, as it is shown: with its version, and a hash that changes with every word of it. */
export const rules: RuleTable = { version: RULES_VERSION, hash: sha256(canonical(drugs)), drugs };
