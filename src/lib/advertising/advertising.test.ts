import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { StewardActor, WorkerActor } from '#lib/access/actors.ts'
import { findOffer } from '#lib/offers/find-offer.server.ts'
import { offer } from '#lib/offers/tables.server.ts'
import { membership, organisation } from '#lib/organisations/tables.server.ts'
import { listNotices } from '#lib/notices/list-notices.server.ts'
import { openTestDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import {
  anAccount,
  anOffer,
  anOrganisation,
  aWorker,
  type TestOrganisation
} from '../../../tests/support/people.ts'
import { confirmOffer, moveOwnOffer, setCapacity } from './change-offer.server.ts'
import { findCheckingOffer, listCheckingOffers, listUncheckedChanges } from './checking.server.ts'
import { approveOffer, refuseOffer } from './decide-offer.server.ts'
import { emptyDoc, type OfferDoc } from './doc.ts'
import { findOwnOffer, listDueOffers, listOwnOffers } from './own-offers.server.ts'
import { remindOfStaleOffers } from './remind-stale.server.ts'
import { baseOf, saveStep } from './save-step.server.ts'
import { dropDraft, submitOffer, takeBackOffer } from './send-offer.server.ts'
import { duplicateOffer, startOffer } from './start-offer.server.ts'
import { factsOfStep, stepNames, type StepName } from './steps.ts'
import { offerVersion } from './tables.server.ts'

const day = 24 * 60 * 60 * 1000

const ready: OfferDoc = {
  ...emptyDoc,
  kind: 'drop-in',
  pathways: ['ACCOMMODATION'],
  title: 'A warm room',
  sentence: 'Come in and sit down.',
  whatHappens: 'You come in. Somebody says hello.',
  where: ['in-person'],
  town: 'Oxford',
  address: '3 Oxford Road',
  latitude: 51.732,
  longitude: -1.206,
  areas: [],
  noLocalConnection: true,
  hours: { 1: [[540, 720]] },
  phone: '01632 960110',
  canStartEarly: false,
  access: 'No steps.',
  cost: 'Free',
  capacity: 'spaces'
}

let db: TestDatabase
let place: TestOrganisation
let anna: WorkerActor
let ben: WorkerActor
let stranger: WorkerActor
let grace: StewardActor
beforeAll(async () => {
  db = await openTestDatabase({ memory: true })
  place = await anOrganisation(db)
  anna = await aWorker(db, place)
  ben = await aWorker(db, place, 'Ben')
  stranger = await aWorker(db, await anOrganisation(db, 'verified', 'Kettle Works'), 'Priya')
  grace = { kind: 'steward', accountId: await anAccount(db, 'steward') }
})
afterAll(() => db[Symbol.asyncDispose]())

/** Saves one step as its form would. */
async function save(actor: WorkerActor, offerId: string, step: StepName, facts: Partial<OfferDoc>) {
  const own = await findOwnOffer(db, actor, offerId)
  return saveStep(db, actor, offerId, { step, facts, base: baseOf(own!.doc, step) })
}

async function written(actor = anna, facts: Partial<OfferDoc> = {}): Promise<string> {
  const id = await startOffer(db, actor)
  for (const step of stepNames) await save(actor, id, step, factsOfStep({ ...ready, ...facts }, step))
  return id
}

async function live(facts: Partial<OfferDoc> = {}): Promise<string> {
  const id = await written(anna, facts)
  await submitOffer(db, anna, id)
  await approveOffer(db, grace, id, { number: 1, sentAt: db.now() })
  return id
}

const stateOf = async (id: string) => (await findOwnOffer(db, anna, id))?.row.state

describe('an offer from a draft to people', () => {
  it('is seen by nobody until a steward has checked it', async () => {
    const id = await written()
    expect(await findOffer(db, id)).toBeNull()
    expect(await findCheckingOffer(db, grace, id)).toBeNull()
    await submitOffer(db, anna, id)
    expect(await stateOf(id)).toBe('checking')
    expect(await findOffer(db, id)).toBeNull()
    expect((await listCheckingOffers(db, grace)).rows.map((row) => row.offerId)).toContain(id)
    await approveOffer(db, grace, id, { number: 1, sentAt: db.now() })
    expect(await findOffer(db, id)).toMatchObject({
      title: 'A warm room',
      address: '3 Oxford Road',
      latitude: 51.732,
      lastConfirmedAt: db.now(),
      detailsConfirmedAt: db.now()
    })
    expect((await listNotices(db, anna)).map(({ kind, about }) => [kind, about])).toContainEqual([
      'offer-live',
      id
    ])
  })

  it('keeps what people see until the change was checked, too', async () => {
    const id = await live()
    await save(anna, id, 'words', { title: 'A warmer room' })
    await submitOffer(db, anna, id)
    expect(await findOffer(db, id)).toMatchObject({ title: 'A warm room' })
    expect(await stateOf(id)).toBe('live')
    await approveOffer(db, grace, id, { number: 2, sentAt: db.now() })
    expect(await findOffer(db, id)).toMatchObject({ title: 'A warmer room' })
    const states = (await findOwnOffer(db, anna, id))!.versions.map(({ number, state }) => [number, state])
    expect(states).toEqual([
      [2, 'live'],
      [1, 'replaced']
    ])
  })

  it('goes back with reasons, and cannot be sent again unchanged', async () => {
    const id = await written()
    await submitOffer(db, anna, id)
    await refuseOffer(db, grace, id, { number: 1, sentAt: db.now(), reason: 'Say what it costs.' })
    expect(await stateOf(id)).toBe('refused')
    expect((await findOwnOffer(db, anna, id))!.open).toMatchObject({
      state: 'refused',
      reason: 'Say what it costs.'
    })
    await expect(submitOffer(db, anna, id)).rejects.toMatchObject({ code: 'already-done' })
    await save(anna, id, 'access', { cost: 'Free tea' })
    expect(await stateOf(id)).toBe('draft')
    await submitOffer(db, anna, id)
  })

  it('is not sent while a step is not ready, nor written while it waits', async () => {
    const id = await written(anna, { cost: '' })
    await expect(submitOffer(db, anna, id)).rejects.toMatchObject({ code: 'bad-input' })
    await save(anna, id, 'access', { cost: 'Free' })
    await submitOffer(db, anna, id)
    await expect(save(anna, id, 'words', { title: 'Other' })).rejects.toMatchObject({ code: 'already-done' })
    await expect(submitOffer(db, anna, id)).rejects.toMatchObject({ code: 'already-done' })
    await takeBackOffer(db, anna, id)
    await expect(takeBackOffer(db, anna, id)).rejects.toMatchObject({ code: 'already-done' })
    await save(anna, id, 'words', { title: 'Other' })
  })

  it('is not shown past its last day, and not approved once that day has been', async () => {
    const id = await written(anna, { visibleUntil: '2026-11-23' })
    await submitOffer(db, anna, id)
    const looked = { number: 1, sentAt: db.now() }
    db.clock.move(3 * day)
    await expect(approveOffer(db, grace, id, looked)).rejects.toMatchObject({ code: 'bad-input' })
    db.clock.move(-3 * day)
    await approveOffer(db, grace, id, { number: 1, sentAt: db.now() })
    expect(await findOffer(db, id)).not.toBeNull()
    db.clock.move(3 * day)
    expect(await findOffer(db, id)).toBeNull()
    db.clock.move(-3 * day)
  })

  it('can be thrown away before anybody saw it; a live one stays', async () => {
    const draft = await startOffer(db, anna)
    expect(await dropDraft(db, anna, draft)).toBe(false)
    expect(await findOwnOffer(db, anna, draft)).toBeNull()
    const id = await live()
    await expect(dropDraft(db, anna, id)).rejects.toMatchObject({ code: 'already-done' })
    await save(anna, id, 'words', { title: 'Never mind' })
    expect(await dropDraft(db, anna, id)).toBe(true)
    expect(await findOffer(db, id)).toMatchObject({ title: 'A warm room' })
  })

  it('can be copied, without how full it is and without days that are past', async () => {
    const id = await live({
      visibleUntil: '2026-11-23',
      exceptions: [{ date: '2026-11-22', hours: [], why: '' }]
    })
    db.clock.move(2 * day)
    const copy = await duplicateOffer(db, anna, id)
    expect((await findOwnOffer(db, anna, copy))!.doc).toMatchObject({
      title: 'A warm room',
      capacity: null,
      visibleUntil: null,
      exceptions: []
    })
    expect(await stateOf(copy)).toBe('draft')
    db.clock.move(-2 * day)
  })
})

describe('what needs no check', () => {
  it('is how full it is, a pause and its end, and the phone and the times', async () => {
    const id = await live()
    await setCapacity(db, anna, id, 'waiting-list')
    expect(await findOffer(db, id)).toMatchObject({ capacity: 'waiting-list', capacityAsOf: db.now() })
    await moveOwnOffer(db, anna, id, 'pause')
    expect(await findOffer(db, id)).toBeNull()
    await moveOwnOffer(db, anna, id, 'resume')
    expect(await save(anna, id, 'phone', { phone: '116 123' })).toEqual({ shown: true })
    expect(await findOffer(db, id)).toMatchObject({ phone: '116 123' })
    expect((await listUncheckedChanges(db, grace)).map((row) => row.offerId)).toContain(id)
    await moveOwnOffer(db, anna, id, 'end')
    await expect(moveOwnOffer(db, anna, id, 'resume')).rejects.toMatchObject({ code: 'already-done' })
    await expect(setCapacity(db, anna, id, 'full')).rejects.toMatchObject({ code: 'already-done' })
    await expect(save(anna, id, 'words', { title: 'Again' })).rejects.toMatchObject({ code: 'already-done' })
  })

  it('stays when a change that was written before is checked after', async () => {
    const id = await live()
    await save(anna, id, 'words', { title: 'New words' })
    await submitOffer(db, anna, id)
    const own = (await findOwnOffer(db, ben, id))!
    const hours = { 2: [[600, 660]] as [number, number][] }
    await saveStep(db, ben, id, { step: 'times', facts: { hours }, base: baseOf(own.shown, 'times') })
    await setCapacity(db, ben, id, 'full')
    const { number } = (await findOwnOffer(db, anna, id))!.open!
    await approveOffer(db, grace, id, { number, sentAt: db.now() })
    expect(await findOffer(db, id)).toMatchObject({ title: 'New words', hours, capacity: 'full' })
  })

  it('keeps a paused offer paused when its change is approved', async () => {
    const id = await live()
    await save(anna, id, 'words', { title: 'Quiet change' })
    await submitOffer(db, anna, id)
    await moveOwnOffer(db, anna, id, 'pause')
    await approveOffer(db, grace, id, { number: 2, sentAt: db.now() })
    expect(await stateOf(id)).toBe('paused')
    expect(await findOffer(db, id)).toBeNull()
  })
})

describe('two workers at once', () => {
  it('write different steps side by side, and never over a step that they did not see', async () => {
    const id = await written()
    const seen = (await findOwnOffer(db, anna, id))!.doc
    const words = { step: 'words', base: baseOf(seen, 'words') } as const
    await saveStep(db, ben, id, { ...words, facts: { title: 'Ben’s' } })
    await saveStep(db, anna, id, { step: 'phone', base: baseOf(seen, 'phone'), facts: { phone: '111' } })
    await expect(saveStep(db, anna, id, { ...words, facts: { title: 'Anna’s' } })).rejects.toMatchObject({
      code: 'changed-meanwhile'
    })
    expect((await findOwnOffer(db, anna, id))!.doc).toMatchObject({ title: 'Ben’s', phone: '111' })
  })

  it('are one of them too late with a live offer’s times', async () => {
    const id = await live()
    const base = baseOf((await findOwnOffer(db, anna, id))!.shown, 'phone')
    await saveStep(db, ben, id, { step: 'phone', base, facts: { phone: '111' } })
    await expect(
      saveStep(db, anna, id, { step: 'phone', base, facts: { phone: '116 123' } })
    ).rejects.toMatchObject({ code: 'changed-meanwhile' })
  })

  it('approve only the version that they looked at', async () => {
    const id = await written()
    await submitOffer(db, anna, id)
    await expect(approveOffer(db, grace, id, { number: 2, sentAt: db.now() })).rejects.toMatchObject({
      code: 'changed-meanwhile'
    })
    await takeBackOffer(db, anna, id)
    await expect(approveOffer(db, grace, id, { number: 1, sentAt: db.now() })).rejects.toMatchObject({
      code: 'changed-meanwhile'
    })
  })

  it('swap the words under a steward who has read others', async () => {
    const id = await written()
    await submitOffer(db, anna, id)
    const { version } = (await findCheckingOffer(db, grace, id))!
    const looked = { number: version!.number, sentAt: version!.submittedAt! }
    db.clock.move(1000)
    await takeBackOffer(db, anna, id)
    await save(anna, id, 'words', { title: 'Ring this number now' })
    await submitOffer(db, anna, id)
    const late = { code: 'changed-meanwhile' }
    await expect(approveOffer(db, grace, id, looked)).rejects.toMatchObject(late)
    await expect(refuseOffer(db, grace, id, { ...looked, reason: 'Too short' })).rejects.toMatchObject(late)
    expect(await findOffer(db, id)).toBeNull()
  })
})

describe('nobody else', () => {
  it('of another service finds, writes, sends or changes an offer', async () => {
    const id = await live()
    expect(await findOwnOffer(db, stranger, id)).toBeNull()
    expect((await listOwnOffers(db, stranger)).map(({ row }) => row.id)).not.toContain(id)
    const tries = [
      () => saveStep(db, stranger, id, { step: 'phone', base: '', facts: { phone: '111' } }),
      () => submitOffer(db, stranger, id),
      () => takeBackOffer(db, stranger, id),
      () => dropDraft(db, stranger, id),
      () => moveOwnOffer(db, stranger, id, 'end'),
      () => setCapacity(db, stranger, id, 'full'),
      () => confirmOffer(db, stranger, id, 'all'),
      () => duplicateOffer(db, stranger, id)
    ]
    for (const attempt of tries) await expect(attempt()).rejects.toMatchObject({ code: 'not-found' })
    expect(await findOffer(db, id)).toMatchObject({ phone: '01632 960110', capacity: 'spaces' })
  })

  it('who left, even with a page still open', async () => {
    const id = await written()
    const left = await aWorker(db, place, 'Cal')
    await db.write(async (tx, now) => {
      await tx.update(membership).set({ leftAt: now }).where(eq(membership.accountId, left.accountId))
    })
    await expect(save(left, id, 'words', { title: 'Mine' })).rejects.toMatchObject({ code: 'not-found' })
  })

  it('who worked there checks it, nor whoever wrote it', async () => {
    const id = await written()
    await submitOffer(db, anna, id)
    const own: StewardActor = { kind: 'steward', accountId: anna.accountId }
    await expect(approveOffer(db, own, id, { number: 1, sentAt: db.now() })).rejects.toMatchObject({
      code: 'not-allowed'
    })
    const former: StewardActor = { kind: 'steward', accountId: ben.accountId }
    await expect(
      refuseOffer(db, former, id, { number: 1, sentAt: db.now(), reason: 'Not mine to say' })
    ).rejects.toMatchObject({
      code: 'not-allowed'
    })
    expect((await findCheckingOffer(db, former, id))?.answer).toBe('own')
  })

  it('of an organisation that waits sends anything; of a suspended one does anything', async () => {
    const waits = await anOrganisation(db, 'applied', 'New Start')
    const worker = await aWorker(db, waits, 'Dee')
    const id = await written(worker)
    await expect(submitOffer(db, worker, id)).rejects.toMatchObject({ code: 'not-allowed' })
    await db.write(async (tx) => {
      await tx.update(organisation).set({ state: 'suspended' }).where(eq(organisation.id, waits.id))
    })
    await expect(save(worker, id, 'words', { title: 'No' })).rejects.toMatchObject({ code: 'not-allowed' })
    await expect(startOffer(db, worker)).rejects.toMatchObject({ code: 'not-allowed' })
  })

  it('shows an offer whose organisation was suspended while it waited', async () => {
    const at = await anOrganisation(db, 'verified', 'Brief Hope')
    const worker = await aWorker(db, at, 'Eve')
    const id = await written(worker)
    await submitOffer(db, worker, id)
    await db.write(async (tx) => {
      await tx.update(organisation).set({ state: 'suspended' }).where(eq(organisation.id, at.id))
    })
    await expect(approveOffer(db, grace, id, { number: 1, sentAt: db.now() })).rejects.toMatchObject({
      code: 'not-allowed'
    })
  })
})

describe('a hidden place', () => {
  it('leaves no street anywhere once it is shown, also of what was said before', async () => {
    const id = await live({ address: '27 Larkspur Close', postcode: 'OX4 1XP' })
    await save(anna, id, 'where', { where: ['in-person'], refuge: true })
    await submitOffer(db, anna, id)
    await approveOffer(db, grace, id, { number: 2, sentAt: db.now() })
    const rows = await db.read.select().from(offer).where(eq(offer.id, id))
    const versions = await db.read.select().from(offerVersion).where(eq(offerVersion.offerId, id))
    expect(JSON.stringify([rows, versions])).not.toMatch(/Larkspur|OX4 1XP|51\.732/)
    expect(await findOffer(db, id)).toMatchObject({ hiddenPlace: true, address: null, town: 'Oxford' })
  })
})

describe('confirming again', () => {
  it('is asked a week ahead, when it is marked and a week before it is hidden; one tap brings it back', async () => {
    const manager = await aWorker(db, place, 'Mo')
    await db.write(async (tx) => {
      await tx.update(membership).set({ role: 'manager' }).where(eq(membership.accountId, manager.accountId))
    })
    const id = await anOffer(db, place)
    const start = db.now()
    const waits = async () =>
      (await listNotices(db, manager)).filter(({ kind, about }) => kind === 'offer-stale' && about === id)
        .length
    expect([await remindOfStaleOffers(db), await waits()]).toEqual([0, 0])
    db.clock.set(start + 54 * day)
    expect(await remindOfStaleOffers(db)).toBeGreaterThan(0)
    expect([await remindOfStaleOffers(db), await waits()]).toEqual([0, 1])
    db.clock.set(start + 61 * day)
    expect(await remindOfStaleOffers(db)).toBeGreaterThan(0)
    expect((await listDueOffers(db, anna)).find(({ row }) => row.id === id)).toMatchObject({
      freshness: 'stale'
    })
    expect(await findOffer(db, id)).not.toBeNull()
    db.clock.set(start + 91 * day)
    expect(await findOffer(db, id)).toBeNull()
    await confirmOffer(db, ben, id, 'contact')
    expect(await findOffer(db, id)).toMatchObject({ lastConfirmedAt: db.now() })
    expect(await waits()).toBe(0)
    expect((await listDueOffers(db, anna)).map(({ row }) => row.id)).not.toContain(id)
    db.clock.set(start)
  })
})
