import { and, eq, isNull, sql, type SQL } from 'drizzle-orm'
import type { Database } from '#lib/database/connect.server.ts'
import { isPastClosing } from './closing.server.ts'
import { account, hat, type HatKind } from './tables.server.ts'

export interface FoundAccount {
  readonly id: string
  readonly signInName: string | null
  readonly passphraseHash: string | null
  readonly userHandle: string
  readonly hats: readonly HatKind[]
}

/** An account that is open, with the hats it wears now: a person's not once they are to be deleted. */
export async function findAccount(db: Database, id: string): Promise<FoundAccount | null> {
  return findOpen(db, eq(account.id, id))
}

/** @param name normalised */
export async function findAccountByName(db: Database, name: string): Promise<FoundAccount | null> {
  return findOpen(db, eq(account.signInName, name))
}

async function findOpen(db: Database, where: SQL): Promise<FoundAccount | null> {
  const [found] = await db.read
    .select({
      id: account.id,
      signInName: account.signInName,
      passphraseHash: account.passphraseHash,
      userHandle: account.userHandle,
      hats: sql<string | null>`(
        SELECT group_concat(kind) FROM ${hat}
        WHERE account_id = ${account}.id AND ended_at IS NULL
          AND NOT (kind = 'person' AND ${isPastClosing(account.id, db.now())}))`
    })
    .from(account)
    .where(and(where, isNull(account.closedAt)))
  return found ? { ...found, hats: (found.hats?.split(',') ?? []) as HatKind[] } : null
}
