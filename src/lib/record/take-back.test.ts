import { describe, expect, it } from 'vitest'
import { eq, sql } from 'drizzle-orm'
import { anAccount, anOffer, aPerson } from '../../../tests/support/people.ts'
import { openTestDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { sharedStory } from '../../../tests/support/sharing.ts'
import type { PersonActor } from '#lib/access/actors.ts'
import { answerUntil, answerWhat } from '#lib/consent/answer-draft.server.ts'
import { getDraft } from '#lib/consent/draft.server.ts'
import { startDraft } from '#lib/consent/start-draft.server.ts'
import { draftNotice } from '#lib/consent/draft-notice.server.ts'
import { listSharing } from '#lib/consent/list-sharing.server.ts'
import { readShared } from '#lib/consent/read-shared.server.ts'
import { historyDetail } from '#lib/ledger/tables.server.ts'
import { verifyAllHistories } from '#lib/ledger/verify-all.server.ts'
import { giveDraft } from '#lib/consent/give-draft.server.ts'
import { destroyDataKey, openDataKey } from '#lib/vault/data-keys.server.ts'
import { findErasedKeys } from '#lib/vault/erased-keys.server.ts'
import { finishErasures } from './finish-erasures.server.ts'
import { noticeHash } from './keep-notice.server.ts'
import { sayYes } from './say-yes.server.ts'
import { keepingYes, notice, person, recordSection } from './tables.server.ts'
import { takeBack } from './take-back.server.ts'
import { yesNoticeWords } from './yes-notice.ts'

async function aPersonBeforeYes(db: TestDatabase): Promise<PersonActor> {
  return { kind: 'person', personId: await anAccount(db, 'person'), way: 'own-phone' }
}

async function dataKeyOf(db: TestDatabase, actor: PersonActor): Promise<string | null> {
  const [row] = await db.read.select().from(person).where(eq(person.id, actor.personId))
  return row?.dataKeyId ?? null
}

async function writeSomething(db: TestDatabase, actor: PersonActor): Promise<void> {
  const row = {
    personId: actor.personId,
    section: 'goals',
    version: 1,
    basedOn: 0,
    standing: 'kept' as const
  }
  const rest = { sealed: Buffer.from('sealed'), updatedAt: db.now(), updatedBy: actor.personId }
  await db.write(async (tx) => void (await tx.insert(recordSection).values({ ...row, ...rest })))
}

/** Asks for help by an offer, and shares how to reach them with it. */
async function askForHelp(db: TestDatabase, actor: PersonActor, offerId: string): Promise<void> {
  const draftId = await startDraft(db, actor, offerId)
  await answerWhat(db, actor, draftId, { contact: true })
  await answerUntil(db, actor, draftId, '28-days', '')
  const words = draftNotice(await getDraft(db.read, actor, draftId), db.now())
  await giveDraft(db, actor, draftId, words!.sha256, false) // every question is answered
}

/** Tables in which this id stands anywhere. */
async function tablesAbout(db: TestDatabase, id: string): Promise<string[]> {
  const tables = await db.read.all<{ name: string }>(sql`
    SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%' ORDER BY name`)
  const found: string[] = []
  for (const { name } of tables) {
    const rows = await db.read.all(sql`SELECT * FROM ${sql.identifier(name)}`)
    if (JSON.stringify(rows).includes(id)) found.push(name)
  }
  return found
}

describe('the yes', () => {
  it('makes a key and keeps the exact words', async () => {
    await using db = await openTestDatabase()
    const actor = await aPersonBeforeYes(db)
    await sayYes(db, actor)
    await expect(openDataKey(db, actor.personId, (await dataKeyOf(db, actor))!)).resolves.toBeDefined()
    const [kept] = await db.read.select().from(notice)
    const words = yesNoticeWords()
    expect(kept).toEqual({ sha256: noticeHash(words.text), ...words, keptAt: db.now() })
    expect(await db.read.select().from(keepingYes)).toMatchObject([
      { personId: actor.personId, noticeSha256: kept?.sha256, givenAt: db.now(), takenBackAt: null }
    ])
  })

  it('said ten times at once is one yes, and one key that opens', async () => {
    await using db = await openTestDatabase()
    const actor = await aPersonBeforeYes(db)
    await Promise.all(Array.from({ length: 10 }, () => sayYes(db, actor)))
    expect(await db.read.$count(keepingYes)).toBe(1)
    const key = (await dataKeyOf(db, actor))!
    await expect(openDataKey(db, actor.personId, key)).resolves.toBeDefined()
    expect((await findErasedKeys(db)).map(({ id }) => id)).not.toContain(key)
  })
})

describe('taking it back', () => {
  it('destroys the key, deletes the record and notes when', async () => {
    await using db = await openTestDatabase()
    const actor = await aPersonBeforeYes(db)
    await sayYes(db, actor)
    await writeSomething(db, actor)
    const key = (await dataKeyOf(db, actor))!
    db.clock.move(1000)
    await takeBack(db, actor)
    await expect(openDataKey(db, actor.personId, key)).rejects.toThrow('was erased')
    expect(await db.read.$count(recordSection)).toBe(0)
    expect(await dataKeyOf(db, actor)).toBeNull()
    expect(await db.read.select().from(keepingYes)).toMatchObject([{ takenBackAt: db.now() }])
  })

  it('leaves of a person what the page says, and no more', async () => {
    await using db = await openTestDatabase()
    const { actor, at } = await sharedStory(db)
    await askForHelp(db, actor, await anOffer(db, at))
    await startDraft(db, actor, await anOffer(db, at))
    expect(await tablesAbout(db, actor.personId)).toEqual(
      expect.arrayContaining(['assignment', 'history_detail', 'interest', 'record_section', 'sharing_draft'])
    )
    await takeBack(db, actor)
    // The sign-in, what was shared with whom until when, and a chain that says nothing.
    const signIn = ['account', 'hat', 'person']
    const shared = ['consent', 'consent_event', 'person_sharing', 'sharing_thread']
    const chain = ['erasure', 'history_row']
    expect(await tablesAbout(db, actor.personId)).toEqual([...signIn, ...shared, ...chain].toSorted())
  })

  it('leaves everybody else as they were', async () => {
    await using db = await openTestDatabase()
    const [actor, other] = [await aPerson(db), await aPersonBeforeYes(db)]
    await sayYes(db, other)
    await writeSomething(db, other)
    await takeBack(db, actor)
    expect(await db.read.$count(recordSection)).toBe(1)
    await expect(openDataKey(db, other.personId, (await dataKeyOf(db, other))!)).resolves.toBeDefined()
    expect(await db.read.select().from(keepingYes)).toMatchObject([{ takenBackAt: null }])
  })

  it('twice, or without a yes, changes nothing more', async () => {
    await using db = await openTestDatabase()
    const actor = await aPersonBeforeYes(db)
    await takeBack(db, actor)
    await sayYes(db, actor)
    await Promise.all([takeBack(db, actor), takeBack(db, actor)])
    await takeBack(db, actor)
    expect(await db.read.$count(keepingYes)).toBe(1)
    expect(await findErasedKeys(db)).toHaveLength(1)
  })

  it('then a new yes gives a new key and an empty record', async () => {
    await using db = await openTestDatabase()
    const actor = await aPersonBeforeYes(db)
    await sayYes(db, actor)
    const before = await dataKeyOf(db, actor)
    await writeSomething(db, actor)
    await takeBack(db, actor)
    await sayYes(db, actor)
    expect(await dataKeyOf(db, actor)).not.toBe(before)
    expect(await db.read.$count(recordSection)).toBe(0)
    expect(await db.read.$count(keepingYes)).toBe(2)
    await finishErasures(db)
    expect(await dataKeyOf(db, actor)).not.toBeNull()
  })

  it('cut off after the key was destroyed is finished at the next start', async () => {
    await using db = await openTestDatabase()
    const actor = await aPersonBeforeYes(db)
    await sayYes(db, actor)
    await writeSomething(db, actor)
    await destroyDataKey(db, actor.personId, (await dataKeyOf(db, actor))!, db.now())
    await finishErasures(db)
    expect(await dataKeyOf(db, actor)).toBeNull()
    expect(await db.read.$count(recordSection)).toBe(0)
    await finishErasures(db)
    expect(await db.read.$count(keepingYes)).toBe(1)
  })

  it('ends all sharing at once, erases who looked, and leaves a chain that verifies', async () => {
    await using db = await openTestDatabase()
    const { actor, viewer, ref } = await sharedStory(db)
    const { ref: otherRef, viewer: otherViewer } = await sharedStory(db)
    await readShared(db, viewer, ref)
    await takeBack(db, actor)
    await expect(readShared(db, viewer, ref)).rejects.toMatchObject({ code: 'not-found' })
    const mine = eq(historyDetail.personId, actor.personId)
    expect(await db.read.$count(historyDetail, mine)).toBe(0)
    expect(await verifyAllHistories(db)).toMatchObject({ broken: [] })
    await expect(readShared(db, otherViewer, otherRef)).resolves.toBeDefined()

    await sayYes(db, actor)
    expect((await listSharing(db, actor)).map(({ state }) => state)).toEqual(['revoked'])
    await expect(readShared(db, viewer, ref)).rejects.toMatchObject({ code: 'not-found' })
    expect(await verifyAllHistories(db)).toMatchObject({ broken: [] })
  })

  it('while a service looks again and again: each look is whole or refused, never an error', async () => {
    await using db = await openTestDatabase()
    const { actor, viewer, ref } = await sharedStory(db)
    const looks = Array.from({ length: 20 }, () => readShared(db, viewer, ref))
    const taken = takeBack(db, actor)
    const after = Array.from({ length: 5 }, () => readShared(db, viewer, ref))
    await taken
    for (const look of await Promise.allSettled(looks)) expect(look.status).toBe('fulfilled')
    for (const look of await Promise.allSettled(after)) {
      expect(look).toMatchObject({ status: 'rejected', reason: { code: 'not-found' } })
    }
  })

  it('is done again when the writing failed after the key was gone', async () => {
    await using db = await openTestDatabase()
    const { actor, viewer, ref } = await sharedStory(db)
    await destroyDataKey(db, actor.personId, (await dataKeyOf(db, actor))!, db.now())
    await takeBack(db, actor)
    expect(await dataKeyOf(db, actor)).toBeNull()
    await expect(readShared(db, viewer, ref)).rejects.toMatchObject({ code: 'not-found' })
  })
})
