import { account, hat } from '#lib/accounts/tables.server.ts'
import type { Database } from '#lib/database/connect.server.ts'
import type { KeyStore } from '#lib/database/keys-file.server.ts'
import { keepNotice } from '#lib/record/keep-notice.server.ts'
import { keepingYes, person } from '#lib/record/tables.server.ts'
import { yesNoticeWords } from '#lib/record/yes-notice.ts'
import { makeDataKey } from '#lib/vault/data-keys.server.ts'
import { seeded } from './seeded.ts'

const perWrite = 500

export interface SeedPeople {
  readonly people: number
  /** The same seed makes the same ids for the same clock; data keys are random, as they must be. */
  readonly seed: number
  /** Told after each write how many people are there. */
  readonly tell?: ((done: number) => void) | undefined
}

/**
 * Fills a practice database with people who said yes and have a data key, so that their records can be
 * sealed. They have no way to sign in.
 *
 * @returns their ids, in order
 */
export async function seedPeople(db: Database, { people, seed, tell }: SeedPeople): Promise<string[]> {
  const random = seeded(seed ^ 0x9e3779b9) // other numbers than the offers of this seed
  const ids: string[] = []
  while (ids.length < people) {
    const batch = Array.from({ length: Math.min(perWrite, people - ids.length) }, () => random.id(db.now()))
    const keys = await makeDataKeys(db, batch)
    await db.write(async (tx, now) => {
      const noticeSha256 = await keepNotice(tx, yesNoticeWords(), now)
      await tx.insert(account).values(batch.map((id) => ({ id, userHandle: `seeded-${id}`, createdAt: now })))
      await tx
        .insert(hat)
        .values(batch.map((accountId) => ({ accountId, kind: 'person' as const, since: now })))
      await tx.insert(person).values(
        batch.map((id, index) => ({ id, dataKeyId: keys[index]!, createdAt: now })) // one key each
      )
      await tx
        .insert(keepingYes)
        .values(batch.map((personId) => ({ id: random.id(now), personId, noticeSha256, givenAt: now })))
    })
    ids.push(...batch)
    tell?.(ids.length)
  }
  return ids
}

/** A data key for each owner, all in one write to `keys.db`: one flush to the disk instead of hundreds. */
async function makeDataKeys(db: Database, owners: readonly string[]): Promise<string[]> {
  const statements: Parameters<KeyStore['batch']>[0] = []
  const collector = {
    execute: async (statement: (typeof statements)[number]) => void statements.push(statement)
  } as unknown as KeyStore
  const ids: string[] = []
  for (const owner of owners)
    ids.push(await makeDataKey({ keyStore: collector, keyring: db.keyring }, owner, db.now()))
  await db.keyStore.batch(statements, 'write')
  return ids
}
