import { and, desc, eq } from 'drizzle-orm'
import type { Reader } from '#lib/database/connect.server.ts'
import type { Writer } from '#lib/database/write.server.ts'
import type { HistoryWorker } from '#lib/ledger/rules.ts'
import type { DataKey } from '#lib/vault/seal.server.ts'
import { openWords, sealWords } from '#lib/vault/sealed-words.server.ts'
import type { Suggested } from './suggested.ts'
import { consent, suggestion } from './tables.server.ts'

/** What is sealed under the person's key: what is suggested, why, and who they know the worker as. */
export type SuggestionWords = Suggested & {
  /** Empty when there is none. */
  readonly note: string
  readonly by: HistoryWorker
}

export interface StoredSuggestion {
  readonly id: string
  readonly personId: string
  readonly consentId: string
  /** Null when that account is gone. */
  readonly accountId: string | null
  readonly section: string
  /** The field's name. */
  readonly field: string
  /** Ms UTC. */
  readonly madeAt: number
  readonly words: SuggestionWords
}

export async function insertSuggestion(tx: Writer, key: DataKey, made: StoredSuggestion): Promise<void> {
  const { words, ...row } = made
  const sealed = sealWords(key, [made.personId, 'suggestion', made.id], words)
  await tx.insert(suggestion).values({ ...row, sealed, state: 'waiting' })
}

export async function countWaiting(tx: Writer, consentId: string): Promise<number> {
  return tx.$count(suggestion, and(eq(suggestion.consentId, consentId), eq(suggestion.state, 'waiting')))
}

/** What waits for this person's answer, newest first. */
export async function loadWaiting(
  read: Reader | Writer,
  key: DataKey,
  personId: string
): Promise<StoredSuggestion[]> {
  const rows = await read
    .select()
    .from(suggestion)
    .where(and(eq(suggestion.personId, personId), eq(suggestion.state, 'waiting')))
    .orderBy(desc(suggestion.madeAt), desc(suggestion.id))
  return rows.map(({ sealed, state: _, answeredAt: __, ...row }) => ({
    ...row,
    words: openWords(key, [row.personId, 'suggestion', row.id], sealed) as SuggestionWords
  }))
}

/** A suggestion that waits, as its service may know it: which question, never the words. `madeAt` is ms UTC. */
export type SentSuggestion = Pick<StoredSuggestion, 'section' | 'field' | 'madeAt'>

/** What waits for an answer from the person behind this reference; for who may see that sharing now. */
export function listSent(read: Reader, ref: string): Promise<SentSuggestion[]> {
  return read
    .select({ section: suggestion.section, field: suggestion.field, madeAt: suggestion.madeAt })
    .from(suggestion)
    .innerJoin(consent, eq(consent.id, suggestion.consentId))
    .where(and(eq(consent.threadRef, ref), eq(suggestion.state, 'waiting')))
    .orderBy(desc(suggestion.madeAt))
}

/** Answers it once. False when it was not waiting any more. */
export async function settleSuggestion(
  tx: Writer,
  { id, personId }: Pick<StoredSuggestion, 'id' | 'personId'>,
  state: 'accepted' | 'declined',
  at: number
): Promise<boolean> {
  const settled = await tx
    .update(suggestion)
    .set({ state, answeredAt: at })
    .where(and(eq(suggestion.id, id), eq(suggestion.personId, personId), eq(suggestion.state, 'waiting')))
    .returning({ id: suggestion.id })
  return settled.length > 0
}

/** Forgets all that was suggested to a person, because they took their yes back. Part of that one write. */
export async function forgetSuggestions(tx: Writer, personId: string): Promise<void> {
  await tx.delete(suggestion).where(eq(suggestion.personId, personId))
}

/** The same for one section. */
export async function forgetSuggestionsFor(tx: Writer, personId: string, section: string): Promise<void> {
  await tx.delete(suggestion).where(and(eq(suggestion.personId, personId), eq(suggestion.section, section)))
}
