import { defineConfig } from 'vitest/config';

/** Real shells, real terminals, the command line as a process of its own; whatever terminal the tests themselves have. */
export default defineConfig({
  test: {
    include: ['test/headless/**/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    env: { TERM: 'xterm-256color' },
  },
});
