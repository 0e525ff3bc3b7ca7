import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Ended, runCli, startCli } from './run-cli.ts';

/** Varies between people and occasions; two outputs, one of them measured with an error. */
const MODEL = `
import { combinedRoot, covariate, defineModel, equations, percentCV, together } from 'dosetwin/model';
export default defineModel({
  id: 'mine/occasions', drug: { name: 'example' }, summary: 'Mine.', source: { citation: 'Mine.' }, population: { subjects: 12, description: 'some' }, limits: [],
  covariates: { WT: covariate('kg', 'total body weight') },
  parameters: {
    CL: { value: 5, unit: 'L/h', from: 'Table 2', between: percentCV(30), betweenOccasions: percentCV(20) },
    V: { value: 50, unit: 'L', from: 'Table 2', between: percentCV(20) },
  },
  correlated: [together(['CL', 'V'], { covariance: 0.02 })],
  individual: (p, c) => ({ CL: p.CL * (c.WT / 70), V: p.V }),
  structure: equations({
    states: { central: 'mg' }, needs: ['CL', 'V'], doseInto: 'central', flow: (x, p) => ({ central: -(p.CL / p.V) * x.central }),
    outputs: { CP: { unit: 'mg/L', is: (x, p) => x.central / p.V }, A: { unit: 'mg', is: (x) => x.central } }, observe: 'CP',
  }),
  error: { CP: combinedRoot({ additive: 0.1, proportional: 0.1, unit: 'mg/L', from: 'Table 2' }) },
  checks: [],
});`;
/** One output and one occasion, by its name, which has a closed form. */
const CLOSED = `
import { additiveError, defineModel, oneCompartmentInfusion, percentCV } from 'dosetwin/model';
export default defineModel({
  id: 'mine/closed', drug: { name: 'example' }, summary: 'Mine.', source: { citation: 'Mine.' }, population: { subjects: 12, description: 'some' }, limits: [],
  covariates: {},
  parameters: { CL: { value: 5, unit: 'L/h', from: 'Table 2', between: percentCV(30) }, V: { value: 50, unit: 'L', from: 'Table 2', between: percentCV(20) } },
  individual: (p) => p, structure: oneCompartmentInfusion, error: additiveError({ additive: 1, unit: 'mg/L', from: 'Table 2' }), checks: [],
});`;
const PERSON = [',0,100,1,1,70,.', ',2,.,0,1,70,CP', ',10,.,0,2,70,CP', ',10,.,0,2,70,A'];
const HEAD = 'ID,TIME,AMT,EVID,OCC,WT,DVID';
const dataOf = (ids: readonly string[]): string => `${HEAD}\n${ids.flatMap((id) => PERSON.map((row) => id + row)).join('\n')}\n`;

// Several programs at a time, some with threads: on a busy machine each takes its time to start.
vi.setConfig({ testTimeout: 120_000 });

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
  folder = mkdtempSync(join(tmpdir(), 'dosetwin-population-'));
  put('mine.ts', MODEL);
  put('closed.ts', CLOSED);
  put('one.csv', dataOf(['1']));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('dosetwin simulate of a population', () => {
  const drawn = ['--model', 'mine.ts', '--data', 'one.csv', '--population', '30', '--seed', '5'];

  test('measures with the error of each output, and nothing else changes by it', async () => {
    const [plain, measured] = await Promise.all([simulate(...drawn), simulate(...drawn, '--residual', '--states')]);
    expect(plain.stdout.split('\n')[0]).toBe('REP,ID,TIME,PRED,IPRED,DVID');
    expect(measured.stdout.split('\n')[0]).toBe('REP,ID,TIME,PRED,IPRED,DV,central,CP,A,DVID');
    const rows = rowsOf(measured.stdout);
    expect(rows.map(({ REP, IPRED }) => [REP, IPRED])).toEqual(rowsOf(plain.stdout).map(({ REP, IPRED }) => [REP, IPRED]));
    // A states no error: it is predicted, and its measurement is missing.
    expect(rows.filter(({ DVID }) => DVID === '2').every(({ DV }) => DV === '.')).toBe(true);
    const scaled = rows
      .filter(({ DVID }) => DVID === '1')
      .map(({ DV, IPRED }) => (Number(DV) - Number(IPRED)) / Math.hypot(0.1, 0.1 * Number(IPRED)));
    expect(scaled).toHaveLength(60);
    // The sum of 60 squares of standard normals lies between these with a probability of 99.99 %.
    const squares = scaled.reduce((sum, one) => sum + one * one, 0);
    expect(squares).toBeGreaterThan(26);
    expect(squares).toBeLessThan(113);
  });

  test('gives each person of the data set the same draws whoever else is in it, and whatever the number of threads', async () => {
    put('many.csv', dataOf(Array.from({ length: 24 }, (_, i) => (i === 7 ? '"Smith, J"' : `P${i}`))));
    put('few.csv', dataOf(['P0', 'P1']));
    const words = ['--model', 'mine.ts', '--population', '400', '--residual', '--format', 'json'];
    const [one, two, three, few] = await Promise.all(
      [['many.csv'], ['many.csv', '--threads', '2'], ['many.csv', '--threads', '3', '--seed', '1'], ['few.csv']].map(
        ([data = '', ...more]) => simulate(...words, '--data', data, ...more),
      ),
    );
    expect(one?.code).toBe(0);
    expect(two?.stdout === one?.stdout && three?.stdout === one?.stdout).toBe(true);
    const lastOfFew = few?.stdout.trimEnd().split('\n').at(-2) ?? '';
    expect(one?.stdout.startsWith(few?.stdout.slice(0, few.stdout.lastIndexOf('\n]')) ?? 'nothing')).toBe(true);
    expect(lastOfFew).toContain('"REP":400,"ID":"P1"');
  });

  test('of one person divides the draws among threads, random or by Sobol’s sequence', async () => {
    const words = ['--model', 'closed.ts', '--data', put('closed.csv', 'ID,TIME,AMT\n1,0,100\n1,1,.\n1,5,.\n'), '--population', '20000'];
    for (const sampling of ['random', 'sobol']) {
      const [one, two] = await Promise.all(['1', '2'].map((threads) => simulate(...words, '--sampling', sampling, '--threads', threads)));
      expect(one?.code).toBe(0);
      expect(one?.stdout === two?.stdout).toBe(true);
      const rows = rowsOf(one?.stdout ?? '');
      expect(rows.map(({ REP }) => Number(REP))).toEqual(Array.from({ length: 40_000 }, (_, i) => 1 + (i >> 1)));
    }
  });

  test('takes etas of occasions by their labels', async () => {
    put('etas.json', JSON.stringify({ 1: { CL: 0.1, occasions: { 2: { CL: Math.LN2 - 0.1 } } } }));
    const { stdout } = await simulate('--model', 'mine.ts', '--data', 'one.csv', '--params', 'etas.json', '--covariates', 'locf');
    const [first, second] = rowsOf(stdout).map(({ IPRED }) => Number(IPRED));
    expect(first).toBeCloseTo(2 * Math.exp(-0.2 * Math.exp(0.1)), 6);
    // The occasion begins at its first record; until then the one before holds.
    expect(second).toBeCloseTo(2 * Math.exp(-Math.exp(0.1)), 6);
  });

  test('says what it was asked for', async () => {
    const { stderr } = await simulate(...drawn, '--sampling', 'sobol', '--residual');
    expect(stderr).toContain(
      'TIME in h; covariates: nocb; ties: dose-first; 30 people for each ID, sampling: sobol; DV with residual error; seed 5',
    );
  });
});

test('a hundred thousand people are simulated in a small memory, in threads too', async () => {
  const words = ['simulate', '--model', 'closed.ts', '--data', put('three.csv', 'ID,TIME,AMT\n1,0,100\n1,1,.\n'), '--population', '100000'];
  for (const [threads, name] of [
    ['1', 'all.ndjson'],
    ['2', 'all.json'],
  ] as const) {
    const options = { cwd: folder, environment: { NODE_OPTIONS: '--max-old-space-size=24' } };
    const { code, stderr } = await runCli([...words, '--threads', threads, '--out', name], options);
    expect({ code, stderr }).toMatchObject({ code: 0 });
  }
  const lines = readFileSync(at('all.ndjson'), 'utf8').trimEnd().split('\n');
  expect(lines).toHaveLength(100_000);
  expect((JSON.parse(readFileSync(at('all.json'), 'utf8')) as unknown[]).map((row) => JSON.stringify(row))).toEqual(lines);
});

describe('dosetwin simulate that does not come to its end', () => {
  test.each(['1', '2'])('because it is stopped leaves no file and says so (%s threads)', async (threads) => {
    const running = startCli(
      [
        'simulate',
        '--model',
        'mine.ts',
        '--data',
        'one.csv',
        '--population',
        '10000000',
        '--threads',
        threads,
        '--out',
        `stopped-${threads}.csv`,
      ],
      { cwd: folder },
    );
    while (!existsSync(at(`stopped-${threads}.csv.part`))) await setTimeout(50);
    running.interrupt();
    expect(await running.ended).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringContaining('Stopped before the end.') as string,
    });
    expect(readdirSync(folder).filter((name) => name.startsWith('stopped'))).toEqual([]);
  });

  const bad = (...rows: string[]): string => `${HEAD},RATE,II,ADDL,SS,CMT\n${rows.join('\n')}\n`;
  test.each([
    ['an unreadable cell', bad('1,0,1e,1,1,70,.,.,.,.,.,.'), 'row 2, column AMT'],
    ['a negative time', bad('1,0,1,1,1,70,.,.,.,.,.,.', '2,-1,.,0,1,70,.,.,.,.,.,.'), 'row 3, column TIME'],
    ['decreasing time within an ID', bad('1,2,1,1,1,70,.,.,.,.,.,.', '1,1,.,0,1,70,.,.,.,.,.,.'), 'row 3, column TIME'],
    ['an unknown compartment', bad('1,0,1,1,1,70,.,.,.,.,.,2'), 'row 2, column CMT'],
    ['RATE with EVID 0', bad('1,0,.,0,1,70,.,5,.,.,.,.'), 'row 2, column RATE'],
    ['SS without II', bad('1,0,1,1,1,70,.,.,.,.,1,.'), 'row 2, column II'],
    ['a missing covariate', bad('1,0,1,1,1,.,.,.,.,.,.,.'), 'row 2, column WT'],
    ['ADDL of a thousand million', bad('1,0,1,1,1,70,.,.,12,1e9,.,.'), 'row 2, column ADDL'],
  ])('because of %s tells where, writes nothing and leaves nothing, whoever reads it', async (what, text, where) => {
    const good = Array.from({ length: 30 }, (_, i) => `${100 + i},0,.,0,1,70,.,.,.,.,.,.`);
    // The mistake stands far behind people who can be simulated.
    const [head = '', ...rows] = text.trimEnd().split('\n');
    const name = put(`bad-${what.replaceAll(' ', '-')}.csv`, [head, ...good, ...rows].join('\n'));
    const moved = where.replace(/\d+/, (row) => String(Number(row) + good.length));
    const words = ['--model', 'mine.ts', '--data', name];
    const [shown, threaded] = await Promise.all([simulate(...words), simulate(...words, '--threads', '2', '--out', 'never.csv')]);
    for (const { code, stdout, stderr } of [shown, threaded])
      expect({ code, stdout, told: stderr.includes(moved) }).toEqual({ code: 3, stdout: '', told: true });
    expect(readdirSync(folder).filter((file) => file.startsWith('never'))).toEqual([]);
  });

  test('because one person cannot be computed writes nothing of those before, and names the record', async () => {
    put('breaks.ts', MODEL.replace('-(p.CL / p.V) * x.central', 'Math.sqrt(150 - x.central)'));
    const data = put('breaks.csv', `${dataOf(['1'])}2,0,200,1,1,70,.\n2,1,.,0,1,70,.\n`);
    for (const threads of ['1', '2']) {
      const { code, stdout, stderr } = await simulate('--model', 'breaks.ts', '--data', data, '--threads', threads);
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
      expect(stderr).toContain('The course of 2 cannot be computed');
    }
  });

  test('because one person far down cannot be computed names the row where it begins, whoever comes to it', async () => {
    // y' = y^2 from y0 is infinite at 1 / y0.
    put('late.ts', MODEL.replace('-(p.CL / p.V) * x.central', 'x.central * x.central'));
    const recordsOf = (id: string, amount: number): string[] => [
      `${id},0,${amount},1,1,70,.`,
      ...Array.from({ length: 499 }, (_, i) => `${id},${(i + 1) / 500},.,0,1,70,.`),
    ];
    const good = Array.from({ length: 300 }, (_, i) => recordsOf(`person-${i}`, 0.1)).flat();
    const data = put('late.csv', [HEAD, ...good, ...recordsOf('late', 2.002)].join('\n'));
    // Several pieces of work, whether they are cut by bytes or by records.
    expect(statSync(at(data)).size).toBeGreaterThan(2 * (1 << 20));
    for (const words of [[], ['--states'], ['--threads', '2'], ['--threads', '2', '--population', '2']]) {
      const { code, stderr } = await simulate('--model', 'late.ts', '--data', data, '--out', 'late-rows.csv', ...words);
      expect(code).toBe(1);
      expect(stderr).toContain('The course of late cannot be computed');
      expect(stderr).toContain(`where: row ${1 + good.length + 251}\n`);
    }
  });

  test('because a pipe is no file is wrong usage', async () => {
    expect(await simulate('--model', 'closed.ts', '--data', '/dev/null')).toMatchObject({ code: 2, stdout: '' });
  });
});
