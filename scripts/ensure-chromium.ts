import { existsSync } from 'node:fs'
import { findChromium } from './find-chromium.ts'
import { runProgram, type ToolRun } from './run-tool.ts'

/**
 * Where Chromium is. Where Debian's packages can be had that is the headless shell: the same engine without the
 * windows around it, and a third less work for each test. Elsewhere whichever Chromium there is.
 */
export async function ensureChromium(): Promise<{ path: string } | { sorry: string }> {
  const found = findChromium()
  if (found && (process.env.CHROMIUM_PATH || found.endsWith('headless-shell'))) return { path: found }
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    if (found) return { path: found }
    return {
      sorry:
        'There is no Chromium. Install it with your system’s packages, or say where it is: CHROMIUM_PATH=…'
    }
  }
  console.log('Installing Chromium’s headless shell from the system’s packages.')
  let last = await install('chromium-headless-shell')
  if (!findChromium()) last = await install('chromium')
  const path = findChromium()
  return path ? { path } : { sorry: `Chromium could not be installed.\n${last.output}` }
}

/** Without a network it gives up soon: there may be another browser. */
async function install(name: string): Promise<ToolRun> {
  const patience = ['-o', 'Acquire::http::Timeout=10', '-o', 'Acquire::Retries=1'] // seconds, times
  await aptGet(['update', '-qq', ...patience])
  return aptGet(['install', '-y', '-qq', '--no-install-recommends', ...patience, name])
}

function aptGet(args: readonly string[]): Promise<ToolRun> {
  return runProgram('apt-get', args, { env: { DEBIAN_FRONTEND: 'noninteractive' }, quiet: true })
}
