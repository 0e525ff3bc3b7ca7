import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { COMPILED } from '../fixtures/compiled.ts';

/**
 * Processes killed, paused and cut off, disks full, clocks turned. Last of all tests and by itself: the scenarios mostly wait, so
 * more of them than there are processors go side by side.
 */
export default defineConfig({
  test: {
    root: join(import.meta.dirname, '..', '..'),
    include: ['test/faults/**/*.test.ts'],
    globalSetup: ['test/fixtures/prepared-database.ts', 'test/faults/alone.ts'],
    env: { NODE_COMPILE_CACHE: COMPILED },
    pool: 'forks',
    maxWorkers: 4,
    testTimeout: 300_000,
    hookTimeout: 120_000,
    allowOnly: false,
  },
});
