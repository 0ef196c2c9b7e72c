/** One part of `npm test`. */
export interface Stage {
  readonly name: string
  /** Does it, printing as it goes or answering what to print. */
  readonly run: () => Promise<StageResult>
}

export interface StageResult {
  readonly passed: number
  readonly failed: number
  /** Shown when something failed. */
  readonly output?: string
}

export interface FinishedStage extends StageResult {
  readonly name: string
  readonly seconds: number
}

/** Runs stages, `atOnce` side by side, each to its end whatever the others do. Answers in their order. */
export async function runStages(
  stages: readonly Stage[],
  atOnce: number,
  say: (text: string) => void = console.log
): Promise<FinishedStage[]> {
  const finished: FinishedStage[] = []
  const waiting = stages.map((stage, i) => ({ stage, i }))
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift())
      finished[next.i] = await runStage(next.stage, say)
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  return finished
}

async function runStage({ name, run }: Stage, say: (text: string) => void): Promise<FinishedStage> {
  const started = performance.now()
  const result = await run().catch((cause: unknown): StageResult => {
    return { passed: 0, failed: 1, output: cause instanceof Error ? cause.message : String(cause) }
  })
  const seconds = (performance.now() - started) / 1000
  if (result.failed > 0 && result.output) say(`\n${name}:\n${result.output.trimEnd()}\n`)
  const finished = { name, seconds, ...result }
  say(stageLine(finished))
  return finished
}

export function stageLine({ name, seconds, passed, failed }: FinishedStage): string {
  const verdict = failed > 0 ? `${failed} failed` : 'ok'
  return `${name.padEnd(24)} ${seconds.toFixed(1).padStart(6)} s  ${String(passed).padStart(5)} passed  ${verdict}`
}

/** The closing lines: every stage with its seconds, then one line with the sum alone. */
export function summary(stages: readonly FinishedStage[], seconds: number): string {
  const sum = (count: (stage: FinishedStage) => number) => stages.reduce((all, one) => all + count(one), 0)
  const passed = sum((stage) => stage.passed)
  const failed = sum((stage) => stage.failed)
  return [
    '',
    ...stages.map(stageLine),
    `${'everything'.padEnd(24)} ${seconds.toFixed(1).padStart(6)} s`,
    '',
    `${passed} passed, ${failed} failed`
  ].join('\n')
}
