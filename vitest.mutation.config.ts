import { defineConfig } from 'vitest/config'

/** The quick tests of the rooms that `stryker.config.json` changes. The long races and the walks stay out. */
export default defineConfig({
  define: { __PRACTICE__: 'true' },
  test: {
    include: ['src/lib/{consent,ledger,access,vault,door,supporters,record,referrals}/**/*.test.ts'],
    // The reference model, long enough to meet each command many times.
    env: { WAYMARK_MODEL_SEQUENCES: '20', WAYMARK_MODEL_SEED: '1' },
    environment: 'node',
    maxWorkers: 1,
    testTimeout: 60_000,
    hookTimeout: 30_000
  }
})
