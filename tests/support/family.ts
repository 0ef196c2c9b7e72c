import type { PersonActor, SupporterActor } from '#lib/access/actors.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { acceptInvite } from '#lib/supporters/accept-invite.server.ts'
import { confirmSupporter } from '#lib/supporters/confirm-supporter.server.ts'
import { inviteSupporter, type Invite } from '#lib/supporters/invite-supporter.server.ts'
import { familyNotice, shareWithSupporter } from '#lib/supporters/share-with-supporter.server.ts'
import { untilDateOf } from '#lib/consent/until.server.ts'
import { listHistory } from '#lib/ledger/own-history.server.ts'
import type { ChainRow } from '#lib/ledger/rules.ts'
import { anAccount } from './people.ts'

export interface TestTie {
  readonly supporterId: string
  readonly rosa: SupporterActor
}

/** An invite that is open. */
export async function anInvite(db: Database, actor: PersonActor, name = 'Rosa'): Promise<Invite> {
  const invite = await inviteSupporter(db, actor, name)
  if (typeof invite === 'string') throw new Error(`no invite: ${invite}`)
  return invite
}

/** Somebody with an account accepted; the person has not said whether it is them. */
export async function anAcceptedTie(db: Database, actor: PersonActor, name = 'Rosa'): Promise<TestTie> {
  const { code, supporterId } = await anInvite(db, actor, name)
  const accountId = await anAccount(db)
  const ref = await acceptInvite(db, accountId, { code, ownName: 'Rosie', label: 'My brother' })
  if (ref !== supporterId) throw new Error('the invite was not accepted')
  return { supporterId, rosa: { kind: 'supporter', accountId } }
}

/** The person confirmed who it is. Nothing is shared by it. */
export async function aConfirmedTie(db: Database, actor: PersonActor, name = 'Rosa'): Promise<TestTie> {
  const tie = await anAcceptedTie(db, actor, name)
  await confirmSupporter(db, actor, tie.supporterId)
  return tie
}

/** The person's own yes to somebody they confirmed, for 28 days. Answers the consent's id. */
export function shareWith(
  db: Database,
  actor: PersonActor,
  supporterId: string,
  sections: readonly string[] = ['contact'],
  name = 'Rosa'
): Promise<string> {
  const gift = { sections, untilDate: untilDateOf('28-days', db.now()) }
  return shareWithSupporter(db, actor, supporterId, gift, familyNotice(name, gift, db.now()).sha256)
}

/** The person's own history, newest first. */
export function historyOf(db: Database, actor: PersonActor): Promise<ChainRow[]> {
  return listHistory(db, actor, { before: Number.MAX_SAFE_INTEGER, limit: 50 })
}
