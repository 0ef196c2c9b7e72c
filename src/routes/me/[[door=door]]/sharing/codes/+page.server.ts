import { redirect } from '@sveltejs/kit'
import { forPage } from '#lib/access/act.server.ts'
import { requirePerson } from '#lib/access/guards.server.ts'
import { formFailure, readForm } from '#lib/access/read-form.server.ts'
import { Refusal } from '#lib/access/refusal.ts'
import { dropAskCode, listAskCodes, makeAskCode } from '#lib/consent/ask-codes.server.ts'
import { hereOf } from '#lib/consent/here.ts'
import { idInput } from '#lib/consent/inputs.ts'
import { m } from '#lib/paraglide/messages.js'
import { dayInWords, timeInWords } from '#lib/ui/dates.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const actor = requirePerson(event)
  const { db } = event.locals
  return {
    title: m.consent_codes_tab(),
    back: `${hereOf(event.params)}/sharing`,
    codes: (await listAskCodes(db, actor)).map(({ id, madeAt, expiresAt }) => {
      const made = dayInWords(madeAt, db.now())
      return { id, made, words: m.consent_codes_line({ day: made, until: dayInWords(expiresAt, db.now()) }) }
    })
  }
}

export const actions: Actions = {
  make: async (event) => {
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
  },
  drop: async (event) => {
    const actor = requirePerson(event)
    const read = await readForm(event, idInput)
    if (!read.ok) return read.failure
    await forPage(() => dropAskCode(event.locals.db, actor, read.data.id))
    redirect(303, `${hereOf(event.params)}/sharing?said=dropped`)
  }
}
