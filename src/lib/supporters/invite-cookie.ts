import type { Cookies } from '@sveltejs/kit'
import * as v from 'valibot'

/** What an invited person said so far, between the code and accepting. Only the server reads it. */
const heldInvite = v.object({
  code: v.string(),
  /** They said that they are 18 or over. */
  adult: v.boolean(),
  /** What they call themself; empty while they were not asked. */
  ownName: v.string()
})

export type HeldInvite = v.InferOutput<typeof heldInvite>

const cookie = '__Host-waymark-invite'
const attributes = { path: '/', httpOnly: true, secure: true, sameSite: 'strict' } as const

/** The code is checked again, and limited again, each time it is read. */
export function keepInvite(cookies: Pick<Cookies, 'set'>, held: HeldInvite): void {
  const text = Buffer.from(JSON.stringify(held)).toString('base64url')
  cookies.set(cookie, text, { ...attributes, maxAge: 30 * 60 }) // seconds
}

export function readInvite(cookies: Pick<Cookies, 'get'>): HeldInvite | null {
  const text = cookies.get(cookie)
  if (!text) return null
  try {
    const result = v.safeParse(heldInvite, JSON.parse(Buffer.from(text, 'base64url').toString('utf8')))
    return result.success ? result.output : null
  } catch {
    return null
  }
}

export function dropInvite(cookies: Pick<Cookies, 'delete'>): void {
  cookies.delete(cookie, attributes)
}
