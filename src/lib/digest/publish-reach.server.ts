import { eq, lt } from 'drizzle-orm'
import type { Database } from '#lib/database/connect.server.ts'
import { addNotice } from '#lib/notices/add-notice.server.ts'
import { listAimedOffers } from '#lib/offers/list-aimed.server.ts'
import { dayAfter, weekdayOf } from '#lib/offers/open-times.ts'
import { meetDigests } from '#lib/shortlist/meet-digests.server.ts'
import { isoDay } from '#lib/ui/dates.ts'
import { aimFits, countedFor, Tally } from './rules.ts'
import { reach, reachWeek } from './tables.server.ts'

const week = 7 * 24 * 60 * 60 * 1000 // ms

/**
 * Once a week, for the week that begins with this Monday: tells each service of an aimed offer "fewer than 20"
 * or "20 or more", by area and pathway alone, and tells people for whom something new came that it did. People
 * are counted in memory by what they agreed to be counted by (`own-digest.server.ts`); no number and no row of
 * a person leaves it, and a week is never worked out twice: an offer that is aimed anew in between waits for the
 * next one. Tests: `digest.test.ts`.
 */
export async function publishReach(db: Database): Promise<void> {
  const now = db.now()
  const today = isoDay(now)
  const monday = dayAfter(today, 1 - weekdayOf(today))
  const done = await db.read.select().from(reachWeek).where(eq(reachWeek.week, monday))
  if (done.length > 0) return
  const offers = await listAimedOffers(db, 0)
  if (offers.length === 0) return
  const fresh = offers.filter(({ liveSince }) => liveSince > now - week)
  const tally = new Tally()
  const tell: string[] = []
  await meetDigests(db, (personId, choice) => {
    if (choice.seenAt > now - countedFor) tally.add(choice)
    if (fresh.some((offer) => aimFits(offer, choice, today))) tell.push(personId)
  })
  await db.write(async (tx, at) => {
    await tx.insert(reachWeek).values({ week: monday, at }).onConflictDoNothing()
    await tx.delete(reach)
    for (const offer of offers) {
      await tx.insert(reach).values({ offerId: offer.id, week: monday, words: tally.wordsFor(offer) })
    }
    for (const to of tell) await addNotice(tx, at, { to, kind: 'offers-new', about: null })
    await tx.delete(reachWeek).where(lt(reachWeek.week, monday))
  })
}
