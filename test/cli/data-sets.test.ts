import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCli } from './run-cli.ts';

const PAGE = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'data-sets.md'), 'utf8');
const blocks = [...PAGE.matchAll(/```\w*\n([^]*?)```/g)].map(([, text = '']) => text);

/** Words and numbers of a text, numbers to ten digits: the last digits are not the page's subject. */
const cellsOf = (text: string): (string | number)[] =>
  text
    .trim()
    .split(/[,\n]/)
    .map((cell) => (cell !== '' && Number.isFinite(Number(cell)) ? Number(Number(cell).toPrecision(10)) : cell));

test('the worked example of the page on data sets comes out as it is printed there', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'dosetwin-page-'));
  try {
    writeFileSync(join(folder, 'mine.ts'), blocks.find((text) => text.includes('defineModel')) ?? '');
    writeFileSync(join(folder, 'events.csv'), blocks.find((text) => text.startsWith('ID,TIME,AMT')) ?? '');
    const examples = blocks.flatMap((text) => /^[$] dosetwin (.*)\n([^]*)$/.exec(text)?.slice(1, 3) ?? []);
    expect(examples).toHaveLength(4);
    for (let i = 0; i < examples.length; i += 2) {
      const { code, stdout } = await runCli((examples[i] ?? '').split(' '), { cwd: folder });
      expect(code).toBe(0);
      expect(cellsOf(stdout)).toEqual(cellsOf(examples[i + 1] ?? ''));
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
