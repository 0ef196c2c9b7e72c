import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SignedIn } from '#lib/access/actors.ts'
import type { HatKind } from '#lib/accounts/tables.server.ts'
import { newRef } from '#lib/database/new-id.ts'
import { listOwnComplaints } from '#lib/voice/own-complaints.server.ts'
import { sendComplaint } from '#lib/voice/send-complaint.server.ts'
import { openTestDatabase, type TestDatabase } from '../../../../tests/support/database.ts'
import { anAccount, aPerson } from '../../../../tests/support/people.ts'
import * as stewards from '../../steward/complaints/[complaintId]/+page.server.ts'
import * as list from '../../steward/complaints/+page.server.ts'
import * as one from './[complaintId]/+page.server.ts'
import * as back from './[complaintId]/take-back/+page.server.ts'
import * as fresh from './new/+page.server.ts'

let db: TestDatabase
beforeAll(async () => void (db = await openTestDatabase({ memory: true })))
afterAll(() => db[Symbol.asyncDispose]())

type Form = Record<string, string>

/** A request as the hook hands it over. Its type is of whatever page it is sent to. */
function aRequest(route: string, signedIn: SignedIn | null, complaintId = '', form: Form = {}): never {
  const url = new URL(`http://localhost${route}`)
  const request = new Request(url, { method: 'POST', body: new URLSearchParams(form) })
  const event = { locals: { db, signedIn }, params: { complaintId }, route: { id: route }, url, request }
  return event as never
}

function signedInAs(accountId: string, ...hats: HatKind[]): SignedIn {
  return { accountId, sessionIdHash: 'h', way: 'own-phone', hats, provedAt: db.now(), saidYes: true }
}

async function aComplaint() {
  const actor = await aPerson(db)
  const id = await sendComplaint(db, actor, { key: newRef(), words: 'Who is Anna?', row: null })
  return { actor, id, owner: signedInAs(actor.personId, 'person') }
}

const newRoute = '/me/complaints/new'
const oneRoute = '/me/complaints/[complaintId]'
const backRoute = '/me/complaints/[complaintId]/take-back'
const stewardRoute = '/steward/complaints/[complaintId]'

describe('telling what is wrong', () => {
  const good = (): Form => ({ words: ' Who is Anna? ', key: newRef() })

  it('shows what will be read, and sends nothing before that', async () => {
    const actor = await aPerson(db)
    const me = signedInAs(actor.personId, 'person')
    const checked = await fresh.actions.check!(aRequest(newRoute, me, '', good()))
    expect(checked).toMatchObject({ check: { words: 'Who is Anna?', row: null, showLine: false } })
    expect(await listOwnComplaints(db, actor)).toEqual([])
    await expect(fresh.actions.send!(aRequest(newRoute, me, '', good()))).rejects.toMatchObject({
      status: 303
    })
    expect(await listOwnComplaints(db, actor)).toHaveLength(1)
  })

  it.each<[string, Form]>([
    ['no words', { words: ' \n ', key: newRef() }],
    ['too many words', { words: 'x'.repeat(2001), key: newRef() }],
    ['no key', { words: 'Who?' }],
    ['a key of another shape', { words: 'Who?', key: '../../etc' }]
  ])('answers 422 to %s, and writes nothing', async (_, form) => {
    const actor = await aPerson(db)
    const me = signedInAs(actor.personId, 'person')
    for (const action of [fresh.actions.check!, fresh.actions.change!, fresh.actions.send!]) {
      expect(await action(aRequest(newRoute, me, '', form))).toMatchObject({ status: 422 })
    }
    expect(await listOwnComplaints(db, actor)).toEqual([])
  })

  it('answers 409 to a line that is not the person’s, and takes a row that is no number for none', async () => {
    const actor = await aPerson(db)
    const me = signedInAs(actor.personId, 'person')
    const form = { ...good(), showLine: 'yes', row: '7' }
    expect(await fresh.actions.send!(aRequest(newRoute, me, '', form))).toMatchObject({ status: 409 })
    for (const row of ['-1', '1e999', 'x', '']) {
      const checked = await fresh.actions.check!(aRequest(newRoute, me, '', { ...good(), row }))
      expect(checked).toMatchObject({ check: { row: null } })
    }
  })
})

describe('a complaint of somebody else', () => {
  it('is not there for another person', async () => {
    const { id } = await aComplaint()
    const other = signedInAs((await aPerson(db)).personId, 'person')
    await expect(one.load(aRequest(oneRoute, other, id))).rejects.toMatchObject({ status: 404 })
    await expect(back.load(aRequest(backRoute, other, id))).rejects.toMatchObject({ status: 404 })
    await expect(back.actions.default!(aRequest(backRoute, other, id))).rejects.toMatchObject({ status: 404 })
    const added = one.actions.default!(aRequest(oneRoute, other, id, { words: 'Mine' }))
    await expect(added).rejects.toMatchObject({ status: 404 })
  })

  it.each<HatKind>(['worker', 'enroller', 'supporter', 'steward'])('is not there for a %s', async (hat) => {
    const { id } = await aComplaint()
    const other = signedInAs(await anAccount(db, hat), hat)
    await expect(one.load(aRequest(oneRoute, other, id))).rejects.toMatchObject({ status: 404 })
    await expect(fresh.actions.check!(aRequest(newRoute, other))).rejects.toMatchObject({ status: 404 })
  })
})

describe('the pages of those who run Waymark', () => {
  it.each<HatKind>(['person', 'worker', 'enroller', 'supporter'])('are not there for a %s', async (hat) => {
    const { id } = await aComplaint()
    const other = signedInAs(await anAccount(db, hat), hat)
    const request = () => aRequest(stewardRoute, other, id, { words: 'Hello' })
    await expect(list.load(aRequest('/steward/complaints', other))).rejects.toMatchObject({ status: 404 })
    await expect(stewards.load(request())).rejects.toMatchObject({ status: 404 })
    for (const action of Object.values(stewards.actions)) {
      await expect(action(request())).rejects.toMatchObject({ status: 404 })
    }
  })

  it('want words to write and to answer, in 422, and answer 409 to a second acknowledgement', async () => {
    const { id, actor } = await aComplaint()
    const grace = signedInAs(await anAccount(db, 'steward'), 'steward')
    for (const words of ['', 'x'.repeat(2001)]) {
      const request = () => aRequest(stewardRoute, grace, id, { words })
      expect(await stewards.actions.write!(request())).toMatchObject({ status: 422 })
      expect(await stewards.actions.answer!(request())).toMatchObject({ status: 422 })
    }
    const acknowledge = () => stewards.actions.acknowledge!(aRequest(stewardRoute, grace, id))
    await expect(acknowledge()).rejects.toMatchObject({ status: 303 })
    expect(await acknowledge()).toMatchObject({ status: 409 })
    expect((await listOwnComplaints(db, actor))[0]?.state).toBe('acknowledged')
  })
})
