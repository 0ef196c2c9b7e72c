import { runTool } from './run-tool.ts'
import { ensureSettings, ensureWords } from './steps.ts'

/** `npm run dev`: Waymark with practice data; pages reload as their sources change. */
await ensureWords()
await ensureSettings()
const { code } = await runTool('vite', ['dev', ...process.argv.slice(2)], {
  env: { WAYMARK_BUILD: 'practice' }
})
process.exit(code)
