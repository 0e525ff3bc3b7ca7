import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Ended, runCli } from './run-cli.ts';

const MODEL = `
import { covariate, defineModel, equations, percentCV, proportionalError, together } from 'dosetwin/model';
export default defineModel({
  id: 'mine/example', drug: { name: 'example' }, summary: 'Mine.', source: { citation: 'Mine.' }, population: { subjects: 12, description: 'some' }, limits: [],
  covariates: { WT: covariate('kg', 'total body weight') },
  parameters: { CL: { value: 5, unit: 'L/h', from: 'Table 2', between: percentCV(30) }, V: { value: 50, unit: 'L', from: 'Table 2', between: percentCV(20) } },
  correlated: [together(['CL', 'V'], { covariance: 0.02 })],
  individual: (p, c) => ({ CL: p.CL * (c.WT / 70), V: p.V }),
  structure: equations({
    states: { central: 'mg' }, needs: ['CL', 'V'], doseInto: 'central', flow: (x, p) => ({ central: -(p.CL / p.V) * x.central }),
    outputs: { CP: { unit: 'mg/L', is: (x, p) => x.central / p.V } OUTPUTS }, observe: 'CP',
  }),
  error: proportionalError({ proportional: 0.1, from: 'Table 2' }),
  checks: [],
});`;
/** The same by its name, which has a closed form. */
const CLOSED = MODEL.replace('equations,', 'oneCompartmentInfusion,').replace(
  /structure: equations[(][^]*observe: 'CP',\n\s*[}][)],/,
  'structure: oneCompartmentInfusion,',
);
const DATA = 'ID,TIME,AMT,EVID,MDV,WT\n1,0,100,1,1,70\n1,10,.,0,1,70\n2,0,200,1,1,140\n2,5,.,0,0,140\n';

let folder = '';
const at = (name: string): string => join(folder, name);
const put = (name: string, text: string): string => {
  writeFileSync(at(name), text);
  return name;
};
const simulate = (...words: string[]): Promise<Ended> => runCli(['simulate', ...words], { cwd: folder });
const rowsOf = (text: string): Record<string, string>[] => {
  const [head = '', ...lines] = text.trimEnd().split('\n');
  return lines.map((line) => Object.fromEntries(head.split(',').map((name, i) => [name, line.split(',')[i] ?? ''])));
};

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'dosetwin-simulate-'));
  put('mine.ts', MODEL.replace('OUTPUTS', ''));
  put('both.ts', MODEL.replace('OUTPUTS', ", A: { unit: 'mg', is: (x) => x.central }"));
  put('data.csv', DATA);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('dosetwin simulate', () => {
  test('writes one row an observation record, whatever MDV says, from a model file of one’s own', async () => {
    const { code, stdout, stderr } = await simulate('--model', 'mine.ts', '--data', 'data.csv');
    expect({ code, stderr }).toMatchObject({ code: 0, stderr: expect.stringContaining('covariates: nocb') as string });
    expect(stdout.split('\n')[0]).toBe('ID,TIME,PRED,IPRED');
    const rows = rowsOf(stdout);
    expect(rows.map(({ ID, TIME }) => [ID, TIME])).toEqual([
      ['1', '10'],
      ['2', '5'],
    ]);
    for (const { PRED, IPRED } of rows) {
      expect(Number(PRED)).toBeCloseTo(2 * Math.exp(-1) * (PRED === rows[0]?.PRED ? 1 : 2), 7);
      expect(IPRED).toBe(PRED);
    }
  });

  test('takes the etas of each person, and shows states and outputs', async () => {
    put('etas.json', JSON.stringify({ 1: { CL: Math.log(2) } }));
    const { code, stdout } = await simulate(
      '--model',
      'mine.ts',
      '--data',
      'data.csv',
      '--params',
      'etas.json',
      '--states',
      '--format',
      'ndjson',
    );
    expect(code).toBe(0);
    const [first, second] = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, number>);
    expect(Object.keys(first ?? {})).toEqual(['ID', 'TIME', 'PRED', 'IPRED', 'central', 'CP']);
    expect(first?.['PRED']).toBeCloseTo(2 * Math.exp(-1), 7);
    expect(first?.['IPRED']).toBeCloseTo(2 * Math.exp(-2), 7);
    expect(first?.['central']).toBeCloseTo(100 * Math.exp(-2), 5);
    expect(second?.['IPRED']).toBe(second?.['PRED']);
  });

  test('puts DVID last where a model has several outputs', async () => {
    const { stdout } = await simulate('--model', 'both.ts', '--data', 'data.csv', '--out', 'both.csv');
    expect(stdout).toBe('');
    expect(readFileSync(at('both.csv'), 'utf8').split('\n')[0]).toBe('ID,TIME,PRED,IPRED,DVID');
  });

  test('draws people from the population: the same seed gives the same text, more people the same first ones', async () => {
    const drawn = async (people: string, seed: string): Promise<string> =>
      (
        await simulate(
          '--model',
          'mine.ts',
          '--data',
          put('one.csv', DATA.split('\n').slice(0, 3).join('\n')),
          '--population',
          people,
          '--seed',
          seed,
        )
      ).stdout;
    const [first, again, more, other] = [await drawn('20', '7'), await drawn('20', '7'), await drawn('40', '7'), await drawn('20', '8')];
    expect(first.split('\n')[0]).toBe('REP,ID,TIME,PRED,IPRED');
    expect(rowsOf(first).map(({ REP }) => REP)).toEqual(Array.from({ length: 20 }, (_, i) => String(i + 1)));
    expect(new Set(rowsOf(first).map(({ IPRED }) => IPRED)).size).toBe(20);
    expect(again).toBe(first);
    expect(more.startsWith(first)).toBe(true);
    expect(other).not.toBe(first);
  });

  test('takes a model of the library', async () => {
    put('library.csv', 'ID,TIME,AMT,RATE,EVID,weight,creatinineClearance\n1,0,1000,500,1,70,66\n1,2,.,.,0,70,66\n');
    const { code, stdout } = await simulate('--model', 'vancomycin/thomson-2009', '--data', 'library.csv');
    expect(code).toBe(0);
    // 1000 mg over 2 h into 47.25 L, of which little has left: between 60 and 100 % of 21.2 mg/L.
    expect(Number(rowsOf(stdout)[0]?.['PRED'])).toBeGreaterThan(12.7);
    expect(Number(rowsOf(stdout)[0]?.['PRED'])).toBeLessThan(21.2);
  });

  test('writes JSON that is JSON', async () => {
    await simulate('--model', 'mine.ts', '--data', 'data.csv', '--out', 'out.json');
    expect((await simulate('--model', 'mine.ts', '--data', 'data.csv', '--json')).stdout).toBe(readFileSync(at('out.json'), 'utf8'));
    expect(JSON.parse(readFileSync(at('out.json'), 'utf8'))).toMatchObject([
      { ID: '1', TIME: 10 },
      { ID: '2', TIME: 5 },
    ]);
  });
});

test('a data set of any length is simulated in the same small memory', async () => {
  const person = (id: number): string =>
    [`${id},0,100,12,9,1,70`, ...Array.from({ length: 10 }, (_, i) => `${id},${1 + 12 * i},.,.,.,0,70`)].join('\n');
  const people = 15_000;
  put('long.csv', `ID,TIME,AMT,II,ADDL,EVID,WT\n${Array.from({ length: people }, (_, i) => person(i)).join('\n')}\n`);
  put('closed.ts', CLOSED);
  const words = ['simulate', '--model', 'closed.ts', '--data', 'long.csv', '--out', 'long.ndjson'];
  // Megabytes for everything the program keeps: a fraction of what all the records or all the rows would take.
  const { code, stderr } = await runCli(words, { cwd: folder, environment: { NODE_OPTIONS: '--max-old-space-size=24' } });
  expect({ code, stderr }).toMatchObject({ code: 0 });
  const text = readFileSync(at('long.ndjson'), 'utf8');
  expect(text.trimEnd().split('\n')).toHaveLength(10 * people);
});

describe('dosetwin simulate, asked in a way that cannot be answered', () => {
  test('tells the row and column of a mistake, exits 3 and writes nothing', async () => {
    put('bad.csv', `${DATA}3,0,much,1,1,70\n`);
    const shown = await simulate('--model', 'mine.ts', '--data', 'bad.csv');
    expect(shown).toMatchObject({ code: 3, stdout: '', stderr: expect.stringContaining('row 6, column AMT') as string });
    expect((await simulate('--model', 'mine.ts', '--data', 'bad.csv', '--out', 'never.csv')).code).toBe(3);
    expect(readdirSync(folder).filter((name) => name.startsWith('never'))).toEqual([]);
  });

  test('names the person and the record that cannot be computed, exits 1 and leaves no file', async () => {
    put('broken.ts', MODEL.replace('OUTPUTS', '').replace('-(p.CL / p.V) * x.central', 'Math.sqrt(50 - x.central)'));
    const { code, stderr } = await simulate('--model', 'broken.ts', '--data', 'data.csv', '--out', 'broken.csv');
    expect(code).toBe(1);
    expect(stderr).toContain('The course of 1 cannot be computed');
    expect(readdirSync(folder).filter((name) => name.startsWith('broken.csv'))).toEqual([]);
  });

  test.each([
    ['a model that is not there', ['--model', 'nobody/0000', '--data', 'data.csv'], 'there is no model'],
    ['a file without a model', ['--model', 'empty.ts', '--data', 'data.csv'], 'has no model'],
    ['a data set that is not there', ['--model', 'mine.ts', '--data', 'none.csv'], 'there is no such file'],
    ['two sources of etas', ['--model', 'mine.ts', '--data', 'data.csv', '--params', 'p.json', '--population', '3'], 'exclude each other'],
    ['no people', ['--model', 'mine.ts', '--data', 'data.csv', '--population', '0'], 'whole number'],
    ['an ending of no format', ['--model', 'mine.ts', '--data', 'data.csv', '--out', 'x.xlsx'], 'the ending says the format'],
    ['a closed form that is not there', ['--model', 'mine.ts', '--data', 'data.csv', '--solver', 'closed-form'], 'has no closed form'],
  ])('%s is wrong usage', async (_what, words, said) => {
    put('empty.ts', 'export default {};');
    const { code, stderr, stdout } = await simulate(...words);
    expect({ code, stdout, said: stderr.includes(said) }).toEqual({ code: 2, stdout: '', said: true });
  });
});
