import { requirePerson } from '#lib/access/guards.server.ts'
import { formFailure } from '#lib/access/read-form.server.ts'
import { Refusal } from '#lib/access/refusal.ts'
import { listAskCodes, makeAskCode } from '#lib/consent/ask-codes.server.ts'
import { hereOf } from '#lib/consent/here.ts'
import { m } from '#lib/paraglide/messages.js'
import { dayInWords, timeInWords } from '#lib/ui/dates.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const actor = requirePerson(event)
  const { db } = event.locals
  const here = hereOf(event.params)
  return {
    title: m.consent_codes_tab(),
    back: `${here}/sharing`,
    at: `${here}/sharing/codes`,
    codes: (await listAskCodes(db, actor)).map(({ id, madeAt, expiresAt }) => {
      const made = dayInWords(madeAt, db.now())
      return { id, made, words: m.consent_codes_line({ day: made, until: dayInWords(expiresAt, db.now()) }) }
    })
  }
}

export const actions: Actions = {
  default: async (event) => {
    const actor = requirePerson(event)
    const { db } = event.locals
    try {
      const { code, expiresAt } = await makeAskCode(db, actor)
      const until = { day: dayInWords(expiresAt, db.now()), time: timeInWords(expiresAt) }
      return { code: `${code.slice(0, 4)} ${code.slice(4)}`, until: m.consent_codes_until(until) }
    } catch (cause) {
      if (cause instanceof Refusal && cause.code === 'too-many-tries') {
        return formFailure({}, { '': 'consent_codes_too_many' })
      }
      throw cause
    }
  }
}
