import { eq } from 'drizzle-orm'
import type { Reader } from '#lib/database/connect.server.ts'
import type { Writer } from '#lib/database/write.server.ts'
import { apply, type Consent, type ConsentEvent, type NumberedEvent, type Sharing } from './rules.ts'
import { consent, consentEvent, personSharing } from './tables.server.ts'

/** What one person shares, from the snapshot. It equals the fold of their events (`verifyConsents`). */
export async function loadSharing(read: Reader | Writer, personId: string): Promise<Sharing> {
  const [state] = await read.select().from(personSharing).where(eq(personSharing.personId, personId))
  const rows = await read.select().from(consent).where(eq(consent.personId, personId))
  return {
    lastSeq: state?.lastSeq ?? 0,
    pausedEverythingAt: state?.pausedEverythingAt ?? null,
    consents: new Map(rows.map((row) => [row.id, fromRow(row)]))
  }
}

/** Every event of one person, oldest first. */
export async function loadEvents(read: Reader | Writer, personId: string): Promise<NumberedEvent[]> {
  const rows = await read
    .select()
    .from(consentEvent)
    .where(eq(consentEvent.personId, personId))
    .orderBy(consentEvent.seq)
  return rows.map(({ seq, at, event }) => ({ seq, at, event: JSON.parse(event) as ConsentEvent }))
}

/** Adds one event and brings the snapshot to what the fold now says, in the same transaction. */
export async function recordEvent(
  tx: Writer,
  personId: string,
  sharing: Sharing,
  at: number,
  event: ConsentEvent
): Promise<Sharing> {
  const seq = sharing.lastSeq + 1
  const next = apply(sharing, { seq, at, event })
  await tx.insert(consentEvent).values({ personId, seq, at, event: JSON.stringify(event) })
  const state = { lastSeq: seq, pausedEverythingAt: next.pausedEverythingAt }
  await tx
    .insert(personSharing)
    .values({ personId, ...state })
    .onConflictDoUpdate({ target: personSharing.personId, set: state })
  if ('consentId' in event) {
    const changed = next.consents.get(event.consentId)
    if (changed) await saveSnapshot(tx, personId, changed)
  }
  return next
}

async function saveSnapshot(tx: Writer, personId: string, changed: Consent): Promise<void> {
  const { state, endedAt, reconfirmBy } = changed
  await tx
    .insert(consent)
    .values(toRow(personId, changed))
    .onConflictDoUpdate({ target: consent.id, set: { state, endedAt, reconfirmBy } })
}

type ConsentRow = typeof consent.$inferSelect

export function fromRow(row: Omit<ConsentRow, 'lastReadSeq' | 'personId'>): Consent {
  return {
    consentId: row.id,
    threadRef: row.threadRef,
    sections: row.sections,
    from: row.fromAt,
    until: row.untilAt,
    untilDate: row.untilDate,
    untilZone: row.untilZone,
    reconfirmBy: row.reconfirmBy,
    noticeSha256: row.noticeSha256,
    how: row.how,
    state: row.state,
    givenSeq: row.givenSeq,
    givenAt: row.givenAt,
    endedAt: row.endedAt
  }
}

function toRow(personId: string, of: Consent): typeof consent.$inferInsert {
  return {
    id: of.consentId,
    personId,
    threadRef: of.threadRef,
    sections: [...of.sections],
    fromAt: of.from,
    untilAt: of.until,
    untilDate: of.untilDate,
    untilZone: of.untilZone,
    reconfirmBy: of.reconfirmBy,
    noticeSha256: of.noticeSha256,
    how: of.how,
    state: of.state,
    givenSeq: of.givenSeq,
    givenAt: of.givenAt,
    endedAt: of.endedAt
  }
}
