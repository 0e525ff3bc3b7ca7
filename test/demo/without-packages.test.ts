import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

test('without its packages the server says in one sentence what to install', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'no-packages-'));
  try {
    await cp(join(import.meta.dirname, '../../src/demo/fhir-packages.ts'), join(folder, 'fhir-packages.ts'));
    const script = `import('./fhir-packages.ts').then((one) => one.loadPackages()).then(() => console.log('loaded'), (cause) => console.log(cause.message))`;
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script], { cwd: folder });
    expect(stdout.trim()).toMatch(/^The development FHIR server needs the packages @medplum\/core, .*: install .*\.$/);
  } finally {
    await rm(folder, { recursive: true });
  }
});
