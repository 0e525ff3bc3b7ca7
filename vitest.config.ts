import { defineConfig } from 'vitest/config';

/**
 * Everything in test/ but the sample bundles, which lie beside the project, and the campaign of faults, which `npm test` runs after
 * the rest: each has a run of its own (test/setup/samples.config.ts, test/setup/faults.config.ts).
 */
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/samples/**', 'test/faults/**'],
    globalSetup: ['test/fixtures/prepared-database.ts'],
    pool: 'forks',
    // Test files start servers, databases and whole programs: more of them at once than this starve each other.
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    allowOnly: false,
  },
});
