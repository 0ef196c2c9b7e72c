import { and, eq, inArray, isNull, lt } from 'drizzle-orm'
import { threadStanding } from '#lib/consent/see-thread.server.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { addNotice, noticeManagers } from '#lib/notices/add-notice.server.ts'
import { findInterest } from './find-interest.server.ts'
import { isOverdue, unansweredStates } from './rules.ts'
import { interest } from './tables.server.ts'

const day = 24 * 60 * 60 * 1000 // ms

/**
 * Two working days and no answer: the managers are told, and the person is, who can look for others. Once
 * for each interest, by the hour. What the service cannot see now waits for no answer of theirs. Of what is
 * for one worker alone that worker is told where it is, and the managers only that it is so.
 *
 * @returns about how many
 */
export async function remindUnanswered(db: Database): Promise<number> {
  const late = await db.read
    .select({ id: interest.id, state: interest.state, sentAt: interest.sentAt })
    .from(interest)
    .where(
      and(
        inArray(interest.state, [...unansweredStates]),
        isNull(interest.remindedAt),
        lt(interest.sentAt, db.now() - day)
      )
    )
  let told = 0
  for (const one of late) {
    if (isOverdue(one, db.now()) && (await remind(db, one.id))) told += 1
  }
  return told
}

async function remind(db: Database, interestId: string): Promise<boolean> {
  return db.write(async (tx, now) => {
    const found = await findInterest(tx, interestId)
    if (!found || !isOverdue(found, now)) return false
    const { standing, namedId } = await threadStanding(tx, found.threadRef, now)
    if (standing !== 'open') return false
    await tx.update(interest).set({ remindedAt: now }).where(eq(interest.id, interestId))
    const { organisationId, personId } = found
    if (namedId === null) {
      await noticeManagers(tx, now, organisationId, 'interest-waits', interestId, personId)
    } else {
      await addNotice(tx, now, { to: namedId, kind: 'interest-waits', about: interestId, organisationId })
      await noticeManagers(tx, now, organisationId, 'interest-waits-for-colleague', null, personId)
    }
    await addNotice(tx, now, { to: personId, kind: 'interest-unanswered', about: interestId })
    return true
  })
}
