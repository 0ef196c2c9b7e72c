import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PersonActor } from '#lib/access/actors.ts'
import { newRef } from '#lib/database/new-id.ts'
import { listHistory } from '#lib/ledger/own-history.server.ts'
import { finishErasures } from '#lib/record/finish-erasures.server.ts'
import { sayYes } from '#lib/record/say-yes.server.ts'
import { takeBack } from '#lib/record/take-back.server.ts'
import { destroyDataKeysOf, openDataKey } from '#lib/vault/data-keys.server.ts'
import { openTestDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { anAccount, aPerson } from '../../../tests/support/people.ts'
import { addToComplaint } from './add-to-complaint.server.ts'
import { findOwnLine } from './find-own-line.server.ts'
import { handleComplaint } from './handle-complaint.server.ts'
import { getOwnComplaint, listOwnComplaints } from './own-complaints.server.ts'
import { maySend, sendComplaint } from './send-complaint.server.ts'
import { getComplaint } from './steward-complaints.server.ts'
import { complaint, complaintStep } from './tables.server.ts'
import { takeBackComplaint } from './take-back-complaint.server.ts'

let db: TestDatabase
beforeAll(async () => void (db = await openTestDatabase({ memory: true })))
afterAll(() => db[Symbol.asyncDispose]())

const refusal = (code: string) => expect.objectContaining({ code })
const words = 'I do not know this worker.'

function send(actor: PersonActor, row: number | null = null, key = newRef()): Promise<string> {
  return sendComplaint(db, actor, { key, words, row })
}

async function history(actor: PersonActor): Promise<(string | undefined)[]> {
  const rows = await listHistory(db, actor, { before: Number.MAX_SAFE_INTEGER, limit: 20 })
  return rows.map((row) => row.detail?.what)
}

async function storedOf(id: string): Promise<{ keyId: string | null; sealed: (Buffer | null)[] }> {
  const [row] = (await db.read.select().from(complaint)).filter((one) => one.id === id)
  const steps = (await db.read.select().from(complaintStep)).filter((one) => one.complaintId === id)
  return { keyId: row?.dataKeyId ?? null, sealed: steps.map((step) => step.sealed) }
}

const steward = async () => ({ kind: 'steward' as const, accountId: await anAccount(db, 'steward') })

describe('a complaint', () => {
  it('has a reference, its words, and a row in the person’s history', async () => {
    const actor = await aPerson(db)
    const id = await send(actor)
    const found = await getOwnComplaint(db, actor, id)
    expect(found).toMatchObject({ state: 'sent', sentAt: db.now(), acknowledgedAt: null, endedAt: null })
    expect(found.reference).toMatch(/^C-[2-9BCDFGHJKMNPQRSTVWXYZ]{4}$/)
    expect(found.steps).toMatchObject([{ kind: 'sent', words: { text: words, line: null } }])
    expect(await listOwnComplaints(db, actor)).toMatchObject([{ id, reference: found.reference }])
    expect(await history(actor)).toEqual(['complained'])
  })

  it('keeps its words sealed', async () => {
    const { sealed } = await storedOf(await send(await aPerson(db)))
    expect(sealed).toHaveLength(1)
    expect(sealed[0]?.includes(words)).toBe(false)
  })

  it('takes the line of the history along word for word, with its year', async () => {
    const actor = await aPerson(db)
    await send(actor)
    const line = await findOwnLine(db, actor, 1)
    expect(line?.when).toContain('2026')
    const { steps } = await getOwnComplaint(db, actor, await send(actor, 1))
    expect(steps[0]?.words).toEqual({ text: words, line })
  })

  it('is refused with a line that is not in the person’s own history, and nothing is written', async () => {
    const other = await aPerson(db)
    for (let i = 0; i < 2; i++) await send(other)
    const actor = await aPerson(db)
    await send(actor)
    expect(await findOwnLine(db, actor, 2)).toBeNull()
    await expect(send(actor, 2)).rejects.toEqual(refusal('changed-meanwhile'))
    expect(await listOwnComplaints(db, actor)).toHaveLength(1)
  })

  it('pressed twice, also at once, is one; the same key of somebody else is theirs', async () => {
    const [actor, other] = [await aPerson(db), await aPerson(db)]
    const key = newRef()
    const ids = await Promise.all([1, 2, 3].map(() => send(actor, null, key)))
    expect(new Set(ids).size).toBe(1)
    expect(await history(actor)).toEqual(['complained'])
    expect(await send(other, null, key)).not.toBe(ids[0])
  })

  it('is refused while five are open, and again after one was taken back', async () => {
    const actor = await aPerson(db)
    const ids = []
    for (let i = 0; i < 5; i++) ids.push(await send(actor))
    expect(await maySend(db.read, actor, db.now())).toBe('too-many-open')
    await expect(send(actor)).rejects.toEqual(refusal('too-many-tries'))
    await takeBackComplaint(db, actor, ids[0]!)
    await expect(send(actor)).resolves.toBeTypeOf('string')
  })

  it('is refused after ten in a day, however many were taken back', async () => {
    const actor = await aPerson(db)
    for (let i = 0; i < 10; i++) await takeBackComplaint(db, actor, await send(actor))
    await expect(send(actor)).rejects.toEqual(refusal('too-many-tries'))
    expect(await maySend(db.read, actor, db.now() + 24 * 60 * 60 * 1000)).toBe('can')
  })

  it('cannot be sent by somebody who took their yes back', async () => {
    const actor = await aPerson(db)
    await takeBack(db, actor)
    await expect(send(actor)).rejects.toEqual(refusal('not-found'))
  })
})

describe('somebody else’s complaint', () => {
  it('is not there: to read, to add to, to take back', async () => {
    const [owner, other] = [await aPerson(db), await aPerson(db)]
    const id = await send(owner)
    await expect(getOwnComplaint(db, other, id)).rejects.toEqual(refusal('not-found'))
    await expect(addToComplaint(db, other, id, 'x')).rejects.toEqual(refusal('not-found'))
    await expect(takeBackComplaint(db, other, id)).rejects.toEqual(refusal('not-found'))
    expect(await listOwnComplaints(db, other)).toEqual([])
    expect((await getOwnComplaint(db, owner, id)).steps).toHaveLength(1)
  })
})

describe('adding to a complaint', () => {
  it('stands in order, while it is open', async () => {
    const actor = await aPerson(db)
    const id = await send(actor)
    await addToComplaint(db, actor, id, 'It was on a Friday.')
    const { steps } = await getOwnComplaint(db, actor, id)
    expect(steps.map((step) => [step.kind, step.words?.text])).toEqual([
      ['sent', words],
      ['added', 'It was on a Friday.']
    ])
    await handleComplaint(db, await steward(), id, {
      doing: 'answer',
      words: 'They had the wrong page open.'
    })
    await expect(addToComplaint(db, actor, id, 'More')).rejects.toEqual(refusal('changed-meanwhile'))
  })

  it('ends after twenty times', async () => {
    const actor = await aPerson(db)
    const id = await send(actor)
    for (let i = 0; i < 20; i++) await addToComplaint(db, actor, id, `${i}`)
    await expect(addToComplaint(db, actor, id, '21')).rejects.toEqual(refusal('too-many-tries'))
  })
})

describe('taking a complaint back', () => {
  it('erases every word of both sides and destroys the key; the reference and the days stay', async () => {
    const actor = await aPerson(db)
    const id = await send(actor)
    const grace = await steward()
    await handleComplaint(db, grace, id, { doing: 'write', words: 'Which day was it?' })
    const { keyId } = await storedOf(id)
    await takeBackComplaint(db, actor, id)
    await takeBackComplaint(db, actor, id)
    await expect(openDataKey(db, actor.personId, keyId!)).rejects.toThrow('erased')
    expect(await storedOf(id)).toEqual({ keyId: null, sealed: [null, null, null] })
    const found = await getOwnComplaint(db, actor, id)
    expect(found).toMatchObject({ state: 'taken-back', endedAt: db.now() })
    expect(found.steps.map((step) => [step.kind, step.words])).toEqual([
      ['sent', null],
      ['wrote', null],
      ['taken-back', null]
    ])
    expect((await getComplaint(db, grace, id)).steps.every((step) => step.words === null)).toBe(true)
  })

  it('is finished at the next start when a crash came after the key', async () => {
    const actor = await aPerson(db)
    const id = await send(actor)
    await destroyDataKeysOf(db, actor.personId, db.now())
    await db.write(async (tx) => void (await tx.update(complaint).set({ endedAt: null })))
    await finishErasures(db)
    expect(await listOwnComplaints(db, actor)).toEqual([])
    expect(await storedOf(id)).toEqual({ keyId: null, sealed: [] })
  })

  it('is finished at the next start when a backup brought its words again', async () => {
    const actor = await aPerson(db)
    const [id, kept] = [await send(actor), await send(actor)]
    const { keyId, sealed } = await storedOf(id)
    await takeBackComplaint(db, actor, id)
    await db.write(async (tx) => {
      await tx.update(complaint).set({ state: 'sent', dataKeyId: keyId }).where(eq(complaint.id, id))
      await tx.update(complaintStep).set({ sealed: sealed[0]! }).where(eq(complaintStep.complaintId, id))
    })
    await finishErasures(db)
    expect((await storedOf(id)).sealed.every((one) => one === null)).toBe(true)
    expect((await getOwnComplaint(db, actor, id)).state).toBe('taken-back')
    expect((await getOwnComplaint(db, actor, kept)).steps[0]?.words?.text).toBe(words)
  })
})

describe('taking back the yes to Waymark', () => {
  it('erases every complaint and destroys its key', async () => {
    const [actor, other] = [await aPerson(db), await aPerson(db)]
    const [id, others] = [await send(actor), await send(other)]
    const { keyId } = await storedOf(id)
    await takeBack(db, actor)
    await expect(openDataKey(db, actor.personId, keyId!)).rejects.toThrow('erased')
    expect(await storedOf(id)).toEqual({ keyId: null, sealed: [] })
    await expect(getComplaint(db, await steward(), id)).rejects.toEqual(refusal('not-found'))
    await sayYes(db, actor)
    expect(await listOwnComplaints(db, actor)).toEqual([])
    expect((await getOwnComplaint(db, other, others)).steps[0]?.words?.text).toBe(words)
  })
})
