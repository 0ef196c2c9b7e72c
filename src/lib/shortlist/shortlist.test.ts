import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { Refusal } from '#lib/access/refusal.ts'
import { offer } from '#lib/offers/tables.server.ts'
import { takeBack } from '#lib/record/take-back.server.ts'
import { openTestDatabase } from '../../../tests/support/database.ts'
import { anOffer, anOrganisation, aPerson } from '../../../tests/support/people.ts'
import { compareOffers, readCompared } from './compare-offers.server.ts'
import { dropOffer, keepOffer } from './keep-offer.server.ts'
import { dropSearch, keepSearch } from './keep-search.server.ts'
import { mostSaved, nothingSaved, withOffer } from './rules.ts'
import { ownChoice } from './tables.server.ts'
import { keepsOffer, readShortlist } from './read-shortlist.server.ts'

describe('what a person keeps', () => {
  it('is theirs alone, sealed, says when an offer has ended, and goes with their yes', async () => {
    await using db = await openTestDatabase({ memory: true })
    const [sam, jay] = [await aPerson(db), await aPerson(db)]
    const place = await anOrganisation(db)
    const [room, gone] = [await anOffer(db, place), await anOffer(db, place)]
    await Promise.all([keepOffer(db, sam, room), keepOffer(db, sam, gone), keepOffer(db, sam, room)])
    await keepSearch(db, sam, 'for=HEALTH&near=Slough&page=3&nonsense=1')
    await db.write(
      async (tx) => void (await tx.update(offer).set({ state: 'ended' }).where(eq(offer.id, gone)))
    )

    const view = await readShortlist(db, sam)
    expect(view.offers.map(({ id, offer }) => [id, offer !== null])).toEqual([
      [room, true],
      [gone, false]
    ])
    expect(view.searches).toEqual([{ query: 'for=HEALTH&near=Slough', words: 'Health, Near Slough' }])
    expect(await keepsOffer(db, sam, room)).toBe(true)
    expect(await readShortlist(db, jay)).toEqual({ offers: [], searches: [] })
    const rows = await db.read.select().from(ownChoice)
    expect(rows.map(({ sealed }) => sealed.includes(room) || sealed.includes('Slough'))).toEqual([false])

    await dropSearch(db, sam, 'for=HEALTH&near=Slough')
    await dropOffer(db, sam, gone)
    await dropOffer(db, jay, room)
    expect((await readShortlist(db, sam)).offers.map(({ id }) => id)).toEqual([room])
    await takeBack(db, sam)
    expect(await db.read.$count(ownChoice)).toBe(0)
    await expect(keepOffer(db, sam, room)).rejects.toThrow(Refusal)
  })

  it('is no offer that people do not see, and no list of everything', async () => {
    await using db = await openTestDatabase({ memory: true })
    const sam = await aPerson(db)
    const hidden = await anOffer(db, await anOrganisation(db, 'suspended'))
    for (const id of [hidden, 'no-such-offer', ''])
      await expect(keepOffer(db, sam, id)).rejects.toThrow('not-found')
    await expect(keepSearch(db, sam, 'page=2&exclusion=ARSON')).rejects.toThrow('not-allowed')
  })

  it('has a most, past which the oldest go', () => {
    let saved = nothingSaved
    for (let n = 0; n <= mostSaved.offers; n++) saved = withOffer(saved, { id: `${n}`, title: '', at: n })
    expect(saved.offers).toHaveLength(mostSaved.offers)
    expect(saved.offers.at(-1)?.id).toBe('1')
  })
})

describe('side by side', () => {
  it('stand two to four offers that people see, for anybody; fewer are no comparison', async () => {
    await using db = await openTestDatabase({ memory: true })
    const place = await anOrganisation(db)
    const ids: string[] = []
    while (ids.length < 5) ids.push(await anOffer(db, place))
    const comparison = await compareOffers(db, [...ids, 'nonsense'])
    expect(comparison?.offers.map(({ id }) => id)).toEqual(ids.slice(0, 4))
    expect(comparison?.rows.every(({ cells }) => cells.length === 4)).toBe(true)
    expect(JSON.stringify(comparison)).not.toContain('Market Street')
    const found = await compareOffers(db, ids, ({ id }) => ({ why: id === ids[1] ? ['Near'] : [], but: [] }))
    expect(found?.rows[0]?.cells).toEqual(
      ids.slice(0, 4).map((id) => [id === ids[1] ? 'Near' : 'We found nothing'])
    )
    expect(found?.rows).toHaveLength(comparison!.rows.length + 1)
    const hidden = await anOffer(db, await anOrganisation(db, 'suspended'))
    expect(await compareOffers(db, [ids[0]!, ids[0]!, hidden, 'nonsense'])).toBeNull()
  })

  it('is asked for in the address, and an endless one is cut', () => {
    const read = (query: string) => readCompared(new URLSearchParams(query))
    expect(read('place=Oxford')).toEqual([])
    expect(read('compare=')).toEqual([])
    expect(read('compare=a&compare=b,c')).toEqual(['a', 'b', 'c'])
    expect(read(`compare=${'a,'.repeat(9_000)}&${'compare=b&'.repeat(9_000)}`)).toHaveLength(20)
  })
})
