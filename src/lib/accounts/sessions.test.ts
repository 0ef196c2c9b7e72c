import { describe, expect, it } from 'vitest'
import { eq } from 'drizzle-orm'
import { aPerson, anAccount } from '../../../tests/support/people.ts'
import { aCookieJar } from '../../../tests/support/cookies.ts'
import { openTestDatabase } from '../../../tests/support/database.ts'
import { lifetimes } from './rules.ts'
import {
  endSession,
  endSessionsOf,
  findSignedIn,
  renewSession,
  sessionCookie,
  startSession
} from './sessions.server.ts'
import { account, hat, session, ways } from './tables.server.ts'

describe('a session', () => {
  it('says who is signed in, with which hats, and whether they said yes', async () => {
    await using db = await openTestDatabase()
    const jar = aCookieJar()
    const person = await aPerson(db)
    await startSession(db, jar, person.personId, 'own-phone')
    expect(await findSignedIn(db, jar)).toMatchObject({
      accountId: person.personId,
      way: 'own-phone',
      hats: ['person'],
      provedAt: db.now(),
      saidYes: true
    })
  })

  it('tells a person before the yes from one after it', async () => {
    await using db = await openTestDatabase()
    const jar = aCookieJar()
    await startSession(db, jar, await anAccount(db, 'person', 'supporter'), 'own-phone')
    const found = await findSignedIn(db, jar)
    expect(found?.saidYes).toBe(false)
    expect(found?.hats.toSorted()).toEqual(['person', 'supporter'])
  })

  it.each(ways)('on %s ends exactly at its idle end', async (way) => {
    await using db = await openTestDatabase()
    const jar = aCookieJar()
    const start = db.now()
    await startSession(db, jar, await anAccount(db, 'person'), way)
    // Looked at from two sides, because a look before the end counts as use.
    const other = aCookieJar()
    await startSession(db, other, await anAccount(db, 'person'), way)
    db.clock.set(start + lifetimes[way].idle - 1)
    expect(await findSignedIn(db, jar)).not.toBeNull()
    db.clock.set(start + lifetimes[way].idle)
    expect(await findSignedIn(db, other)).toBeNull()
    expect(await findSignedIn(db, jar)).not.toBeNull()
  })

  it.each(ways)('on %s, used all the time, ends exactly at its absolute end', async (way) => {
    await using db = await openTestDatabase()
    const jar = aCookieJar()
    const { idle, absolute } = lifetimes[way]
    const start = db.now()
    await startSession(db, jar, await anAccount(db, 'person'), way)
    for (let at = idle / 2; at < absolute; at += idle / 2) {
      db.clock.set(start + at)
      expect(await findSignedIn(db, jar)).not.toBeNull()
    }
    db.clock.set(start + absolute - 1)
    expect(await findSignedIn(db, jar)).not.toBeNull()
    db.clock.set(start + absolute)
    expect(await findSignedIn(db, jar)).toBeNull()
    expect(await db.read.$count(session)).toBe(0)
  })

  it('is prolonged only when a good part of its idle time has passed', async () => {
    await using db = await openTestDatabase()
    const jar = aCookieJar()
    const start = db.now()
    await startSession(db, jar, await anAccount(db, 'person'), 'kiosk')
    const end = async () => (await db.read.select().from(session))[0]?.expiresAt
    db.clock.set(start + 29_000)
    await findSignedIn(db, jar)
    expect(await end()).toBe(start + lifetimes.kiosk.idle)
    db.clock.set(start + 31_000)
    await findSignedIn(db, jar)
    expect(await end()).toBe(start + 31_000 + lifetimes.kiosk.idle)
  })

  it('is kept as a hash: the id in the cookie is nowhere in the database', async () => {
    await using db = await openTestDatabase()
    const jar = aCookieJar()
    await startSession(db, jar, await anAccount(db, 'person'), 'own-phone')
    const rows = JSON.stringify(await db.read.select().from(session))
    expect(rows).not.toContain(jar.get(sessionCookie))
    expect(rows).toContain((await findSignedIn(db, jar))?.sessionIdHash)
  })

  it('has a cookie that scripts, other sites and plain connections never see', async () => {
    await using db = await openTestDatabase()
    const jar = aCookieJar()
    const id = await anAccount(db, 'person')
    await startSession(db, jar, id, 'own-phone')
    const safe = { path: '/', httpOnly: true, secure: true, sameSite: 'lax' }
    expect(jar.options(sessionCookie)).toEqual({ ...safe, maxAge: 90 * 24 * 3600 })
    await startSession(db, jar, id, 'kiosk')
    expect(jar.options(sessionCookie)).toEqual(safe)
  })

  it.each([
    ['no cookie', undefined],
    ['an empty one', ''],
    ['something else', "' OR 1=1 --"],
    ['an id that nobody has', 'a'.repeat(40)]
  ])('is nobody with %s', async (_, value) => {
    await using db = await openTestDatabase()
    await startSession(db, aCookieJar(), await anAccount(db, 'person'), 'own-phone')
    const jar = aCookieJar()
    if (value !== undefined) jar.set(sessionCookie, value, { path: '/' })
    expect(await findSignedIn(db, jar)).toBeNull()
  })

  it('is nobody with one letter of the id changed, or with the stored hash', async () => {
    await using db = await openTestDatabase()
    const jar = aCookieJar()
    await startSession(db, jar, await anAccount(db, 'person'), 'own-phone')
    const id = jar.get(sessionCookie)!
    const hash = (await findSignedIn(db, jar))!.sessionIdHash
    for (const wrong of [(id[0] === 'a' ? 'b' : 'a') + id.slice(1), hash, hash.slice(0, 40)]) {
      jar.set(sessionCookie, wrong, { path: '/' })
      expect(await findSignedIn(db, jar)).toBeNull()
    }
  })

  it('gets a new id at each sign-in, and the old one is dead', async () => {
    await using db = await openTestDatabase()
    const jar = aCookieJar()
    const id = await anAccount(db, 'person')
    await startSession(db, jar, id, 'own-phone')
    const before = jar.get(sessionCookie)!
    await startSession(db, jar, id, 'own-phone')
    expect(jar.get(sessionCookie)).not.toBe(before)
    jar.set(sessionCookie, before, { path: '/' })
    expect(await findSignedIn(db, jar)).toBeNull()
    expect(await db.read.$count(session)).toBe(1)
  })

  it('gets a new id and a new proof at a step up, and keeps its absolute end', async () => {
    await using db = await openTestDatabase()
    const jar = aCookieJar()
    const start = db.now()
    await startSession(db, jar, await anAccount(db, 'person'), 'kiosk')
    const before = jar.get(sessionCookie)!
    db.clock.move(60_000)
    await renewSession(db, jar, (await findSignedIn(db, jar))!)
    expect((await findSignedIn(db, jar))?.provedAt).toBe(start + 60_000)
    expect((await db.read.select().from(session))[0]?.createdAt).toBe(start)
    jar.set(sessionCookie, before, { path: '/' })
    expect(await findSignedIn(db, jar)).toBeNull()
  })

  it('ends here, and leaves the other device signed in', async () => {
    await using db = await openTestDatabase()
    const [here, there] = [aCookieJar(), aCookieJar()]
    const id = await anAccount(db, 'person')
    await startSession(db, here, id, 'own-phone')
    await startSession(db, there, id, 'own-phone')
    const kept = here.get(sessionCookie)!
    await endSession(db, here)
    expect(here.get(sessionCookie)).toBeUndefined()
    here.set(sessionCookie, kept, { path: '/' })
    expect(await findSignedIn(db, here)).toBeNull()
    expect(await findSignedIn(db, there)).not.toBeNull()
  })

  it('ends everywhere for one account, and for nobody else', async () => {
    await using db = await openTestDatabase()
    const [mine, mineToo, other] = [aCookieJar(), aCookieJar(), aCookieJar()]
    const id = await anAccount(db, 'person')
    await startSession(db, mine, id, 'own-phone')
    await startSession(db, mineToo, id, 'kiosk')
    await startSession(db, other, await anAccount(db, 'person'), 'own-phone')
    await db.write((tx) => endSessionsOf(tx, id))
    expect(await findSignedIn(db, mine)).toBeNull()
    expect(await findSignedIn(db, mineToo)).toBeNull()
    expect(await findSignedIn(db, other)).not.toBeNull()
  })

  it('is nobody once the account is closed', async () => {
    await using db = await openTestDatabase()
    const jar = aCookieJar()
    const id = await anAccount(db, 'person')
    await startSession(db, jar, id, 'own-phone')
    await db.write(
      async (tx, now) => void (await tx.update(account).set({ closedAt: now }).where(eq(account.id, id)))
    )
    expect(await findSignedIn(db, jar)).toBeNull()
  })

  it('does not wear a hat that has ended', async () => {
    await using db = await openTestDatabase()
    const jar = aCookieJar()
    const id = await anAccount(db, 'person', 'worker')
    await startSession(db, jar, id, 'staff')
    await db.write(
      async (tx, now) => void (await tx.update(hat).set({ endedAt: now }).where(eq(hat.kind, 'worker')))
    )
    expect((await findSignedIn(db, jar))?.hats).toEqual(['person'])
  })
})
