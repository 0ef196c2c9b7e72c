import { allowAnyone } from '#lib/access/guards.server.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = (event) => {
  allowAnyone(event)
}
