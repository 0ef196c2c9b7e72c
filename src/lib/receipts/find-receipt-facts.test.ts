import { describe, expect, it } from 'vitest'
import { changeSharing } from '#lib/consent/change-sharing.server.ts'
import type { ConsentEvent } from '#lib/consent/fold.ts'
import { makeNotice } from '#lib/consent/notice.server.ts'
import { readShared } from '#lib/consent/read-shared.server.ts'
import { stopSharing } from '#lib/consent/stop-sharing.server.ts'
import { newRef } from '#lib/database/new-id.ts'
import { checkFiles } from '#lib/ledger/check-files.ts'
import { listCheckpointKeys } from '#lib/ledger/checkpoint.server.ts'
import { parseCopyFile } from '#lib/ledger/copy-file.ts'
import { parseHistoryFile } from '#lib/ledger/history-file.ts'
import { exportHistory } from '#lib/ledger/own-history.server.ts'
import { keepNotice } from '#lib/record/keep-notice.server.ts'
import { openTestDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { nodeTools } from '../../../tests/support/history.ts'
import { aPerson } from '../../../tests/support/people.ts'
import { giveTo, sharedStory, type SharedStory } from '../../../tests/support/sharing.ts'
import { findReceiptFacts } from './find-receipt-facts.server.ts'
import { receiptJsonLd } from './receipt-json-ld.ts'
import { receiptKantara } from './receipt-kantara.ts'
import { checkpointWords, receiptInWords } from './receipt-words.ts'
import { signCopy } from './sign-copy.server.ts'

const operator = {
  name: 'Waymark Practice',
  contact: 'hello@waymark.example',
  dataProtectionContact: 'privacy@waymark.example',
  origin: 'https://waymark.example'
}
const hour = 60 * 60 * 1000
const fromDisk = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

/** A service asks; the gate's own rules for asking are tested in the consent room. */
async function ask(db: TestDatabase, { actor, at, viewer }: SharedStory): Promise<string> {
  const requestId = newRef()
  await changeSharing(db, actor.personId, async (change) => {
    const noticeSha256 = await keepNotice(change.tx, makeNotice('request-1', ['They ask']), change.at)
    const asked: ConsentEvent = {
      kind: 'requested',
      requestId,
      organisationId: at.id,
      purpose: 'work',
      access: 'look',
      needed: ['contact'],
      optional: ['health'],
      untilDate: '2027-01-02',
      noticeSha256,
      lapsesAt: change.at + 28 * 24 * hour
    }
    await change.record(asked, { sealedWords: Buffer.from('sealed'), askedBy: viewer.accountId })
  })
  return requestId
}

describe('a copy of a yes', () => {
  it('says what was agreed, and what became of it', async () => {
    await using db = await openTestDatabase({ memory: true })
    const { actor, at, consentId, untilDate } = await sharedStory(db)
    const active = await findReceiptFacts(db, actor, consentId, operator)
    expect(active).toMatchObject({
      id: consentId,
      recipient: { id: at.id, kind: 'organisation', name: at.name },
      sections: [{ name: 'contact', needed: false, special: false }, { name: 'goals' }],
      status: 'active',
      statuses: [{ kind: 'given', by: 'person', open: true }],
      untilDate,
      notice: { version: 'sharing-2', text: expect.stringContaining(at.name) }
    })
    db.clock.move(hour)
    await stopSharing(db, actor, consentId)
    const stopped = await findReceiptFacts(db, actor, consentId, operator)
    expect(stopped).toMatchObject({ status: 'withdrawn', issuedAt: db.now() })
    expect(stopped.statuses.map(({ kind }) => kind)).toEqual(['given', 'withdrawn'])
    const words = receiptInWords(stopped)
    expect(words.now).toBe(`${at.name} can not look now.`)
    expect(words.happened.map(({ text }) => text)).toEqual(['You said yes.', 'You stopped it.'])
  })

  it('names the yes that took its place', async () => {
    await using db = await openTestDatabase({ memory: true })
    const { actor, at, consentId } = await sharedStory(db)
    db.clock.move(hour)
    const next = await giveTo(db, actor, at, ['contact'])
    const before = await findReceiptFacts(db, actor, consentId, operator)
    expect(before).toMatchObject({ status: 'superseded', replacedBy: next.consentId })
    expect(JSON.stringify(receiptJsonLd(before))).toContain(`"dct:isReplacedBy":"urn:uuid:${next.consentId}"`)
  })

  it('is there for a question that was left, refused, or answered with a yes', async () => {
    await using db = await openTestDatabase({ memory: true })
    const story = await sharedStory(db)
    const requestId = await ask(db, story)
    const facts = () => findReceiptFacts(db, story.actor, requestId, operator)
    expect(await facts()).toMatchObject({
      id: requestId,
      status: 'requested',
      from: null,
      sections: [
        { name: 'contact', needed: true, special: false },
        { name: 'health', needed: false, special: true }
      ]
    })
    await changeSharing(db, story.actor.personId, (change) => change.record({ kind: 'deferred', requestId }))
    expect(await facts()).toMatchObject({ status: 'deferred' })
    await changeSharing(db, story.actor.personId, (change) => change.record({ kind: 'refused', requestId }))
    expect(await facts()).toMatchObject({ status: 'refused' })
    expect(receiptInWords(await facts())).toMatchObject({ title: `What ${story.at.name} asked you` })
  })

  it('lapses with its question', async () => {
    await using db = await openTestDatabase({ memory: true })
    const story = await sharedStory(db)
    const requestId = await ask(db, story)
    db.clock.move(28 * 24 * hour)
    expect(await findReceiptFacts(db, story.actor, requestId, operator)).toMatchObject({ status: 'lapsed' })
  })

  it('is nobody else’s', async () => {
    await using db = await openTestDatabase({ memory: true })
    const story = await sharedStory(db)
    const requestId = await ask(db, story)
    const other = await aPerson(db)
    for (const id of [story.consentId, requestId, newRef(), '', '__proto__']) {
      await expect(findReceiptFacts(db, other, id, operator)).rejects.toMatchObject({ code: 'not-found' })
    }
  })

  it.each([
    ['JSON-LD', receiptJsonLd],
    ['Kantara', receiptKantara]
  ])('is signed as %s, and anchors the history that goes on after it', async (_, make) => {
    await using db = await openTestDatabase({ memory: true })
    const { actor, viewer, ref, consentId } = await sharedStory(db)
    const copy = await signCopy(db, actor, make(await findReceiptFacts(db, actor, consentId, operator)))
    await readShared(db, viewer, ref)
    const file = parseHistoryFile(fromDisk(await exportHistory(db, actor)))!
    const tools = { ...nodeTools(), keys: await listCheckpointKeys(db) }
    const check = (one: unknown, history = file) =>
      checkFiles(
        [
          { kind: 'history', name: 'h', file: history },
          { kind: 'copy', name: 'c', file: parseCopyFile(fromDisk(one))! }
        ],
        tools
      )
    expect((await check(copy)).filter(({ name }) => name === 'c')).toMatchObject([
      { kind: 'signature', of: 'copy', state: 'good' },
      { kind: 'fits', seq: 2 }
    ])
    expect(await check({ ...copy, more: 1 })).toContainEqual(expect.objectContaining({ state: 'forged' }))
    expect(await check(copy, { ...file, rows: file.rows.slice(0, 1) })).toContainEqual(
      expect.objectContaining({ name: 'c', kind: 'cut-off', rows: 1, wanted: 2 })
    )
    expect(checkpointWords(copy.proof.checkpoint).code).toMatch(/^([0-9a-f]{8} ?){8}$/)
  })
})
