import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCli } from './run-cli.ts';

/** A parent by vein with a metabolite and an effect of the parent, from a person's own file. */
const MODEL = `
import { defineModel, oneCompartmentInfusion, proportionalError, withEmaxResponse, withMetabolite } from 'dosetwin/model';
const error = proportionalError({ proportional: 0.1, from: 'Table 2' });
export default defineModel({
  id: 'mine/parent-and-metabolite', drug: { name: 'example' }, summary: 'Mine.', source: { citation: 'Mine.' },
  population: { subjects: 12, description: 'some' }, limits: [], covariates: {},
  parameters: {
    CL: { value: 5, unit: 'L/h', from: 'Table 2' }, V: { value: 50, unit: 'L', from: 'Table 2' },
    FM: { value: 0.4, unit: '1', from: 'Table 2' }, CLM: { value: 3, unit: 'L/h', from: 'Table 2' }, VM: { value: 20, unit: 'L', from: 'Table 2' },
    E0: { value: 80, unit: '1', from: 'Table 2' }, EMAX: { value: -60, unit: '1', from: 'Table 2' }, EC50: { value: 0.7, unit: 'mg/L', from: 'Table 2' },
  },
  individual: (p) => p,
  structure: withEmaxResponse(withMetabolite(oneCompartmentInfusion)),
  error: { CP: error, CM: error },
  checks: [],
});`;

const HEAD = 'ID,TIME,AMT,EVID,CMT,DVID\n1,0,100,1,central,.\n';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'dosetwin-structures-'));
  writeFileSync(join(folder, 'mine.ts'), MODEL);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const simulate = (rows: string, ...words: string[]) => {
  writeFileSync(join(folder, 'data.csv'), HEAD + rows);
  return runCli(['simulate', '--model', 'mine.ts', '--data', 'data.csv', ...words], { cwd: folder });
};

const [CP, CM] = [2 * Math.exp(-1), ((0.4 * 100 * 0.1) / (20 * (0.1 - 0.15))) * (Math.exp(-1.5) - Math.exp(-1))];

test('parent, metabolite and effect are picked by DVID, by name or place, and by the CMT they are observed in', async () => {
  const { code, stdout } = await simulate('1,10,.,0,.,1\n1,10,.,0,.,CM\n1,10,.,0,.,3\n1,10,.,0,metabolite,.\n1,10,.,0,1,.\n1,10,.,0,.,.\n');
  expect(code).toBe(0);
  const [head, ...rows] = stdout.trimEnd().split('\n');
  expect(head).toBe('ID,TIME,PRED,IPRED,DVID');
  const expected = [CP, CM, 80 - (60 * CP) / (0.7 + CP), CM, CP, CP];
  expect(rows.map((row) => Number(row.split(',')[4]))).toEqual([1, 2, 3, 2, 1, 1]);
  for (const [i, row] of rows.entries()) expect(Number(row.split(',')[2])).toBeCloseTo(expected[i] ?? Number.NaN, 12);
});

test('every state and output stands in its column where they are asked for', async () => {
  const { stdout } = await simulate('1,10,.,0,.,1\n', '--states');
  const [head, row = ''] = stdout.trimEnd().split('\n');
  expect(head).toBe('ID,TIME,PRED,IPRED,central,metabolite,CP,CM,E,DVID');
  const [, , , , central, metabolite, parent, formed] = row.split(',').map(Number);
  expect(central).toBeCloseTo(50 * CP, 10);
  expect(metabolite).toBeCloseTo(20 * CM, 10);
  expect([parent, formed]).toEqual([expect.closeTo(CP, 12), expect.closeTo(CM, 12)]);
});

test('an output that does not exist is named with those that do, and its place', async () => {
  const { code, stderr } = await simulate('1,10,.,0,.,CE\n');
  expect(code).toBe(3);
  expect(stderr).toContain('There is no output "CE"');
  expect(stderr).toContain('CP, CM, E');
  expect(stderr).toContain('row 3');
});
