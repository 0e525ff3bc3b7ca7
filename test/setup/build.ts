import { spawnSync } from 'node:child_process';
import { cpSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** `npm run build`: TypeScript to dist, beside it the data files the program reads at run time, and the page to dist/web. */
const FOLDERS = ['src', 'models', 'fhir', 'workers'];
const DATA = /[.](?:json|csv|html|css|svg)$/;
/** Bundled as a whole: nothing of it is read from beside the program. */
const PAGE = join('src', 'web');

rmSync('dist', { recursive: true, force: true });
const compiled = spawnSync('tsc', ['-p', 'tsconfig.build.json'], { stdio: 'inherit' });
if (compiled.status !== 0) process.exit(1);

for (const folder of FOLDERS) {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (path.startsWith(PAGE)) continue;
    if (entry.isFile() && DATA.test(entry.name)) cpSync(path, join('dist', path));
  }
}

const page = spawnSync('node', ['test/setup/build-page.js'], { stdio: 'inherit' });
if (page.status !== 0) process.exit(1);
