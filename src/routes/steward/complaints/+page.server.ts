import { requireSteward } from '#lib/access/guards.server.ts'
import { m } from '#lib/paraglide/messages.js'
import {
  listEndedComplaints,
  listOpenComplaints,
  type ComplaintRow
} from '#lib/voice/steward-complaints.server.ts'
import { dueWords, stewardStateWords } from '#lib/voice/voice-words.ts'
import { isLate } from '#lib/voice/rules.ts'
import type { PageServerLoad } from './$types'

const mostEnded = 50

export const load: PageServerLoad = async (event) => {
  const actor = requireSteward(event)
  const { db } = event.locals
  const now = db.now()
  const asRow = (row: ComplaintRow) => ({
    id: row.id,
    reference: row.reference,
    state: stewardStateWords(row.state),
    isLate: isLate(row, now),
    ...dueWords(row, now)
  })
  const [open, ended] = [await listOpenComplaints(db, actor), await listEndedComplaints(db, actor, mostEnded)]
  return {
    title: m.steward_complaint_tab(),
    open: open.map(asRow),
    ended: ended.map(asRow),
    atMost: ended.length === mostEnded ? mostEnded : null
  }
}
