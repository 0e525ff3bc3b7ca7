import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT } from './cruise.ts';
import { listCode, listFiles } from './tracked.ts';

const files = listFiles();
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const isText = (path: string): boolean => /[.](?:tsx?|js|cjs|json|md|yml|yaml|csv|html|css)$|^[^.]+$|^[.][a-z]+(?:\/run)?$/.test(path);

/** The lines of the named files that match, as `path:line`. */
const linesLike = (paths: readonly string[], pattern: RegExp): string[] =>
  paths.flatMap((path) =>
    read(path)
      .split('\n')
      .flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1}: ${line.trim().slice(0, 120)}`] : [])),
  );

/** Files longer than 300 lines, each with its reason. Only tables of data may be here. */
const LONG_TABLES: Readonly<Record<string, string>> = {
  'models/index.ts': 'every drug with its models, targets and lines: one entry a drug',
  'models/preference.ts': 'which model speaks first for each drug, and why: one entry a model',
  'models/sampling.ts': 'when levels of each drug are drawn, and by whose advice: one entry a drug',
};

/** This file names what it forbids. */
const SELF = 'test/structure/layout.test.ts';

describe('the tree is the one the architecture draws', () => {
  test('a folder at the top is one of src, models, fhir, workers, test, docs and .ci', () => {
    const folders = new Set(files.filter((path) => path.includes('/')).map((path) => path.slice(0, path.indexOf('/'))));
    expect([...folders].filter((folder) => !['src', 'models', 'fhir', 'workers', 'test', 'docs', '.ci'].includes(folder))).toEqual([]);
  });

  test('no file of code is longer than 300 lines unless it is a table of data listed with its reason', () => {
    const long = listCode().filter((path) => read(path).split('\n').length > 301 && LONG_TABLES[path] === undefined);
    expect(long).toEqual([]);
  });

  test('every table listed as long is there, is long, and has a reason', () => {
    const idle = Object.entries(LONG_TABLES).filter(
      ([path, reason]) => !files.includes(path) || read(path).split('\n').length <= 301 || reason === '',
    );
    expect(idle).toEqual([]);
  });

  test('only the page is written in JSX', () => {
    expect(files.filter((path) => path.endsWith('.tsx') && !path.startsWith('src/web/'))).toEqual([]);
  });

  test('no file is named after having no subject', () => {
    expect(files.filter((path) => /(?:^|[/-])(?:utils?|helpers?|managers?|misc|common)(?:[./-]|$)/i.test(path))).toEqual([]);
  });
});

describe('the text speaks of the project alone', () => {
  const text = files.filter((path) => isText(path) && path !== SELF && path !== 'package-lock.json' && path !== 'LICENSE');

  test('no path of somebody’s machine', () => {
    expect(linesLike(text, /(?:^|[^\w.])\/(?:work|home|root|Users|mnt|private)\/[\w.-]+/)).toEqual([]);
  });

  test('no address of a package registry, in the lock file neither', () => {
    expect(
      linesLike(
        [...text, 'package-lock.json'],
        /registry[.-][\w.-]+[.]\w+|npmjs[.](?:org|com)|npmmirror|artifactory|verdaccio|"resolved":/i,
      ),
    ).toEqual([]);
  });

  test('no test is left out, focused or promised', () => {
    const tests = files.filter((path) => /^test\/.*[.]ts$/.test(path) && path !== SELF);
    expect(
      linesLike(tests, /\b(?:describe|test|it|suite)[.](?:skip|only|todo|fails|skipIf|runIf)\b|\b(?:xit|xtest|xdescribe|fit|fdescribe)\(/),
    ).toEqual([]);
  });
});

describe('what must give the same bytes everywhere has no clock and no luck of its own', () => {
  const pure = files.filter((path) => /^(?:src\/(?:domain|numerics|twin)|models)\/.*[.]ts$/.test(path));

  test('numbers, nouns, models and the twin read no clock', () => {
    expect(linesLike(pure, /new Date\(\s*\)|\bDate[.]now\b|\bDate\(\)|performance[.]now/)).toEqual([]);
  });

  test('numbers, nouns, models and the twin draw no random number but from the seed', () => {
    expect(linesLike(pure, /Math[.]random|randomUUID|getRandomValues/)).toEqual([]);
  });

  test('numbers, nouns, models and the twin use nothing of Node', () => {
    expect(linesLike(pure, /['"]node:|\bprocess[.]|\bBuffer[.(]/)).toEqual([]);
  });

  test('there is such code to look at', () => {
    expect(pure.length).toBeGreaterThan(20);
  });
});
