/**
 * Runs a script of this folder under Node 24, whatever Node started it: installs the exact tree of the
 * lock file when it is not there yet, then hands over. Plain JavaScript, so that Node 20 can read it.
 */
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
process.chdir(root)
const [task = '', ...rest] = process.argv.slice(2)

ensureInstalled()
const node = ensureNode()
const child = spawn(node, [join('scripts', `${task}.ts`), ...rest], {
  stdio: 'inherit',
  env: {
    ...process.env,
    PATH: [join(node, '..'), join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter)
  }
})
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM']))
  process.on(signal, () => child.kill(signal))
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)))
endWithParent()

/** npm ends only the shell between us when it is told to end; without that shell there is nobody to serve. */
function endWithParent() {
  if (!process.env.npm_lifecycle_event) return
  const parent = process.ppid
  setInterval(() => process.ppid === parent || child.kill('SIGTERM'), 500).unref()
}

function ensureInstalled() {
  const stamp = join('node_modules', '.waymark-install')
  const wanted = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  const result = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { stdio: 'inherit' })
  if (result.status !== 0) {
    console.error('The packages could not be installed. Nothing else was done.')
    process.exit(1)
  }
  writeFileSync(stamp, wanted)
}

/** The Node that the lock file names for this platform, else the one that runs this, if it is new enough. */
function ensureNode() {
  const ours = join(root, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node')
  if (existsSync(ours)) return ours
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  // From 22.18 on, Node runs TypeScript as it is.
  if (major > 22 || (major === 22 && minor >= 18)) return process.execPath
  console.error(`Waymark needs Node 22.18 or newer on this platform; this is ${process.versions.node}.`)
  return process.exit(1)
}
