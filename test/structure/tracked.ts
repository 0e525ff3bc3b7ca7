import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ROOT } from './cruise.ts';

/** Every file of the project: tracked by git, or new and not ignored; where there is no git, every file on disk that is not made. */
export function listFiles(): string[] {
  const words = ['-c', 'safe.directory=*', 'ls-files', '--cached', '--others', '--exclude-standard', '-z'];
  const done = spawnSync('git', words, { cwd: ROOT, encoding: 'utf8', maxBuffer: 1 << 26 });
  const listed = done.status === 0 ? done.stdout.split('\0') : walk(ROOT);
  return [...new Set(listed)].filter((path) => path !== '' && existsSync(join(ROOT, path)));
}

/** Made by npm, by the build or by a run: what .gitignore leaves out. */
const MADE = /^(?:node_modules|dist|coverage|[.]git|[.]dosetwin)$|[.](?:tgz|log)$/;

function walk(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (MADE.test(entry.name)) return [];
    return entry.isDirectory() ? walk(path) : [relative(ROOT, path)];
  });
}

/** The files that hold code: those the import rules, the linter and the length limit are about. */
export const listCode = (): string[] => listFiles().filter((path) => /^(?:src|models|fhir|workers|test)\/.*[.](?:tsx?|js)$/.test(path));
