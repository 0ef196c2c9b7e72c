import { describe, expect, it } from 'vitest'
import { sections } from '#lib/record/sections.ts'
import { chooseLooks, levels, looksIn } from './rules.ts'

const look = (id: string, day: string, told: object = {}) => ({ id, day, ...told })
const ids = (looks: readonly { readonly id: string }[]) => looks.map(({ id }) => id)

describe('the days of a wheel', () => {
  it('come in the order of their dates, and those of one date as they were added', () => {
    const looks = [look('c', '2026-03-01'), look('a', '2025-12-31'), look('b', '2026-01-01')]
    expect(ids(looksIn({ looks: [...looks, look('d', '2026-01-01')] }))).toEqual(['a', 'b', 'd', 'c'])
    expect(looksIn({})).toEqual([])
  })

  it('have a level from 0 to 4 for each part that was rated, and none for any other answer', () => {
    const told = {
      home: 'NOT_STARTED',
      mind: 'HARD',
      family: 'GETTING_THERE',
      recovery: 'NOT_FOR_ME',
      work: 'MOSTLY_OK',
      money: { ratherNotSay: true }
    }
    const [only] = looksIn({ looks: [look('a', '2026-01-01', told)] })
    expect(only?.ratings.map(({ level }) => level)).toEqual([0, 1, 2, undefined, 3, undefined, undefined])
    expect(only?.ratings[5]?.answer).toEqual({ ratherNotSay: true })
    expect(only?.ratings[6]?.answer).toBeUndefined()
  })

  it('are rated in our own words alone: five levels, and “not for me”', () => {
    const [day, ...parts] = sections.wheel.fields[0]!.each!.parts
    expect(day?.name).toBe('day')
    const ratings = parts.filter(({ pathway }) => pathway)
    expect(ratings).toHaveLength(7)
    for (const { choices, mayDecline, required } of ratings) {
      expect(choices?.map(({ value }) => value)).toEqual([...levels, 'NOT_FOR_ME'])
      expect([mayDecline, required]).toEqual([true, undefined])
    }
  })
})

describe('two days side by side', () => {
  const looks = looksIn({ looks: [1, 2, 3].map((n) => look(`l${n}`, `2026-0${n}-01`)) })
  it.each([
    ['the newest two when nothing is chosen', [], 'l3', 'l2'],
    ['the later one last, however they were chosen', ['l3', 'l1'], 'l3', 'l1'],
    ['one alone when it is chosen alone', ['l1'], 'l1', undefined],
    ['one alone when it is chosen twice', ['l2', 'l2'], 'l2', undefined],
    ['the newest two when what was chosen is gone', ['x', ''], 'l3', 'l2']
  ])('are %s', (_, chosen, now, earlier) => {
    const shown = chooseLooks(looks, chosen)
    expect([shown?.now.id, shown?.earlier?.id]).toEqual([now, earlier])
  })

  it('are none while there is no wheel', () => expect(chooseLooks([], ['a'])).toBeUndefined())
})
