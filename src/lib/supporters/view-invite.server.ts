import { codeOnCard } from '#lib/accounts/rules.ts'
import { dayInWords } from '#lib/ui/dates.ts'
import type { Invite } from './invite-supporter.server.ts'
import { qrPicture, type QrPicture } from './qr-picture.server.ts'

/** An invite as the page shows it, once. */
export interface InviteInWords {
  readonly name: string
  /** "BCDF 2345" */
  readonly code: string
  /** The last day, in words. */
  readonly until: string
  /** Where it is used, without the protocol. */
  readonly address: string
  readonly picture: QrPicture
}

/** @param origin of this site, as the browser knows it */
export function viewInvite(invite: Invite, { origin, host }: URL, now: number): InviteInWords {
  return {
    name: invite.name,
    code: codeOnCard(invite.code),
    until: dayInWords(invite.expiresAt - 1, now),
    address: `${host}/join`,
    picture: qrPicture(`${origin}/join?code=${invite.code}`)
  }
}
