import { sql } from 'drizzle-orm'
import type { PersonActor } from '#lib/access/actors.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { isOver } from './find-ended.server.ts'

/** What an organisation was told when sharing ended, and what it answered, for the person. Instants are ms UTC. */
export interface OwnEnding {
  /** Null while nobody there has been shown the notice. */
  readonly toldAt: number | null
  readonly answer: 'deleted' | 'ground' | null
  /** Code of `ending-grounds.ts`, when the answer is a ground. */
  readonly ground: string | null
  readonly answeredAt: number | null
}

/**
 * By the id of the consent: all that were told, and those that will be. None for a consent that goes on in a
 * newer one, never began, or was a supporter's: of these nobody is told.
 */
export async function findEndings(db: Database, actor: PersonActor): Promise<ReadonlyMap<string, OwnEnding>> {
  const rows = await db.read.all<OwnEnding & { consentId: string }>(sql`
    SELECT c.id AS consentId, n.told_at AS toldAt, n.answer, n.ground, n.answered_at AS answeredAt
    FROM consent c JOIN sharing_thread t ON t.ref = c.thread_ref
    LEFT JOIN ending_notice n ON n.consent_id = c.id
    WHERE c.person_id = ${actor.personId} AND t.organisation_id IS NOT NULL
      AND (n.consent_id IS NOT NULL OR ${isOver(db.now())})`)
  return new Map(rows.map(({ consentId, ...ending }) => [consentId, ending]))
}
