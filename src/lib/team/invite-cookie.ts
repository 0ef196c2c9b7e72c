import * as v from 'valibot'
import { heldCookie } from '#lib/access/held-cookie.ts'

const heldInvite = v.object({
  code: v.string(),
  /** The name that people will see; empty while they were not asked. */
  name: v.string()
})
export type HeldTeamInvite = v.InferOutput<typeof heldInvite>

/** What somebody invited to a team said so far, between the code and their place. The code is checked again, and limited again, each time it is read. */
const cookie = heldCookie('__Host-waymark-team', heldInvite)

export const keepTeamInvite = cookie.keep
export const readTeamInvite = cookie.read
export const dropTeamInvite = cookie.drop
