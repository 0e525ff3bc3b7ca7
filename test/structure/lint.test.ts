import { spawnSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { temporaryFolder } from '../fixtures/temporary.ts';
import { ROOT, writeTree } from './cruise.ts';

/** What the linter must refuse, each in a file of its own. */
const FAULTS: readonly { rule: string; file: string; text: string }[] = [
  { rule: 'no-floating-promises', file: 'src/api/a.ts', text: 'const send = async () => 1;\nexport const go = () => {\n  send();\n};' },
  {
    rule: 'no-misused-promises',
    file: 'src/api/b.ts',
    text: 'export const go = (all: number[]) => all.forEach(async (one) => void (await one));',
  },
  { rule: 'await-thenable', file: 'src/api/c.ts', text: 'export const go = async (one: number) => await one;' },
  { rule: 'no-explicit-any', file: 'src/api/d.ts', text: 'export const go = (one: any) => one;' },
  { rule: 'eqeqeq', file: 'src/api/e.ts', text: 'export const go = (one: string | null) => one == null;' },
  { rule: 'no-console', file: 'src/study/f.ts', text: "console.log('a word');\nexport {};" },
  { rule: 'no-restricted-properties', file: 'src/numerics/g.ts', text: 'export const draw = () => Math.random();' },
  { rule: 'no-restricted-properties', file: 'src/twin/h.ts', text: 'export const now = () => Date.now();' },
  { rule: 'no-restricted-globals', file: 'src/domain/i.ts', text: 'export const home = process.cwd();' },
  { rule: 'no-restricted-globals', file: 'models/first/j.ts', text: "export const get = () => fetch('http://127.0.0.1');" },
  { rule: 'no-new-func', file: 'src/twin/k.ts', text: "export const make = () => new Function('return 1');" },
  { rule: 'no-restricted-globals', file: 'fhir/l.ts', text: "export const get = () => fetch('http://127.0.0.1');" },
  { rule: 'no-barrel-file', file: 'src/study/m.ts', text: "export * from './f.ts';\nexport * from './n.ts';" },
  {
    rule: 'switch-exhaustiveness-check',
    file: 'src/study/n.ts',
    text: "export function go(one: 'a' | 'b') {\n  switch (one) {\n    case 'a':\n      return 1;\n  }\n  return 2;\n}",
  },
  { rule: 'consistent-type-imports', file: 'src/study/o.ts', text: "export type One = import('./n.ts').One;" },
  {
    rule: 'no-disabled-tests',
    file: 'test/p.test.ts',
    text: "import { expect, test } from 'vitest';\ntest.skip('one is one', () => {\n  expect(1).toBe(1);\n});",
  },
  {
    rule: 'no-focused-tests',
    file: 'test/q.test.ts',
    text: "import { expect, test } from 'vitest';\ntest.only('one is one', () => {\n  expect(1).toBe(1);\n});",
  },
  { rule: 'expect-expect', file: 'test/r.test.ts', text: "import { test } from 'vitest';\ntest('one is one', () => {});" },
];

/** Types as strict as the project's, without packages: none is installed in the folder. */
const TYPES = { compilerOptions: { strict: true, target: 'es2024', lib: ['es2024', 'dom'], module: 'nodenext', types: [] } };

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let found: { file: string; code: string }[] = [];
let code: number | null = null;

beforeAll(async () => {
  folder = await temporaryFolder();
  cpSync(join(ROOT, '.oxlintrc.json'), join(folder.path, '.oxlintrc.json'));
  writeTree(folder.path, { 'tsconfig.json': JSON.stringify(TYPES) });
  writeTree(folder.path, Object.fromEntries(FAULTS.map(({ file, text }) => [file, `${text}\n`])));
  const done = spawnSync(join(ROOT, 'node_modules', '.bin', 'oxlint'), ['-f', 'json'], { cwd: folder.path, encoding: 'utf8' });
  code = done.status;
  const read = JSON.parse(done.stdout) as { diagnostics: { filename: string; code: string }[] };
  found = read.diagnostics.map((one) => ({ file: one.filename, code: one.code }));
});

afterAll(() => folder.remove());

test.each(FAULTS)('the linter refuses $file for $rule', ({ rule, file }) => {
  expect(found.filter((one) => one.file === file).map((one) => one.code)).toContainEqual(expect.stringContaining(`(${rule})`));
});

test('a fault fails the run', () => {
  expect(code).toBe(1);
});
