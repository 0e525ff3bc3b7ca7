import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { renderEvidence } from '../../src/cli/render-evidence.ts';
import { shippedLibrary } from '../../src/study/library.ts';
import { temporaryFolder } from '../fixtures/temporary.ts';
import { runCli } from './run-cli.ts';

const FILE = (
  clearance: string,
): string => `import { combinedRoot, covariate, defineModel, oneCompartmentInfusion, percentCV } from 'dosetwin/model';
export default defineModel({
  id: 'mine/example-2026', drug: { name: 'example' }, summary: 'An example.',
  source: { citation: 'Example A. A journal 2026;1:1-2', doi: '10.1000/1' }, population: { subjects: 12, description: 'Twelve people.' },
  covariates: { WT: covariate('kg', 'total body weight') },
  limits: [{ covariate: 'WT', between: [40, 120], below: 'refuse', above: 'refuse', because: 'range studied' }],
  structure: oneCompartmentInfusion,
  parameters: { CL: { value: 5, unit: 'L/h', from: 'Table 2', between: percentCV(30) }, V: { value: 40, unit: 'L', from: 'Table 2' } },
  individual: (p, c) => ({ CL: ${clearance}, V: p.V }),
  error: combinedRoot({ proportional: 0.15, additive: 0.5, unit: 'mg/L', from: 'Table 2' }),
  checks: [],
});
`;

async function checkFile(clearance: string, ...words: string[]) {
  const folder = await temporaryFolder();
  const path = join(folder.path, 'my-model.ts');
  writeFileSync(path, FILE(clearance));
  const ended = await runCli(['models', 'check', path, ...words]);
  await folder.remove();
  return ended;
}

describe('dosetwin models check', () => {
  test('prints every rung of a sound file with its reason and ends with 0', async () => {
    const { code, stdout } = await checkFile('p.CL * (c.WT / 70) ** 0.75');
    expect(code).toBe(0);
    expect(stdout).toMatch(/mine\/example-2026/);
    expect(stdout).toMatch(/published values +not applicable +no check is listed/);
    expect(stdout).toMatch(/0 failed/);
  });

  test('ends with 1 when a rung failed, and the JSON says where', async () => {
    const { code, stdout } = await checkFile('p.CL * (c.WT - 50)', '--json');
    expect(code).toBe(1);
    const { rungs } = JSON.parse(stdout) as { rungs: { name: string; verdict: { is: string; because: string } }[] };
    const corner = rungs.find((one) => one.name === 'every corner of its limits');
    expect(corner?.verdict).toMatchObject({ is: 'failed' });
    expect(corner?.verdict.because).toMatch(/"WT":40.*CL is -/);
  });

  test('ends with 2 for a file that is none, or a dose that is none', async () => {
    const missing = await runCli(['models', 'check', './not-there.ts']);
    expect(missing.code).toBe(2);
    const dose = await runCli(['models', 'check', 'vancomycin/goti-2018', '--dose', 'much']);
    expect(dose).toMatchObject({ code: 2 });
    expect(dose.stderr).toMatch(/not an amount above zero/);
  });
});

test('docs/models.md is what `dosetwin models --evidence` prints of the library as it is', () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/models.md'), 'utf8');
  expect(page.trimEnd()).toBe(renderEvidence(shippedLibrary).trimEnd());
});

test('`dosetwin models --rules` names every model in the order of preference, with its reason and the version of the table', async () => {
  const printed = await runCli(['models', '--rules', '--json']);
  const { version, drugs } = JSON.parse(printed.stdout) as { version: number; drugs: { order: { model: string; because: string }[] }[] };
  expect(version).toBeGreaterThanOrEqual(1);
  const named = drugs.flatMap(({ order }) => order.map(({ model }) => model));
  expect(named.toSorted()).toEqual(shippedLibrary.models.map(({ id }) => id).toSorted());
});
