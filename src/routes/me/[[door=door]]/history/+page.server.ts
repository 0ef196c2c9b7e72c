import { forPage } from '#lib/access/act.server.ts'
import { requirePerson } from '#lib/access/guards.server.ts'
import { historyLine } from '#lib/ledger/history-words.ts'
import { listHistory } from '#lib/ledger/own-history.server.ts'
import { m } from '#lib/paraglide/messages.js'
import type { PageServerLoad } from './$types'

const pageSize = 30

export const load: PageServerLoad = async (event) => {
  const actor = requirePerson(event)
  const { db } = event.locals
  const asked = Number(event.url.searchParams.get('before'))
  const before = Number.isSafeInteger(asked) && asked > 0 ? asked : Number.MAX_SAFE_INTEGER
  const rows = await forPage(() => listHistory(db, actor, { before, limit: pageSize + 1 }))
  const lines = rows.slice(0, pageSize).map((row) => historyLine(row, db.now()))
  return {
    title: m.history_tab(),
    lines: lines.filter((line) => line !== null),
    older: rows[pageSize]?.seq ?? null,
    isNewest: before === Number.MAX_SAFE_INTEGER
  }
}
