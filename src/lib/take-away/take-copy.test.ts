import { zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PersonActor } from '#lib/access/actors.ts'
import { sectionNames } from '#lib/record/sections.ts'
import { openTestDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { aPerson } from '../../../tests/support/people.ts'
import { isComingIn } from './coming-in.server.ts'
import { recordFormat } from './record-schema.ts'
import { takeCopy } from './take-copy.server.ts'

let db: TestDatabase
let actor: PersonActor
beforeAll(async () => {
  db = await openTestDatabase({ memory: true })
  actor = await aPerson(db)
})
afterAll(() => db[Symbol.asyncDispose]())

const json = (value: unknown) => Buffer.from(JSON.stringify(value))
const empty = Object.fromEntries(sectionNames.map((name) => [name, null]))
const record = (change: object = {}) =>
  json({ format: recordFormat, madeAt: '2026-06-02T09:00:00.000Z', sections: empty, ...change })
const good = () => zipSync({ 'record.json': record(), 'files.json': json([]) })

/** Sent as a browser sends a form; `cut` breaks the line after so many bytes. */
async function send(zip: Uint8Array, cut?: number, name = 'my-record.zip') {
  const form = new FormData()
  form.append('file', new File([zip.slice()], name))
  const whole = new Request('http://localhost/me/export', { method: 'POST', body: form })
  const bytes = Buffer.from(await whole.clone().arrayBuffer())
  let at = 0
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (cut !== undefined && at >= cut) return controller.error(new Error('ECONNRESET'))
      if (at >= bytes.length) return controller.close()
      controller.enqueue(bytes.subarray(at, (at += 500)))
    }
  })
  const headers = { 'content-type': whole.headers.get('content-type')! }
  const init = { method: 'POST', body, duplex: 'half', headers }
  return takeCopy(db, actor, new Request('http://localhost/me/export', init as RequestInit))
}

describe('a form with a copy', () => {
  it('is taken, and the copy waits', async () => {
    expect(await send(good())).toBeNull()
    expect(await isComingIn(db, actor)).toBe(true)
  })

  it.each([
    ['no file', 'import_problem_none', () => send(new Uint8Array(), undefined, '')],
    ['nothing in the file', 'import_problem_not_a_copy', () => send(new Uint8Array())],
    ['a picture', 'import_problem_not_a_copy', () => send(Buffer.alloc(900, 0xff))],
    ['a zip of something else', 'import_problem_not_a_copy', () => send(zipSync({ a: Buffer.from('a') }))],
    [
      'a record that is no JSON',
      'import_problem_not_a_copy',
      () => send(zipSync({ 'record.json': Buffer.from('{'), 'files.json': json([]) }))
    ],
    [
      'a record of another shape',
      'import_problem_not_a_copy',
      () => send(zipSync({ 'record.json': record({ sections: 'spoon' }), 'files.json': json([]) }))
    ],
    [
      'files that are told twice',
      'import_problem_not_a_copy',
      () => send(zipSync({ 'record.json': record(), 'files.json': json([file, file]) }))
    ],
    [
      'a newer form',
      'import_problem_newer',
      () => send(zipSync({ 'record.json': record({ format: 'waymark-record-2' }), 'files.json': json([]) }))
    ],
    ['a way out', 'import_problem_strange', () => send(zipSync({ '../record.json': record() }))],
    ['half of it', 'import_problem_cut', () => send(good(), 600)]
  ])('with %s says so and keeps nothing', async (_what, problem, sendIt) => {
    await send(good())
    expect(await sendIt()).toBe(problem)
  })

  it('with nothing in it, or only half, leaves what waits, and what is no copy is gone', async () => {
    await send(good())
    await send(new Uint8Array(), undefined, '')
    await send(good(), 600)
    expect(await isComingIn(db, actor)).toBe(true)
    await send(Buffer.alloc(900, 0xff))
    expect(await isComingIn(db, actor)).toBe(false)
  })

  it('with answers nested as deep as can be is a part that cannot come in, not a mistake of ours', async () => {
    const deep = `{"legalName":${'['.repeat(20_000)}${']'.repeat(20_000)}}`
    const sections = JSON.stringify({ ...empty, identity: { inForce: { answers: 'DEEP' }, waiting: [] } })
    const text = record().toString().replace(JSON.stringify(empty), sections.replace('"DEEP"', deep))
    expect(await send(zipSync({ 'record.json': Buffer.from(text), 'files.json': json([]) }))).toBeNull()
  })

  it('is not taken on a shared computer', async () => {
    const request = new Request('http://localhost/me/export', { method: 'POST', body: new FormData() })
    await expect(takeCopy(db, { ...actor, way: 'kiosk' }, request)).rejects.toMatchObject({
      code: 'not-allowed'
    })
  })
})

const file = { id: 'a', path: 'files/a', name: 'a', kind: 'paper' }
