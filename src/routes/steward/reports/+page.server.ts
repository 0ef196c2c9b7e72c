import { redirect } from '@sveltejs/kit'
import { forPage } from '#lib/access/act.server.ts'
import { requireSteward } from '#lib/access/guards.server.ts'
import { readForm } from '#lib/access/read-form.server.ts'
import { Refusal } from '#lib/access/refusal.ts'
import { m } from '#lib/paraglide/messages.js'
import { reportForStewardWords } from '#lib/supporters/help-words.ts'
import { handledInput } from '#lib/supporters/inputs.ts'
import { handleReport, listReports } from '#lib/supporters/steward-reports.server.ts'
import { dayInWords } from '#lib/ui/dates.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const actor = requireSteward(event)
  const { db } = event.locals
  const reports = await forPage(() => listReports(db, actor))
  return {
    title: m.steward_reports_tab(),
    reports: reports.map(({ id, kind, words, sentAt, about }) => ({
      id,
      words,
      kind: reportForStewardWords(kind),
      about: m.steward_reports_about({ about }),
      sent: m.steward_reports_sent({ day: dayInWords(sentAt, db.now()) })
    }))
  }
}

export const actions: Actions = {
  default: async (event) => {
    const actor = requireSteward(event)
    const read = await readForm(event, handledInput)
    await forPage(async () => {
      // A button of ours sends nothing else.
      if (!read.ok) throw new Refusal('bad-input')
      await handleReport(event.locals.db, actor, read.data.report)
    })
    redirect(303, '/steward/reports')
  }
}
