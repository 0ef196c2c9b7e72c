import { readShell } from '#lib/access/read-shell.server.ts'
import { servicesNav } from '#lib/shell/services-nav.ts'
import type { LayoutServerLoad } from './$types'

export const load: LayoutServerLoad = async (event) => {
  event.depends('waymark:shell')
  const shell = await readShell(event)
  return { shell, nav: servicesNav(shell) }
}
