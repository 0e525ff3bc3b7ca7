import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCli } from './run-cli.ts';

const blocksOf = (page: string): string[] =>
  [...readFileSync(join(import.meta.dirname, '..', '..', 'docs', page), 'utf8').matchAll(/```\w*\n([^]*?)```/g)].map(
    ([, text = '']) => text,
  );

/** Words and numbers of a text, numbers to so many digits: the last digits are not the page's subject. */
const cellsOf = (text: string, digits: number): (string | number)[] =>
  text
    .trim()
    .split(/[,\n]/)
    .map((cell) => (cell !== '' && Number.isFinite(Number(cell)) ? Number(Number(cell).toPrecision(digits)) : cell));

test.each([
  ['data sets', 'data-sets.md', 'events.csv', 2, 10],
  // A minimum that is found by differences is one to about 1e-6 of an eta.
  ['fitting', 'fitting.md', 'levels.csv', 1, 5],
])('the worked example of the page on %s comes out as it is printed there', async (_what, page, data, many, digits) => {
  const folder = mkdtempSync(join(tmpdir(), 'dosetwin-page-'));
  const blocks = blocksOf(page);
  try {
    writeFileSync(join(folder, 'mine.ts'), blocks.find((text) => text.includes('defineModel')) ?? '');
    writeFileSync(join(folder, data), blocks.find((text) => text.startsWith('ID,TIME,AMT')) ?? '');
    const examples = blocks.flatMap((text) => /^[$] dosetwin (.*)\n([^]*)$/.exec(text)?.slice(1, 3) ?? []);
    expect(examples).toHaveLength(2 * many);
    for (let i = 0; i < examples.length; i += 2) {
      const { code, stdout } = await runCli((examples[i] ?? '').split(' '), { cwd: folder });
      expect(code).toBe(0);
      expect(cellsOf(stdout, digits)).toEqual(cellsOf(examples[i + 1] ?? '', digits));
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
