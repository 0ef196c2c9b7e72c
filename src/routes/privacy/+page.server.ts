import { readEnv } from '#env'
import { allowAnyone } from '#lib/access/guards.server.ts'
import { m } from '#lib/paraglide/messages.js'
import { dayInWords } from '#lib/ui/dates.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = (event) => {
  allowAnyone(event)
  const { name, contact, dataProtectionContact, jointControllers, dpiaDate } = readEnv(
    __PRACTICE__ ? 'practice' : 'real'
  ).controller
  return {
    title: m.privacy_tab(),
    controller: {
      name,
      contact,
      dataProtectionContact,
      together: jointControllers.join(', '),
      assessed: dayInWords(dpiaDate, 0)
    }
  }
}
