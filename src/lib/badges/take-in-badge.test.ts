import { eq } from 'drizzle-orm'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PersonActor } from '#lib/access/actors.ts'
import { applyErasure } from '#lib/record/apply-erasure.server.ts'
import { bringBackAnswer } from '#lib/record/bring-back-answer.server.ts'
import { badgeOf } from '#lib/record/checked-badge.ts'
import { describeSection } from '#lib/record/describe-section.ts'
import type { Item } from '#lib/record/field.ts'
import { findOwnSection } from '#lib/record/own-record.server.ts'
import { saveItemAnswer } from '#lib/record/save-item-answer.server.ts'
import { saveAnswer, saveSection } from '#lib/record/save-section.server.ts'
import { takeOutItem } from '#lib/record/take-out-item.server.ts'
import { thingsIn } from '#lib/record/things.ts'
import { openTestDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import {
  aBadge,
  anIssuer,
  forSomebody,
  pngWith,
  svgWith,
  type Issuer
} from '../../../tests/support/badges.ts'
import { aPerson } from '../../../tests/support/people.ts'
import { keyOf } from '../../../tests/support/sharing.ts'
import { listBadgeIds, openBadge } from './kept-badges.server.ts'
import { keptBadge } from './tables.server.ts'
import { checkBadgeAgain, passedList, takeInBadge, type TakenIn } from './take-in-badge.server.ts'
import { trustIssuers } from './trusted-issuers.server.ts'
import { viewBadges } from './view-badges.ts'

const refusal = (code: string) => expect.objectContaining({ code })

let db: TestDatabase
let college: Issuer
beforeAll(async () => {
  db = await openTestDatabase({ memory: true, now: Date.UTC(2026, 10, 22, 9) })
  college = await anIssuer()
  trustIssuers([college])
})
afterAll(() => db[Symbol.asyncDispose]())

async function sam(): Promise<PersonActor> {
  const actor = await aPerson(db)
  await saveAnswer(db, actor, 'identity', 'legalName', 'Sam Carter', 0)
  return actor
}
const own = async (actor: PersonActor) => (await findOwnSection(db, actor, 'qualifications'))!
const passed = async (actor: PersonActor) => thingsIn<Item>((await own(actor)).document, passedList)
const takeIn = async (actor: PersonActor, bytes: Uint8Array) =>
  (await takeInBadge(db, actor, bytes)) as TakenIn

describe('a badge that is brought', () => {
  it('stands as a qualification, in its own words, and is taken away byte for byte', async () => {
    const actor = await sam()
    const text = await college.sign(aBadge(college, { validUntil: '2028-06-05T00:00:00Z' }))
    for (const [bytes, type] of [
      [Buffer.from(`${text}\n`), 'text/plain'],
      [pngWith(await college.sign(aBadge(college, { id: 'urn:uuid:png' }))), 'image/png'],
      [svgWith(await college.sign(aBadge(college, { id: 'urn:uuid:svg' }))), 'image/svg+xml']
    ] as const) {
      const { verdict, itemId } = await takeIn(actor, bytes)
      expect(verdict).toBe('checked')
      const badge = badgeOf((await passed(actor)).find(({ id }) => id === itemId)!)!
      expect(await openBadge(db, actor, badge.id)).toEqual({ id: badge.id, type, bytes })
    }
    expect(await listBadgeIds(db, actor)).toHaveLength(3)
    expect(describeSection('qualifications', (await own(actor)).document)[0]).toEqual({
      label: 'Certificate',
      value: [
        'Food Safety Level 2',
        'Who gave it: Practice College',
        'When: 5 June 2025',
        'Badge: Food Safety Level 2, from Practice College',
        'Given on 5 June 2025',
        'Good until 5 June 2028',
        'Checked by Waymark on 22 November 2026. The maker signed it, and it fits the name, email or number in this record.'
      ].join('\n')
    })
  })

  it('twice is one, and what the person wrote beside it stays', async () => {
    const actor = await sam()
    const bytes = Buffer.from(await college.sign(aBadge(college)))
    const { itemId } = await takeIn(actor, bytes)
    const answer = { list: passedList, itemId, part: 'title', adds: true, answer: 'My food card' }
    await saveItemAnswer(db, actor, 'qualifications', answer, 1)
    expect(await takeIn(actor, bytes)).toEqual({ outcome: 'same', version: 2, itemId, verdict: 'checked' })
    expect(await passed(actor)).toMatchObject([{ title: 'My food card' }])
    expect(await listBadgeIds(db, actor)).toHaveLength(1)
    await takeOutItem(db, actor, 'qualifications', passedList, itemId, 2)
    expect((await takeIn(actor, bytes)).outcome).toBe('saved')
  })

  it('that is not checked says why, and may be checked again', async () => {
    const actor = await aPerson(db) // told no name
    const { itemId, verdict } = await takeIn(actor, Buffer.from(await college.sign(aBadge(college))))
    expect(verdict).toBe('cannot-compare')
    expect(describeSection('qualifications', (await own(actor)).document)[0]?.value).toContain(
      'Not checked, because nothing in it shows that it is yours (22 November 2026)'
    )
    expect(viewBadges((await own(actor)).document)).toMatchObject([
      { title: 'Food Safety Level 2', checked: false, hint: expect.stringMatching(/^Is it yours\?/) }
    ])
    await saveAnswer(db, actor, 'identity', 'legalName', 'Sam Carter', 0)
    expect(await checkBadgeAgain(db, actor, itemId)).toMatchObject({ verdict: 'checked', outcome: 'saved' })
    expect(badgeOf((await passed(actor))[0]!)?.verdict).toBe('checked')
  })

  it('that is none is not kept', async () => {
    const actor = await sam()
    expect(await takeInBadge(db, actor, Buffer.from('hello'))).toEqual({ problem: 'not-badge' })
    const blank = { ...forSomebody('Sam Carter'), name: '\u200b' }
    blank.credentialSubject.achievement.name = '\u200b'
    const text = await college.sign(aBadge(college, blank))
    expect(await takeInBadge(db, actor, Buffer.from(text))).toEqual({ problem: 'not-badge' })
    expect(await listBadgeIds(db, actor)).toEqual([])
  })

  it('is the person’s own, sealed, and forgotten with their yes', async () => {
    const [actor, jo] = [await sam(), await sam()]
    const text = await college.sign(aBadge(college, forSomebody('Zaphod Beeblebrox')))
    const { itemId } = await takeIn(actor, Buffer.from(text))
    const id = badgeOf((await passed(actor))[0]!)!.id
    await expect(openBadge(db, jo, id)).rejects.toEqual(refusal('not-found'))
    await expect(checkBadgeAgain(db, jo, itemId)).rejects.toEqual(refusal('not-found'))
    const bytes = readdirSync(db.dataDir).map((file) =>
      readFileSync(join(db.dataDir, file)).toString('latin1')
    )
    for (const value of [text.slice(0, 40), 'Food Safety']) expect(bytes.join('')).not.toContain(value)
    const key = await keyOf(db, actor)
    await db.write((tx, now) => applyErasure(tx, { personId: actor.personId, dataKeyId: key.id }, now))
    expect(await db.read.$count(keptBadge, eq(keptBadge.personId, actor.personId))).toBe(0)
  })
})

describe('a qualification that was taken out', () => {
  it('comes back with its badge', async () => {
    const actor = await sam()
    const { itemId } = await takeIn(actor, Buffer.from(await college.sign(aBadge(college))))
    await takeOutItem(db, actor, 'qualifications', passedList, itemId, 1)
    await bringBackAnswer(db, actor, 'qualifications', { version: 1, field: passedList, itemId }, 2)
    expect(badgeOf((await passed(actor))[0]!)?.verdict).toBe('checked')
  })
})

describe('"checked"', () => {
  const forged = {
    id: 'x',
    verdict: 'checked',
    checkedOn: '2026-11-22',
    name: 'Brain surgery',
    issuer: 'Practice College'
  } as const

  it('is nothing that a person can say', async () => {
    const actor = await sam()
    const { itemId } = await takeIn(actor, Buffer.from(await college.sign(aBadge(college))))
    const { version, document } = await own(actor)
    const [item] = thingsIn<Item>(document, passedList)
    const badge = { list: passedList, itemId, part: 'badge', adds: false }
    for (const answer of [forged, 'checked', ['checked'], { ownWords: 'checked' }]) {
      await expect(
        saveItemAnswer(db, actor, 'qualifications', { ...badge, answer: answer as never }, version)
      ).rejects.toEqual(refusal('bad-input'))
    }
    for (const passed of [
      [{ ...item, badge: forged }],
      [{ ...item, badge: { ...badgeOf(item!), name: 'Brain surgery' } }],
      [{ ...item, id: 'other' }], // a badge belongs to its thing
      [item, { id: 'new', title: 'Brain surgery', badge: forged }]
    ]) {
      await expect(
        saveSection(db, actor, 'qualifications', { [passedList]: passed }, version)
      ).rejects.toEqual(refusal('bad-input'))
    }
    // Nor with a copy, whose answers are not judged.
    const copied = { [passedList]: [item, { id: 'new', title: 'Brain surgery', badge: forged }] }
    await expect(
      saveSection(db, actor, 'qualifications', copied, version, { known: copied })
    ).rejects.toEqual(refusal('bad-input'))
    const work = { jobs: [{ id: 'a', title: 'Cook', badge: forged }] }
    await expect(saveSection(db, actor, 'work', work, 0)).rejects.toEqual(refusal('bad-input'))
    expect((await own(actor)).version).toBe(version)
  })
})
