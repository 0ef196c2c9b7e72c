import { asc, gt } from 'drizzle-orm'
import type { Database } from '#lib/database/connect.server.ts'
import { OperatorError } from '#lib/database/operator-error.ts'
import { person } from '#lib/record/tables.server.ts'
import { openDataKey } from '#lib/vault/data-keys.server.ts'
import { findErasedKeys } from '#lib/vault/erased-keys.server.ts'
import type { DataKey } from '#lib/vault/seal.server.ts'
import { openSinkKey, sinkChain } from './sink.server.ts'
import { verifyStoredChain } from './verify-stored.server.ts'

export interface VerifiedHistories {
  readonly people: number
  readonly rows: number
  readonly broken: { personId: string; seq: number; reason: string }[]
}

/**
 * Checks the chain of every person and the sink. Reads in pages, so that a long history fits in memory.
 * Whoever took everything back while it runs is left to the next run.
 */
export async function verifyAllHistories(db: Database): Promise<VerifiedHistories> {
  const result = { people: 0, rows: 0, broken: [] as VerifiedHistories['broken'] }
  for (let after = ''; ;) {
    const page = await db.read
      .select({ id: person.id, dataKeyId: person.dataKeyId })
      .from(person)
      .where(gt(person.id, after))
      .orderBy(asc(person.id))
      .limit(200)
    for (const { id, dataKeyId } of page) {
      result.people += 1
      await verifyPerson(db, id, dataKeyId, result)
    }
    const last = page.at(-1)
    if (!last) break
    after = last.id
  }
  await verifyOne(db, sinkChain, await openSinkKey(db), result)
  return result
}

async function verifyPerson(
  db: Database,
  personId: string,
  dataKeyId: string | null,
  into: VerifiedHistories & { rows: number }
): Promise<void> {
  try {
    await verifyOne(db, personId, dataKeyId ? await openDataKey(db, personId, dataKeyId) : null, into)
  } catch (cause) {
    if (!(cause instanceof OperatorError)) throw cause
    const erased = (await findErasedKeys(db)).some(({ id }) => id === dataKeyId)
    if (!erased) into.broken.push({ personId, seq: 0, reason: cause.message })
  }
}

async function verifyOne(
  db: Database,
  chainId: string,
  key: DataKey | null,
  into: { rows: number; broken: VerifiedHistories['broken'] }
): Promise<void> {
  const verdict = await verifyStoredChain(db.read, key, chainId)
  into.rows += verdict.rows
  if (!verdict.ok) into.broken.push({ personId: chainId, seq: verdict.seq, reason: verdict.fault })
}
