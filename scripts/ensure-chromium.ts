import { existsSync } from 'node:fs'
import { findChromium } from './find-chromium.ts'
import { runProgram } from './run-tool.ts'

/** Where Chromium is, installed from the system's own packages when it can be; else why there is none. */
export async function ensureChromium(): Promise<{ path: string } | { sorry: string }> {
  const found = findChromium()
  if (found) return { path: found }
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    return {
      sorry:
        'There is no Chromium. Install it with your system’s packages, or say where it is: CHROMIUM_PATH=…'
    }
  }
  console.log('Installing Chromium from the system’s packages.')
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  await runProgram('apt-get', ['update', '-qq'], { env, quiet: true })
  const install = ['install', '-y', '-qq', '--no-install-recommends', 'chromium']
  const { output } = await runProgram('apt-get', install, { env, quiet: true })
  const path = findChromium()
  return path ? { path } : { sorry: `Chromium could not be installed.\n${output}` }
}
