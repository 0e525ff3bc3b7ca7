import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findRoot, hashOfSources, standingOfReport } from '../../src/study/check/standing.ts';
import { VERSION } from '../../src/study/version.ts';

describe('the standing of the validation report', () => {
  let root: string;
  const write = (version: string, sources: string): void =>
    writeFileSync(join(root, 'docs', 'validation.md'), `Written by it: dosetwin ${version} (sources \`${sources}\`), and so on.`);
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'dosetwin-standing-'));
    for (const folder of ['src/domain', 'src/numerics', 'src/twin', 'models', 'docs']) mkdirSync(join(root, folder), { recursive: true });
    writeFileSync(join(root, 'src/twin/fit.ts'), 'export const one = 1;\n');
    write(VERSION, (hashOfSources(root) ?? '').slice(0, 16));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it('is current while the sources are those it was computed from, and stale once one of them changes', () => {
    expect(standingOfReport(root).is).toBe('current');
    writeFileSync(join(root, 'src/twin/fit.ts'), 'export const one = 2;\n');
    expect(standingOfReport(root)).toMatchObject({ is: 'stale', because: expect.stringContaining('npm run validate') });
  });

  it('is stale once a model is added, and not for a change of anything else', () => {
    writeFileSync(join(root, 'docs', 'other.md'), 'other');
    writeFileSync(join(root, 'src/twin/notes.md'), 'no source');
    expect(standingOfReport(root).is).toBe('current');
    writeFileSync(join(root, 'models/new.ts'), 'export {};\n');
    expect(standingOfReport(root).is).toBe('stale');
  });

  it('without sources goes by the version, and never claims what it cannot tell', () => {
    rmSync(join(root, 'src'), { recursive: true });
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
