import type { PersonActor } from '#lib/access/actors.ts'
import { listSharing } from '#lib/consent/list-sharing.server.ts'
import type { Database } from '#lib/database/connect.server.ts'

/**
 * Names of the services that see something now or could again, each once: they are told to delete what they
 * copied. Family is told nothing. What is behind the private door is not in it.
 */
export async function listToBeTold(db: Database, actor: PersonActor): Promise<string[]> {
  const running = (await listSharing(db, actor)).filter(
    ({ recipient, can }) => recipient.kind !== 'supporter' && can.includes('withdraw')
  )
  return [...new Set(running.map(({ recipientName }) => recipientName))]
}
