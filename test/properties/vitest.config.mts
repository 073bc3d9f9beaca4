import { defineConfig } from 'vitest/config';

/** The general properties of reading, often enough to find what is rare. The unit tests try them less often. */
export default defineConfig({
  test: {
    include: ['checklist/properties', 'shell/split.property', 'expectation/inferExpectation'].map(
      (name) => `test/unit/${name}.test.ts`,
    ),
    setupFiles: ['test/unit/propertySeed.ts'],
    env: { PROPERTY_RUNS: '10000' },
    testTimeout: 300_000,
  },
});
