import { readShell } from '#lib/access/read-shell.server.ts'
import type { LayoutServerLoad } from './$types'

export const load: LayoutServerLoad = async (event) => {
  event.depends('waymark:shell')
  return { shell: await readShell(event) }
}
