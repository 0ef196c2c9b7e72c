import type { PersonActor, SupporterActor } from '#lib/access/actors.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { acceptInvite } from '#lib/supporters/accept-invite.server.ts'
import { listSupporters } from '#lib/supporters/list-supporters.server.ts'
import { lookAtFamily } from '#lib/supporters/look-at-family.server.ts'
import { offerHelp } from '#lib/supporters/offer-help.server.ts'
import { reportTie } from '#lib/supporters/report-tie.server.ts'
import { anInvite, shareWith } from './family.ts'
import { anAccount } from './people.ts'

/**
 * Rosa sees how to reach Sam, looked, offers a lift, and told the people who run Waymark something. Maria
 * has not used her code; somebody used Leo's.
 *
 * @returns addresses that no link leads to
 */
export async function tellFamily(db: Database, sam: PersonActor, rosa: SupporterActor): Promise<string[]> {
  const [tie] = await listSupporters(db, sam)
  if (!tie) throw new Error('Sam has not asked Rosa in')
  const { supporterId } = tie
  await shareWith(db, sam, supporterId)
  await lookAtFamily(db, rosa, supporterId)
  await offerHelp(db, rosa, supporterId, { kind: 'lift', note: 'I can come on Friday.' })
  await reportTie(db, rosa, supporterId, { kind: 'other', words: 'Somebody reads my post.' })
  await anInvite(db, sam, 'Maria')
  const { code } = await anInvite(db, sam, 'Leo')
  await acceptInvite(db, await anAccount(db), { code, ownName: 'Leonard', label: 'Sam' })
  const share = `/me/people/${supporterId}/share`
  return ['/me/people/new/name?stops=no', `${share}/until`, `${share}/safe`]
}
