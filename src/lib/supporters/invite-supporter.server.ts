import { eq } from 'drizzle-orm'
import type { PersonActor } from '#lib/access/actors.ts'
import { countTry } from '#lib/accounts/limits.server.ts'
import { changeSharing, type SharingChange } from '#lib/consent/change-sharing.server.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { newRef } from '#lib/database/new-id.ts'
import { Refusal } from '#lib/access/refusal.ts'
import { hashOfInvite, newInviteCode } from './invite-code.server.ts'
import { canDoWith, inviteLasts, problemWithInvite, type InviteProblem } from './rules.ts'
import { sealSupporterName } from './supporter-name.server.ts'
import { supporter } from './tables.server.ts'
import { findTies, getTie } from './tie-store.server.ts'

/** An invite to hand over. The code is shown once: only its hash is kept. */
export interface Invite {
  readonly supporterId: string
  readonly name: string
  readonly code: string
  /** ms UTC; the first moment at which it is dead. */
  readonly expiresAt: number
}

/**
 * The person asks one of their family or friends in. Nothing is sent to anybody and nothing is shared: it
 * makes a code that the person hands over themself. Whoever calls this has asked whether an order, a
 * licence or a prison rule stops contact. Tests: `invites.test.ts`.
 *
 * @param name what the person calls them
 * @returns the invite, or why there is none
 * @throws Refusal `too-many-tries` after 20 codes in a day
 */
export async function inviteSupporter(
  db: Database,
  actor: PersonActor,
  name: string
): Promise<Invite | InviteProblem> {
  await countTry(db, 'invite-person', actor.personId)
  const code = newInviteCode()
  return changeSharing(db, actor.personId, async (change) => {
    const { tx, at, key } = change
    const problem = problemWithInvite(name, await findTies(tx, key, actor.personId))
    if (problem) return problem
    const supporterId = newRef()
    await tx.insert(supporter).values({
      id: supporterId,
      personId: actor.personId,
      state: 'invited',
      sealedName: sealSupporterName(key, actor.personId, supporterId, name),
      codeHash: hashOfInvite(db.keyring, code),
      invitedAt: at,
      expiresAt: at + inviteLasts
    })
    await tellInvited(change, supporterId, name)
    return { supporterId, name, code, expiresAt: at + inviteLasts }
  })
}

/**
 * A new code in the place of one that was lost or ran out; the old one is dead.
 *
 * @throws Refusal `not-found` when it is not this person's, `already-done` when somebody used the code or
 *   said no, `too-many-tries`
 */
export async function renewInvite(db: Database, actor: PersonActor, supporterId: string): Promise<Invite> {
  await countTry(db, 'invite-person', actor.personId)
  const code = newInviteCode()
  return changeSharing(db, actor.personId, async (change) => {
    const { tx, at, key } = change
    const { state, name } = await getTie(tx, key, actor, supporterId)
    if (!canDoWith('renew', state)) throw new Refusal('already-done')
    const expiresAt = at + inviteLasts
    await tx
      .update(supporter)
      .set({ codeHash: hashOfInvite(db.keyring, code), expiresAt })
      .where(eq(supporter.id, supporterId))
    await tellInvited(change, supporterId, name)
    return { supporterId, name, code, expiresAt }
  })
}

function tellInvited(change: SharingChange, supporterId: string, name: string): Promise<void> {
  return change.tell({ what: 'invited', party: { kind: 'supporter', supporterId, name } })
}
