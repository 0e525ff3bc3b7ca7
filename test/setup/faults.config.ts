import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

/** `npm run test:faults`: processes killed, paused and cut off, disks full, clocks turned; one file at a time. */
export default defineConfig({
  test: {
    root: join(import.meta.dirname, '..', '..'),
    include: ['test/faults/**/*.test.ts'],
    pool: 'forks',
    maxWorkers: 1,
    testTimeout: 180_000,
    hookTimeout: 120_000,
    allowOnly: false,
  },
});
