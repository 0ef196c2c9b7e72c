import { defineConfig } from 'vitest/config'
import { wordsInOne } from './scripts/words-in-one.ts'

/** Our own code resolves as plain Node resolves it, so a test sees what the scripts see; only the words come quicker (`wordsInOne`). */
export default defineConfig({
  define: { __PRACTICE__: 'true' },
  plugins: [wordsInOne()],
  test: {
    include: ['src/**/*.test.ts', 'tests/integration/**/*.test.ts'],
    environment: 'node',
    // Left to itself vitest keeps one core free, and the long races would run one after another.
    maxWorkers: 2,
    // Every test brings what it needs, so files can share what was loaded once: a third of the time was loading.
    isolate: false,
    testTimeout: 30_000,
    hookTimeout: 30_000
  }
})
