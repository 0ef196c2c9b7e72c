import type { Cookies } from '@sveltejs/kit'

/**
 * Between typing the code and choosing a way in, the code waits in a cookie that only the server reads.
 * It is checked again, and limited again, each time.
 */
const joinCookie = '__Host-waymark-join'
const cookieAttributes = { path: '/', httpOnly: true, secure: true, sameSite: 'strict' } as const

export function keepJoinCode(cookies: Pick<Cookies, 'set'>, code: string): void {
  cookies.set(joinCookie, code, { ...cookieAttributes, maxAge: 15 * 60 }) // seconds
}

export function readJoinCode(cookies: Pick<Cookies, 'get'>): string | null {
  return cookies.get(joinCookie) ?? null
}

export function dropJoinCode(cookies: Pick<Cookies, 'delete'>): void {
  cookies.delete(joinCookie, cookieAttributes)
}
