import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCli } from './run-cli.ts';

const MODEL = `
import { combinedRoot, covariate, defineModel, twoCompartmentInfusion, variance } from 'dosetwin/model';
export default defineModel({
  id: 'mine/introduction', drug: { name: 'example' }, summary: 'Mine.', source: { citation: 'Mine.' }, population: { subjects: 12, description: 'some' }, limits: [],
  covariates: { BW: covariate('kg', 'weight') },
  parameters: {
    CL: { value: 0.9, unit: 'L/h', from: 'x', between: variance(0.3) }, V1: { value: 10, unit: 'L', from: 'x', between: variance(0.3) },
    Q: { value: 1, unit: 'L/h', from: 'x' }, V2: { value: 10, unit: 'L', from: 'x' },
  },
  structure: twoCompartmentInfusion,
  individual: (p, c) => ({ CL: p.CL * (c.BW / 70) ** 1.2, V1: p.V1, Q: p.Q, V2: p.V2 }),
  error: combinedRoot({ proportional: Math.sqrt(0.05), additive: Math.sqrt(0.1), unit: 'mg/L', from: 'x' }),
  checks: [],
});`;
const HEAD = 'ID,TIME,AMT,RATE,EVID,MDV,DV,BW\n';
const person = (id: string | number): string => `${id},0,100,20,1,1,.,90\n${id},6,.,.,0,0,3.9,90\n${id},15,.,.,0,0,1.1,90\n`;

let folder = '';
const put = (name: string, text: string): void => writeFileSync(join(folder, name), text);
const runFit = (...words: string[]) => runCli(['fit', '--model', 'mine.ts', ...words], { cwd: folder });

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'dosetwin-fit-'));
  put('mine.ts', MODEL);
  put('data.csv', HEAD + person('A, the first').replaceAll('A, the first', '"A, the first"') + '2,0,100,20,1,1,.,90\n');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('dosetwin fit', () => {
  test('writes JSON with the fields that scripts rely on, every person with their own status', async () => {
    const { code, stdout, stderr } = await runFit('--data', 'data.csv', '--json');
    expect({ code, stderr }).toMatchObject({ code: 0, stderr: expect.stringContaining('1 fitted, 1 without levels, 0 failed') as string });
    const { subjects } = JSON.parse(stdout) as { subjects: Record<string, unknown>[] };
    expect(subjects.map(({ ID, status }) => [ID, status])).toEqual([
      ['A, the first', 'converged'],
      ['2', 'prior'],
    ]);
    const [first] = subjects;
    for (const name of ['eta', 'parameters', 'se', 'covariance', 'OFV', 'shrinkage', 'levels']) expect(first).toHaveProperty(name);
    expect(first).toMatchObject({
      covariance: { name: 'hessian' },
      levels: [
        { TIME: 6, DV: 3.9 },
        { TIME: 15, DV: 1.1 },
      ],
    });
    const [cl = 0, v1 = 0] = (first?.['eta'] ?? []) as number[];
    expect(Math.max(Math.abs(cl - 0.3872104), Math.abs(v1 - 0.1569604))).toBeLessThan(1e-4);
  });

  test('writes one row a person as a table, and its etas predict the same levels in simulate', async () => {
    const { code, stdout } = await runFit('--data', 'data.csv', '--out', 'fits.csv', '--covariance', 'fisher');
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    const [head = '', row = ''] = readFileSync(join(folder, 'fits.csv'), 'utf8').split('\n');
    expect(head).toBe('ID,status,OFV,levels,eta.CL,eta.V1,se.CL,se.V1,shrinkage.CL,shrinkage.V1,CL,V1,Q,V2,why');
    expect(row.startsWith('"A, the first",converged,')).toBe(true);
    const one = JSON.parse((await runFit('--data', 'data.csv', '--format', 'ndjson')).stdout.split('\n')[0] ?? '') as {
      ID: string;
      etas: Record<string, number>;
      levels: { IPRED: number }[];
    };
    put('etas.json', JSON.stringify({ [one.ID]: one.etas }));
    const simulated = await runCli(['simulate', '--model', 'mine.ts', '--data', 'data.csv', '--params', 'etas.json', '--json'], {
      cwd: folder,
    });
    const rows = JSON.parse(simulated.stdout) as { IPRED: number }[];
    expect(rows.map(({ IPRED }) => IPRED)).toEqual(one.levels.map(({ IPRED }) => IPRED));
  });

  test('tells every mistake with row and column, exits 3 and writes no file', async () => {
    put('bad.csv', `${HEAD}${person(1)}2,0,100,20,1,1,.,90\n2,6,.,.,0,0,.,90\n2,7,.,.,0,0,-4,90\n`);
    const { code, stderr } = await runFit('--data', 'bad.csv', '--out', 'never.json');
    expect(code).toBe(3);
    expect(stderr).toContain('row 6, column DV');
    expect(stderr).toContain('row 7, column DV');
    expect(existsSync(join(folder, 'never.json'))).toBe(false);
  });

  test('fits any number of people in the same small memory', async () => {
    put('long.csv', HEAD + Array.from({ length: 6_000 }, (_, i) => person(i + 1)).join(''));
    // Megabytes for everything the program keeps: a fraction of what all the fits would take.
    const { code, stderr } = await runCli(['fit', '--model', 'mine.ts', '--data', 'long.csv', '--out', 'long.json'], {
      cwd: folder,
      environment: { NODE_OPTIONS: '--max-old-space-size=24' },
    });
    expect({ code, stderr }).toMatchObject({ code: 0 });
    expect((JSON.parse(readFileSync(join(folder, 'long.json'), 'utf8')) as { subjects: unknown[] }).subjects).toHaveLength(6_000);
  });
});
