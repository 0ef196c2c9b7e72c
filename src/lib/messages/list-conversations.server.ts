import type { PersonActor, WorkerActor } from '#lib/access/actors.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { listInbox } from '#lib/referrals/list-inbox.server.ts'
import { listInterests } from '#lib/referrals/list-interests.server.ts'
import { findLastMessages } from './read-messages.server.ts'

/** What was written about one interest, without a word of it. `lastAt` is ms UTC. */
export interface Conversation {
  readonly interestId: string
  readonly offerTitle: string
  /** The service, for the person; the reference of the person, for the service. */
  readonly with: string
  readonly lastAt: number
}

/** What this person and services wrote each other, by interest, the newest first. */
export async function listOwnConversations(db: Database, actor: PersonActor): Promise<Conversation[]> {
  const interests = await listInterests(db, actor)
  return withMessages(
    db,
    interests.map(({ id, offerTitle, organisationName }) => ({ id, offerTitle, with: organisationName }))
  )
}

/**
 * The same for a worker, of the people they help. It rests on the inbox, so that whoever's sharing is not
 * open to them is not in it. Test: `messages.test.ts`.
 */
export async function listConversations(db: Database, viewer: WorkerActor): Promise<Conversation[]> {
  const mine = (await listInbox(db, viewer)).filter(({ helper }) => helper === 'me')
  return withMessages(
    db,
    mine.map(({ id, offerTitle, ref }) => ({ id, offerTitle, with: ref }))
  )
}

async function withMessages(
  db: Database,
  interests: readonly { id: string; offerTitle: string; with: string }[]
): Promise<Conversation[]> {
  const last = await findLastMessages(
    db.read,
    interests.map(({ id }) => id)
  )
  return interests
    .flatMap(({ id: interestId, ...rest }) => {
      const lastAt = last.get(interestId)
      return lastAt === undefined ? [] : [{ interestId, ...rest, lastAt }]
    })
    .sort((a, b) => b.lastAt - a.lastAt)
}
