import { defineConfig } from 'vitest/config'

/** No plugins: our own code resolves as plain Node resolves it, so a test sees what the scripts see. */
export default defineConfig({
  define: { __PRACTICE__: 'true' },
  test: {
    include: ['src/**/*.test.ts', 'tests/integration/**/*.test.ts'],
    environment: 'node',
    // Left to itself vitest keeps one core free, and the long races would run one after another.
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 30_000
  }
})
