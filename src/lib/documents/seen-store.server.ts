import { and, desc, eq } from 'drizzle-orm'
import type { Reader } from '#lib/database/connect.server.ts'
import type { Writer } from '#lib/database/write.server.ts'
import type { HistoryWorker } from '#lib/ledger/rules.ts'
import type { DataKey } from '#lib/vault/seal.server.ts'
import { openWords, sealWords } from '#lib/vault/sealed-words.server.ts'
import { seenDocument } from './tables.server.ts'

export interface Seen {
  readonly id: string
  /** Name of the question in the section `id-documents`. */
  readonly document: string
  readonly by: HistoryWorker
  /** ms UTC */
  readonly at: number
}

export async function insertSeen(
  tx: Writer,
  key: DataKey,
  personId: string,
  { id, at, ...words }: Seen
): Promise<void> {
  const sealed = sealWords(key, [personId, 'seen', id], words)
  await tx.insert(seenDocument).values({ id, personId, sealed, seenAt: at })
}

/** What workers said they saw, newest first. */
export async function loadSeen(read: Reader | Writer, key: DataKey, personId: string): Promise<Seen[]> {
  const rows = await read
    .select()
    .from(seenDocument)
    .where(eq(seenDocument.personId, personId))
    .orderBy(desc(seenDocument.seenAt), desc(seenDocument.id))
  return rows.map(({ id, sealed, seenAt }) => ({
    ...(openWords(key, [personId, 'seen', id], sealed) as Pick<Seen, 'document' | 'by'>),
    id,
    at: seenAt
  }))
}

/** Takes one away. @returns whether it was there, and this person's */
export async function deleteSeen(tx: Writer, personId: string, id: string): Promise<boolean> {
  const gone = await tx
    .delete(seenDocument)
    .where(and(eq(seenDocument.id, id), eq(seenDocument.personId, personId)))
    .returning({ id: seenDocument.id })
  return gone.length > 0
}

/** Forgets all of it, because the person took their yes back. Part of that one write. */
export async function forgetSeen(tx: Writer, personId: string): Promise<void> {
  await tx.delete(seenDocument).where(eq(seenDocument.personId, personId))
}
