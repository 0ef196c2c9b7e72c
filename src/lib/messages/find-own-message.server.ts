import { and, eq } from 'drizzle-orm'
import type { PersonActor } from '#lib/access/actors.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { openOwnKey } from '#lib/record/own-record.server.ts'
import { findOwnInterest } from '#lib/referrals/find-interest.server.ts'
import { openMessage } from './message-words.server.ts'
import { reaches } from './rules.ts'
import { message } from './tables.server.ts'

/** What a service wrote to this person. `at` is ms UTC. */
export interface OwnMessage {
  readonly text: string
  readonly by: string | null
  readonly organisationName: string
  readonly at: number
}

/** One message that a service wrote to this person; null for their own, for somebody else's, and where none is read. */
export async function findOwnMessage(
  db: Database,
  actor: PersonActor,
  messageId: string
): Promise<OwnMessage | null> {
  if (!reaches(actor.way)) return null
  const [row] = await db.read
    .select()
    .from(message)
    .where(
      and(eq(message.id, messageId), eq(message.personId, actor.personId), eq(message.fromPerson, false))
    )
  const interest = row && (await findOwnInterest(db, actor, row.interestId))
  if (!interest) return null
  const key = await openOwnKey(db, actor)
  const { text, by } = openMessage(key, { personId: actor.personId, messageId }, row.sealed)
  return { text, by, organisationName: interest.organisationName, at: row.at }
}
