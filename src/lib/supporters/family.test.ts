import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  historyOf,
  aConfirmedTie,
  anAcceptedTie,
  anInvite,
  shareWith,
  type TestTie
} from '../../../tests/support/family.ts'
import { anAccount, aPerson } from '../../../tests/support/people.ts'
import { openTestDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import type { PersonActor, SupporterActor } from '#lib/access/actors.ts'
import { freezeSharing } from '#lib/consent/freeze-sharing.server.ts'
import { listSharing } from '#lib/consent/list-sharing.server.ts'
import { pauseEverything } from '#lib/consent/pause-everything.server.ts'
import { pauseSharing } from '#lib/consent/pause-sharing.server.ts'
import { stopSharing } from '#lib/consent/stop-sharing.server.ts'
import { endOfDay, untilDateOf } from '#lib/consent/until.server.ts'
import { saveSection } from '#lib/record/save-section.server.ts'
import { takeBack } from '#lib/record/take-back.server.ts'
import { blockSupporter } from './block-supporter.server.ts'
import { endTie, rejectSupporter } from './end-tie.server.ts'
import { answerHelp } from './help-for-person.server.ts'
import { getFamilyEntry, listFamily } from './list-family.server.ts'
import { getSupporter } from './list-supporters.server.ts'
import { leaveTie } from './leave-tie.server.ts'
import { lookAtFamily } from './look-at-family.server.ts'
import { offerHelp } from './offer-help.server.ts'
import { supporter } from './tables.server.ts'

let db: TestDatabase
let sam: PersonActor
beforeAll(async () => void (db = await openTestDatabase({ memory: true })))
beforeEach(async () => {
  sam = await aPerson(db)
  await saveSection(db, sam, 'contact', { phone: '01632 960123' }, 0)
})
afterAll(() => db[Symbol.asyncDispose]())

const stranger = async (): Promise<SupporterActor> => ({
  kind: 'supporter',
  accountId: await anAccount(db, 'supporter')
})

describe('what a supporter sees', () => {
  it('is what was shared, and the person reads that they looked, by the name the person gave', async () => {
    const { supporterId, rosa } = await aConfirmedTie(db, sam)
    await shareWith(db, sam, supporterId)
    expect(await lookAtFamily(db, rosa, supporterId)).toEqual([
      { section: 'contact', document: { phone: '01632 960123' } }
    ])
    const [newest] = await historyOf(db, sam)
    expect(newest?.detail).toMatchObject({
      what: 'looked',
      allowed: true,
      sections: ['contact'],
      actor: { kind: 'supporter', supporterId, name: 'Rosa' }
    })
  })

  it('is nothing for anybody else, with the same reference', async () => {
    const { supporterId } = await aConfirmedTie(db, sam)
    await shareWith(db, sam, supporterId)
    const other = await aConfirmedTie(db, await aPerson(db))
    expect(await lookAtFamily(db, other.rosa, supporterId)).toBeNull()
    expect(await lookAtFamily(db, await stranger(), supporterId)).toBeNull()
  })

  it('stays the version of that day once it is frozen', async () => {
    const { supporterId, rosa } = await aConfirmedTie(db, sam)
    const consentId = await shareWith(db, sam, supporterId)
    await freezeSharing(db, sam, consentId)
    await saveSection(db, sam, 'contact', { phone: '020 7946 0000' }, 1)
    expect(await lookAtFamily(db, rosa, supporterId)).toMatchObject([{ document: { phone: '01632 960123' } }])
    expect((await getSupporter(db, sam, supporterId)).sharing?.isFrozen).toBe(true)
  })
})

type Ends = (tie: TestTie, consentId: string) => Promise<void>

const ends: [string, Ends][] = [
  ['stopped', (_, consentId) => stopSharing(db, sam, consentId)],
  ['paused', (_, consentId) => pauseSharing(db, sam, consentId)],
  ['everything paused', () => pauseEverything(db, sam)],
  ['blocked', (tie) => blockSupporter(db, sam, tie.supporterId)],
  ['ended', (tie) => endTie(db, sam, tie.supporterId)],
  ['taken back', () => takeBack(db, sam)],
  [
    'nothing of it is left',
    (tie) =>
      db.write(async (tx) => void (await tx.delete(supporter).where(eq(supporter.id, tie.supporterId))))
  ]
]

describe('the end of it is quiet', () => {
  it.each(ends)('%s: nothing is seen, and their own list is the same to the letter', async (_, end) => {
    const tie = await aConfirmedTie(db, sam)
    const consentId = await shareWith(db, sam, tie.supporterId)
    await offerHelp(db, tie.rosa, tie.supporterId, { kind: 'lift', note: 'On Friday' })
    const before = JSON.stringify(await listFamily(db, tie.rosa))
    expect(await lookAtFamily(db, tie.rosa, tie.supporterId)).not.toBeNull()
    await end(tie, consentId)
    expect(await lookAtFamily(db, tie.rosa, tie.supporterId)).toBeNull()
    expect(JSON.stringify(await listFamily(db, tie.rosa))).toBe(before)
    // Nor does anything they can do tell.
    expect(await offerHelp(db, tie.rosa, tie.supporterId, { kind: 'lift', note: '' })).toBe('already-sent')
    expect(await offerHelp(db, tie.rosa, tie.supporterId, { kind: 'sofa', note: 'Come' })).toBe('sent')
    await leaveTie(db, tie.rosa, tie.supporterId)
    expect(await listFamily(db, tie.rosa)).toEqual([])
  })

  it('runs out to the millisecond, and nothing before it says when', async () => {
    const { supporterId, rosa } = await aConfirmedTie(db, sam)
    await shareWith(db, sam, supporterId)
    const until = endOfDay(untilDateOf('28-days', db.now()))
    const start = db.now()
    db.clock.set(until - 1)
    const last = await lookAtFamily(db, rosa, supporterId)
    expect(JSON.stringify(last)).not.toContain('until')
    expect(last).toHaveLength(1)
    db.clock.set(until)
    expect(await lookAtFamily(db, rosa, supporterId)).toBeNull()
    db.clock.set(start)
  })

  it('looks like what was never shared, not confirmed yet, or said to be somebody else', async () => {
    const accepted = await anAcceptedTie(db, sam)
    const before = JSON.stringify(await listFamily(db, accepted.rosa))
    expect(await lookAtFamily(db, accepted.rosa, accepted.supporterId)).toBeNull()
    await rejectSupporter(db, sam, accepted.supporterId)
    expect(await lookAtFamily(db, accepted.rosa, accepted.supporterId)).toBeNull()
    expect(JSON.stringify(await listFamily(db, accepted.rosa))).toBe(before)
  })

  it('is no different after too many tries', async () => {
    const rosa = await stranger()
    for (let tries = 0; tries < 35; tries++) expect(await lookAtFamily(db, rosa, 'nobody')).toBeNull()
  })
})

describe('a supporter who leaves', () => {
  it('ends it, and the person’s history says that they left', async () => {
    const { supporterId, rosa } = await aConfirmedTie(db, sam)
    await shareWith(db, sam, supporterId)
    await expect(leaveTie(db, await stranger(), supporterId)).rejects.toThrow('not-found')
    await leaveTie(db, rosa, supporterId)
    await expect(leaveTie(db, rosa, supporterId)).rejects.toThrow('not-found')
    expect(await lookAtFamily(db, rosa, supporterId)).toBeNull()
    expect(await getSupporter(db, sam, supporterId)).toMatchObject({ state: 'ended', ending: 'supporter' })
    expect((await listSharing(db, sam)).map(({ state }) => state)).toEqual(['revoked'])
    const rows = await historyOf(db, sam)
    expect(rows.map(({ detail }) => detail?.what).slice(0, 2)).toEqual(['supporter-left', 'ended'])
    expect(rows[0]?.detail?.actor).toEqual({ kind: 'supporter', supporterId, name: 'Rosa' })
  })
})

describe('help', () => {
  const lift = { kind: 'lift', note: 'I can come on Friday.' } as const

  it('is seen by the person, taken or left, and the supporter learns of a yes alone', async () => {
    const { supporterId, rosa } = await aConfirmedTie(db, sam)
    await offerHelp(db, rosa, supporterId, lift)
    await offerHelp(db, rosa, supporterId, { kind: 'post', note: '' })
    const help = async () =>
      (await getSupporter(db, sam, supporterId)).help.map(({ kind, note, taken }) => [kind, note, taken])
    expect((await help()).sort()).toEqual([
      ['lift', lift.note, false],
      ['post', '', false]
    ])
    const said = async () =>
      (await getFamilyEntry(db, rosa, supporterId)).help.map((one) => [one.kind, one.said])
    await answerHelp(db, sam, supporterId, 'post', 'no')
    expect(await said()).toEqual([
      ['lift', 'sent'],
      ['post', 'sent']
    ])
    await answerHelp(db, sam, supporterId, 'lift', 'yes')
    await answerHelp(db, sam, supporterId, 'lift', 'no')
    expect(await help()).toEqual([['lift', lift.note, true]])
    expect(await said()).toEqual([
      ['lift', 'yes'],
      ['post', 'sent']
    ])
  })

  it('is one of a kind at a time, also after a no; after a yes there can be another', async () => {
    const { supporterId, rosa } = await aConfirmedTie(db, sam)
    const offer = () => offerHelp(db, rosa, supporterId, lift)
    expect(await offer()).toBe('sent')
    expect(await offer()).toBe('already-sent')
    await answerHelp(db, sam, supporterId, 'lift', 'no')
    expect(await offer()).toBe('already-sent')
    const again = await aConfirmedTie(db, sam, 'Maria')
    await offerHelp(db, again.rosa, again.supporterId, lift)
    await answerHelp(db, sam, again.supporterId, 'lift', 'yes')
    expect(await offerHelp(db, again.rosa, again.supporterId, lift)).toBe('sent')
    expect((await getSupporter(db, sam, again.supporterId)).help).toMatchObject([{ taken: false }])
  })

  it('is not for strangers to offer or to answer, and waits until the person confirmed', async () => {
    const { supporterId, rosa } = await anAcceptedTie(db, sam)
    await expect(offerHelp(db, await stranger(), supporterId, lift)).rejects.toThrow('not-found')
    expect(await offerHelp(db, rosa, supporterId, lift)).toBe('sent')
    expect((await getSupporter(db, sam, supporterId)).help).toEqual([])
    await expect(answerHelp(db, sam, supporterId, 'lift', 'yes')).rejects.toThrow('not-found')
    const jay = await aPerson(db)
    await expect(answerHelp(db, jay, supporterId, 'lift', 'yes')).rejects.toThrow('not-found')
  })

  it('is offered 20 times in a day at most', async () => {
    const { supporterId, rosa } = await aConfirmedTie(db, sam)
    for (let times = 0; times < 20; times++) await offerHelp(db, rosa, supporterId, lift)
    await expect(offerHelp(db, rosa, supporterId, lift)).rejects.toThrow('too-many-tries')
  })
})

it('a person who was invited and never answered has no page with anybody', async () => {
  await anInvite(db, sam)
  expect(await listFamily(db, await stranger())).toEqual([])
})
