import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startServer } from './server.ts'

/** Where every test finds a stopped server's folder with the practice cast in it, to copy from. */
export const templateVariable = 'WAYMARK_TEST_TEMPLATE'

/** Once before all browser tests: builds, and lets one server load the practice cast. */
export default async function prepare(): Promise<() => void> {
  const template = mkdtempSync(join(tmpdir(), 'waymark-template-'))
  const server = await startServer({ dataDir: template })
  await server.stop()
  process.env[templateVariable] = template
  return () => rmSync(template, { recursive: true, force: true })
}
