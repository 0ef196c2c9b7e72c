import { eq, sql } from 'drizzle-orm'
import type { PersonActor } from '#lib/access/actors.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { switchDigest } from '#lib/digest/own-digest.server.ts'
import { publishReach } from '#lib/digest/publish-reach.server.ts'
import { offer } from '#lib/offers/tables.server.ts'
import type { Goal } from '#lib/record/goals.ts'
import { saveSection } from '#lib/record/save-section.server.ts'
import { keepOffer } from '#lib/shortlist/keep-offer.server.ts'
import { keepSearch } from '#lib/shortlist/keep-search.server.ts'
import { changeChoice } from '#lib/shortlist/own-choice.server.ts'
import { nothingSaved, withOffer } from '#lib/shortlist/rules.ts'
import { cast } from './cast.ts'
import { findCastAccount } from './load-cast.server.ts'

const day = 24 * 60 * 60 * 1000 // ms

/** Offered anew three days ago, and meant for people like Sam. */
const aimedTitle = 'Ready for work in four mornings'

const goals: readonly Goal[] = [
  {
    id: 'sam-job',
    title: 'A job I can get to by bike',
    pathway: 'EDUCATION_SKILLS_AND_WORK',
    steps: [{ id: 'first', text: 'Make a list of firms near me', status: 'ACTIVE' }],
    status: 'ACTIVE'
  }
]

/**
 * What Sam keeps: three offers, one of which is on show no more, a list, and a digest with one offer in it. The
 * cast and the organisations are there already.
 */
export async function loadShortlist(db: Database): Promise<void> {
  const outside = cast.find(({ as }) => as === 'outside')!
  const personId = (await findCastAccount(db, outside))! // the cast is there
  const sam: PersonActor = { kind: 'person', personId, way: outside.way }
  await saveSection(db, sam, 'goals', { goals }, 0)
  await saveSection(db, sam, 'address', { hidden: 'NO', town: 'Reading' }, 0)
  await db.write(async (tx, now) => {
    const aim = { pathways: [], areas: ['Reading', 'Slough'], weeks: null }
    await tx.update(offer).set({ aim }).where(eq(offer.title, aimedTitle))
    await tx.run(sql`UPDATE offer_changed SET live_since = ${now - 3 * day}
      WHERE number = (SELECT number FROM offer WHERE title = ${aimedTitle})`)
  })
  await changeChoice(db, sam, 'saved', (saved, at) =>
    withOffer(saved ?? nothingSaved, { id: 'ended', title: 'A bike for your first month', at: at - 40 * day })
  )
  for (const title of ['Paid work in our repair shop', aimedTitle]) {
    const [found] = await db.read.select({ id: offer.id }).from(offer).where(eq(offer.title, title))
    await keepOffer(db, sam, found!.id) // load-shortlist.test.ts finds each title
  }
  await keepSearch(db, sam, 'for=EDUCATION_SKILLS_AND_WORK&near=Reading&miles=20')
  await switchDigest(db, sam, true)
  await publishReach(db)
}
