import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../fixtures/temporary.ts';
import { type Ended, plainEnvironment, runCommand } from './run-command.ts';

const ROOT = join(import.meta.dirname, '..', '..');

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let user: string;
let installed: string;

/** Packs the project as it would be published and installs it where nothing else is. */
beforeAll(async () => {
  folder = await temporaryFolder();
  user = join(folder.path, 'user');
  installed = join(user, 'node_modules', 'dosetwin');
  await mkdir(user);
  writeFileSync(join(user, 'package.json'), '{ "private": true, "type": "module" }\n');
  // Built by the project's own npm scripts; the environment of the person who installs begins after that.
  const packed = await runCommand('npm', ['pack', '--silent', '--pack-destination', folder.path], { cwd: ROOT, withinMs: 120_000 });
  if (packed.code !== 0) throw new Error(`npm pack failed: ${packed.stdout}${packed.stderr}`);
  const tarball = readdirSync(folder.path).find((name) => name.endsWith('.tgz')) ?? 'no tarball';
  const words = ['install', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error', join(folder.path, tarball)];
  const added = await runCommand('npm', words, { cwd: user, withinMs: 240_000 });
  if (added.code !== 0) throw new Error(`npm install failed: ${added.stdout}${added.stderr}`);
}, 400_000);

afterAll(() => folder.remove());

/** What a person types in the folder they installed it in, with data in a folder of this test. */
const dosetwin = (...words: string[]): Promise<Ended> =>
  runCommand('npx', ['--no-install', 'dosetwin', ...words], {
    cwd: user,
    environment: { ...plainEnvironment(), DOSETWIN_DATA: join(folder.path, 'data') },
    withinMs: 120_000,
  });

describe('the package', () => {
  test('holds the built program, its licence and no TypeScript to run', () => {
    const files = readdirSync(installed, { recursive: true, encoding: 'utf8' });
    for (const wanted of [
      'package.json',
      'LICENSE',
      'README.md',
      'src/cli/launcher.js',
      'dist/src/cli/main.js',
      'dist/workers/compute.js',
      'dist/web/index.html',
    ]) {
      expect(files).toContain(wanted);
    }
    expect(files.filter((path) => /(?<![.]d)[.]ts$/.test(path))).toEqual([]);
    expect(files.filter((path) => path.startsWith('test'))).toEqual([]);
  });

  test('holds every data file that lies beside the source', () => {
    const bundles = readdirSync(join(ROOT, 'src', 'demo', 'bundles'));
    expect(readdirSync(join(installed, 'dist', 'src', 'demo', 'bundles')).toSorted()).toEqual(bundles.toSorted());
  });

  test('exports only files that are there', () => {
    const { exports } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as {
      exports: Record<string, Record<string, string>>;
    };
    const named = Object.values(exports).flatMap((entry) => Object.values(entry));
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((path) => !existsSync(join(installed, path)))).toEqual([]);
  });
});

describe('an installed dosetwin', () => {
  test('says what it can do', async () => {
    const ended = await dosetwin('--help');
    expect(ended.code).toBe(0);
    for (const command of ['demo', 'serve', 'worker', 'models', 'patient', 'compare'])
      expect(ended.stdout).toMatch(new RegExp(`^ +${command}\\b`, 'm'));
  });

  test('lists the models that are known', async () => {
    const ended = await dosetwin('models');
    expect(ended.code).toBe(0);
    expect(ended.stdout).toContain('vancomycin/goti-2018');
  });

  test('ends with the exit code of the program: an unknown command is wrong usage', async () => {
    expect(await dosetwin('divine')).toMatchObject({ code: 2, stdout: '' });
  });

  test('compares the treatments of the demo patient from the built files and ends', async () => {
    const ended = await dosetwin('demo', '--once');
    expect(ended, ended.stderr).toMatchObject({ code: 0 });
    expect(ended.stdout).toContain('AUC24-48');
    expect(ended.stdout).toContain('AUC24 > 600');
  }, 150_000);

  test('a worker without a queue on a server is wrong usage', async () => {
    const ended = await dosetwin('worker');
    expect(ended.code).toBe(2);
    expect(ended.stderr).toMatch(/REDIS_URL|DATABASE_URL/);
  });

  test('states a model of a person’s own through dosetwin/model', async () => {
    const text = "import { percentCV } from 'dosetwin/model';\nprocess.stdout.write(String(percentCV(30).variance));\n";
    writeFileSync(join(user, 'own.js'), text);
    const ended = await runCommand(process.execPath, ['own.js'], { cwd: user });
    // ln(1 + 0.3^2), the variance of a log-normal parameter with a coefficient of variation of 30 %.
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(Number(ended.stdout)).toBeCloseTo(0.086177696, 8);
  });

  test('is a library: what the root exports can be imported', async () => {
    writeFileSync(join(user, 'root.js'), "import * as engine from 'dosetwin';\nprocess.stdout.write(Object.keys(engine).join(' '));\n");
    const ended = await runCommand(process.execPath, ['root.js'], { cwd: user });
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(ended.stdout.split(' ')).toEqual(expect.arrayContaining(['library']));
  });

  test('brings types that a strict compiler reads', async () => {
    writeFileSync(
      join(user, 'typed.ts'),
      "import { percentCV, type Variability } from 'dosetwin/model';\nexport const wrong: string = percentCV(30);\nexport const right: Variability = percentCV(30);\n",
    );
    const words = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2024', '--types', '', 'typed.ts'];
    const ended = await runCommand(join(ROOT, 'node_modules', '.bin', 'tsc'), words, { cwd: user, environment: process.env });
    expect(ended.stdout.match(/error TS\d+/g)).toEqual(['error TS2322']);
  });
});
