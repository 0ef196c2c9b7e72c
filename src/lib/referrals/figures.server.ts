import { and, asc, eq, gte, lt } from 'drizzle-orm'
import type { WorkerActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { findOrganisationFacts } from '#lib/organisations/find-organisation-facts.server.ts'
import { offer } from '#lib/offers/tables.server.ts'
import { monthOf, monthsBefore, monthStart } from './answer-rules.ts'
import { figureRows, type FigureRow } from './figures-rules.ts'
import { interest } from './tables.server.ts'

const monthsBack = 24

/**
 * What people's interest in this organisation's offers came to, by month and offer, for the whole months of
 * the last two years: counts that name nobody and cannot be worked back to anybody. Test: `figures.test.ts`.
 *
 * @throws Refusal `not-found` for anybody but a manager, and while the organisation is not verified
 */
export async function findFigures(db: Database, viewer: WorkerActor): Promise<FigureRow[]> {
  const organisation = await findOrganisationFacts(db.read, viewer.organisationId)
  if (viewer.role !== 'manager' || organisation?.state !== 'verified') throw new Refusal('not-found')
  const until = monthStart(db.now())
  const rows = await db.read
    .select({
      personId: interest.personId,
      offerId: offer.id,
      offerTitle: offer.title,
      state: interest.state,
      sentAt: interest.sentAt,
      answeredAt: interest.answeredAt,
      withdrawnAt: interest.withdrawnAt
    })
    .from(interest)
    .innerJoin(offer, eq(offer.id, interest.offerId))
    .where(
      and(
        eq(offer.organisationId, viewer.organisationId),
        gte(interest.sentAt, monthsBefore(until, monthsBack)),
        lt(interest.sentAt, until)
      )
    )
    .orderBy(asc(interest.sentAt), asc(interest.id))
  return figureRows(rows.map((row) => ({ ...row, month: monthOf(row.sentAt) })))
}
