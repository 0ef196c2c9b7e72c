import { createHash } from 'node:crypto'
import { eq, lte, sql } from 'drizzle-orm'
import type { Database } from '#lib/database/connect.server.ts'
import { saidYes } from '#lib/record/said-yes.server.ts'
import { isPastClosing } from './closing.server.ts'
import { sessionEnd } from './rules.ts'
import { account, hat, session, type HatKind, type Way } from './tables.server.ts'

/** One live row and whose it is. Instants are ms UTC. */
export interface StoredSession {
  readonly accountId: string
  readonly way: Way
  readonly createdAt: number
  readonly expiresAt: number
  readonly provedAt: number
  readonly doorRoomId: string | null
  readonly doorUntil: number | null
  readonly closed: boolean
  readonly hats: readonly HatKind[]
  readonly saidYes: boolean
}

export interface NewSession {
  readonly accountId: string
  readonly way: Way
  readonly createdAt: number
  readonly provedAt: number
  /** Hash of the id ended in the same write: two ids never live for one sign-in. */
  readonly replaces: string | null
}

/** SHA-256, hex: all that the database ever holds of a session's id. Test: `sessions.test.ts`. */
export function hashOfId(id: string): string {
  return createHash('sha256').update(id).digest('hex')
}

/** One query, prepared once for each database, because every request asks it. */
export function makeFindSession(db: Database): (idHash: string) => Promise<StoredSession | null> {
  const pastClosing = isPastClosing(session.accountId, sql.placeholder('now'))
  const prepared = db.read
    .select({
      accountId: session.accountId,
      way: session.way,
      createdAt: session.createdAt,
      expiresAt: session.expiresAt,
      provedAt: session.provedAt,
      doorRoomId: session.doorRoomId,
      doorUntil: session.doorUntil,
      closedAt: account.closedAt,
      hats: sql<string | null>`(
        SELECT group_concat(${hat.kind}) FROM ${hat}
        WHERE ${hat.accountId} = ${session.accountId} AND ${hat.endedAt} IS NULL
          AND NOT (${hat.kind} = 'person' AND ${pastClosing}))`,
      pastClosing,
      saidYes: saidYes(session.accountId)
    })
    .from(session)
    .innerJoin(account, eq(account.id, session.accountId))
    .where(eq(session.idHash, sql.placeholder('idHash')))
    .prepare()
  return async (idHash) => {
    const row = await prepared.get({ idHash, now: db.now() })
    if (!row) return null
    const { closedAt, hats, pastClosing, ...rest } = row
    return {
      ...rest,
      closed: closedAt !== null || (pastClosing === 1 && hats === null),
      hats: (hats?.split(',') ?? []) as HatKind[],
      saidYes: Boolean(row.saidYes)
    }
  }
}

/** Adds a session, and clears away those that have ended. */
export async function addSession(db: Database, idHash: string, added: NewSession): Promise<void> {
  const { replaces, ...row } = added
  await db.write(async (tx, now) => {
    if (replaces) await tx.delete(session).where(eq(session.idHash, replaces))
    await tx.delete(session).where(lte(session.expiresAt, now))
    const expiresAt = sessionEnd(row.way, row.createdAt, row.provedAt)
    await tx.insert(session).values({ ...row, idHash, expiresAt })
  })
}

/** Counts this moment as use. A session that has ended meanwhile stays ended. */
export async function prolongSession(db: Database, idHash: string): Promise<void> {
  await db.write(async (tx, now) => {
    const [found] = await tx.select().from(session).where(eq(session.idHash, idHash))
    if (!found || found.expiresAt <= now) return
    const expiresAt = sessionEnd(found.way, found.createdAt, now)
    await tx.update(session).set({ expiresAt }).where(eq(session.idHash, idHash))
  })
}

/** Ends one session; one that has ended already stays so. */
export async function removeSession(db: Database, idHash: string): Promise<void> {
  await db.write(async (tx) => void (await tx.delete(session).where(eq(session.idHash, idHash))))
}
