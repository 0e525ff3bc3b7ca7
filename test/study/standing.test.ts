import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MAKERS, findRoot, hashOfSources, standingOfReport } from '../../src/study/check/standing.ts';
import { VERSION } from '../../src/study/version.ts';

describe('the standing of the validation report', () => {
  let root: string;
  const write = (version: string, sources: string): void =>
    writeFileSync(join(root, 'docs', 'validation.md'), `Written by it: dosetwin ${version} (sources \`${sources}\`), and so on.`);
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'dosetwin-standing-'));
    for (const folder of ['test/validate', 'src/twin', 'src/domain', 'docs']) mkdirSync(join(root, folder), { recursive: true });
    for (const file of MAKERS) writeFileSync(join(root, file), "import {\n  one,\n} from '../../src/twin/fit.ts';\n");
    writeFileSync(join(root, 'src/twin/fit.ts'), "import type { Two } from '../domain/two.ts';\nexport const one = 1;\n");
    writeFileSync(join(root, 'src/domain/two.ts'), 'export type Two = 2;\n');
    write(VERSION, (hashOfSources(root) ?? '').slice(0, 16));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it('is current while the sources are those it was computed from, and stale once one of them changes', () => {
    expect(standingOfReport(root).is).toBe('current');
    writeFileSync(join(root, 'src/twin/fit.ts'), 'export const one = 2;\n');
    expect(standingOfReport(root)).toMatchObject({ is: 'stale', because: expect.stringContaining('npm run validate') });
  });

  it('is stale once anything is added that the sources rest on, and not for a type or for what nobody uses', () => {
    writeFileSync(join(root, 'src/twin/unused.ts'), 'export const three = 3;\n');
    writeFileSync(join(root, 'src/domain/two.ts'), 'export type Two = 3;\n');
    expect(standingOfReport(root).is).toBe('current');
    writeFileSync(join(root, MAKERS[0] ?? ''), "import { one } from '../../src/twin/fit.ts';\nexport * from '../../src/twin/unused.ts';\n");
    const added = standingOfReport(root);
    expect(added.is).toBe('stale');
    writeFileSync(join(root, 'src/twin/unused.ts'), 'export const three = 4;\n');
    expect(standingOfReport(root).because).not.toBe(added.because);
  });

  it('without sources goes by the version, and never claims what it cannot tell', () => {
    rmSync(join(root, 'test'), { recursive: true });
    expect(standingOfReport(root)).toMatchObject({ is: 'not told' });
    write('0.0.1', 'abcdef0123456789');
    expect(standingOfReport(root)).toMatchObject({ is: 'stale', because: expect.stringContaining('version 0.0.1') });
    writeFileSync(join(root, 'docs', 'validation.md'), 'nothing of the kind');
    expect(standingOfReport(root).is).toBe('not told');
  });

  it('is told of the report that is committed here', () => {
    cpSync(join(findRoot(), 'docs', 'validation.md'), join(root, 'docs', 'validation.md'));
    expect(standingOfReport(root).is).toBe('stale');
    expect(standingOfReport().because).toMatch(/[0-9a-f]{16}/);
  });
});
