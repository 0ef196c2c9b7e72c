import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PersonActor, StewardActor } from '#lib/access/actors.ts'
import { newRef } from '#lib/database/new-id.ts'
import { openTestDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { anAccount, aPerson } from '../../../tests/support/people.ts'
import { handleComplaint, type Handling } from './handle-complaint.server.ts'
import { findNewAnswer, getOwnComplaint } from './own-complaints.server.ts'
import { sendComplaint } from './send-complaint.server.ts'
import {
  countOpenComplaints,
  getComplaint,
  listEndedComplaints,
  listOpenComplaints
} from './steward-complaints.server.ts'
import { takeBackComplaint } from './take-back-complaint.server.ts'

let db: TestDatabase
beforeAll(async () => void (db = await openTestDatabase({ memory: true })))
afterAll(() => db[Symbol.asyncDispose]())

const refusal = (code: string) => expect.objectContaining({ code })
const acknowledge: Handling = { doing: 'acknowledge', words: null }
const write: Handling = { doing: 'write', words: 'Which day was it?' }
const answer: Handling = { doing: 'answer', words: 'They had the wrong page open.' }

async function aSteward(): Promise<StewardActor> {
  return { kind: 'steward', accountId: await anAccount(db, 'steward') }
}

async function aComplaint(): Promise<{ actor: PersonActor; id: string }> {
  const actor = await aPerson(db)
  return { actor, id: await sendComplaint(db, actor, { key: newRef(), words: 'Who is Anna?', row: null }) }
}

describe('a steward', () => {
  it('reads the words and the reference, and nothing that says whose it is', async () => {
    const { actor, id } = await aComplaint()
    const found = await getComplaint(db, await aSteward(), id)
    expect(found).toMatchObject({
      id,
      state: 'sent',
      steps: [{ kind: 'sent', by: 'person', words: { text: 'Who is Anna?', line: null } }]
    })
    const rows = await listOpenComplaints(db, await aSteward())
    expect(rows.some((row) => row.id === id)).toBe(true)
    for (const seen of [found, rows]) expect(JSON.stringify(seen)).not.toContain(actor.personId)
  })

  it('says that it came in, asks, and answers: the person reads each', async () => {
    const { actor, id } = await aComplaint()
    const [grace, idris] = [await aSteward(), await aSteward()]
    const sentAt = db.now()
    db.clock.move(60_000)
    await handleComplaint(db, grace, id, acknowledge)
    db.clock.move(60_000)
    await handleComplaint(db, idris, id, write)
    db.clock.move(60_000)
    await handleComplaint(db, grace, id, answer)
    const own = await getOwnComplaint(db, actor, id)
    expect(own).toMatchObject({ state: 'answered', acknowledgedAt: sentAt + 60_000, endedAt: db.now() })
    expect(own.steps.map(({ kind, words }) => [kind, words?.text])).toEqual([
      ['sent', 'Who is Anna?'],
      ['acknowledged', undefined],
      ['wrote', 'Which day was it?'],
      ['answered', 'They had the wrong page open.']
    ])
    const { steps } = await getComplaint(db, grace, id)
    expect(steps.map(({ by }) => by)).toEqual(['person', 'you', 'other', 'you'])
    expect((await listEndedComplaints(db, grace, 1))[0]).toMatchObject({ id, state: 'answered' })
    const answeredAt = db.now()
    expect(await findNewAnswer(db, actor, answeredAt - 1)).toBe(id)
    expect(await findNewAnswer(db, actor, answeredAt)).toBeNull()
    expect(await findNewAnswer(db, await aPerson(db), 0)).toBeNull()
  })

  it.each([write, answer])('who does this first says with it that it came in: %j', async (handling) => {
    const { actor, id } = await aComplaint()
    await handleComplaint(db, await aSteward(), id, handling)
    expect((await getOwnComplaint(db, actor, id)).acknowledgedAt).toBe(db.now())
  })

  it('acknowledges once, also when two press at once', async () => {
    const { actor, id } = await aComplaint()
    const [grace, idris] = [await aSteward(), await aSteward()]
    const both = [grace, idris].map((one) => handleComplaint(db, one, id, acknowledge))
    const results = await Promise.allSettled(both)
    expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect((await getOwnComplaint(db, actor, id)).steps).toHaveLength(2)
  })

  it.each([acknowledge, write, answer])('can do nothing after it ended: %j', async (handling) => {
    const { actor, id } = await aComplaint()
    const grace = await aSteward()
    await takeBackComplaint(db, actor, id)
    await expect(handleComplaint(db, grace, id, handling)).rejects.toEqual(refusal('already-done'))
    const other = await aComplaint()
    await handleComplaint(db, grace, other.id, answer)
    await expect(handleComplaint(db, grace, other.id, handling)).rejects.toEqual(refusal('already-done'))
  })

  it('finds none by an id that nobody has', async () => {
    const grace = await aSteward()
    for (const id of ['', 'not-there', newRef()]) {
      await expect(getComplaint(db, grace, id)).rejects.toEqual(refusal('not-found'))
      await expect(handleComplaint(db, grace, id, acknowledge)).rejects.toEqual(refusal('not-found'))
    }
  })

  it('who is a person too never meets their own', async () => {
    const { actor, id } = await aComplaint()
    const self: StewardActor = { kind: 'steward', accountId: actor.personId }
    await expect(getComplaint(db, self, id)).rejects.toEqual(refusal('not-found'))
    await expect(handleComplaint(db, self, id, answer)).rejects.toEqual(refusal('not-found'))
    expect((await listOpenComplaints(db, self)).some((row) => row.id === id)).toBe(false)
    expect((await listEndedComplaints(db, self, 100)).some((row) => row.id === id)).toBe(false)
  })
})

describe('the count for the first page', () => {
  it('is of what is open, and of what nobody has said anything to', async () => {
    const grace = await aSteward()
    const before = await countOpenComplaints(db, grace)
    const [first] = [await aComplaint(), await aComplaint()]
    await handleComplaint(db, grace, first.id, acknowledge)
    const after = await countOpenComplaints(db, grace)
    expect(after).toEqual({ open: before.open + 2, waiting: before.waiting + 1 })
  })

  it('lists the oldest first', async () => {
    db.clock.move(1000)
    const { id } = await aComplaint()
    const ids = (await listOpenComplaints(db, await aSteward())).map((row) => row.id)
    expect(ids.at(-1)).toBe(id)
  })
})
