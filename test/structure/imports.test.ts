import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../fixtures/temporary.ts';
import { FOLDERS } from '../setup/steps.ts';
import { cruise, type Cruised, ROOT, writeTree } from './cruise.ts';
import { ALLOWED, BREACHES, type Breach, TARGETS } from './import-fixtures.ts';
import { listCode } from './tracked.ts';

const { forbidden } = createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as { forbidden: { name: string; comment: string }[] };

const STATEMENTS: Record<NonNullable<Breach['kind']> | 'plain', (from: string) => string> = {
  plain: (from) => `import { one } from '${from}';\nexport const two = one;\n`,
  type: (from) => `import type { one } from '${from}';\nexport type Two = typeof one;\n`,
  dynamic: (from) => `export const two = async () => (await import('${from}')).one;\n`,
  export: (from) => `export { one } from '${from}';\n`,
};

const write = (breaches: readonly Omit<Breach, 'rule'>[]): Record<string, string> => ({
  ...TARGETS,
  'src/twin/round.ts': `import type { Two } from './about.ts';\nexport const one: Two | 1 = 1;\n`,
  ...Object.fromEntries(breaches.map(({ file, imports, kind }) => [file, STATEMENTS[kind ?? 'plain'](imports)])),
});

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let broken: Cruised;
let allowed: Cruised;

beforeAll(async () => {
  folder = await temporaryFolder();
  writeTree(`${folder.path}/broken`, write(BREACHES));
  const { 'src/twin/round.ts': _round, ...blameless } = write(ALLOWED);
  writeTree(`${folder.path}/allowed`, blameless);
  broken = cruise(`${folder.path}/broken`, FOLDERS);
  allowed = cruise(`${folder.path}/allowed`, FOLDERS);
});

afterAll(() => folder.remove());

describe('each import rule can fail', () => {
  test.each(BREACHES)('$rule: $file may not import $imports', ({ rule, file }) => {
    expect(broken.violations.filter((violation) => violation.from === file).map((violation) => violation.rule)).toContain(rule);
  });

  test('no rule is without a file that breaks it', () => {
    expect([...new Set(BREACHES.map(({ rule }) => rule))].toSorted()).toEqual(forbidden.map(({ name }) => name).toSorted());
  });

  test('every rule says its because', () => {
    expect(forbidden.filter(({ comment }) => !comment.startsWith('because ')).map(({ name }) => name)).toEqual([]);
  });
});

test('the arrows of the architecture are allowed', () => {
  expect(allowed.violations).toEqual([]);
  expect(allowed.modules.length).toBeGreaterThanOrEqual(ALLOWED.length);
});

describe('the run over the project', () => {
  let real: Cruised;
  beforeAll(() => {
    real = cruise(ROOT, FOLDERS);
  });

  test('finds no forbidden import', () => {
    expect(real.violations).toEqual([]);
  });

  test('reads every source file there is', () => {
    const read = new Set(real.modules.map(({ source }) => source));
    expect(listCode().filter((path) => !read.has(path))).toEqual([]);
  });

  test('sees into TypeScript: imports of types, of packages and those made while running', () => {
    const kinds = new Set(real.modules.flatMap(({ dependencies }) => dependencies.flatMap(({ dependencyTypes }) => dependencyTypes)));
    for (const kind of ['type-only', 'npm', 'local', 'core', 'dynamic-import', 'export']) expect(kinds).toContain(kind);
  });

  test('sees as many imports as the text of each file has import lines', () => {
    const seen = new Map(
      real.modules.map(({ source, dependencies }) => [source, new Set(dependencies.map(({ module }) => module.replace(/^node:/, '')))]),
    );
    const unseen: string[] = [];
    for (const path of listCode().filter((file) => !file.startsWith('test/'))) {
      const text = readFileSync(`${ROOT}/${path}`, 'utf8');
      for (const [, from] of text.matchAll(/^(?:import|export)\b[^;'"`]*?\bfrom '([^']+)';$/gm)) {
        if (from !== undefined && !seen.get(path)?.has(from.replace(/^node:/, ''))) unseen.push(`${path}: ${from}`);
      }
    }
    expect(unseen).toEqual([]);
  });
});
