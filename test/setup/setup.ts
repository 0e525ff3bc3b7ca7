import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { findPart, missingParts, type Part, PARTS } from './parts.ts';

/** `npm run setup`: finds what the tests need, installs it where that is possible and allowed, and says what is missing. */
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const names = (parts: readonly Part[]): string => parts.map((part) => part.name).join(', ');

function isDebian(): boolean {
  if (!existsSync('/usr/bin/apt-get') || !existsSync('/etc/os-release')) return false;
  return /^(?:ID|ID_LIKE)=.*debian/m.test(readFileSync('/etc/os-release', 'utf8'));
}

/** Runs apt-get without questions, what it prints going to stderr; true when it ended well. */
function runAptGet(...words: string[]): boolean {
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const done = spawnSync('/usr/bin/apt-get', ['-q', '-o', 'DPkg::Lock::Timeout=120', ...words], {
    stdio: ['ignore', 2, 2],
    env: environment,
    timeout: 600_000,
  });
  return done.status === 0;
}

function install(parts: readonly Part[]): void {
  say(`installing ${names(parts)} with apt-get`);
  runAptGet('update');
  for (const part of parts) runAptGet('install', '--yes', '--no-install-recommends', ...part.packages);
}

const missingAtFirst = missingParts();
if (missingAtFirst.length > 0 && process.getuid?.() === 0 && isDebian()) install(missingAtFirst);

for (const part of PARTS) {
  const found = findPart(part);
  if (found !== null) say(`${part.name}: ${found.join(', ')}`);
}
const missing = missingParts();
if (missing.length > 0) {
  const packages = missing.flatMap((part) => part.packages).join(' ');
  say(`missing: ${names(missing)} (the tests that need them will not run; on Debian, as root: apt-get install ${packages})`);
  if (process.env['CI']) process.exitCode = 1;
}
