import type { Cookies } from '@sveltejs/kit'
import * as v from 'valibot'

const attributes = { path: '/', httpOnly: true, secure: true, sameSite: 'strict' } as const

/**
 * What somebody said so far in a few steps, before there is an account to keep it with: half an hour in their
 * browser, and only the server reads it. What does not fit `schema` any more was not said.
 */
export function heldCookie<const Schema extends v.GenericSchema>(name: `__Host-${string}`, schema: Schema) {
  type Held = v.InferOutput<Schema>
  return {
    keep: (cookies: Pick<Cookies, 'set'>, held: Held): void => {
      const text = Buffer.from(JSON.stringify(held)).toString('base64url')
      cookies.set(name, text, { ...attributes, maxAge: 30 * 60 }) // seconds
    },
    read: (cookies: Pick<Cookies, 'get'>): Held | null => {
      const text = cookies.get(name)
      if (!text) return null
      try {
        const result = v.safeParse(schema, JSON.parse(Buffer.from(text, 'base64url').toString('utf8')))
        return result.success ? result.output : null
      } catch {
        return null
      }
    },
    drop: (cookies: Pick<Cookies, 'delete'>): void => cookies.delete(name, attributes)
  }
}
