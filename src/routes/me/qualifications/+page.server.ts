import { redirect } from '@sveltejs/kit'
import { forForm, forPage } from '#lib/access/act.server.ts'
import { requirePerson } from '#lib/access/guards.server.ts'
import { formFailure } from '#lib/access/read-form.server.ts'
import { readSmallFile } from '#lib/access/read-small-file.server.ts'
import { checkBadgeAgain, takeInBadge } from '#lib/badges/take-in-badge.server.ts'
import { noBadgeWords, viewBadges } from '#lib/badges/view-badges.ts'
import { guessMapping, readMapping } from '#lib/learning/mapping.ts'
import { readTable, readText } from '#lib/learning/read-table.server.ts'
import { saidWords } from '#lib/learning/said-words.ts'
import { takeInLearning } from '#lib/learning/take-in-learning.server.ts'
import { columnName, noTableWords, readAll, viewRecords } from '#lib/learning/view-records.ts'
import { m } from '#lib/paraglide/messages.js'
import { findOwnSection } from '#lib/record/own-record.server.ts'
import { whoSees } from '#lib/record/who-sees.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const actor = requirePerson(event)
  const { db } = event.locals
  const own = await forPage(() => findOwnSection(db, actor, 'qualifications'))
  return {
    title: m.badges_tab(),
    badges: viewBadges(own?.document ?? {}),
    said: saidWords(event.url.searchParams),
    choose: own?.waiting ? '/me/record/qualifications/two-answers' : undefined,
    // A shared computer takes no files, and gives none.
    files: actor.way === 'own-phone',
    whoSees: await whoSees(db, actor, 'qualifications')
  }
}

export const actions: Actions = {
  badge: async (event) => {
    const actor = requirePerson(event)
    const { bytes, typed } = await readSmallFile(event)
    const brought = bytes.length > 0 ? bytes : Buffer.from(typed.text ?? '')
    const taken = await forForm(typed, () => takeInBadge(event.locals.db, actor, brought))
    if ('problem' in taken) return formFailure(typed, { badge: noBadgeWords(taken.problem) })
    if (!('verdict' in taken)) return taken
    redirect(303, goOn(taken.outcome, `badge=${taken.outcome}#${taken.itemId}`))
  },
  again: async (event) => {
    const actor = requirePerson(event)
    const { typed } = await readSmallFile(event)
    const taken = await forForm({}, () => checkBadgeAgain(event.locals.db, actor, typed.item ?? ''))
    if (!('verdict' in taken)) return taken
    redirect(303, goOn(taken.outcome, `badge=again#${taken.itemId}`))
  },
  records: async (event) => {
    const actor = requirePerson(event)
    const { db } = event.locals
    const { bytes, typed } = await readSmallFile(event)
    const text = typed.records ?? readText(bytes)
    if (typeof text !== 'string') return formFailure({}, { records: noTableWords(text.problem) })
    const table = await readTable(text)
    if ('problem' in table) return formFailure({}, { records: noTableWords(table.problem) })
    const mapping =
      typed.records === undefined
        ? guessMapping(table.columns)
        : readMapping((meaning) => typed[columnName(meaning)], table.columns.length)
    const learned = readAll(table, mapping).learned.map((one) => one.learned)
    if (typed.do !== 'keep' || learned.length === 0) {
      const own = await forPage(() => findOwnSection(db, actor, 'qualifications'))
      return { look: viewRecords(own?.document ?? {}, text, table, mapping) }
    }
    const came = await forForm({}, () => takeInLearning(db, actor, learned))
    if (!('came' in came)) return came
    redirect(303, goOn(came.outcome, `came=${came.came}&known=${came.known}&no-room=${came.noRoom}`))
  }
}

function goOn(outcome: string | undefined, said: string): string {
  return outcome === 'waiting' ? '/me/record/qualifications/two-answers' : `/me/qualifications?${said}`
}
