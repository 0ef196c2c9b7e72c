import { redirect } from '@sveltejs/kit'
import { forForm, forPage } from '#lib/access/act.server.ts'
import { isFresh } from '#lib/access/again.ts'
import { requirePerson } from '#lib/access/guards.server.ts'
import { formFailure, readForm } from '#lib/access/read-form.server.ts'
import { m } from '#lib/paraglide/messages.js'
import { bringIn } from '#lib/take-away/bring-in.server.ts'
import { dropComingIn, isComingIn } from '#lib/take-away/coming-in.server.ts'
import { exportWords } from '#lib/take-away/export-words.ts'
import { bringInForm } from '#lib/take-away/inputs.ts'
import { showBrought, showCopy } from '#lib/take-away/show-copy.server.ts'
import { showExport } from '#lib/take-away/show-export.server.ts'
import { takeCopy } from '#lib/take-away/take-copy.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const actor = requirePerson(event)
  const { db, signedIn } = event.locals
  const waits = actor.way !== 'kiosk' && (await isComingIn(db, actor))
  return {
    title: m.export_title(),
    words: exportWords(),
    onSharedScreen: actor.way === 'kiosk',
    proved: signedIn !== null && isFresh(signedIn, db.now()),
    ...(await forPage(() => showExport(db, actor))),
    bringing: event.url.searchParams.has('bring'),
    copy: waits ? await forPage(() => showCopy(db, actor)) : null
  }
}

export const actions: Actions = {
  upload: async (event) => {
    const actor = requirePerson(event)
    const done = await forForm({}, async () => takeCopy(event.locals.db, actor, event.request))
    if (done === null) redirect(303, '/me/export?bring')
    return typeof done === 'string' ? formFailure({}, { file: done }) : done
  },
  bring: async (event) => {
    const actor = requirePerson(event)
    const read = await readForm(event, bringInForm)
    if (!read.ok) return read.failure
    const { section } = read.data
    return forForm({ section }, async () => ({
      brought: showBrought(await bringIn(event.locals.db, actor, section))
    }))
  },
  drop: async (event) => {
    const actor = requirePerson(event)
    await dropComingIn(event.locals.db, actor)
    redirect(303, '/me/export')
  }
}
