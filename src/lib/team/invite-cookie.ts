import type { Cookies } from '@sveltejs/kit'
import * as v from 'valibot'

/** What somebody invited to a team said so far, between the code and their place. Only the server reads it. */
const heldInvite = v.object({
  code: v.string(),
  /** The name that people will see; empty while they were not asked. */
  name: v.string()
})

export type HeldTeamInvite = v.InferOutput<typeof heldInvite>

const cookie = '__Host-waymark-team'
const attributes = { path: '/', httpOnly: true, secure: true, sameSite: 'strict' } as const

/** The code is checked again, and limited again, each time it is read. */
export function keepTeamInvite(cookies: Pick<Cookies, 'set'>, held: HeldTeamInvite): void {
  const text = Buffer.from(JSON.stringify(held)).toString('base64url')
  cookies.set(cookie, text, { ...attributes, maxAge: 30 * 60 }) // seconds
}

export function readTeamInvite(cookies: Pick<Cookies, 'get'>): HeldTeamInvite | null {
  const text = cookies.get(cookie)
  if (!text) return null
  try {
    const result = v.safeParse(heldInvite, JSON.parse(Buffer.from(text, 'base64url').toString('utf8')))
    return result.success ? result.output : null
  } catch {
    return null
  }
}

export function dropTeamInvite(cookies: Pick<Cookies, 'delete'>): void {
  cookies.delete(cookie, attributes)
}
