import { and, desc, eq, gt, inArray, isNull } from 'drizzle-orm'
import type { PersonActor, StewardActor, WorkerActor } from '#lib/access/actors.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { kindsOf, unseenKeptFor, type NoticeKind } from './rules.ts'
import { accountNotice } from './tables.server.ts'

/** Whoever can have notices. */
export type Noticed = PersonActor | WorkerActor | StewardActor

export interface Notice {
  readonly id: string
  readonly kind: NoticeKind
  readonly about: string | null
  /** ms UTC. */
  readonly at: number
}

/** What waits for them and was not put away, newest first; a worker's is of the organisation they act for. */
export function listNotices(db: Database, actor: Noticed): Promise<Notice[]> {
  const { id, kind, about, at } = accountNotice
  return db.read
    .select({ id, kind, about, at })
    .from(accountNotice)
    .where(and(ownNotices(actor), gt(at, db.now() - unseenKeptFor)))
    .orderBy(desc(at), desc(id))
    .limit(50)
}

/** Which rows are theirs, waiting, and of the side they act on: a volunteer with two hats reads each apart. */
export function ownNotices(actor: Noticed) {
  return and(
    eq(accountNotice.toId, actor.kind === 'person' ? actor.personId : actor.accountId),
    actor.kind === 'worker'
      ? eq(accountNotice.organisationId, actor.organisationId)
      : isNull(accountNotice.organisationId),
    inArray(accountNotice.kind, kindsOf(actor.kind)),
    isNull(accountNotice.seenAt)
  )
}
