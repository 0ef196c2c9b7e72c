import { beforeAll, describe, expect, it } from 'vitest'
import type { PersonActor, WorkerActor } from '#lib/access/actors.ts'
import { readChain } from '#lib/ledger/read-chain.server.ts'
import { saveSection } from '#lib/record/save-section.server.ts'
import { saySectionYes } from '#lib/record/say-section-yes.server.ts'
import { openTestDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { aPerson, aWorker, anOrganisation, type TestOrganisation } from '../../../tests/support/people.ts'
import { giveTo, keyOf } from '../../../tests/support/sharing.ts'
import { listPeople } from './list-people.server.ts'
import { listSharing } from './list-sharing.server.ts'
import { pauseSharing } from './pause-sharing.server.ts'
import { readShared } from './read-shared.server.ts'
import { releaseWords } from './release-words.ts'
import { seeReleases, sharesRelease } from './see-releases.server.ts'
import { stopSharing } from './stop-sharing.server.ts'
import { takeOn } from './take-on.server.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await openTestDatabase({ memory: true })
  return () => db.close()
})

/** Somebody who told their day and shares it, and whom this worker has taken on. */
async function helped(
  at: TestOrganisation,
  viewer: WorkerActor,
  date: string,
  sections = ['contact', 'release']
) {
  const actor = await aPerson(db)
  await saveSection(db, actor, 'contact', { phone: '01632 960123' }, 0)
  await saySectionYes(db, actor, 'release')
  await saveSection(db, actor, 'release', { releaseDate: date }, 0)
  const { consentId, threadRef: ref } = await giveTo(db, actor, at, sections)
  await takeOn(db, viewer, ref, '')
  return { actor, consentId, ref }
}

async function looksAt(actor: PersonActor) {
  const rows = await Array.fromAsync(readChain(db.read, await keyOf(db, actor), actor.personId))
  return rows.map(({ detail }) => detail).filter((detail) => detail?.what === 'looked')
}

describe('who gets out soon', () => {
  it('is seen by a look at each day, which each person finds in their history', async () => {
    const at = await anOrganisation(db)
    const anna = await aWorker(db, at, 'Anna')
    const later = await helped(at, anna, '2026-12-24')
    const sooner = await helped(at, anna, '2026-11-27')
    expect(await seeReleases(db, anna)).toEqual([
      { ref: sooner.ref, date: '2026-11-27' },
      { ref: later.ref, date: '2026-12-24' }
    ])
    for (const { actor } of [later, sooner]) {
      expect(await looksAt(actor)).toMatchObject([
        { allowed: true, sections: ['release'], actor: { kind: 'worker', name: 'Anna' } }
      ])
      expect((await listSharing(db, actor))[0]?.lastLook).toMatchObject({ name: 'Anna' })
    }
  })

  it('is no look at anybody who does not share it now, or whom a colleague helps', async () => {
    const at = await anOrganisation(db)
    const [anna, ben] = [await aWorker(db, at, 'Anna'), await aWorker(db, at, 'Ben')]
    const kept = await helped(at, anna, '2026-11-27', ['contact'])
    const bens = await helped(at, ben, '2026-11-27')
    const paused = await helped(at, anna, '2026-11-27')
    await pauseSharing(db, paused.actor, paused.consentId)
    const stopped = await helped(at, anna, '2026-11-27')
    await stopSharing(db, stopped.actor, stopped.consentId)
    expect((await listPeople(db, anna)).filter(sharesRelease)).toEqual([])
    expect(await seeReleases(db, anna)).toEqual([])
    for (const { actor } of [kept, bens, paused, stopped]) expect(await looksAt(actor)).toEqual([])
  })

  it('leaves out who told no day', async () => {
    const at = await anOrganisation(db)
    const anna = await aWorker(db, at, 'Anna')
    const actor = await aPerson(db)
    await saySectionYes(db, actor, 'release')
    await saveSection(db, actor, 'release', { releaseDate: { ratherNotSay: true } }, 0)
    const { threadRef } = await giveTo(db, actor, at, ['release'])
    await takeOn(db, anna, threadRef, '')
    expect(await seeReleases(db, anna)).toEqual([])
    expect(await looksAt(actor)).toHaveLength(1)
  })

  it('leaves new what is new in the rest', async () => {
    const at = await anOrganisation(db)
    const anna = await aWorker(db, at, 'Anna')
    const { actor, ref } = await helped(at, anna, '2026-11-27')
    await readShared(db, anna, ref)
    db.clock.move(1_000)
    await saveSection(db, actor, 'contact', { phone: '01632 960999' }, 1)
    db.clock.move(1_000)
    await seeReleases(db, anna)
    expect((await listPeople(db, anna))[0]).toMatchObject({ ref, changed: true })
  })
})

describe('what the worker’s day says of it', () => {
  const now = Date.parse('2026-11-22T23:30:00Z')

  it.each([
    ['2026-11-14', null],
    ['2026-11-15', 'Got out on Sunday 15 November'],
    ['2026-11-21', 'Got out on Saturday 21 November'],
    ['2026-11-22', 'Gets out today'],
    ['2026-11-29', 'Gets out on Sunday 29 November'],
    ['2026-11-30', null]
  ])('of %s: %s', (date, words) => {
    expect(releaseWords(date, now)).toBe(words)
  })

  it('counts days by the calendar in London, also where the clocks go back', () => {
    expect(releaseWords('2026-11-01', Date.parse('2026-10-24T23:30:00Z'))).toBe(
      'Gets out on Sunday 1 November'
    )
  })
})
