import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { historyOf, anAcceptedTie, aConfirmedTie, anInvite } from '../../../tests/support/family.ts'
import { anAccount, aPerson } from '../../../tests/support/people.ts'
import { openTestDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { account, hat } from '#lib/accounts/tables.server.ts'
import { joinCodeSymbols } from '#lib/accounts/rules.ts'
import { makeSupporterAccount } from '#lib/accounts/make-supporter-account.server.ts'
import { lookUpJoining } from '#lib/accounts/find-joining.server.ts'
import type { PersonActor } from '#lib/access/actors.ts'
import { openOwnKey } from '#lib/record/own-record.server.ts'
import { takeBack } from '#lib/record/take-back.server.ts'
import { acceptInvite } from './accept-invite.server.ts'
import { blockSupporter } from './block-supporter.server.ts'
import { endInvites } from './end-invites.server.ts'
import { endTie } from './end-tie.server.ts'
import { findInvite } from './find-invite.server.ts'
import { inviteSupporter, renewInvite } from './invite-supporter.server.ts'
import { listFamily } from './list-family.server.ts'
import { refuseInvite } from './refuse-invite.server.ts'
import { inviteLasts } from './rules.ts'
import { familyEntry, familyReport, supporter } from './tables.server.ts'
import { findTies } from './tie-store.server.ts'

const tiesOf = async (db: TestDatabase, actor: PersonActor) =>
  findTies(db.read, await openOwnKey(db, actor), actor.personId)

const told = async (db: TestDatabase, actor: PersonActor) =>
  (await historyOf(db, actor)).map(({ detail }) => detail?.what)

const names = { ownName: 'Rosie', label: 'My brother' }

describe('an invite', () => {
  it('is a code that is shown once: the database holds its keyed hash, and no name in clear', async () => {
    await using db = await openTestDatabase({ memory: true })
    const sam = await aPerson(db)
    const invite = await anInvite(db, sam, 'Auntie Rosa')
    expect(invite.code).toHaveLength(8)
    expect([...invite.code].every((symbol) => joinCodeSymbols.includes(symbol))).toBe(true)
    expect(invite.expiresAt).toBe(db.now() + inviteLasts)
    const [row] = await db.read.select().from(supporter)
    expect(row?.codeHash).toMatch(/^[0-9a-f]{64}$/)
    expect(JSON.stringify(row)).not.toContain(invite.code)
    expect(row?.sealedName.toString('latin1')).not.toContain('Rosa')
    expect((await tiesOf(db, sam)).map(({ name, state }) => [name, state])).toEqual([
      ['Auntie Rosa', 'invited']
    ])
    expect(await told(db, sam)).toEqual(['invited'])
  })

  it('makes nothing for a name that is invited already', async () => {
    await using db = await openTestDatabase({ memory: true })
    const sam = await aPerson(db)
    await anInvite(db, sam)
    expect(await inviteSupporter(db, sam, 'rosa')).toBe('already-invited')
    expect(await db.read.$count(supporter)).toBe(1)
    expect(typeof (await inviteSupporter(db, await aPerson(db), 'Rosa'))).toBe('object')
  })

  it('gives 20 codes in a day, and then no more until the day is over', async () => {
    await using db = await openTestDatabase({ memory: true })
    const sam = await aPerson(db)
    const { supporterId } = await anInvite(db, sam)
    for (let made = 1; made < 20; made++) await renewInvite(db, sam, supporterId)
    await expect(renewInvite(db, sam, supporterId)).rejects.toThrow('too-many-tries')
    await expect(inviteSupporter(db, sam, 'Maria')).rejects.toThrow('too-many-tries')
    db.clock.move(24 * 60 * 60 * 1000)
    expect((await renewInvite(db, sam, supporterId)).name).toBe('Rosa')
  })

  it('gets a new code in the place of a lost one, and the old one is dead', async () => {
    await using db = await openTestDatabase({ memory: true })
    const sam = await aPerson(db)
    const first = await anInvite(db, sam)
    db.clock.move(inviteLasts + 1)
    const second = await renewInvite(db, sam, first.supporterId)
    expect(second).toMatchObject({ supporterId: first.supporterId, expiresAt: db.now() + inviteLasts })
    expect(await findInvite(db, first.code, null, db.now())).toBeNull()
    expect(await findInvite(db, second.code, null, db.now())).toMatchObject({ personId: sam.personId })
    const other = await aPerson(db)
    await expect(renewInvite(db, other, first.supporterId)).rejects.toThrow('not-found')
    await acceptInvite(db, await anAccount(db), { code: second.code, ...names })
    await expect(renewInvite(db, sam, first.supporterId)).rejects.toThrow('already-done')
  })
})

describe('a code that cannot be used', () => {
  it('answers the same: guessed, used, replaced, expired to the millisecond, refused, ended, or one’s own', async () => {
    await using db = await openTestDatabase({ memory: true })
    const sam = await aPerson(db)
    const rosa = await anAccount(db)
    const used = await anInvite(db, sam, 'Used')
    await acceptInvite(db, rosa, { code: used.code, ...names })
    const refused = await anInvite(db, sam, 'Refused')
    await refuseInvite(db, null, { code: refused.code, report: null })
    const ended = await anInvite(db, sam, 'Ended')
    await endTie(db, sam, ended.supporterId)
    const open = await anInvite(db, sam, 'Open')
    const tries: [string, string | null, number][] = [
      ['BCDF2345', rosa, 0],
      [used.code, rosa, 0],
      [used.code, null, 0],
      [refused.code, null, 0],
      [ended.code, null, 0],
      [open.code, sam.personId, 0],
      [open.code, rosa, inviteLasts],
      ['', null, 0],
      ["' OR 1=1 --", null, 0]
    ]
    for (const [code, accountId, later] of tries) {
      expect(await findInvite(db, code, accountId, db.now() + later), code).toBeNull()
      db.clock.move(later)
      if (accountId) expect(await acceptInvite(db, accountId, { code, ...names })).toBeNull()
      expect(await refuseInvite(db, accountId, { code, report: null })).toBe(false)
      db.clock.move(-later)
    }
    db.clock.move(inviteLasts - 1)
    expect(
      await findInvite(db, open.code.toLowerCase().replace(/(.{4})/, '$1 '), rosa, db.now())
    ).not.toBeNull()
  })

  it('is dead for everybody when the person takes their yes back, and after a restore', async () => {
    await using db = await openTestDatabase({ memory: true })
    const [sam, jay] = [await aPerson(db), await aPerson(db)]
    const [first, second] = [await anInvite(db, sam), await anInvite(db, jay)]
    await takeBack(db, sam)
    expect(await findInvite(db, first.code, null, db.now())).toBeNull()
    await endInvites(db)
    expect(await findInvite(db, second.code, null, db.now())).toBeNull()
    expect(await tiesOf(db, jay)).toMatchObject([{ state: 'ended', ending: 'restored' }])
  })
})

describe('accepting', () => {
  it('gives a signed-in account the hat, spends the code, and waits for the person', async () => {
    await using db = await openTestDatabase({ memory: true })
    const sam = await aPerson(db)
    const { code, supporterId } = await anInvite(db, sam)
    const rosa = await anAccount(db, 'person')
    expect(await acceptInvite(db, rosa, { code, ...names })).toBe(supporterId)
    const hats = await db.read.select().from(hat).where(eq(hat.accountId, rosa))
    expect(hats.map(({ kind }) => kind).sort()).toEqual(['person', 'supporter'])
    expect(await tiesOf(db, sam)).toMatchObject([{ state: 'accepted', name: 'Rosa', ownName: 'Rosie' }])
    expect(await listFamily(db, { kind: 'supporter', accountId: rosa })).toEqual([
      { ref: supporterId, label: 'My brother', help: [] }
    ])
    const stored = JSON.stringify(await db.read.select().from(familyEntry))
    expect(Buffer.from(stored).toString('latin1')).not.toContain('My brother')
  })

  it('lets one of two at once through', async () => {
    await using db = await openTestDatabase({ memory: true })
    const { code } = await anInvite(db, await aPerson(db))
    const both = [await anAccount(db), await anAccount(db)]
    const done = await Promise.all(both.map((accountId) => acceptInvite(db, accountId, { code, ...names })))
    expect(done.filter((ref) => ref !== null)).toHaveLength(1)
    expect(await db.read.$count(familyEntry)).toBe(1)
  })

  it('looks the same for somebody who is blocked, and is over before it began', async () => {
    await using db = await openTestDatabase({ memory: true })
    const sam = await aPerson(db)
    const { supporterId, rosa } = await aConfirmedTie(db, sam)
    await blockSupporter(db, sam, supporterId)
    const { code } = await anInvite(db, sam, 'Maria')
    const ref = await acceptInvite(db, rosa.accountId, { code, ...names })
    expect(ref).not.toBeNull()
    expect((await listFamily(db, rosa)).map((entry) => entry.ref).sort()).toEqual([supporterId, ref].sort())
    expect((await tiesOf(db, sam)).find(({ name }) => name === 'Maria')).toMatchObject({
      state: 'ended',
      ending: 'blocked'
    })
  })
})

describe('saying no for good', () => {
  it('needs no account, kills the code, and the same name cannot be asked again', async () => {
    await using db = await openTestDatabase({ memory: true })
    const sam = await aPerson(db)
    const { code, supporterId } = await anInvite(db, sam)
    expect(await refuseInvite(db, null, { code, report: null })).toBe(true)
    expect(await tiesOf(db, sam)).toMatchObject([{ state: 'refused' }])
    await expect(renewInvite(db, sam, supporterId)).rejects.toThrow('already-done')
    expect(await inviteSupporter(db, sam, 'ROSA')).toBe('they-said-no')
    expect(await told(db, sam)).toEqual(['supporter-refused', 'invited'])
    expect(await db.read.$count(familyReport)).toBe(0)
  })

  it('can come with a report, of which the person learns nothing', async () => {
    await using db = await openTestDatabase({ memory: true })
    const sam = await aPerson(db)
    const { code } = await anInvite(db, sam)
    const report = { kind: 'afraid', words: 'He may not write to me.' } as const
    await refuseInvite(db, null, { code, report })
    expect(await told(db, sam)).toEqual(['supporter-refused', 'invited'])
    const [row] = await db.read.select().from(familyReport)
    expect(row).toMatchObject({ personId: sam.personId, kind: 'afraid', handledAt: null })
    expect(row?.sealedWords?.toString('latin1')).not.toContain('write')
  })
})

describe('an account for somebody who was invited', () => {
  it('has a sign-in name that was free, the hat, and one code to go on with', async () => {
    await using db = await openTestDatabase({ memory: true })
    const proposals = ['rosa.0001', 'rosa.0001', 'rosa.0002']
    const propose = () => proposals.shift() ?? 'none'
    await makeSupporterAccount(db, 'an invite', propose)
    const { code } = await makeSupporterAccount(db, 'an invite', propose)
    expect(await lookUpJoining(db, code)).toMatchObject({ signInName: 'rosa.0002', staff: false })
    const rows = await db.read.select().from(account)
    expect(rows.map(({ signInName, passphraseHash }) => [signInName, passphraseHash])).toEqual([
      ['rosa.0001', null],
      ['rosa.0002', null]
    ])
  })

  it('is one of ten in a day with one invite', async () => {
    await using db = await openTestDatabase({ memory: true })
    let made = 0
    const one = (invite: string) => makeSupporterAccount(db, invite, () => `rosa.${++made}`)
    for (let times = 0; times < 10; times++) await one('this')
    await expect(one('this')).rejects.toThrow('too-many-tries')
    await one('another')
  })
})

it('two people who invite the same account stay apart', async () => {
  await using db = await openTestDatabase({ memory: true })
  const [sam, jay] = [await aPerson(db), await aPerson(db)]
  const { rosa } = await anAcceptedTie(db, sam)
  const { code } = await anInvite(db, jay)
  await acceptInvite(db, rosa.accountId, { code, ownName: 'R.', label: 'Jay' })
  expect(await tiesOf(db, sam)).toMatchObject([{ ownName: 'Rosie' }])
  expect(await tiesOf(db, jay)).toMatchObject([{ ownName: 'R.' }])
})
