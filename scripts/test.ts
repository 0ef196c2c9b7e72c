import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ensureChromium } from './ensure-chromium.ts'
import { memory } from './places.ts'
import { runProgram, runTool, type ToolRun } from './run-tool.ts'
import { runStages, summary, type Stage, type StageResult } from './stages.ts'
import { buildFor, ensureWords, makeTypes } from './steps.ts'

/**
 * `npm test`: everything that must hold before a change is done. Quick checks and builds go two at a
 * time; then the tests, each kind with the machine to itself.
 */
const started = performance.now()
mkdirSync(memory, { recursive: true })
await ensureWords()
await makeTypes()
const chromium = ensureChromium() // the checks need not wait for it

const checks: Stage[] = [
  { name: 'types', run: () => check('svelte-check', ['--fail-on-warnings', '--output', 'human']) },
  { name: 'format', run: () => check('prettier', ['--check', '--log-level', 'warn', '.']) },
  { name: 'lint', run: () => check('eslint', ['.', '--max-warnings', '0']) },
  {
    name: 'reading level',
    run: async () =>
      verdict(await runProgram(process.execPath, ['scripts/reading-level.ts'], { quiet: true }))
  },
  { name: 'build, practice', run: () => buildFor('practice').then(() => ({ passed: 1, failed: 0 })) },
  { name: 'build, real', run: () => buildFor('real').then(() => ({ passed: 1, failed: 0 })) }
]
const tests: Stage[] = [
  { name: 'unit and integration', run: unitTests },
  { name: 'end to end', run: browserTests }
]

const finished = [...(await runStages(checks, 2)), ...(await runStages(tests, 1))]
console.log(summary(finished, (performance.now() - started) / 1000))
process.exit(finished.some((stage) => stage.failed > 0) ? 1 : 0)

async function check(tool: string, args: string[]): Promise<StageResult> {
  return verdict(await runTool(tool, args, { quiet: true }))
}

function verdict({ code, output }: ToolRun): StageResult {
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, output }
}

async function unitTests(): Promise<StageResult> {
  const report = freshReport('vitest.json')
  const { code } = await runTool('vitest', [
    'run',
    ...['--reporter', 'default', '--reporter', 'json', `--outputFile.json=${report}`]
  ])
  return counted(code, report, (found) => ({
    passed: Number(found.numPassedTests),
    failed: Number(found.numFailedTests)
  }))
}

async function browserTests(): Promise<StageResult> {
  const found = await chromium
  if ('sorry' in found) return { passed: 0, failed: 1, output: found.sorry }
  const report = freshReport('playwright.json')
  const env = { CHROMIUM_PATH: found.path, PLAYWRIGHT_JSON_OUTPUT_FILE: report }
  const { code } = await runTool('playwright', ['test', '--reporter', 'list,json'], { env })
  return counted(code, report, ({ stats }) => {
    const { expected, unexpected, flaky } = stats as Record<string, number>
    return { passed: (expected ?? 0) + (flaky ?? 0), failed: unexpected ?? 0 }
  })
}

function freshReport(name: string): string {
  const report = join(memory, name)
  rmSync(report, { force: true })
  return report
}

/** The runner's own numbers. One that failed without a failed test (it found none, or broke) counts as one. */
function counted(
  code: number,
  report: string,
  read: (report: Record<string, unknown>) => StageResult
): StageResult {
  try {
    const { passed, failed } = read(JSON.parse(readFileSync(report, 'utf8')) as Record<string, unknown>)
    return { passed, failed: code !== 0 && failed === 0 ? 1 : failed }
  } catch {
    return { passed: 0, failed: 1, output: 'It left no report.' }
  }
}
