import { and, eq } from 'drizzle-orm'
import type { Reader } from '#lib/database/connect.server.ts'
import type { Writer } from '#lib/database/write.server.ts'
import { apply, type ConsentEvent, type NumberedEvent } from './fold.ts'
import { blockKey, type Consent, type ConsentRequest, type Sharing } from './rules.ts'
import { block, consent, consentEvent, consentRequest, personSharing } from './tables.server.ts'

/** What one person shares, was asked for and blocked, from the snapshot. It equals the fold (`verifyConsents`). */
export async function loadSharing(read: Reader | Writer, personId: string): Promise<Sharing> {
  const [state] = await read.select().from(personSharing).where(eq(personSharing.personId, personId))
  const consents = await read.select().from(consent).where(eq(consent.personId, personId))
  const requests = await read.select().from(consentRequest).where(eq(consentRequest.personId, personId))
  const blocks = await read.select().from(block).where(eq(block.personId, personId))
  return {
    lastSeq: state?.lastSeq ?? 0,
    pausedEverythingAt: state?.pausedEverythingAt ?? null,
    consents: new Map(consents.map((row) => [row.id, fromRow(row)])),
    requests: new Map(requests.map((row) => [row.id, requestFromRow(row)])),
    blocks: new Set(blocks.map((row) => blockKey({ kind: row.kind, id: row.targetId })))
  }
}

/** Every event of one person, oldest first. */
export async function loadEvents(read: Reader | Writer, personId: string): Promise<NumberedEvent[]> {
  const rows = await read
    .select()
    .from(consentEvent)
    .where(eq(consentEvent.personId, personId))
    .orderBy(consentEvent.seq)
  return rows.map(({ seq, at, event }) => ({ seq, at, event: readEvent(event) }))
}

/** A yes that was given before these could be chosen: a look, alone, now, new, unasked. */
const olderTerms = { access: 'look', beside: false, renews: null, requestId: null } as const

function readEvent(json: string): ConsentEvent {
  const event = JSON.parse(json) as ConsentEvent
  return event.kind === 'given' ? { ...olderTerms, ...event } : event
}

/** What a request's row holds beside the event: words sealed under the person's key, and who asks. */
export interface RequestWords {
  readonly sealedWords: Buffer
  readonly askedBy: string
}

/** Adds one event and brings the snapshot to what the fold now says, in the same transaction. */
export async function recordEvent(
  tx: Writer,
  personId: string,
  sharing: Sharing,
  at: number,
  event: ConsentEvent,
  words?: RequestWords
): Promise<Sharing> {
  const seq = sharing.lastSeq + 1
  const next = apply(sharing, { seq, at, event })
  await tx.insert(consentEvent).values({ personId, seq, at, event: JSON.stringify(event) })
  const state = { lastSeq: seq, pausedEverythingAt: next.pausedEverythingAt }
  await tx
    .insert(personSharing)
    .values({ personId, ...state })
    .onConflictDoUpdate({ target: personSharing.personId, set: state })
  if (event.kind === 'requested') await insertRequest(tx, personId, next.requests.get(event.requestId), words)
  else if ('requestId' in event && event.requestId) await saveRequest(tx, next.requests.get(event.requestId))
  if ('consentId' in event) await saveConsent(tx, personId, next.consents.get(event.consentId))
  if (event.kind === 'blocked' || event.kind === 'unblocked') await saveBlock(tx, personId, event)
  return next
}

async function saveConsent(tx: Writer, personId: string, changed: Consent | undefined): Promise<void> {
  if (!changed) return
  const { state, endedAt, reconfirmBy, beside, supersededBy, frozen, sections } = changed
  const set = { state, endedAt, reconfirmBy, beside, supersededBy, frozen, sections: [...sections] }
  await tx
    .insert(consent)
    .values({ ...toRow(personId, changed), ...set })
    .onConflictDoUpdate({ target: consent.id, set })
}

async function insertRequest(
  tx: Writer,
  personId: string,
  request: ConsentRequest | undefined,
  words: RequestWords | undefined
): Promise<void> {
  if (!request || !words) throw new Error('a request has words')
  const { requestId: id, needed, optional, ...facts } = request
  await tx
    .insert(consentRequest)
    .values({ id, personId, needed: [...needed], optional: [...optional], ...facts, ...words })
}

async function saveRequest(tx: Writer, request: ConsentRequest | undefined): Promise<void> {
  if (!request) return
  const { state, answeredAt, consentId } = request
  await tx
    .update(consentRequest)
    .set({ state, answeredAt, consentId })
    .where(eq(consentRequest.id, request.requestId))
}

async function saveBlock(
  tx: Writer,
  personId: string,
  { kind, target }: Extract<ConsentEvent, { kind: 'blocked' | 'unblocked' }>
): Promise<void> {
  const row = { personId, kind: target.kind, targetId: target.id }
  if (kind === 'blocked') {
    await tx.insert(block).values(row).onConflictDoNothing()
    return
  }
  await tx
    .delete(block)
    .where(and(eq(block.personId, personId), eq(block.kind, row.kind), eq(block.targetId, row.targetId)))
}

type ConsentRow = typeof consent.$inferSelect

export function fromRow(row: Omit<ConsentRow, 'lastReadSeq' | 'personId'>): Consent {
  return {
    consentId: row.id,
    threadRef: row.threadRef,
    sections: row.sections,
    access: row.access,
    from: row.fromAt,
    until: row.untilAt,
    untilDate: row.untilDate,
    untilZone: row.untilZone,
    reconfirmBy: row.reconfirmBy,
    noticeSha256: row.noticeSha256,
    how: row.how,
    beside: row.beside,
    renews: row.renews,
    requestId: row.requestId,
    state: row.state,
    givenSeq: row.givenSeq,
    givenAt: row.givenAt,
    endedAt: row.endedAt,
    supersededBy: row.supersededBy,
    frozen: row.frozen
  }
}

function toRow(personId: string, of: Consent) {
  return {
    id: of.consentId,
    personId,
    threadRef: of.threadRef,
    access: of.access,
    fromAt: of.from,
    untilAt: of.until,
    untilDate: of.untilDate,
    untilZone: of.untilZone,
    noticeSha256: of.noticeSha256,
    how: of.how,
    renews: of.renews,
    requestId: of.requestId,
    givenSeq: of.givenSeq,
    givenAt: of.givenAt
  }
}

function requestFromRow(row: typeof consentRequest.$inferSelect): ConsentRequest {
  return {
    requestId: row.id,
    organisationId: row.organisationId,
    purpose: row.purpose,
    access: row.access,
    needed: row.needed,
    optional: row.optional,
    untilDate: row.untilDate,
    noticeSha256: row.noticeSha256,
    lapsesAt: row.lapsesAt,
    askedSeq: row.askedSeq,
    askedAt: row.askedAt,
    state: row.state,
    answeredAt: row.answeredAt,
    consentId: row.consentId
  }
}
