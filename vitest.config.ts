import { defineConfig } from 'vitest/config';

/** Everything in test/ but the sample bundles, which lie beside the project and have a run of their own (test/setup/samples.config.ts). */
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/samples/**'],
    pool: 'forks',
    // Test files start servers, databases and whole programs: more of them at once than this starve each other.
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    allowOnly: false,
  },
});
