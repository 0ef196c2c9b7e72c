import { redirect } from '@sveltejs/kit'
import { forForm } from '#lib/access/act.server.ts'
import { requireFreshProof, requireSignedIn } from '#lib/access/guards.server.ts'
import { readForm } from '#lib/access/read-form.server.ts'
import { removeInput } from '#lib/accounts/inputs.ts'
import { endEverywhere } from '#lib/accounts/end-everywhere.server.ts'
import { startSession } from '#lib/accounts/sessions.server.ts'
import { settingsSaid } from '#lib/accounts/settings-said.ts'
import { viewSides } from '#lib/accounts/view-sides.server.ts'
import { listWaysIn, removePasskey } from '#lib/accounts/ways-in.server.ts'
import { m } from '#lib/paraglide/messages.js'
import { dayInWords } from '#lib/ui/dates.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const actor = requireSignedIn(event)
  const { db } = event.locals
  const ways = await listWaysIn(db, actor)
  const day = (at: number) => dayInWords(at, db.now())
  return {
    title: m.accounts_settings_title(),
    said: settingsSaid(event.url),
    sides: await viewSides(db, actor),
    signInName: ways.signInName,
    hasPassphrase: ways.hasPassphrase,
    passkeys: ways.passkeys.map(({ id, createdAt, lastUsedAt }) => ({
      id,
      added: day(createdAt),
      used: lastUsedAt === null ? null : day(lastUsedAt)
    })),
    mayAddPasskey: actor.way !== 'kiosk',
    mayTakeBack: actor.saidYes
  }
}

export const actions: Actions = {
  remove: async (event) => {
    const actor = requireSignedIn(event)
    requireFreshProof(event, 'settings')
    const form = await readForm(event, removeInput)
    if (!form.ok) return form.failure
    return forForm({}, async () => {
      await removePasskey(event.locals.db, actor, form.data.passkey)
      await startSession(event.locals.db, event.cookies, actor.accountId, actor.way)
      redirect(303, `/me/settings?said=${form.data.notMe ? 'not-me' : 'way-removed'}`)
    })
  },
  everywhere: async (event) => {
    const actor = requireSignedIn(event)
    await endEverywhere(event.locals.db, event.cookies, actor)
    redirect(303, '/')
  }
}
