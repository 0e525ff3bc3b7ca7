import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type Ended, runCli } from './run-cli.ts';

/** Rows that take more than the 64 MB that are held back on a stream, in many pieces of work. */
const [PEOPLE, OBSERVATIONS] = [5_000, 320];
const HELD = 1 << 26;

vi.setConfig({ testTimeout: 120_000 });

let folder = '';
const simulate = (...words: string[]): Promise<Ended> =>
  runCli(['simulate', '--model', 'vancomycin/thomson-2009', ...words], { cwd: folder });
const personOf = (id: number): string[] => [
  `${id},0,1000,1000,1,70,80`,
  ...Array.from({ length: OBSERVATIONS }, (_, i) => `${id},${(i + 1) / 10},.,.,0,70,80`),
];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'dosetwin-stream-'));
  const rows = ['ID,TIME,AMT,RATE,EVID,weight,creatinineClearance', ...Array.from({ length: PEOPLE }, (_, i) => personOf(i)).flat()];
  writeFileSync(join(folder, 'many.csv'), rows.join('\n'));
  writeFileSync(join(folder, 'mistaken.csv'), [...rows, `${PEOPLE},soon,.,.,0,70,80`].join('\n'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each(['1', '2'])(
  'of more rows than can be held none goes out before the last row of the data set is read (%s threads)',
  async (threads) => {
    const { code, stdout, stderr } = await simulate('--data', 'mistaken.csv', '--threads', threads);
    expect({ code, bytes: stdout.length }).toEqual({ code: 3, bytes: 0 });
    expect(stderr).toContain(`row ${2 + PEOPLE * (OBSERVATIONS + 1)}, column TIME`);
  },
);

test('rows on a stream are those of a file, whoever computes them', async () => {
  const [streamed, filed] = [
    await simulate('--data', 'many.csv', '--threads', '2'),
    await simulate('--data', 'many.csv', '--out', 'rows.csv'),
  ];
  expect([streamed.code, filed.code]).toEqual([0, 0]);
  expect(streamed.stdout.length).toBeGreaterThan(HELD);
  // Told in one word: a difference of megabytes helps nobody.
  expect(streamed.stdout === readFileSync(join(folder, 'rows.csv'), 'utf8')).toBe(true);
});
