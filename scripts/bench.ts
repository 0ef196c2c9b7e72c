import { readdirSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { tableOf, type Bench, type Figure } from '../tests/bench/figure.ts'
import { root } from './places.ts'
import { buildFor, ensureWords } from './steps.ts'

/**
 * `npm run bench [-- --quick] [-- NAME…]`: every figure beside a yardstick of the same run, because machines
 * differ. A bar that is not met is said, and is no error: `npm test` decides, not a busy machine.
 */
const { values, positionals: wanted } = parseArgs({
  options: { quick: { type: 'boolean', default: false } },
  allowPositionals: true
})
const folder = join(root, 'tests/bench')
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.bench.ts'))
  .filter((name) => wanted.length === 0 || wanted.some((part) => name.includes(part)))

await ensureWords()
await buildFor('practice')
console.log(
  `${cpus().length} × ${cpus()[0]?.model}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}`
)
const figures: Figure[] = []
for (const file of files) {
  console.log(`… ${file}`)
  const { bench } = (await import(pathToFileURL(join(folder, file)).href)) as { bench: Bench }
  figures.push(...(await bench(values)))
}
console.log(`\n${tableOf(figures)}`)
process.exit(0)
