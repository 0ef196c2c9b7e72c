import { eq, getTableColumns } from 'drizzle-orm'
import type { PersonActor } from '#lib/access/actors.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { consent, endingNotice } from './tables.server.ts'

/** What an organisation was told when sharing ended, and what it answered, for the person. Instants are ms UTC. */
export interface OwnEnding {
  readonly toldAt: number
  readonly answer: 'deleted' | 'ground' | null
  /** Code of `ending-grounds.ts`, when the answer is a ground. */
  readonly ground: string | null
  readonly answeredAt: number | null
}

/** By the id of the consent that ended; none for one that nobody there was told of yet. */
export async function findEndings(db: Database, actor: PersonActor): Promise<ReadonlyMap<string, OwnEnding>> {
  const rows = await db.read
    .select(getTableColumns(endingNotice))
    .from(endingNotice)
    .innerJoin(consent, eq(consent.id, endingNotice.consentId))
    .where(eq(consent.personId, actor.personId))
  return new Map(
    rows.map(({ consentId, toldAt, answer, ground, answeredAt }) => [
      consentId,
      { toldAt, answer, ground, answeredAt }
    ])
  )
}
