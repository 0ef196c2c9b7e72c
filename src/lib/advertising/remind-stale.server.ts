import type { Database } from '#lib/database/connect.server.ts'
import { noticeManagers } from '#lib/notices/add-notice.server.ts'
import { confirmAgainAfter, hiddenAfter, oldestConfirmed, type Confirmed } from '#lib/offers/freshness.ts'
import { changeOffer, listLiveConfirmedBefore } from '#lib/offers/offer-store.server.ts'

const day = 24 * 60 * 60 * 1000 // ms
const aheadDays = 7
const perWrite = 200

/**
 * How often a service should have been reminded of an offer by now: a week before it is marked (1), when it is
 * (2), and a week before it is hidden (3).
 *
 * @param now ms UTC
 */
export function reminderStage({ lastConfirmedAt, detailsConfirmedAt }: Confirmed, now: number): number {
  const overdue = Math.max(
    now - lastConfirmedAt - confirmAgainAfter.contact * day,
    now - (detailsConfirmedAt ?? lastConfirmedAt) - confirmAgainAfter.details * day
  )
  return [-aheadDays, 0, hiddenAfter - aheadDays].filter((from) => overdue > from * day).length
}

/**
 * Leaves a notice for the managers of each live offer that is soon, or now, to be confirmed again. Each stage
 * is told once; carried out twice, it tells nobody twice. Test: `advertising.test.ts`.
 *
 * @returns how many offers somebody was reminded of
 */
export async function remindOfStaleOffers(db: Database): Promise<number> {
  let reminded = 0
  for (let last = 0; ;) {
    const before = oldestConfirmed(db.now(), -aheadDays)
    const rows = await listLiveConfirmedBefore(db.read, before, perWrite, last)
    const due = rows.filter((row) => reminderStage(row, db.now()) > row.remindedStage)
    if (due.length > 0) {
      await db.write(async (tx, now) => {
        for (const row of due) {
          await noticeManagers(tx, now, row.organisationId, 'offer-stale', row.id)
          await changeOffer(tx, row.id, { remindedStage: reminderStage(row, now) })
        }
      })
    }
    reminded += due.length
    if (rows.length < perWrite) return reminded
    last = rows.at(-1)!.number // there are as many as were asked for
  }
}
