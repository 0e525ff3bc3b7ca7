import { spawnSync } from 'node:child_process';
import { cpSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** `npm run build`: TypeScript to dist, and beside it the data files the program reads at run time. */
const FOLDERS = ['src', 'models', 'fhir', 'workers'];
const DATA = /[.](?:json|csv|html|css|svg)$/;

rmSync('dist', { recursive: true, force: true });
const compiled = spawnSync('tsc', ['-p', 'tsconfig.build.json'], { stdio: 'inherit' });
if (compiled.status !== 0) process.exit(1);

for (const folder of FOLDERS) {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile() && DATA.test(entry.name)) cpSync(path, join('dist', path));
  }
}
