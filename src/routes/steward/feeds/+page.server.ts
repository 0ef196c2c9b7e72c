import { error, redirect } from '@sveltejs/kit'
import { setTimeout as wait } from 'node:timers/promises'
import { forForm } from '#lib/access/act.server.ts'
import { requireSteward } from '#lib/access/guards.server.ts'
import { formFailure, readForm } from '#lib/access/read-form.server.ts'
import { Refusal } from '#lib/access/refusal.ts'
import { refusalInWords } from '#lib/access/refusal-words.server.ts'
import { applyImport } from '#lib/open-referral/apply-import.server.ts'
import { applyForm } from '#lib/open-referral/apply-form.ts'
import { feedsWords } from '#lib/open-referral/feeds-words.ts'
import { takeImportForm } from '#lib/open-referral/take-import-form.server.ts'
import { viewImport, viewImports } from '#lib/open-referral/view-import.server.ts'
import { m } from '#lib/paraglide/messages.js'
import { log } from '../../../log.server.ts'
import type { Actions, PageServerLoad } from './$types'

const patience = 1500 // ms that a form waits, so that what is short is there at once

export const load: PageServerLoad = async (event) => {
  const actor = requireSteward(event)
  const { db } = event.locals
  const id = event.url.searchParams.get('run')
  const run = id === null ? null : await viewImport(db, actor, id)
  if (id !== null && !run) error(404, refusalInWords('not-found'))
  return {
    title: m.steward_feeds_title(),
    words: feedsWords(),
    run,
    runs: run ? [] : await viewImports(db, actor)
  }
}

export const actions: Actions = {
  read: async (event) => {
    const actor = requireSteward(event)
    const taken = await takeImportForm(event.locals.db, actor, event.request)
    if (!taken.ok) return formFailure(taken.typed, taken.problems)
    await forAWhile(taken.started.reading)
    redirect(303, `/steward/feeds?run=${taken.started.runId}`)
  },
  apply: async (event) => {
    const actor = requireSteward(event)
    const form = await readForm(event, applyForm)
    if (!form.ok) return form.failure
    const { run } = form.data
    const failed = await forForm({ run }, () => forAWhile(applyImport(event.locals.db, actor, run)))
    if (failed) return failed
    redirect(303, `/steward/feeds?run=${run}`)
  }
}

/** Long work goes on by itself; its page says how far it is. */
async function forAWhile(work: Promise<void>): Promise<void> {
  work.catch((err: unknown) => {
    if (!(err instanceof Refusal)) log.error({ err }, 'unexpected')
  })
  await Promise.race([work, wait(patience)])
}
