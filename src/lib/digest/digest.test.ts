import { eq, sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import type { PersonActor } from '#lib/access/actors.ts'
import { accountNotice } from '#lib/notices/tables.server.ts'
import type { Aim } from '#lib/offers/rules.ts'
import { offer } from '#lib/offers/tables.server.ts'
import { saveSection } from '#lib/record/save-section.server.ts'
import { ownChoice } from '#lib/shortlist/tables.server.ts'
import { openTestDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import {
  anOffer,
  anOrganisation,
  aPerson,
  aWorker,
  type TestOrganisation
} from '../../../tests/support/people.ts'
import { findReach } from './find-reach.server.ts'
import { aimInput, aimOf, aimValues } from './inputs.ts'
import { openDigest, switchDigest } from './own-digest.server.ts'
import { publishReach } from './publish-reach.server.ts'
import { aimFits, enoughPeople, type Aimed } from './rules.ts'
import { reach } from './tables.server.ts'
import * as v from 'valibot'

const day = 24 * 60 * 60 * 1000
const everybody: Aim = { pathways: [], areas: [], weeks: null }

async function anAimedOffer(
  db: TestDatabase,
  at: TestOrganisation,
  aim: Aim | null = everybody
): Promise<string> {
  const id = await anOffer(db, at)
  await db.write(async (tx) => void (await tx.update(offer).set({ aim }).where(eq(offer.id, id))))
  return id
}

/** Somebody who looks for a home in Oxford. */
async function aSeeker(db: TestDatabase, digest = true): Promise<PersonActor> {
  const actor = await aPerson(db)
  const goals = [{ id: 'a', title: 'A room', pathway: 'ACCOMMODATION', steps: [], status: 'ACTIVE' }]
  await saveSection(db, actor, 'goals', { goals }, 0)
  await saveSection(db, actor, 'address', { hidden: 'NO', town: 'Cowley' }, 0)
  if (digest) await switchDigest(db, actor, true)
  return actor
}

describe('whom a service means', () => {
  const offer: Aimed = { aim: everybody, pathways: ['HEALTH'], areas: ['Oxford'] }
  const person = { pathways: ['HEALTH'], areas: ['Oxford'], releaseDate: '2026-12-31' }
  const today = '2026-12-03' // four weeks before
  it.each<[string, Partial<Aimed>, Partial<typeof person>, boolean]>([
    ['what the offer is about, when the aim says nothing', {}, {}, true],
    ['somebody who looks for something else', {}, { pathways: ['FINANCE_AND_ID'] }, false],
    [
      'what the aim says',
      { aim: { ...everybody, pathways: ['FINANCE_AND_ID'] } },
      { pathways: ['FINANCE_AND_ID'] },
      true
    ],
    ['somebody elsewhere', {}, { areas: ['Slough'] }, false],
    ['somebody who did not say where', {}, { areas: [] }, true],
    ['the first week', { aim: { ...everybody, weeks: [4, 0] } }, {}, true],
    ['a week too early', { aim: { ...everybody, weeks: [3, 0] } }, { releaseDate: '2027-01-01' }, false],
    [
      'the week after release',
      { aim: { ...everybody, weeks: [0, -1] } },
      { releaseDate: '2026-11-26' },
      true
    ],
    [
      'three weeks after release',
      { aim: { ...everybody, weeks: [0, -1] } },
      { releaseDate: '2026-11-12' },
      false
    ],
    [
      'a day that is not known',
      { aim: { ...everybody, weeks: [4, 0] } },
      { releaseDate: null as never },
      true
    ]
  ])('%s', (_, aimed, who, fits) => {
    expect(aimFits({ ...offer, ...aimed }, { ...person, ...who }, today)).toBe(fits)
  })

  it('is read from the form as it was written, and is nobody without the tick', () => {
    const aim: Aim = { pathways: ['HEALTH'], areas: ['Slough'], weeks: [12, -4] }
    expect(aimOf(v.parse(aimInput, aimValues(aim)))).toEqual(aim)
    expect(aimOf(v.parse(aimInput, aimValues(everybody)))).toEqual(everybody)
    expect(aimOf(v.parse(aimInput, { aimOn: 'yes', aimFrom: '-4', aimTo: '12' }))?.weeks).toEqual([12, -4])
    expect(aimOf(v.parse(aimInput, { aimPathways: ['HEALTH'] }))).toBeNull()
    expect(v.safeParse(aimInput, { aimOn: 'yes', aimAreas: ['Atlantis'] }).success).toBe(false)
  })
})

describe('the digest', () => {
  it('shows what came of late and is meant for them, while they want it', async () => {
    await using db = await openTestDatabase({ memory: true })
    const place = await anOrganisation(db)
    const meant = await anAimedOffer(db, place)
    await anAimedOffer(db, place, { ...everybody, areas: ['Slough'] })
    await anAimedOffer(db, place, null)
    const old = await anAimedOffer(db, place)
    await db.write(async (tx, now) => {
      await tx.run(sql`UPDATE offer_changed SET live_since = ${now - 29 * day}
        WHERE number = (SELECT number FROM offer WHERE id = ${old})`)
    })
    const sam = await aSeeker(db, false)
    expect(await openDigest(db, sam)).toBeNull()
    await switchDigest(db, sam, true)
    expect((await openDigest(db, sam))?.map(({ id }) => id)).toEqual([meant])
    await switchDigest(db, sam, false)
    expect(await openDigest(db, sam)).toBeNull()
    expect(await db.read.$count(ownChoice)).toBe(0)
  })

  it('leaves out what they cannot come to', async () => {
    await using db = await openTestDatabase({ memory: true })
    const id = await anAimedOffer(db, await anOrganisation(db))
    const sam = await aSeeker(db)
    await saveSection(db, sam, 'identity', { sex: 'MALE' }, 0)
    expect(await openDigest(db, sam)).toHaveLength(1)
    await db.write(
      async (tx) => void (await tx.update(offer).set({ onlyFor: 'women' }).where(eq(offer.id, id)))
    )
    expect(await openDigest(db, sam)).toEqual([])
  })
})

describe('what a service is told', () => {
  it('is "fewer than 20" or "20 or more", once a week, by area and part of life, and no more', async () => {
    await using db = await openTestDatabase({ memory: true })
    const place = await anOrganisation(db)
    const worker = await aWorker(db, place)
    const stranger = await aWorker(db, await anOrganisation(db, 'verified', 'Others'))
    const people: PersonActor[] = []
    for (let n = 0; n < enoughPeople - 1; n++) people.push(await aSeeker(db))
    const notCounted = await aSeeker(db, false)
    const id = await anAimedOffer(db, place, { ...everybody, areas: ['Oxford', 'Slough'] })
    expect(await findReach(db, worker, id)).toBeNull()

    await publishReach(db)
    const told = await findReach(db, worker, id)
    expect(told?.lines).toEqual([
      { part: 'A place to live', words: ['Fewer than 20 people: Oxford and Slough'] }
    ])
    expect(await findReach(db, stranger, id)).toBeNull()

    // The twentieth agrees: the same week says nothing new, whatever is asked, and an offer aimed anew waits.
    await switchDigest(db, notCounted, true)
    const probe = await anAimedOffer(db, place, { ...everybody, areas: ['Oxford'] })
    await publishReach(db)
    expect(await findReach(db, worker, id)).toEqual(told)
    expect(await findReach(db, worker, probe)).toBeNull()

    db.clock.move(7 * day)
    await publishReach(db)
    expect((await findReach(db, worker, id))?.lines[0]?.words).toEqual([
      '20 or more people: Oxford',
      'Fewer than 20 people: Slough'
    ])

    // Nothing that is kept for services has a number or anybody in it.
    const kept = JSON.stringify(await db.read.select().from(reach))
    expect(kept).not.toMatch(/\b(19|20)\b(?!\d\d-)/)
    for (const { personId } of people) expect(kept).not.toContain(personId)

    // Who turns it off is counted no more; who has not looked for three months neither.
    await switchDigest(db, people[0]!, false)
    db.clock.move(7 * day)
    await publishReach(db)
    expect((await findReach(db, worker, id))?.lines[0]?.words).toEqual([
      'Fewer than 20 people: Oxford and Slough'
    ])
    db.clock.move(98 * day)
    await db.write(
      async (tx, now) => void (await tx.update(offer).set({ lastConfirmedAt: now, detailsConfirmedAt: now }))
    )
    await switchDigest(db, people[0]!, true)
    await publishReach(db)
    expect((await findReach(db, worker, id))?.lines[0]?.words).toEqual([
      'Fewer than 20 people: Oxford and Slough'
    ])
  })

  it('comes with a line for those whom something new fits, and for nobody else', async () => {
    await using db = await openTestDatabase({ memory: true })
    const [sam, jay] = [await aSeeker(db), await aSeeker(db, false)]
    await anAimedOffer(db, await anOrganisation(db))
    await publishReach(db)
    const lines = await db.read.select().from(accountNotice)
    expect(lines.map(({ toId, kind, about }) => [toId, kind, about])).toEqual([
      [sam.personId, 'offers-new', null]
    ])
    expect(jay.personId).not.toBe(sam.personId)
  })
})
