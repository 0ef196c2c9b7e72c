import { and, asc, eq, gt, lte } from 'drizzle-orm'
import type { WorkerActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import { countTry } from '#lib/accounts/limits.server.ts'
import type { Database, Reader } from '#lib/database/connect.server.ts'
import { newRef } from '#lib/database/new-id.ts'
import type { Writer } from '#lib/database/write.server.ts'
import { findOrganisationFacts } from '#lib/organisations/find-organisation-facts.server.ts'
import { listPlaces } from '#lib/organisations/membership-store.server.ts'
import { newInviteCode } from '#lib/supporters/invite-code.server.ts'
import { hashOfTeamInvite } from './find-team-invite.server.ts'
import { teamInviteLasts, type Role } from './rules.ts'
import { teamInvite } from './tables.server.ts'

/** An invitation to hand over. The code is shown once: only its hash is kept. */
export interface NewTeamInvite {
  readonly code: string
  readonly displayName: string
  /** ms UTC; the first moment at which it is dead. */
  readonly expiresAt: number
}

/**
 * A manager makes a code for somebody who is to work here. Nothing is sent to anybody: it is printed, read out
 * or scanned. Test: `invitations.test.ts`.
 *
 * @param displayName the name that people will see; whoever takes the place may mend it
 * @throws Refusal `not-found` for anybody but a manager of now; `not-allowed` while the organisation is
 *   suspended; `too-many-tries` after 30 in a day
 */
export async function inviteToTeam(
  db: Database,
  viewer: WorkerActor,
  { displayName, role }: { readonly displayName: string; readonly role: Role }
): Promise<NewTeamInvite> {
  await countTry(db, 'team-invite-account', viewer.accountId)
  const { organisationId, accountId } = viewer
  const code = newInviteCode()
  return db.write(async (tx, now) => {
    await ensureManager(tx, viewer)
    const facts = await findOrganisationFacts(tx, organisationId)
    if (facts?.state === 'suspended') throw new Refusal('not-allowed')
    await tx.delete(teamInvite).where(lte(teamInvite.expiresAt, now))
    const expiresAt = now + teamInviteLasts
    const codeHash = hashOfTeamInvite(db.keyring, code)
    const made = { organisationId, role, displayName, codeHash, madeBy: accountId, madeAt: now, expiresAt }
    await tx.insert(teamInvite).values({ id: newRef(), ...made })
    return { code, displayName, expiresAt }
  })
}

/** One that waits to be taken. */
export interface WaitingInvite {
  readonly id: string
  readonly displayName: string
  readonly role: Role
  readonly expiresAt: number
}

/** The invitations of the viewer's organisation that can still be taken; none for a worker. */
export async function listTeamInvites(db: Database, viewer: WorkerActor): Promise<WaitingInvite[]> {
  if (viewer.role !== 'manager') return []
  const { id, displayName, role, expiresAt } = teamInvite
  return db.read
    .select({ id, displayName, role, expiresAt })
    .from(teamInvite)
    .where(and(eq(teamInvite.organisationId, viewer.organisationId), gt(expiresAt, db.now())))
    .orderBy(asc(teamInvite.madeAt), asc(id))
}

/**
 * Makes an invitation worthless.
 *
 * @throws Refusal `not-found` for another organisation's, for one that was taken, and for anybody but a manager
 */
export async function revokeTeamInvite(db: Database, viewer: WorkerActor, inviteId: string): Promise<void> {
  await db.write(async (tx) => {
    await ensureManager(tx, viewer)
    const gone = await tx
      .delete(teamInvite)
      .where(and(eq(teamInvite.id, inviteId), eq(teamInvite.organisationId, viewer.organisationId)))
      .returning({ id: teamInvite.id })
    if (gone.length === 0) throw new Refusal('not-found')
  })
}

/** What counts is the role of this moment, not of the one when the page was opened. */
async function ensureManager(read: Reader | Writer, viewer: WorkerActor): Promise<void> {
  const places = await listPlaces(read, viewer.organisationId)
  const mine = places.find(({ accountId }) => accountId === viewer.accountId)
  if (mine?.role !== 'manager') throw new Refusal('not-found')
}
