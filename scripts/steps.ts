import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { hashInputs } from './hash-inputs.ts'
import { holding } from './hold.ts'
import { memory, root } from './places.ts'
import { runProgram, runTool, type ToolRun } from './run-tool.ts'

/** Steps that several commands share. Each looks first whether its work is already there. */

export type BuildKind = 'practice' | 'real'

/** The same words that vite's plugin would write, so that neither rewrites what the other wrote. */
const wordOptions = [
  ...['compile', '--project', './project.inlang', '--outdir', './src/lib/paraglide'],
  ...['--strategy', 'baseLocale', '--silent'],
  ...['--is-server', "import.meta.env?.SSR ?? typeof window === 'undefined'"]
]

/** Compiles `messages/` into `src/lib/paraglide`. */
export async function ensureWords(): Promise<void> {
  await holding('words', async () => {
    const stamp = join(memory, 'words.inputs')
    const inputs = hashInputs(['messages', 'project.inlang/settings.json', 'package-lock.json'])
    if (readStamp(stamp) === inputs && existsSync(join(root, 'src/lib/paraglide/messages.js'))) return
    must('The words could not be compiled.', await runTool('paraglide-js', wordOptions, { quiet: true }))
    writeFileSync(stamp, inputs)
  })
}

/** Kit's generated settings: `tsconfig.json` extends them, so nothing compiles before they are there. */
export async function ensureSettings(): Promise<void> {
  if (!existsSync(join(root, '.svelte-kit/tsconfig.json'))) await makeTypes()
}

/** The types of all routes as they are now, which type checks read; the settings with them. */
export async function makeTypes(): Promise<void> {
  must(
    'Types of the routes could not be made.',
    await runTool('svelte-kit', ['sync'], { env: { WAYMARK_BUILD: 'real' }, quiet: true })
  )
}

export function buildFolder(kind: BuildKind): string {
  return kind === 'practice' ? 'build-practice' : 'build'
}

/**
 * Builds when anything that goes into a build has changed since the last one.
 *
 * @returns a hash of what went in
 */
export async function buildFor(kind: BuildKind): Promise<string> {
  await ensureWords()
  return holding(`build-${kind}`, async () => {
    const stamp = join(root, buildFolder(kind), '.inputs')
    const inputs = hashOfBuild()
    if (readStamp(stamp) === inputs) return inputs
    console.log(kind === 'practice' ? 'Building Waymark with practice data.' : 'Building Waymark.')
    await ensureSettings()
    const env = { WAYMARK_BUILD: kind, NODE_ENV: 'production' }
    must(
      'The build failed.',
      await runProgram(process.execPath, ['scripts/vite-build.ts'], { env, quiet: true })
    )
    writeFileSync(stamp, inputs)
    return inputs
  })
}

function hashOfBuild(): string {
  const places = ['src', 'messages', 'static', 'project.inlang/settings.json', 'package-lock.json']
  const settings = [
    'svelte.config.js',
    'vite.config.ts',
    'scripts/bundled.ts',
    'scripts/flat-icons.ts',
    'scripts/one-language.ts',
    'package.json',
    'tsconfig.json'
  ]
  return hashInputs(
    [...places, ...settings],
    (path) => path === 'src/lib/paraglide' || path.endsWith('.test.ts')
  )
}

function readStamp(file: string): string | null {
  return existsSync(file) ? readFileSync(file, 'utf8') : null
}

function must(sorry: string, { code, output }: ToolRun): void {
  if (code === 0) return
  console.error(output)
  throw new Error(sorry)
}
