import { and, desc, eq } from 'drizzle-orm'
import type { PersonActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { newestRows } from '#lib/ledger/read-chain.server.ts'
import { historyRow } from '#lib/ledger/tables.server.ts'
import { notice, person } from '#lib/record/tables.server.ts'
import { organisation } from '#lib/offers/tables.server.ts'
import { openDataKey } from '#lib/vault/data-keys.server.ts'
import { canDo, statusOf, type ConsentAction, type ConsentStatus } from './rules.ts'
import { fromRow } from './sharing-store.server.ts'
import { consent, personSharing, sharingThread } from './tables.server.ts'

/** One yes, as its person sees it. Instants are ms UTC; `untilDate` is an ISO date. */
export interface SharingItem {
  readonly consentId: string
  readonly organisationName: string
  readonly purpose: string
  readonly sections: readonly string[]
  readonly givenAt: number
  readonly untilAt: number
  readonly untilDate: string
  readonly endedAt: number | null
  readonly state: ConsentStatus
  /** What can be done with it now. */
  readonly can: readonly ConsentAction[]
  /** Who looked last, and when; null when nobody has. */
  readonly lastLook: { readonly at: number; readonly name: string } | null
  readonly lastLookedAt: number | null
}

/** Everything this person shares or has shared, newest first. A person's own view needs no yes. */
export async function listSharing(db: Database, actor: PersonActor): Promise<SharingItem[]> {
  const rows = await selectConsents(db)
    .where(eq(consent.personId, actor.personId))
    .orderBy(desc(consent.givenSeq))
  const { now, pausedEverythingAt, dataKeyId } = await sharingMoment(db, actor)
  if (!dataKeyId) return []
  const key = await openDataKey(db, actor.personId, dataKeyId)
  return Promise.all(
    rows.map(async (row) => {
      const one = fromRow(row.consent)
      const lastLook = row.consent.lastReadSeq === null ? null : await lookAt(row.consent.lastReadSeq)
      return {
        consentId: one.consentId,
        organisationName: row.organisationName,
        purpose: row.purpose,
        sections: one.sections,
        givenAt: one.givenAt,
        untilAt: one.until,
        untilDate: one.untilDate,
        endedAt: one.endedAt,
        state: statusOf(one, pausedEverythingAt, now),
        can: (['pause', 'resume', 'reconfirm', 'withdraw'] as const).filter((action) =>
          canDo(action, one, now)
        ),
        lastLook,
        lastLookedAt: lastLook?.at ?? null
      }
    })
  )

  async function lookAt(seq: number): Promise<SharingItem['lastLook']> {
    const [row] = await newestRows(db.read, key, actor.personId, { before: seq, limit: 1 })
    if (!row || row.detail?.actor.kind !== 'worker') return null
    return { at: row.at, name: row.detail.actor.name }
  }
}

/** One yes and the exact words that were agreed to. @throws Refusal `not-found` when it is not this person's */
export async function getSharing(
  db: Database,
  actor: PersonActor,
  consentId: string
): Promise<SharingItem & { readonly notice: string }> {
  const item = (await listSharing(db, actor)).find((one) => one.consentId === consentId)
  if (!item) throw new Refusal('not-found')
  const [words] = await db.read
    .select({ text: notice.text })
    .from(consent)
    .innerJoin(notice, eq(notice.sha256, consent.noticeSha256))
    .where(and(eq(consent.id, consentId), eq(consent.personId, actor.personId)))
  return { ...item, notice: words?.text ?? '' }
}

/** Whether "pause everything" is on. */
export async function isEverythingPaused(db: Database, actor: PersonActor): Promise<boolean> {
  return (await sharingMoment(db, actor)).pausedEverythingAt !== null
}

async function sharingMoment(db: Database, actor: PersonActor) {
  const [row] = await db.read
    .select({
      dataKeyId: person.dataKeyId,
      pausedEverythingAt: personSharing.pausedEverythingAt,
      lastAt: historyRow.at
    })
    .from(person)
    .leftJoin(personSharing, eq(personSharing.personId, person.id))
    .leftJoin(historyRow, eq(historyRow.personId, person.id))
    .where(eq(person.id, actor.personId))
    .orderBy(desc(historyRow.seq))
    .limit(1)
  return {
    dataKeyId: row?.dataKeyId ?? null,
    pausedEverythingAt: row?.pausedEverythingAt ?? null,
    now: Math.max(db.now(), row?.lastAt ?? 0)
  }
}

function selectConsents(db: Database) {
  return db.read
    .select({ consent, purpose: sharingThread.purpose, organisationName: organisation.name })
    .from(consent)
    .innerJoin(sharingThread, eq(sharingThread.ref, consent.threadRef))
    .innerJoin(organisation, eq(organisation.id, sharingThread.organisationId))
    .$dynamic()
}
