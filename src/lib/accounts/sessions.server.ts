import type { Cookies } from '@sveltejs/kit'
import { eq } from 'drizzle-orm'
import { Lucia, TimeSpan, type Adapter } from 'lucia'
import type { SignedIn } from '#lib/access/actors.ts'
import type { Database } from '#lib/database/connect.server.ts'
import type { Writer } from '#lib/database/write.server.ts'
import { lifetimes } from './rules.ts'
import {
  addSession,
  hashOfId,
  makeFindSession,
  prolongSession,
  removeSession,
  type StoredSession
} from './session-adapter.server.ts'
import { session as sessionTable, type HatKind, type Way } from './tables.server.ts'

/** The only module that knows Lucia, which gets no more releases: what replaces it goes here. */

declare module 'lucia' {
  interface Register {
    Lucia: ReturnType<typeof makeLucia>
    DatabaseSessionAttributes: SessionAttributes
    DatabaseUserAttributes: UserAttributes
  }
}

interface SessionAttributes {
  way: Way
  createdAt: number
  provedAt: number
  doorRoomId?: string | null | undefined
  doorUntil?: number | null | undefined
  replaces: string | null
}

interface UserAttributes {
  hats: readonly HatKind[]
  saidYes: boolean
}

type CookieJar = Pick<Cookies, 'get' | 'set' | 'delete'>

export const sessionCookie = '__Host-waymark'

const lucias = new WeakMap<Database, ReturnType<typeof makeLucia>>()

/**
 * Who is signed in, from the session cookie: one query, and one write now and then, when the session
 * is prolonged. A closed account, and a session past its idle or absolute end, count as nobody; a hat
 * that has ended is not there. Tests: `sessions.test.ts`.
 */
export async function findSignedIn(db: Database, cookies: Pick<Cookies, 'get'>): Promise<SignedIn | null> {
  const id = readId(cookies)
  if (!id) return null
  const { session, user } = await luciaOf(db).validateSession(id)
  if (!session) return null
  return {
    accountId: session.userId,
    sessionIdHash: hashOfId(id),
    way: session.way,
    hats: user.hats,
    provedAt: session.provedAt,
    saidYes: user.saidYes,
    door: doorOf(session)
  }
}

function doorOf({
  doorRoomId,
  doorUntil
}: Pick<SessionAttributes, 'doorRoomId' | 'doorUntil'>): SignedIn['door'] {
  return doorRoomId && doorUntil ? { roomId: doorRoomId, until: doorUntil } : null
}

/**
 * Signs an account in with a new id, and ends the session that this browser had before. Whoever calls
 * this has checked who it is, just now.
 */
export async function startSession(
  db: Database,
  cookies: CookieJar,
  accountId: string,
  way: Way
): Promise<void> {
  await start(db, cookies, accountId, way, db.now())
}

/** After somebody proved again who they are: a new id, with the absolute end that the session had. */
export async function renewSession(db: Database, cookies: CookieJar, signedIn: SignedIn): Promise<void> {
  const [found] = await db.read
    .select({ createdAt: sessionTable.createdAt })
    .from(sessionTable)
    .where(eq(sessionTable.idHash, signedIn.sessionIdHash))
  if (found) await start(db, cookies, signedIn.accountId, signedIn.way, found.createdAt)
}

/** Signs out here. Does nothing when nobody is signed in. */
export async function endSession(db: Database, cookies: CookieJar): Promise<void> {
  const id = readId(cookies)
  if (id) await luciaOf(db).invalidateSession(id)
  cookies.delete(sessionCookie, cookieAttributes)
}

/** Signs an account out everywhere. */
export async function endSessionsOf(tx: Writer, accountId: string): Promise<void> {
  await tx.delete(sessionTable).where(eq(sessionTable.accountId, accountId))
}

const cookieAttributes = { path: '/', httpOnly: true, secure: true, sameSite: 'lax' } as const

async function start(
  db: Database,
  cookies: CookieJar,
  accountId: string,
  way: Way,
  createdAt: number
): Promise<void> {
  const before = readId(cookies)
  const { id } = await luciaOf(db).createSession(accountId, {
    way,
    createdAt,
    provedAt: db.now(),
    replaces: before && hashOfId(before)
  })
  // On a shared device the cookie ends with the browser; the server's own times hold everywhere.
  const lasting = way === 'own-phone' ? { maxAge: lifetimes[way].absolute / 1000 } : {}
  cookies.set(sessionCookie, id, { ...cookieAttributes, ...lasting })
}

/** Lucia makes ids of 25 random bytes in lower-case base 32. Anything else is not looked up. */
function readId(cookies: Pick<Cookies, 'get'>): string | null {
  const value = cookies.get(sessionCookie)
  return value && /^[a-z2-7]{40}$/.test(value) ? value : null
}

function luciaOf(db: Database): ReturnType<typeof makeLucia> {
  const found = lucias.get(db) ?? makeLucia(db)
  lucias.set(db, found)
  return found
}

/**
 * Lucia reads `Date.now()` and knows one lifetime; we have a clock of our own and three. So the adapter
 * reports what is left of a session as a part of one long Lucia life: nothing left has ended, under
 * half is prolonged. The long life makes a millisecond of ours many seconds of Lucia's, so that its
 * clock, running on while it thinks, never moves an edge of ours.
 */
const luciaLife = new TimeSpan(1_000_000, 'd')

/** Used so much of its idle time, a session is prolonged: rarely a write, and an idle end that is nearly exact. */
const usedBeforeProlonged = 1 / 8

function leftForLucia(found: StoredSession, now: number): Date {
  const { idle, absolute } = lifetimes[found.way]
  const left = found.expiresAt - now
  const atItsLongest = found.expiresAt >= found.createdAt + absolute
  const parts = atItsLongest ? Math.sign(left) * 2 : left / (idle * (1 - usedBeforeProlonged))
  return new Date(Date.now() + (parts * luciaLife.milliseconds()) / 2)
}

function makeLucia(db: Database) {
  return new Lucia(makeAdapter(db), {
    sessionExpiresIn: luciaLife,
    getSessionAttributes: ({ way, provedAt, doorRoomId, doorUntil }) => ({
      way,
      provedAt,
      doorRoomId,
      doorUntil
    }),
    getUserAttributes: ({ hats, saidYes }) => ({ hats, saidYes })
  })
}

function makeAdapter(db: Database): Adapter {
  const findSession = makeFindSession(db)
  return {
    async getSessionAndUser(id) {
      const found = await findSession(hashOfId(id))
      if (!found) return [null, null]
      const session = {
        // The id as it came: Lucia hands it back to prolong and to remove.
        id,
        userId: found.accountId,
        expiresAt: leftForLucia(found, db.now()),
        attributes: { ...found, replaces: null }
      }
      return [session, found.closed ? null : { id: found.accountId, attributes: found }]
    },
    async setSession({ id, userId, attributes }) {
      await addSession(db, hashOfId(id), { accountId: userId, ...attributes })
    },
    async updateSessionExpiration(id) {
      await prolongSession(db, hashOfId(id))
    },
    deleteSession: (id) => removeSession(db, hashOfId(id)),
    // Lucia asks for these in its type; we end sessions with our own queries.
    getUserSessions: () => Promise.reject(new Error('sessions are not listed')),
    deleteUserSessions: () => Promise.reject(new Error('use endSessionsOf')),
    deleteExpiredSessions: () => Promise.reject(new Error('ended sessions go with the next sign-in'))
  }
}
