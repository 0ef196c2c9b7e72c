import { spawn, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { root } from './places.ts'

export interface ToolRun {
  readonly code: number
  /** What it printed on both channels, in order; empty when it printed straight to the terminal. */
  readonly output: string
}

export interface ToolOptions {
  readonly env?: Record<string, string>
  /** Keeps what is printed instead of showing it. */
  readonly quiet?: boolean
}

/** Runs a program of `node_modules` to its end, under this very Node. */
export function runTool(name: string, args: readonly string[], options: ToolOptions = {}): Promise<ToolRun> {
  return runProgram(process.execPath, [join(root, 'node_modules/.bin', name), ...args], options)
}

/** Runs any program to its end. A program that cannot be started has code 127. */
export function runProgram(
  program: string,
  args: readonly string[],
  { env = {}, quiet = false }: ToolOptions = {}
): Promise<ToolRun> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: root,
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
      env: { ...process.env, ...env }
    })
    const letGo = endTogether(child)
    let output = ''
    child.stdout?.on('data', (chunk) => (output += chunk))
    child.stderr?.on('data', (chunk) => (output += chunk))
    child.on('error', (cause) => resolve({ code: 127, output: `${output}${cause.message}\n` }))
    child.on('close', (code) => {
      letGo()
      resolve({ code: code ?? 1, output })
    })
  })
}

/**
 * While a program runs, this process ends with it when it is told to end, and takes it along however it
 * ends itself. Answers how to undo that.
 */
function endTogether(child: ChildProcess): () => void {
  const end = () => process.exit(1)
  const endToo = () => child.kill('SIGTERM')
  const signals = ['SIGTERM', 'SIGHUP'] as const
  for (const signal of signals) process.once(signal, end)
  process.once('exit', endToo)
  return () => {
    for (const signal of signals) process.off(signal, end)
    process.off('exit', endToo)
  }
}
