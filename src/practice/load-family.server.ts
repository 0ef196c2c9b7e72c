import type { PersonActor } from '#lib/access/actors.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { acceptInvite } from '#lib/supporters/accept-invite.server.ts'
import { confirmSupporter } from '#lib/supporters/confirm-supporter.server.ts'
import { inviteSupporter } from '#lib/supporters/invite-supporter.server.ts'
import { cast } from './cast.ts'
import { findCastAccount } from './load-cast.server.ts'

/** Sam asked Rosa in, she accepted, and Sam confirmed that it is her. Nothing is shared. The cast is there already. */
export async function loadFamily(db: Database): Promise<void> {
  const [personId, rosa] = [await accountOf(db, 'outside'), await accountOf(db, 'family')]
  const sam: PersonActor = { kind: 'person', personId, way: 'own-phone' }
  const invite = await inviteSupporter(db, sam, 'Rosa')
  if (typeof invite === 'string') throw new Error(`Sam cannot ask Rosa in: ${invite}`)
  await acceptInvite(db, rosa, { code: invite.code, ownName: 'Rosa', label: 'Sam' })
  await confirmSupporter(db, sam, invite.supporterId)
}

async function accountOf(db: Database, as: string): Promise<string> {
  const member = cast.find((one) => one.as === as)
  const id = member && (await findCastAccount(db, member))
  if (!id) throw new Error(`nobody in the cast is ${as}`)
  return id
}
