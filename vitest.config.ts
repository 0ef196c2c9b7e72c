import { defineConfig } from 'vitest/config'
import { wordsInOne } from './scripts/words-in-one.ts'

/** They put something else in the place of a module, so they must be the first that load it. */
const apart = ['src/lib/accounts/sign-in-with-passphrase.test.ts']

/** Our own code resolves as plain Node resolves it, so a test sees what the scripts see; only the words come quicker (`wordsInOne`). */
export default defineConfig({
  define: { __PRACTICE__: 'true' },
  plugins: [wordsInOne()],
  test: {
    environment: 'node',
    // Left to itself vitest keeps one core free, and the long races would run one after another.
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 30_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'together',
          include: ['src/**/*.test.ts', 'tests/integration/**/*.test.ts'],
          exclude: apart,
          // Every test brings what it needs, so files share what was loaded once: a third of the time was loading.
          isolate: false
        }
      },
      { extends: true, test: { name: 'apart', include: apart } }
    ]
  }
})
