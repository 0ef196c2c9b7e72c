import { and, eq } from 'drizzle-orm'
import type { WorkerActor } from '#lib/access/actors.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { listWords } from '#lib/offers/hour-words.ts'
import { pathwayWord } from '#lib/offers/offer-words.ts'
import { offer } from '#lib/offers/tables.server.ts'
import { m } from '#lib/paraglide/messages.js'
import { dayInWords } from '#lib/ui/dates.ts'
import { reach } from './tables.server.ts'

/** What a service is told of the people an offer of its own is aimed at, in words. */
export interface ReachView {
  readonly week: string
  /** One line for each part of life: the areas with 20 people or more, and those with fewer. */
  readonly lines: readonly { readonly part: string; readonly words: readonly string[] }[]
}

/** Null until the first Monday after it was aimed, and for an offer of another service. Test: `digest.test.ts`. */
export async function findReach(
  db: Database,
  worker: WorkerActor,
  offerId: string
): Promise<ReachView | null> {
  const [found] = await db.read
    .select({ week: reach.week, words: reach.words })
    .from(reach)
    .innerJoin(offer, eq(offer.id, reach.offerId))
    .where(and(eq(reach.offerId, offerId), eq(offer.organisationId, worker.organisationId)))
  if (!found) return null
  const parts = Map.groupBy(found.words, ({ pathway }) => pathway)
  return {
    week: dayInWords(found.week, db.now()),
    lines: [...parts].map(([pathway, words]) => {
      const areas = (enough: boolean) =>
        listWords(words.filter((one) => one.enough === enough).map((one) => one.area))
      const [many, few] = [areas(true), areas(false)]
      return {
        part: pathwayWord(pathway),
        words: [many && m.org_reach_many({ areas: many }), few && m.org_reach_few({ areas: few })].filter(
          Boolean
        )
      }
    })
  }
}
