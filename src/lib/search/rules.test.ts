import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findPlaces, hasWords, mostHits, type Place } from './rules.ts'

const place = (answer: string | undefined, more: Partial<Place> = {}): Place => ({
  ...{ href: '/here', section: 'Who I am', label: 'Other names', around: 'Do you use other names?\nHint' },
  answer,
  ...more
})
const finds = (answer: string, typed: string, more: Partial<Place> = {}) =>
  findPlaces([place(answer, more)], typed).hits.length === 1

describe('looking for words', () => {
  it.each([
    ['the beginning of a word', 'Kitchen porter', 'kit'],
    ['a word in the middle', 'Kitchen porter', 'porter'],
    ['words in another order', 'Kitchen porter', 'porter kitchen'],
    ['other case', 'ÅSA', 'åsa'],
    ['letters without their accents', 'Zoë Núñez', 'zoe nunez'],
    ['accents that are not there', 'Zoe', 'Zoë'],
    ['letters that have no plain part', 'Łukasz Straße', 'lukasz strasse'],
    ['a name with its mark', 'O’Brien', "o'brien"],
    ['a name without its mark', 'O’Brien', 'obrien'],
    ['a part of a name after its mark', 'Smith-Jones', 'jones'],
    ['a number without its spaces', '07700 900123', '07700900123'],
    ['a number in a line of words', 'Phone: 07700 900123', '07700-900123'],
    ['the first digits of it', 'QQ 12 34 56 C', 'qq1234'],
    ['a word of the question beside one of the answer', 'Sam', 'other sam'],
    ['words from the right', 'قصتي من اليمين', 'اليمين'],
    ['words that have no spaces between them', '我喜欢做饭', '做饭'],
    ['Greek in capitals', 'ΟΔΟΣ ΑΘΗΝΑΣ', 'οδοσ']
  ])('finds %s', (_, answer, typed) => expect(finds(answer, typed)).toBe(true))

  it.each([
    ['the end of a word', 'Kitchen', 'chen'],
    ['a word that is not there beside one that is', 'Kitchen porter', 'kitchen chef'],
    ['what stands for any letter elsewhere', 'Kitchen', 'K.*n'],
    ['nothing', 'Kitchen', ' '],
    ['marks alone', 'Kitchen?', '?']
  ])('does not find %s', (_, answer, typed) => expect(finds(answer, typed)).toBe(false))

  it('finds how an answer is stored, too', () => {
    expect(finds('27 March 1985', '1985-03-27', { stored: '1985-03-27' })).toBe(true)
  })

  it('knows when there is nothing to look for', () => {
    expect([hasWords('a'), hasWords(' 7'), hasWords(' –!\n'), hasWords('')]).toEqual([
      true,
      true,
      false,
      false
    ])
  })
})

describe('what was found', () => {
  it('comes with own answers first, then what questions are called, then the words around them', () => {
    const places = [
      place(undefined, { href: '/around', label: 'Children', around: 'Names of your children' }),
      place(undefined, { href: '/label', label: 'Names' }),
      place('They call me names', { href: '/answer' })
    ]
    expect(findPlaces(places, 'names').hits.map(({ href }) => href)).toEqual(['/answer', '/label', '/around'])
  })

  it('shows the part of a long answer that has the words', () => {
    const answer = `${'one two three '.repeat(40)}\nI like to cook.\n${'four five '.repeat(40)}`
    expect(findPlaces([place(answer)], 'COOK').hits[0]?.excerpt).toBe('I like to cook.')
    expect(findPlaces([place(answer)], 'names').hits[0]?.excerpt).toMatch(/^one two .{100,132}[^ ]$/)
    expect(findPlaces([place('x'.repeat(5000))], 'xx').hits[0]?.excerpt).toHaveLength(140)
  })

  it('says when there is more', () => {
    const many = Array.from({ length: mostHits + 1 }, () => place('x'))
    expect(findPlaces(many, 'x')).toMatchObject({ more: true })
    expect(findPlaces(many, 'x').hits).toHaveLength(mostHits)
    expect(findPlaces(many.slice(1), 'x')).toMatchObject({ more: false })
  })
})

it('finds every word of every answer, in any script and any case', () => {
  const scripts = fc.constantFrom(
    'Zoë',
    'O’Brien',
    'ΣΊΣΥΦΟΣ',
    'İIıi',
    'Straße',
    'नमस्ते',
    'سَلام',
    '做饭',
    'ไทย',
    'ﷺ',
    '½',
    '1,5'
  )
  const text = fc.array(fc.oneof(scripts, fc.string(), fc.string({ unit: 'binary' })), { minLength: 1 })
  fc.assert(
    fc.property(text, (words) => {
      const answer = words.join(' ')
      const asTyped = answer.split(/\s+/u).flatMap((word) => [word, word.toLowerCase()])
      expect(asTyped.filter((word) => hasWords(word) && !finds(answer, word))).toEqual([])
    })
  )
})
