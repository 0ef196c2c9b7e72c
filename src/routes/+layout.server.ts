import { readShell } from '#lib/access/read-shell.server.ts'
import { footWays, waysOf } from '#lib/shell/ways.ts'
import type { LayoutServerLoad } from './$types'

export const load: LayoutServerLoad = async (event) => {
  event.depends('waymark:shell')
  const shell = await readShell(event)
  return { shell, ways: waysOf(shell), foot: footWays() }
}
