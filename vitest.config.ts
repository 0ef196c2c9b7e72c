import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'
import { wordsInOne } from './scripts/words-in-one.ts'

/** They put something else in the place of a module, so they must be the first that load it. */
const apart = ['src/lib/accounts/sign-in-with-passphrase.test.ts']

/** They take as long as all others together: begun last, one core would wait for them at the end. */
const longest = [
  '/race.test.ts',
  '/model.test.ts',
  '/race-over-http.test.ts',
  '/bad-input.test.ts',
  '/matrix.test.ts'
]

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const isLong = (end: string) => sorted.filter(({ moduleId }) => moduleId.endsWith(end))
    return [...new Set([...longest.flatMap(isLong), ...sorted])]
  }
}

/** Our own code resolves as plain Node resolves it, so a test sees what the scripts see; only the words come quicker (`wordsInOne`). */
export default defineConfig({
  define: { __PRACTICE__: 'true' },
  plugins: [wordsInOne()],
  test: {
    environment: 'node',
    // Left to itself vitest keeps one core free, and the long races would run one after another.
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
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
