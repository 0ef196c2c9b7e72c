import { and, eq, inArray, isNull, lt, or } from 'drizzle-orm'
import { newId } from '#lib/database/new-id.ts'
import { findBlocked } from '#lib/consent/find-blocked.server.ts'
import type { Writer } from '#lib/database/write.server.ts'
import { listPlaces } from '#lib/organisations/membership-store.server.ts'
import { seenKeptFor, unseenKeptFor, type NoticeKind } from './rules.ts'
import { accountNotice } from './tables.server.ts'

export interface NewNotice {
  /** Account id; for what happens behind a private door, the room's. */
  readonly to: string
  readonly kind: NoticeKind
  /** An id of ours, never words. */
  readonly about: string | null
  /** For a worker: the organisation whose pages show it. */
  readonly organisationId?: string
}

/**
 * Leaves one line for somebody, part of a write that is under way. The same line again, while it still waits,
 * is one line with the newer time. Old lines of theirs go with it. Test: `notices.test.ts`.
 */
export async function addNotice(tx: Writer, now: number, notice: NewNotice): Promise<void> {
  const { to, kind, about, organisationId = null } = notice
  await tx
    .delete(accountNotice)
    .where(
      and(
        eq(accountNotice.toId, to),
        or(
          and(
            eq(accountNotice.kind, kind),
            about === null ? isNull(accountNotice.about) : eq(accountNotice.about, about),
            isNull(accountNotice.seenAt)
          ),
          lt(accountNotice.seenAt, now - seenKeptFor),
          lt(accountNotice.at, now - unseenKeptFor)
        )
      )
    )
  await tx.insert(accountNotice).values({ id: newId(now), toId: to, organisationId, kind, about, at: now })
}

/** The same for everybody who manages this organisation now, but for whom this person has blocked. */
export async function noticeManagers(
  tx: Writer,
  now: number,
  organisationId: string,
  kind: NoticeKind,
  about: string | null,
  personId: string | null = null
): Promise<void> {
  for (const { accountId, role } of await placesToTell(tx, organisationId, personId)) {
    if (role === 'manager') await addNotice(tx, now, { to: accountId, kind, about, organisationId })
  }
}

/**
 * The same for one worker of an organisation; with null, or once that one has left, for everybody who works
 * there now. Nobody whom this person has blocked is told: a line that leads nowhere would tell on them.
 */
export async function noticeWorkers(
  tx: Writer,
  now: number,
  organisationId: string,
  kind: NoticeKind,
  about: string | null,
  accountId: string | null = null,
  personId: string | null = null
): Promise<void> {
  const places = await placesToTell(tx, organisationId, personId)
  const one = places.filter((place) => place.accountId === accountId)
  for (const { accountId: to } of one.length > 0 ? one : places) {
    await addNotice(tx, now, { to, kind, about, organisationId })
  }
}

async function placesToTell(tx: Writer, organisationId: string, personId: string | null) {
  const places = await listPlaces(tx, organisationId)
  if (personId === null) return places
  const blocked = await findBlocked(tx, personId)
  return blocked.has(organisationId) ? [] : places.filter(({ accountId }) => !blocked.has(accountId))
}

/** Takes away what waits for anybody about this: it is settled. Of all kinds, or of these. */
export async function clearNotices(tx: Writer, about: string, kinds?: readonly NoticeKind[]): Promise<void> {
  const ofKinds = kinds ? inArray(accountNotice.kind, [...kinds]) : undefined
  await tx.delete(accountNotice).where(and(eq(accountNotice.about, about), ofKinds))
}
