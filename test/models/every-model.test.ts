import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { drugs, findDrug, library } from '../../models/index.ts';
import { usualDose } from '../../src/study/library.ts';
import { RUNG_NAMES, tryRung } from '../../src/twin/gate.ts';

/*
 * The gate. A model that is listed is held against every rung; a rung that has no meaning for it says why, and that is counted
 * here as an answer, never left out. A new model needs no change of this file.
 */
const MODELS = join(import.meta.dirname, '../../models');

test('every file of a drug model is in the library, and nothing else is', () => {
  const folders = readdirSync(MODELS, { withFileTypes: true }).filter(
    (one) => one.isDirectory() && !['physiology', 'targets'].includes(one.name),
  );
  const files = folders.flatMap(({ name }) =>
    readdirSync(join(MODELS, name))
      .filter((file) => file !== 'drug.ts')
      .map((file) => `${name}/${file.replace(/\.ts$/, '')}`),
  );
  expect(library.map((one) => one.id).toSorted()).toEqual(files.toSorted());
});

describe.each(library.map((model) => [model.id, model] as const))('%s', (id, model) => {
  test('its id is its path', async () => {
    const module = (await import(join(MODELS, `${id}.ts`))) as Record<string, unknown>;
    expect(Object.values(module)).toContain(model);
  });

  test('it names its drug as the folder does, and measures what the drug file says, in its units', () => {
    const drug = findDrug(model.drug.name);
    expect(model.drug.name).toBe(id.split('/')[0]);
    expect(drug?.atc).toContain(model.drug.atc);
    expect([model.moiety.name, model.moiety.dose]).toEqual([drug?.moiety, drug?.doseUnit ?? 'mg']);
    const { structure, use } = model;
    const measured = structure.kind === 'linear' ? [model.moiety.level] : Object.values(structure.outputs).map((one) => one.unit);
    expect(measured).toEqual(expect.arrayContaining(use === 'teaching' ? [] : [drug?.levelUnit]));
  });

  test('what it needs of a person is named, so that a record can supply it or be asked for it', () => {
    for (const [name, { derive }] of Object.entries(model.covariates)) expect(derive, name).toBeDefined();
  });

  test('it says where it was read and what is doubtful, and no one unchecked may search for doses', () => {
    expect(model.source.readIn.length).toBeGreaterThan(0);
    expect(model.deviations.length).toBeGreaterThan(0);
    expect([model.status.is, model.use]).not.toEqual(['unchecked', 'dose-search']);
  });

  test.each(RUNG_NAMES)('gate: %s', (name) => {
    const amount = usualDose(model, drugs);
    const { is, because } = tryRung(model, name, amount === undefined ? {} : { amount });
    expect(amount).toBeGreaterThan(0);
    expect(is, because).not.toBe('failed');
    expect(because.length).toBeGreaterThan(10);
  });
});
