import { and, eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { anAccount, aPerson } from '../../../tests/support/people.ts'
import { giveTo, sharedStory } from '../../../tests/support/sharing.ts'
import type { PersonActor } from '#lib/access/actors.ts'
import { readShared } from '#lib/consent/read-shared.server.ts'
import { suggestion } from '#lib/consent/tables.server.ts'
import { chooseAnswer } from './choose-answer.server.ts'
import { finishErasures } from './finish-erasures.server.ts'
import { getSpecialSection } from './get-question.ts'
import { noticeHash } from './keep-notice.server.ts'
import { mayTell } from './may-tell.server.ts'
import { findOwnSection } from './own-record.server.ts'
import { saveItemAnswer } from './save-item-answer.server.ts'
import { saveAnswer } from './save-section.server.ts'
import { saySectionYes } from './say-section-yes.server.ts'
import { sectionNames, sections } from './sections.ts'
import { sectionYesWords } from './section-yes-notice.ts'
import { notice, recordSection, sectionYes } from './tables.server.ts'
import { takeBack } from './take-back.server.ts'
import { takeBackSection } from './take-back-section.server.ts'

const special = sectionNames.filter((name) => sections[name].flags.includes('special'))
const rowsOf = (db: TestDatabase, { personId }: PersonActor, section: string) =>
  db.read
    .select()
    .from(recordSection)
    .where(and(eq(recordSection.personId, personId), eq(recordSection.section, section)))

describe('a special section', () => {
  it.each(special)('keeps nothing without its own yes: %s', async (section) => {
    await using db = await openTestDatabase({ memory: true })
    const sam = await aPerson(db)
    const [first] = sections[section].fields
    const refused = { code: 'not-allowed' }
    await expect(saveAnswer(db, sam, section, first!.name, { none: true }, 0)).rejects.toMatchObject(refused)
    expect(await rowsOf(db, sam, section)).toEqual([])
    expect(await mayTell(db.read, sam, section)).toBe(false)
  })

  it('takes no list and no choice either', async () => {
    await using db = await openTestDatabase({ memory: true })
    const sam = await aPerson(db)
    const rule = { list: 'rules', itemId: 'a', part: 'topic', adds: true, answer: 'TAG' }
    const refused = { code: 'not-allowed' }
    await expect(saveItemAnswer(db, sam, 'licence', rule, 0)).rejects.toMatchObject(refused)
    const choice = { keptVersion: 0, waitingVersion: 1, keep: 'waiting' } as const
    await expect(chooseAnswer(db, sam, 'licence', choice)).rejects.toMatchObject(refused)
  })

  it('keeps the exact words of the yes, once, and then what is told', async () => {
    await using db = await openTestDatabase({ memory: true })
    const sam = await aPerson(db)
    await Promise.all([1, 2, 3].map(() => saySectionYes(db, sam, 'health')))
    const words = sectionYesWords('health')
    const given = await db.read.select().from(sectionYes)
    expect(given).toMatchObject([
      { personId: sam.personId, section: 'health', noticeSha256: noticeHash(words.text), givenAt: db.now() }
    ])
    const [kept] = await db.read.select().from(notice).where(eq(notice.sha256, given[0]!.noticeSha256))
    expect(kept).toMatchObject(words)
    expect((await saveAnswer(db, sam, 'health', 'gp', 'Dr Lee', 0)).outcome).toBe('saved')
    // A yes to one is no yes to another, and one person's is nobody else's.
    expect(await mayTell(db.read, sam, 'needs')).toBe(false)
    expect(await mayTell(db.read, await aPerson(db), 'health')).toBe(false)
  })

  it('takes no yes from somebody who has not said yes to Waymark', async () => {
    await using db = await openTestDatabase({ memory: true })
    const nobody: PersonActor = {
      kind: 'person',
      personId: await anAccount(db, 'person'),
      way: 'own-phone'
    }
    await expect(saySectionYes(db, nobody, 'health')).rejects.toMatchObject({ code: 'not-allowed' })
  })

  it('is asked for by what is kept, why, who sees it, the limits and how to take it back', () => {
    for (const section of special) {
      const { text, version, language } = sectionYesWords(section)
      expect({ version, language }).toEqual({ version: 'section-1', language: 'en' })
      for (const words of ['What we keep', 'Why', 'a worker may have to tell', 'Take this part back']) {
        expect(text, section).toContain(words)
      }
    }
    expect(new Set(special.map((section) => sectionYesWords(section).text)).size).toBe(special.length)
  })

  it('is none that needs no yes', () => {
    for (const name of ['identity', 'family', 'goals', 'offences', '__proto__']) {
      expect(() => getSpecialSection(name)).toThrow(expect.objectContaining({ code: 'not-found' }))
    }
  })
})

describe('taking a section back', () => {
  async function told(db: TestDatabase) {
    const sam = await aPerson(db)
    await saySectionYes(db, sam, 'health')
    await saveAnswer(db, sam, 'health', 'gp', 'Dr Lee', 0)
    await saveAnswer(db, sam, 'health', 'medicines', 'Insulin', 1)
    await saveAnswer(db, sam, 'health', 'gp', 'Dr Khan', 1)
    return sam
  }

  it('deletes every version, and leaves all other sections and people alone', async () => {
    await using db = await openTestDatabase({ memory: true })
    const [sam, jo] = [await told(db), await told(db)]
    await saveAnswer(db, sam, 'contact', 'phone', '07700 900123', 0)
    expect(await rowsOf(db, sam, 'health')).toHaveLength(3)
    await takeBackSection(db, sam, 'health')
    expect(await rowsOf(db, sam, 'health')).toEqual([])
    expect(await findOwnSection(db, sam, 'health')).toBeNull()
    expect(await rowsOf(db, sam, 'contact')).toHaveLength(1)
    expect(await rowsOf(db, jo, 'health')).toHaveLength(3)
    expect(
      await db.read.select().from(sectionYes).where(eq(sectionYes.personId, sam.personId))
    ).toMatchObject([{ takenBackAt: db.now(), erasedUpTo: 3 }])
    await expect(saveAnswer(db, sam, 'health', 'gp', 'Dr Lee', 3)).rejects.toMatchObject({
      code: 'not-allowed'
    })
  })

  it('twice, or without a yes, changes nothing more', async () => {
    await using db = await openTestDatabase({ memory: true })
    const sam = await told(db)
    await Promise.all([1, 2].map(() => takeBackSection(db, sam, 'health')))
    await takeBackSection(db, sam, 'story')
    expect(await db.read.$count(sectionYes)).toBe(1)
  })

  it('then a new yes begins empty, with numbers that no older text had', async () => {
    await using db = await openTestDatabase({ memory: true })
    const sam = await told(db)
    await takeBackSection(db, sam, 'health')
    await saySectionYes(db, sam, 'health')
    // A page from before is no page of now.
    await expect(saveAnswer(db, sam, 'health', 'gp', 'Dr Lee', 3)).rejects.toMatchObject({
      code: 'changed-meanwhile'
    })
    expect(await saveAnswer(db, sam, 'health', 'gp', 'Dr Lee', 0)).toEqual({ outcome: 'saved', version: 4 })
    await takeBackSection(db, sam, 'health')
    await takeBackSection(db, sam, 'health')
    await saySectionYes(db, sam, 'health')
    await takeBackSection(db, sam, 'health') // nothing was told in between
    await saySectionYes(db, sam, 'health')
    expect((await saveAnswer(db, sam, 'health', 'gp', 'Dr Lee', 0)).version).toBe(5)
  })

  it('shows those it is shared with that it is not told', async () => {
    await using db = await openTestDatabase({ memory: true })
    const { actor, viewer, ref, at } = await sharedStory(db)
    await saySectionYes(db, actor, 'health')
    await saveAnswer(db, actor, 'health', 'gp', 'Dr Lee', 0)
    await giveTo(db, actor, at, ['contact', 'health'])
    const health = async () =>
      (await readShared(db, viewer, ref)).sections.find(({ section }) => section === 'health')
    expect(await health()).toMatchObject({ document: { gp: 'Dr Lee' } })
    await takeBackSection(db, actor, 'health')
    expect(await health()).toMatchObject({ document: null })
  })

  it('takes what workers suggested for it along, and for no other', async () => {
    await using db = await openTestDatabase({ memory: true })
    const { actor, consentId } = await sharedStory(db)
    await saySectionYes(db, actor, 'health')
    const { personId } = actor
    const rest = { consentId, field: 'gp', sealed: Buffer.from('x'), state: 'waiting', madeAt: 0 } as const
    await db.write(async (tx) => {
      for (const section of ['health', 'contact']) {
        await tx.insert(suggestion).values({ id: section, personId, section, ...rest })
      }
    })
    await takeBackSection(db, actor, 'health')
    expect((await db.read.select().from(suggestion)).map(({ section }) => section)).toEqual(['contact'])
  })

  it('is done again after a crash or a restored backup, and what was told since stays', async () => {
    await using db = await openTestDatabase({ memory: true })
    const sam = await told(db)
    const before = { rows: await rowsOf(db, sam, 'health'), yes: await db.read.select().from(sectionYes) }
    db.clock.move(1000)
    await takeBackSection(db, sam, 'health')
    await db.write(async (tx) => {
      await tx.delete(sectionYes)
      await tx.insert(sectionYes).values(before.yes)
      await tx.insert(recordSection).values(before.rows)
    })
    expect(await findOwnSection(db, sam, 'health')).not.toBeNull()
    await finishErasures(db)
    expect(await rowsOf(db, sam, 'health')).toEqual([])
    expect(await mayTell(db.read, sam, 'health')).toBe(false)

    db.clock.move(1000)
    await saySectionYes(db, sam, 'health')
    await saveAnswer(db, sam, 'health', 'gp', 'Dr Khan', 0)
    await finishErasures(db)
    expect(await findOwnSection(db, sam, 'health')).toMatchObject({ version: 4, document: { gp: 'Dr Khan' } })
  })

  it('happens to every section when everything is taken back', async () => {
    await using db = await openTestDatabase({ memory: true })
    const sam = await told(db)
    await takeBack(db, sam)
    expect(await db.read.select().from(sectionYes)).toMatchObject([{ takenBackAt: db.now() }])
    expect(await mayTell(db.read, sam, 'health')).toBe(false)
  })
})
