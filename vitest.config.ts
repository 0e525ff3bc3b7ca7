import { defineConfig } from 'vitest/config';
import { COMPILED } from './test/fixtures/compiled.ts';

/**
 * Everything in test/ but the sample bundles, which lie beside the project, and the campaign of faults, which `npm test` runs after
 * the rest: each has a run of its own (test/setup/samples.config.ts, test/setup/faults.config.ts).
 */
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/samples/**', 'test/faults/**'],
    globalSetup: ['test/fixtures/prepared-database.ts'],
    env: { NODE_COMPILE_CACHE: COMPILED },
    pool: 'forks',
    // The files share two processes, and with them the modules and the compiled database: a process for each cost a third more. No
    // test may leave anything behind in the process it runs in.
    isolate: false,
    // Test files start servers, databases and whole programs: more of them at once than this starve each other.
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    allowOnly: false,
  },
});
