import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'
import { wordsInOne } from './scripts/words-in-one.ts'

/** Most changes fall to a quick test, and the first that fails ends a run: the reference model goes last. */
class ModelLast extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const isModel = ({ moduleId }: TestSpecification) => moduleId.endsWith('/model.test.ts')
    return [...sorted.filter((file) => !isModel(file)), ...sorted.filter(isModel)]
  }
}

/** The quick tests of the rooms that `stryker.config.json` changes. The long races and the walks stay out. */
export default defineConfig({
  define: { __PRACTICE__: 'true' },
  plugins: [wordsInOne()],
  test: {
    include: [
      'src/lib/{consent,ledger,access,vault,door,supporters,record,referrals,story,voice,team}/**/*.test.ts',
      'src/lib/take-away/delete-everything.test.ts'
    ],
    // The reference model, long enough to meet each command many times.
    env: { WAYMARK_MODEL_SEQUENCES: '20', WAYMARK_MODEL_SEED: '1' },
    environment: 'node',
    maxWorkers: 1,
    sequence: { sequencer: ModelLast },
    testTimeout: 60_000,
    hookTimeout: 30_000
  }
})
