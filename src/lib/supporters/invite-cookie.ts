import * as v from 'valibot'
import { heldCookie } from '#lib/access/held-cookie.ts'

const heldInvite = v.object({
  code: v.string(),
  /** They said that they are 18 or over. */
  adult: v.boolean(),
  /** What they call themself; empty while they were not asked. */
  ownName: v.string()
})
export type HeldInvite = v.InferOutput<typeof heldInvite>

/** What an invited person said so far, between the code and accepting. The code is checked again, and limited again, each time it is read. */
const cookie = heldCookie('__Host-waymark-invite', heldInvite)

export const keepInvite = cookie.keep
export const readInvite = cookie.read
export const dropInvite = cookie.drop
