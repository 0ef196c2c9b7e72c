import { runTool } from './run-tool.ts'
import { ensureWords } from './steps.ts'

/** `npm run dev`: Waymark with practice data; pages reload as their sources change. */
await ensureWords()
const { code } = await runTool('vite', ['dev', ...process.argv.slice(2)], {
  env: { WAYMARK_BUILD: 'practice' }
})
process.exit(code)
