import { and, eq, gte } from 'drizzle-orm'
import type { Database } from '#lib/database/connect.server.ts'
import { offer } from '#lib/offers/tables.server.ts'
import { answeredInTime, medianWorkingDays, monthStart, monthsBefore } from './answer-rules.ts'
import { interest } from './tables.server.ts'

/**
 * How an organisation keeps its promise to answer within two working days: of those sent since an instant
 * (ms UTC) and answered, or waiting for longer than that, how many were answered in time. What its person
 * took back before is not counted. Test: `answer-times.test.ts`.
 */
export async function countAnswers(
  db: Pick<Database, 'read' | 'now'>,
  organisationId: string,
  since: number
): Promise<{ asked: number; inTime: number }> {
  const sent = await findSent(db, organisationId, since)
  const decided = sent.map((one) => answeredInTime(one, db.now())).filter((inTime) => inTime !== null)
  return { asked: decided.length, inTime: decided.filter(Boolean).length }
}

/** Fewer answers than this say nothing of a service, and might of a person. */
const fewestAnswers = 10

/**
 * The usual time in which an organisation answers: the median of its answers of the 12 months before this
 * one, in working days. It is computed from whole months, so that it changes once a month; null with fewer
 * than ten answers. Test: `answer-times.test.ts`.
 */
export async function replyTime(
  db: Pick<Database, 'read' | 'now'>,
  organisationId: string
): Promise<{ workingDays: number } | null> {
  const until = monthStart(db.now())
  const sent = await findSent(db, organisationId, monthsBefore(until, 12))
  const answered = sent.filter(({ answeredAt }) => answeredAt !== null && answeredAt < until)
  if (answered.length < fewestAnswers) return null
  const workingDays = medianWorkingDays(answered)
  return workingDays === null ? null : { workingDays }
}

function findSent(db: Pick<Database, 'read'>, organisationId: string, since: number) {
  return db.read
    .select({
      sentAt: interest.sentAt,
      answeredAt: interest.answeredAt,
      withdrawnAt: interest.withdrawnAt
    })
    .from(interest)
    .innerJoin(offer, eq(offer.id, interest.offerId))
    .where(and(eq(offer.organisationId, organisationId), gte(interest.sentAt, since)))
}
