import type { PersonActor } from '#lib/access/actors.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { findOwnMessage } from '#lib/messages/find-own-message.server.ts'
import { m } from '#lib/paraglide/messages.js'
import { dayInWords, timeInWords } from '#lib/ui/dates.ts'
import type { ComplaintLine } from './complaint-words.server.ts'

/** A message that a service wrote to this person, exactly as they read it; null when there is no such one. */
export async function findOwnMessageLine(
  db: Database,
  actor: PersonActor,
  messageId: string
): Promise<ComplaintLine | null> {
  const found = await findOwnMessage(db, actor, messageId)
  if (!found) return null
  const { text, by, organisationName: organisation, at } = found
  const who = by === null ? organisation : `${by}, ${organisation}`
  return { when: `${dayInWords(at, 0)}, ${timeInWords(at)}`, text: m.voice_line_message({ who }), more: text }
}
