import { readEnv } from '#env'
import { allowAnyone } from '#lib/access/guards.server.ts'
import { m } from '#lib/paraglide/messages.js'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = (event) => {
  allowAnyone(event)
  const { controller } = readEnv(__PRACTICE__ ? 'practice' : 'real')
  return { title: m.ease_tab(), contact: controller.contact }
}
