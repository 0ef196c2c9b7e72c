import type { PersonActor } from '#lib/access/actors.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { historyLine } from '#lib/ledger/history-words.ts'
import { listHistory } from '#lib/ledger/own-history.server.ts'
import type { ComplaintLine } from './complaint-words.server.ts'

/** The words of one row of the person's own history, with the year; null when there is no such row to read. */
export async function findOwnLine(
  db: Database,
  actor: PersonActor,
  seq: number
): Promise<ComplaintLine | null> {
  const [row] = await listHistory(db, actor, { before: seq, limit: 1 })
  const line = row?.seq === seq ? historyLine(row, 0) : null
  return line && { when: line.when, text: line.text, more: line.more }
}
