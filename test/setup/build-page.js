/**
 * Builds the clinician's page from src/web into dist/web: `npm ci` does it by itself (the script `prepare`), `npm run build` with
 * everything else. Plain JavaScript, because it runs at installation on whatever Node there is. With another folder named, it builds
 * there.
 */
import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { leaveOutReading } from './leave-out-reading.js';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const folder = resolve(process.argv[2] ?? join(root, 'dist', 'web'));

const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** Undefined where the packages that build were left out (`npm ci --omit=dev`): the service then says at / that it has no page. */
async function findBuilder() {
  try {
    return await import('vite');
  } catch (thrown) {
    if (thrown?.code === 'ERR_MODULE_NOT_FOUND') return undefined;
    throw thrown;
  }
}

const vite = await findBuilder();
if (vite === undefined) process.stdout.write('dosetwin: the page is not built, because vite is not installed.\n');
else
  await vite.build({
    configFile: false,
    root: join(root, 'src', 'web'),
    base: '/',
    publicDir: false,
    logLevel: 'warn',
    define: { PAGE_VERSION: JSON.stringify(version) },
    worker: { format: 'es', plugins: () => [leaveOutReading()], rolldownOptions: { checks: { pluginTimings: false } } },
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: {
      outDir: folder,
      emptyOutDir: true,
      assetsDir: 'assets',
      // Nothing is put inline: the policy of the page lets in nothing but files of this service.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      target: 'es2022',
      reportCompressedSize: false,
      rolldownOptions: { checks: { pluginTimings: false } },
    },
  });
