import { and, desc, eq, sql } from 'drizzle-orm'
import type { PersonActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { newestRows } from '#lib/ledger/read-chain.server.ts'
import { historyRow } from '#lib/ledger/tables.server.ts'
import { notice, person } from '#lib/record/tables.server.ts'
import { membership, organisation } from '#lib/organisations/tables.server.ts'
import { supporter } from '#lib/supporters/tables.server.ts'
import { openDataKey } from '#lib/vault/data-keys.server.ts'
import { recipientName } from './recipient-name.server.ts'
import {
  canDo,
  statusOf,
  type AccessKind,
  type ConsentAction,
  type ConsentStatus,
  type Recipient
} from './rules.ts'
import { fromRow } from './sharing-store.server.ts'
import { consent, personSharing, sharingThread } from './tables.server.ts'

/** One yes, as its person sees it. Instants are ms UTC; `untilDate` is an ISO date. */
export interface SharingItem {
  readonly consentId: string
  readonly recipient: Recipient
  /** The name that the person knows them by. */
  readonly recipientName: string
  readonly purpose: string
  readonly sections: readonly string[]
  readonly access: AccessKind
  readonly isFrozen: boolean
  /** A worker was beside them when they said yes, and they have not said it again alone. */
  readonly beside: boolean
  /** When it starts: ms UTC. */
  readonly fromAt: number
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

const personsActions = ['pause', 'resume', 'reconfirm', 'freeze', 'change', 'renew', 'withdraw'] as const

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
      const lastLook = row.newestLook === null ? null : await lookAt(row.newestLook)
      return {
        consentId: one.consentId,
        recipient: recipientOf(row.thread),
        recipientName: recipientName(actor.personId, key, {
          organisation: row.organisation,
          worker: row.worker,
          supporterId: row.thread.supporterId,
          sealedName: row.sealedName
        }),
        purpose: row.thread.purpose,
        sections: one.sections,
        access: one.access,
        isFrozen: one.frozen !== null,
        beside: one.beside,
        fromAt: one.from,
        givenAt: one.givenAt,
        untilAt: one.until,
        untilDate: one.untilDate,
        endedAt: one.endedAt,
        state: statusOf(one, pausedEverythingAt, now),
        can: personsActions.filter((action) => canDo(action, one, now)),
        lastLook,
        lastLookedAt: lastLook?.at ?? null
      }
    })
  )

  async function lookAt(seq: number): Promise<SharingItem['lastLook']> {
    const [row] = await newestRows(db.read, key, actor.personId, { before: seq, limit: 1 })
    const by = row?.detail?.actor
    return by && 'name' in by ? { at: row.at, name: by.name } : null
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
      pausedEverythingAt: sql<number | null>`ifnull(${personSharing.pausedEverythingAt}, (
        SELECT paused_everything_at FROM person_sharing WHERE person_id = ${person.roomOf}))`,
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
    .select({
      consent,
      thread: sharingThread,
      organisation: organisation.name,
      worker: membership.displayName,
      sealedName: supporter.sealedName,
      newestLook: sql<number | null>`coalesce(
        (SELECT max(seq) FROM last_look WHERE consent_id = ${consent.id}), ${consent.lastReadSeq})`
    })
    .from(consent)
    .innerJoin(sharingThread, eq(sharingThread.ref, consent.threadRef))
    .leftJoin(organisation, eq(organisation.id, sharingThread.organisationId))
    .leftJoin(
      membership,
      and(
        eq(membership.organisationId, sharingThread.organisationId),
        eq(membership.accountId, sharingThread.workerId)
      )
    )
    .leftJoin(supporter, eq(supporter.id, sharingThread.supporterId))
    .$dynamic()
}

function recipientOf({
  organisationId,
  workerId,
  supporterId
}: typeof sharingThread.$inferSelect): Recipient {
  if (supporterId) return { kind: 'supporter', supporterId }
  if (!organisationId) throw new Error('a thread has a recipient')
  return workerId
    ? { kind: 'worker', organisationId, accountId: workerId }
    : { kind: 'organisation', organisationId }
}
