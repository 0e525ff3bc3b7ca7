import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import * as root from '../../src/index.ts';

const ROOT = join(import.meta.dirname, '..', '..', 'src', 'index.ts');
const text = readFileSync(ROOT, 'utf8');
const examples = [...text.matchAll(/ \* ```ts\n([^]*?) \* ```/g)].map((one) => (one[1] ?? '').replaceAll(/^ \* ?/gm, ''));

/** Runs an example in a process of its own, the package's name standing for this source tree. */
const run = (example: string) =>
  spawnSync(
    process.execPath,
    ['--input-type=module-typescript', '--eval', example.replace("'dosetwin'", JSON.stringify(pathToFileURL(ROOT).href))],
    { encoding: 'utf8', env: { ...process.env, NODE_OPTIONS: '' } },
  );

describe('the package root', () => {
  it('has an example for the library, simulate, expose, fit, compare and generated code', () => {
    const imported = examples.flatMap((one) => /import \{ (.*) \}/.exec(one)?.[1]?.split(', ') ?? []);
    expect(new Set(imported)).toEqual(new Set(['findModel', 'library', 'simulate', 'expose', 'fit', 'compare', 'allowGeneratedCode']));
    for (const name of imported) expect(root).toHaveProperty(name);
  });

  it.each(examples.map((example, index) => [index + 1, example] as const))('runs its example %i as printed', (_index, example) => {
    const { status, stdout, stderr } = run(example);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).not.toBe('');
    expect(stdout).not.toMatch(/undefined|NaN/);
  });

  it('simulates what a one-compartment formula cannot hide: no dose, no drug; twice the dose, twice the level', () => {
    const model = root.findModel('vancomycin/goti-2018');
    if (!model) throw new Error('the library does not hold it');
    const covariates = [{ at: 0, values: { weight: 78, creatinineClearance: 51 } }];
    const typical = model.etas.map(() => 0);
    const course = (amount: number) =>
      root.simulate(model, covariates, typical, amount === 0 ? [] : [{ at: 0, amount, duration: 2 }], [2, 12]);
    const [none, one, two] = [course(0), course(500), course(1000)];
    if (!none.ok || !one.ok || !two.ok) throw new Error('a simulation was refused');
    expect(none.value.concentrations).toEqual([0, 0]);
    one.value.concentrations.forEach((value, index) => expect(two.value.concentrations[index]).toBeCloseTo(2 * value, 9));
  });
});
