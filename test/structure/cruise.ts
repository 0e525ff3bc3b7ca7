import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export const ROOT = join(import.meta.dirname, '..', '..');

export type Violation = { rule: string; from: string; to: string };
export type Cruised = {
  violations: Violation[];
  modules: { source: string; dependencies: { module: string; dependencyTypes: string[] }[] }[];
};

/** Writes a small tree of source files; the paths are relative to the folder. */
export function writeTree(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** Runs the import checker with the project's own rules over a tree, as `npm run imports` does over the project. */
export function cruise(folder: string, folders: readonly string[]): Cruised {
  const program = join(ROOT, 'node_modules', '.bin', 'depcruise');
  const words = ['--config', join(ROOT, '.dependency-cruiser.cjs'), '--output-type', 'json', ...folders];
  const done = spawnSync(program, words, { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (done.stdout === '') throw new Error(`the import checker said nothing: ${done.stderr}`);
  const read = JSON.parse(done.stdout) as {
    modules: Cruised['modules'];
    summary: { violations: { from: string; to: string; rule: { name: string } }[] };
  };
  const violations = read.summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to }));
  return { violations, modules: read.modules };
}
