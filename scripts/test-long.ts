import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { memory, root } from './places.ts'
import { runTool } from './run-tool.ts'
import { runStages, summary, type Stage } from './stages.ts'
import { buildFor, ensureWords, makeTypes } from './steps.ts'

/**
 * `npm run test:long [-- STAGE…]`: what takes too long for every change. Long random runs of the reference
 * model, fifty kills in a storm of writes, and mutation of the rooms that must not be wrong
 * (`stryker.config.json`), which lists the mutants that lived.
 */
const { positionals: wanted } = parseArgs({ allowPositionals: true })
const started = performance.now()
mkdirSync(memory, { recursive: true })
await ensureWords()
await makeTypes()

const stages: Stage[] = [
  { name: 'model', run: () => vitest('src/lib/consent/model.test.ts', { WAYMARK_MODEL_SEQUENCES: '10000' }) },
  {
    name: 'kills',
    run: () =>
      buildFor('practice').then(() => vitest('tests/integration/kill.test.ts', { WAYMARK_KILLS: '50' }))
  },
  { name: 'mutation', run: mutation }
]
const chosen = stages.filter(({ name }) => wanted.length === 0 || wanted.includes(name))
const finished = await runStages(chosen, 1)
console.log(summary(finished, (performance.now() - started) / 1000))
process.exit(finished.some((stage) => stage.failed > 0) ? 1 : 0)

async function vitest(file: string, env: Record<string, string>) {
  const { code } = await runTool('vitest', ['run', '--testTimeout', '3600000', file], { env })
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 }
}

interface MutationReport {
  readonly files: Record<string, { readonly mutants: readonly { readonly status: string }[] }>
}

/** Share of mutants that must be found by a test. */
const killedAtLeast = 0.95

async function mutation() {
  await runTool('stryker', ['run'])
  const report = JSON.parse(readFileSync(join(root, '.test-cache/mutation.json'), 'utf8')) as MutationReport
  const all = Object.values(report.files).flatMap(({ mutants }) => mutants.map(({ status }) => status))
  const count = (...of: string[]) => all.filter((status) => of.includes(status)).length
  const killed = count('Killed', 'Timeout')
  const lived = count('Survived', 'NoCoverage')
  const share = killed / Math.max(killed + lived, 1)
  console.log(`mutation: ${killed} of ${killed + lived} killed, ${(share * 100).toFixed(1)} %`)
  return share >= killedAtLeast ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}
