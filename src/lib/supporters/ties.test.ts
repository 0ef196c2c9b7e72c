import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  historyOf,
  aConfirmedTie,
  anAcceptedTie,
  anInvite,
  shareWith
} from '../../../tests/support/family.ts'
import { aPerson } from '../../../tests/support/people.ts'
import { openTestDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import type { PersonActor } from '#lib/access/actors.ts'
import { listSharing } from '#lib/consent/list-sharing.server.ts'
import { saveSection } from '#lib/record/save-section.server.ts'
import { sayYes } from '#lib/record/say-yes.server.ts'
import { takeBack } from '#lib/record/take-back.server.ts'
import { blockSupporter, unblockSupporter } from './block-supporter.server.ts'
import { confirmSupporter } from './confirm-supporter.server.ts'
import { endTie, rejectSupporter } from './end-tie.server.ts'
import { getSupporter, listSupporters } from './list-supporters.server.ts'
import { lookAtFamily } from './look-at-family.server.ts'
import { offerHelp } from './offer-help.server.ts'
import { answerHelp } from './help-for-person.server.ts'
import { hasPeopleWaiting } from './people-waiting.server.ts'

let db: TestDatabase
let sam: PersonActor
beforeAll(async () => void (db = await openTestDatabase({ memory: true })))
beforeEach(async () => {
  sam = await aPerson(db)
  await saveSection(db, sam, 'contact', { phone: '01632 960123' }, 0)
})
afterAll(() => db[Symbol.asyncDispose]())

const told = async () => (await historyOf(db, sam)).map(({ detail }) => detail?.what)
const stateOf = async (supporterId: string) => (await getSupporter(db, sam, supporterId)).state

describe('confirming who used the code', () => {
  it('is the person’s alone, once, and shares nothing', async () => {
    const { supporterId, rosa } = await anAcceptedTie(db, sam)
    await expect(confirmSupporter(db, await aPerson(db), supporterId)).rejects.toThrow('not-found')
    await confirmSupporter(db, sam, supporterId)
    await confirmSupporter(db, sam, supporterId)
    expect(await getSupporter(db, sam, supporterId)).toMatchObject({ state: 'confirmed', sharing: null })
    expect(await told()).toEqual(['confirmed-supporter', 'invited'])
    expect(await lookAtFamily(db, rosa, supporterId)).toBeNull()
  })

  it('waits until somebody accepted', async () => {
    const { supporterId } = await anInvite(db, sam)
    await expect(confirmSupporter(db, sam, supporterId)).rejects.toThrow('already-done')
    await expect(rejectSupporter(db, sam, supporterId)).rejects.toThrow('already-done')
  })

  it('can be a no: it is over, and cannot become a yes', async () => {
    const { supporterId } = await anAcceptedTie(db, sam)
    await expect(rejectSupporter(db, await aPerson(db), supporterId)).rejects.toThrow('not-found')
    await rejectSupporter(db, sam, supporterId)
    await rejectSupporter(db, sam, supporterId)
    expect(await getSupporter(db, sam, supporterId)).toMatchObject({ state: 'ended', ending: 'not-them' })
    await expect(confirmSupporter(db, sam, supporterId)).rejects.toThrow('already-done')
    expect(await told()).toEqual(['ended-supporter', 'invited'])
  })

  it('is no way round for somebody who was confirmed', async () => {
    const { supporterId } = await aConfirmedTie(db, sam)
    await expect(rejectSupporter(db, sam, supporterId)).rejects.toThrow('already-done')
  })
})

describe('ending it', () => {
  it('stops what is shared in the same step, and says so in the history', async () => {
    const { supporterId, rosa } = await aConfirmedTie(db, sam)
    await shareWith(db, sam, supporterId)
    expect(await lookAtFamily(db, rosa, supporterId)).toHaveLength(1)
    await expect(endTie(db, await aPerson(db), supporterId)).rejects.toThrow('not-found')
    await endTie(db, sam, supporterId)
    await endTie(db, sam, supporterId)
    expect(await lookAtFamily(db, rosa, supporterId)).toBeNull()
    expect(await stateOf(supporterId)).toBe('ended')
    expect((await listSharing(db, sam)).map(({ state }) => state)).toEqual(['withdrawn'])
    expect((await told()).slice(0, 3)).toEqual(['looked', 'ended-supporter', 'stopped'])
  })
})

describe('blocking', () => {
  it('stops what is shared, shows no offer of help, and can be taken away without anything coming back', async () => {
    const { supporterId, rosa } = await aConfirmedTie(db, sam)
    await shareWith(db, sam, supporterId)
    await blockSupporter(db, sam, supporterId)
    await blockSupporter(db, sam, supporterId)
    expect(await getSupporter(db, sam, supporterId)).toMatchObject({
      isBlocked: true,
      sharing: null,
      help: []
    })
    expect(await lookAtFamily(db, rosa, supporterId)).toBeNull()
    await expect(shareWith(db, sam, supporterId)).rejects.toThrow('not-allowed')
    await unblockSupporter(db, sam, supporterId)
    expect(await getSupporter(db, sam, supporterId)).toMatchObject({ isBlocked: false, sharing: null })
    expect(await lookAtFamily(db, rosa, supporterId)).toBeNull()
    await shareWith(db, sam, supporterId)
    expect(await lookAtFamily(db, rosa, supporterId)).toHaveLength(1)
  })

  it('is nobody else’s, and needs somebody to block', async () => {
    const { supporterId } = await aConfirmedTie(db, sam)
    const other = await aPerson(db)
    await expect(blockSupporter(db, other, supporterId)).rejects.toThrow('not-found')
    await expect(unblockSupporter(db, other, supporterId)).rejects.toThrow('not-found')
    await expect(unblockSupporter(db, sam, supporterId)).rejects.toThrow('not-found')
    const invite = await anInvite(db, sam, 'Maria')
    await expect(blockSupporter(db, sam, invite.supporterId)).rejects.toThrow('already-done')
  })
})

describe('the person’s list', () => {
  it('shows everybody with what they see, and nobody else’s', async () => {
    const { supporterId, rosa } = await aConfirmedTie(db, sam)
    db.clock.move(1)
    await anInvite(db, sam, 'Maria')
    const consentId = await shareWith(db, sam, supporterId)
    await lookAtFamily(db, rosa, supporterId)
    const [first, second] = await listSupporters(db, sam)
    const lastLook = { name: 'Rosa' }
    expect(first).toMatchObject({ name: 'Rosa', sharing: { consentId, state: 'active', lastLook } })
    expect(second).toMatchObject({ name: 'Maria', state: 'invited', sharing: null })
    expect(await listSupporters(db, await aPerson(db))).toEqual([])
  })

  it('begins anew after the yes was taken back, and names nobody from before', async () => {
    const { supporterId, rosa } = await aConfirmedTie(db, sam)
    await shareWith(db, sam, supporterId)
    await takeBack(db, sam)
    expect(await lookAtFamily(db, rosa, supporterId)).toBeNull()
    await sayYes(db, sam)
    expect(await listSupporters(db, sam)).toEqual([])
    await expect(getSupporter(db, sam, supporterId)).rejects.toThrow('not-found')
    expect((await listSharing(db, sam)).map(({ recipientName, state }) => [recipientName, state])).toEqual([
      ['Somebody', 'revoked']
    ])
  })
})

it('home knows when somebody waits: to be confirmed, or with help that has no answer', async () => {
  const waits = () => hasPeopleWaiting(db, sam)
  expect(await waits()).toBe(false)
  const { supporterId, rosa } = await anAcceptedTie(db, sam)
  expect(await waits()).toBe(true)
  await confirmSupporter(db, sam, supporterId)
  expect(await waits()).toBe(false)
  await offerHelp(db, rosa, supporterId, { kind: 'lift', note: '' })
  expect(await waits()).toBe(true)
  expect(await hasPeopleWaiting(db, await aPerson(db))).toBe(false)
  await answerHelp(db, sam, supporterId, 'lift', 'no')
  expect(await waits()).toBe(false)
  await offerHelp(db, rosa, supporterId, { kind: 'sofa', note: '' })
  await blockSupporter(db, sam, supporterId)
  expect(await waits()).toBe(false)
})
