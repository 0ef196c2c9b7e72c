import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { and, eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { openTestDatabase } from '../../../tests/support/database.ts'
import { anAccount, aPerson } from '../../../tests/support/people.ts'
import type { PersonActor } from '#lib/access/actors.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { destroyDataKey } from '#lib/vault/data-keys.server.ts'
import { SealBroken } from '#lib/vault/seal.server.ts'
import { chooseAnswer } from './choose-answer.server.ts'
import { contactFields } from './contact-fields.ts'
import { goalsIn } from './goals.ts'
import { identityFields } from './identity-fields.ts'
import { findOwnSection, listOwnSections } from './own-record.server.ts'
import { saveGoalAnswer } from './save-goal-answer.server.ts'
import { saveAnswer, saveSection } from './save-section.server.ts'
import { person, recordSection } from './tables.server.ts'

const rowsOf = (db: Database, actor: PersonActor) =>
  db.read.select().from(recordSection).where(eq(recordSection.personId, actor.personId))

describe('saving an answer', () => {
  it('is there again, and takes the next version each time', async () => {
    await using db = await openTestDatabase()
    const sam = await aPerson(db)
    expect(await findOwnSection(db, sam, 'identity')).toBeNull()

    expect(await saveAnswer(db, sam, 'identity', 'legalName', 'Sam Jones', 0)).toEqual({
      outcome: 'saved',
      version: 1
    })
    db.clock.move(1000)
    expect(await saveAnswer(db, sam, 'identity', 'sex', { ratherNotSay: true }, 1)).toEqual({
      outcome: 'saved',
      version: 2
    })
    expect(await findOwnSection(db, sam, 'identity')).toEqual({
      version: 2,
      basedOn: 1,
      document: { legalName: 'Sam Jones', sex: { ratherNotSay: true } },
      at: db.now(),
      waiting: null
    })
    expect(await rowsOf(db, sam)).toHaveLength(2) // the first version stays
    const all = await listOwnSections(db, sam)
    expect(all.identity?.version).toBe(2)
    expect([all.contact, all.goals]).toEqual([null, null])
  })

  it('takes an answer out again, and says "not yet" from then on', async () => {
    await using db = await openTestDatabase()
    const sam = await aPerson(db)
    await saveAnswer(db, sam, 'contact', 'phone', '07700 900123', 0)
    await saveAnswer(db, sam, 'contact', 'phone', null, 1)
    expect((await findOwnSection(db, sam, 'contact'))?.document).toEqual({})
  })

  it('makes no new version for the same answer, also from an old page', async () => {
    await using db = await openTestDatabase()
    const sam = await aPerson(db)
    await saveAnswer(db, sam, 'identity', 'legalName', 'Sam', 0)
    const again = { outcome: 'same', version: 1 }
    expect(await saveAnswer(db, sam, 'identity', 'legalName', 'Sam', 0)).toEqual(again)
    expect(await saveAnswer(db, sam, 'identity', 'legalName', 'Sam', 1)).toEqual(again)
    expect(await saveAnswer(db, sam, 'identity', 'sex', null, 1)).toEqual(again)
    expect(await rowsOf(db, sam)).toHaveLength(1)
  })

  it('keeps what another page saved meanwhile in other fields', async () => {
    await using db = await openTestDatabase()
    const sam = await aPerson(db)
    await saveAnswer(db, sam, 'identity', 'legalName', 'Sam', 0)
    await saveAnswer(db, sam, 'identity', 'sex', 'MALE', 1)
    expect((await saveAnswer(db, sam, 'identity', 'nationality', 'Irish', 1)).outcome).toBe('saved')
    expect((await findOwnSection(db, sam, 'identity'))?.document).toEqual({
      legalName: 'Sam',
      sex: 'MALE',
      nationality: 'Irish'
    })
  })

  it('loses none of a hundred at once', async () => {
    await using db = await openTestDatabase({ memory: true })
    const sam = await aPerson(db)
    const answers = { identity: identityFields, contact: contactFields }
    const texts = Object.entries(answers).flatMap(([section, fields]) =>
      fields
        .filter(({ input, check }) => input.endsWith('text') && !check)
        .map((field) => ({ section: section as 'identity' | 'contact', name: field.name }))
    )
    const goalIds = Array.from({ length: 100 - texts.length }, (_, i) => `goal-${i}`)
    const saved = await Promise.all([
      ...texts.map(({ section, name }) => saveAnswer(db, sam, section, name, `my ${name}`, 0)),
      ...goalIds.map((id) => saveGoalAnswer(db, sam, id, 'title', `my ${id}`, 0))
    ])
    expect(saved).toHaveLength(100)
    expect(saved.every(({ outcome }) => outcome === 'saved')).toBe(true)
    const all = await listOwnSections(db, sam)
    for (const { section, name } of texts) expect(all[section]?.document[name]).toBe(`my ${name}`)
    expect(goalsIn(all.goals?.document ?? {}).map(({ title }) => title)).toEqual(
      goalIds.map((id) => `my ${id}`)
    )
    expect(await rowsOf(db, sam)).toHaveLength(100)
  })

  it('refuses what does not fit, and writes nothing', async () => {
    await using db = await openTestDatabase()
    const sam = await aPerson(db)
    const refused = { code: 'bad-input' }
    await expect(saveAnswer(db, sam, 'identity', 'dateOfBirth', '1985-02-31', 0)).rejects.toMatchObject(
      refused
    )
    await expect(saveAnswer(db, sam, 'identity', 'legalName', ' Sam ', 0)).rejects.toMatchObject(refused)
    await expect(saveAnswer(db, sam, 'identity', 'offence', 'x', 0)).rejects.toMatchObject(refused)
    await expect(saveSection(db, sam, 'contact', { legalName: 'Sam' }, 0)).rejects.toMatchObject(refused)
    await expect(saveSection(db, sam, 'goals', { goals: [{ id: 'a' }] }, 0)).rejects.toMatchObject(refused)
    await expect(saveSection(db, sam, 'goals', { goals: 'none' }, 0)).rejects.toMatchObject(refused)
    expect(await rowsOf(db, sam)).toEqual([])
  })

  it('does not judge again what was stored before and did not change', async () => {
    await using db = await openTestDatabase({ now: Date.UTC(2026, 10, 22) })
    const sam = await aPerson(db)
    await saveAnswer(db, sam, 'identity', 'dateOfBirth', '2008-11-22', 0)
    db.clock.set(Date.UTC(2020, 0, 1)) // a clock set back: the birthday would be refused today
    expect((await saveAnswer(db, sam, 'identity', 'legalName', 'Sam', 1)).outcome).toBe('saved')
  })

  it.each([1, 7, -1, 0.5, Number.NaN])(
    'refuses a page made from version %s, which never was',
    async (basedOn) => {
      await using db = await openTestDatabase()
      const sam = await aPerson(db)
      await expect(saveAnswer(db, sam, 'identity', 'legalName', 'Sam', basedOn)).rejects.toMatchObject({
        code: 'changed-meanwhile'
      })
    }
  )
})

describe('two different answers to one question', () => {
  /** A phone was saved, then changed on two pages that were both made from it. */
  async function twoAnswers(db: Database) {
    const sam = await aPerson(db)
    await saveAnswer(db, sam, 'contact', 'phone', '07700 900001', 0)
    await saveAnswer(db, sam, 'contact', 'phone', '07700 900002', 1)
    const late = await saveAnswer(db, sam, 'contact', 'phone', '07700 900003', 1)
    return { sam, late }
  }
  const phoneOf = async (db: Database, sam: PersonActor) =>
    (await findOwnSection(db, sam, 'contact'))?.document.phone

  it('are both kept, and the older stays in force', async () => {
    await using db = await openTestDatabase()
    const { sam, late } = await twoAnswers(db)
    expect(late).toEqual({ outcome: 'waiting', version: 3 })
    const own = await findOwnSection(db, sam, 'contact')
    expect(own).toMatchObject({ version: 2, document: { phone: '07700 900002' } })
    expect(own?.waiting).toMatchObject({ version: 3, document: { phone: '07700 900003' } })
  })

  it('do not pile up when the late page is sent twice', async () => {
    await using db = await openTestDatabase()
    const { sam } = await twoAnswers(db)
    expect(await saveAnswer(db, sam, 'contact', 'phone', '07700 900003', 1)).toEqual({
      outcome: 'waiting',
      version: 3
    })
    expect(await rowsOf(db, sam)).toHaveLength(3)
  })

  it('keep the first when the person says so', async () => {
    await using db = await openTestDatabase()
    const { sam } = await twoAnswers(db)
    await chooseAnswer(db, sam, 'contact', { keptVersion: 2, waitingVersion: 3, keep: 'kept' })
    expect(await findOwnSection(db, sam, 'contact')).toMatchObject({
      version: 2,
      document: { phone: '07700 900002' },
      waiting: null
    })
    expect((await rowsOf(db, sam)).map(({ standing }) => standing)).toEqual(['kept', 'kept', 'settled'])
  })

  it('keep the other when the person says so, beside all that was saved since, once', async () => {
    await using db = await openTestDatabase()
    const { sam } = await twoAnswers(db)
    await saveAnswer(db, sam, 'contact', 'nameToAskFor', 'Sam', 2)
    const choice = { keptVersion: 4, waitingVersion: 3, keep: 'waiting' } as const
    await chooseAnswer(db, sam, 'contact', choice)
    await chooseAnswer(db, sam, 'contact', choice) // pressed twice
    expect(await findOwnSection(db, sam, 'contact')).toMatchObject({
      version: 5,
      document: { phone: '07700 900003', nameToAskFor: 'Sam' },
      waiting: null
    })
    expect(await rowsOf(db, sam)).toHaveLength(5)
  })

  it('ask again when the answer in force is no longer the one that was shown', async () => {
    await using db = await openTestDatabase()
    const { sam } = await twoAnswers(db)
    await saveAnswer(db, sam, 'contact', 'phone', '07700 900004', 2)
    for (const keep of ['kept', 'waiting'] as const) {
      await expect(
        chooseAnswer(db, sam, 'contact', { keptVersion: 2, waitingVersion: 3, keep })
      ).rejects.toMatchObject({ code: 'changed-meanwhile' })
    }
    expect(await phoneOf(db, sam)).toBe('07700 900004')
  })

  it('need no choice any more when the person gives the waiting answer again', async () => {
    await using db = await openTestDatabase()
    const { sam } = await twoAnswers(db)
    await saveAnswer(db, sam, 'contact', 'phone', '07700 900003', 2)
    expect(await findOwnSection(db, sam, 'contact')).toMatchObject({
      document: { phone: '07700 900003' },
      waiting: null
    })
  })

  it('cannot be chosen between by anybody else', async () => {
    await using db = await openTestDatabase()
    const { sam } = await twoAnswers(db)
    const jo = await aPerson(db)
    for (const keep of ['kept', 'waiting'] as const) {
      await expect(
        chooseAnswer(db, jo, 'contact', { keptVersion: 2, waitingVersion: 3, keep })
      ).rejects.toMatchObject({ code: 'not-found' })
    }
    expect((await findOwnSection(db, sam, 'contact'))?.waiting?.version).toBe(3)
  })
})

describe('a record', () => {
  it('is the person’s own: another person has none of it', async () => {
    await using db = await openTestDatabase()
    const [sam, jo] = [await aPerson(db), await aPerson(db)]
    await saveAnswer(db, sam, 'identity', 'legalName', 'Sam', 0)
    expect(await findOwnSection(db, jo, 'identity')).toBeNull()
    // A version of somebody else's is no version of hers.
    await expect(saveAnswer(db, jo, 'identity', 'legalName', 'Jo', 1)).rejects.toMatchObject({
      code: 'changed-meanwhile'
    })
  })

  it('is refused to somebody who has not said yes, or took it back', async () => {
    await using db = await openTestDatabase()
    const id = await anAccount(db, 'person')
    const nobody: PersonActor = { kind: 'person', personId: id, way: 'own-phone' }
    const refused = { code: 'not-allowed' }
    await expect(findOwnSection(db, nobody, 'identity')).rejects.toMatchObject(refused)
    await expect(saveAnswer(db, nobody, 'identity', 'legalName', 'Sam', 0)).rejects.toMatchObject(refused)

    const sam = await aPerson(db)
    await db.write(async (tx) => {
      await tx.update(person).set({ dataKeyId: null }).where(eq(person.id, sam.personId))
    })
    await expect(saveAnswer(db, sam, 'identity', 'legalName', 'Sam', 0)).rejects.toMatchObject(refused)
  })

  it('takes nothing that is being saved while it is taken back', async () => {
    await using db = await openTestDatabase()
    const sam = await aPerson(db)
    // Queued first, so that it runs between the opening of the key and the save.
    let letGo = (): void => undefined
    const held = db.write(async () => new Promise<void>((resolve) => (letGo = resolve)))
    const takenBack = db.write(async (tx) => {
      await tx.update(person).set({ dataKeyId: null }).where(eq(person.id, sam.personId))
    })
    const saving = saveAnswer(db, sam, 'identity', 'legalName', 'Sam', 0)
    saving.catch(() => undefined)
    await new Promise((resolve) => setTimeout(resolve, 100)) // the key is open, the save waits its turn
    letGo()
    await Promise.all([held, takenBack])
    await expect(saving).rejects.toMatchObject({ code: 'not-allowed' })
    expect(await rowsOf(db, sam)).toEqual([])
  })
})

describe('what is stored', () => {
  it('holds no value in clear, anywhere on the disk', async () => {
    await using db = await openTestDatabase()
    const sam = await aPerson(db)
    const marks = ['MARKEDLEGALNAME', 'MARKEDGOALTITLE', 'marked@example.com']
    await saveAnswer(db, sam, 'identity', 'legalName', 'MARKEDLEGALNAME', 0)
    await saveAnswer(db, sam, 'contact', 'email', 'marked@example.com', 0)
    await saveGoalAnswer(db, sam, 'goal-1', 'title', 'MARKEDGOALTITLE', 0)
    const files = readdirSync(db.dataDir)
    expect(files).toContain('waymark.db')
    for (const file of files) {
      const bytes = readFileSync(join(db.dataDir, file))
      for (const mark of marks) expect(bytes.includes(mark), `${mark} in ${file}`).toBe(false)
    }
  })

  it('differs although the answer is the same', async () => {
    await using db = await openTestDatabase()
    const [sam, jo] = [await aPerson(db), await aPerson(db)]
    for (const actor of [sam, jo]) await saveAnswer(db, actor, 'identity', 'legalName', 'Sam', 0)
    const [[mine], [hers]] = [await rowsOf(db, sam), await rowsOf(db, jo)]
    expect(mine?.sealed.equals(hers?.sealed ?? Buffer.alloc(0))).toBe(false)
  })

  it.each(['changed', 'another person’s', 'another version', 'cut', 'empty'])(
    'is never shown as empty when it is %s: it is refused, and nothing is saved over it',
    async (how) => {
      await using db = await openTestDatabase()
      const [sam, jo] = [await aPerson(db), await aPerson(db)]
      await saveAnswer(db, sam, 'identity', 'legalName', 'Sam', 0)
      await saveAnswer(db, sam, 'identity', 'legalName', 'Sam Jones', 1)
      await saveAnswer(db, jo, 'identity', 'legalName', 'Jo', 0)
      await saveAnswer(db, jo, 'identity', 'legalName', 'Jo Brown', 1)
      const rows = await rowsOf(db, sam)
      const sealed = rows[1]?.sealed ?? Buffer.alloc(0)
      const changed = Buffer.from(sealed)
      changed[20]! ^= 1 // inside the tag
      const foreign = (await rowsOf(db, jo))[1]?.sealed ?? Buffer.alloc(0)
      const forged =
        {
          changed,
          'another person’s': foreign,
          'another version': rows[0]?.sealed,
          cut: sealed.subarray(0, 30)
        }[how] ?? Buffer.alloc(0)
      await db.write(async (tx) => {
        await tx
          .update(recordSection)
          .set({ sealed: forged })
          .where(and(eq(recordSection.personId, sam.personId), eq(recordSection.version, 2)))
      })
      await expect(findOwnSection(db, sam, 'identity')).rejects.toThrow(SealBroken)
      await expect(listOwnSections(db, sam)).rejects.toThrow('A sealed document does not open')
      await expect(saveAnswer(db, sam, 'identity', 'sex', 'MALE', 2)).rejects.toThrow(SealBroken)
      expect(await rowsOf(db, sam)).toHaveLength(2)
    }
  )

  it('does not open with a wrong key, and says so to who runs the server', async () => {
    await using db = await openTestDatabase()
    const sam = await aPerson(db)
    await saveAnswer(db, sam, 'identity', 'legalName', 'Sam', 0)
    const [row] = await db.read.select().from(person).where(eq(person.id, sam.personId))
    const wrongKeyring = {
      ...db,
      keyring: { ...db.keyring, keyEncryptionKeys: { 'kek-test': Buffer.alloc(32, 7) } }
    }
    await expect(findOwnSection(wrongKeyring, sam, 'identity')).rejects.toThrow(SealBroken)
    await destroyDataKey(db, sam.personId, row?.dataKeyId ?? '', db.now())
    await expect(findOwnSection(db, sam, 'identity')).rejects.toThrow('is not in keys.db')
  })
})
