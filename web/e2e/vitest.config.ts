import { defineConfig } from 'vitest/config';

/** Against the real binary and a real browser: one file after the other, for there are two cores. */
export default defineConfig({
  test: {
    environment: 'node',
    include: ['e2e/**/*.e2e.ts'],
    root: new URL('..', import.meta.url).pathname,
    globalSetup: ['e2e/global.ts'],
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 180_000,
  },
});
