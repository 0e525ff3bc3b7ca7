import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

/** The sample bundles of other people, read as they are where they are present. Not part of `npm test`. */
export default defineConfig({
  test: {
    root: join(import.meta.dirname, '..', '..'),
    include: ['test/samples/**/*.test.ts'],
    testTimeout: 120_000,
    allowOnly: false,
  },
});
