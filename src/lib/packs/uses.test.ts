import { expect, it } from 'vitest'
import { openTestDatabase } from '../../../tests/support/database.ts'
import { aPerson } from '../../../tests/support/people.ts'
import { sharedStory } from '../../../tests/support/sharing.ts'
import { readShared } from '#lib/consent/read-shared.server.ts'
import { stopSharing } from '#lib/consent/stop-sharing.server.ts'
import { takeBack } from '#lib/record/take-back.server.ts'
import { countMade } from './count-made.server.ts'
import { countUses } from './count-uses.server.ts'
import { getPack, listPacks } from './get-pack.server.ts'
import { recordUse } from './tables.server.ts'
import { usesInWords } from './view-pack-list.ts'

it('counts what was made and what somebody looked at, and nothing else', async () => {
  await using db = await openTestDatabase({ memory: true })
  const { actor, viewer, ref, consentId } = await sharedStory(db)
  const other = await aPerson(db)

  expect(usesInWords(await countUses(db, actor))).toContain('not been used yet')
  const views = await listPacks(db, actor)
  expect(views.map(({ form }) => form)).toHaveLength(5)
  await getPack(db, actor, 'gp')
  expect(await countUses(db, actor), 'looking at one is none').toEqual({ made: 0, seen: 0 })

  await countMade(db, actor)
  await countMade(db, actor)
  expect(await countUses(db, actor)).toEqual({ made: 2, seen: 0 })
  const { sections } = await readShared(db, viewer, ref)
  expect(await countUses(db, actor)).toEqual({ made: 2, seen: sections.length })
  await stopSharing(db, actor, consentId)
  await readShared(db, viewer, ref).catch(() => undefined)
  expect(await countUses(db, actor), 'a look that was refused is none').toEqual({
    made: 2,
    seen: sections.length
  })
  expect(await countUses(db, other)).toEqual({ made: 0, seen: 0 })

  await takeBack(db, actor)
  expect(await db.read.$count(recordUse)).toBe(0)
})

it('fills no form that there is not', async () => {
  await using db = await openTestDatabase({ memory: true })
  const actor = await aPerson(db)
  for (const name of ['constructor', '__proto__', 'dtr', '']) {
    await expect(getPack(db, actor, name)).rejects.toMatchObject({ code: 'not-found' })
  }
})
