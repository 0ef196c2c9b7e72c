import { describe, expect, it } from 'vitest'
import { noFilters, writeFilters } from './filters.ts'
import { readFilters } from './inputs.ts'
import { matchOf } from './search-words.ts'

const read = (query: string) => readFilters(new URLSearchParams(query))
const nothing = read('')

describe('the address of the list', () => {
  it('asks for nothing when it is empty', () => {
    expect(nothing).toEqual(noFilters)
  })

  it('reads every filter, and writes the same address again', () => {
    const query =
      'q=warm+room&for=ACCOMMODATION&place=Oxford&how=in-prison&ties=yes&early=yes&friday=yes&weekend=yes&page=3'
    expect(writeFilters(read(query))).toBe(query)
  })

  it.each([
    'for=MAGIC',
    'place=Atlantis',
    'how=pigeon',
    'ties=maybe',
    'page=0',
    'page=-1',
    'page=1e9',
    'page=100',
    'page=2%00',
    'for=__proto__',
    'unknown=1',
    'q=%20%20',
    'q=%ff'
  ])('leaves out what makes no sense: %s', (query) => {
    expect({ ...read(query), words: '' }).toEqual(nothing)
  })

  it('cuts a long search to 80 characters', () => {
    expect(read(`q=${'a'.repeat(5000)}`).words).toHaveLength(80)
  })
})

describe('the words of a search', () => {
  it.each([
    ['Somewhere to live in Oxford', '"live"* AND "oxford"*'],
    ['"; DROP TABLE offer; --', '"drop"* AND "table"* AND "offer"*'],
    ['title:x NOT y NEAR(z)', '"title"* AND "x"* AND "not"* AND "y"* AND "near"* AND "z"*'],
    ['Łódź café', '"łódź"* AND "café"*']
  ])('%s', (typed, expected) => expect(matchOf(typed, 'AND')).toBe(expected))

  it('are none when nothing can be looked for', () => {
    expect(matchOf('', 'AND')).toBeNull()
    expect(matchOf("I'm looking for some help", 'AND')).toBeNull()
    expect(matchOf('*** "" ()', 'OR')).toBeNull()
  })

  it('are eight at most', () => {
    expect(matchOf('b c d e f g h j k l m', 'OR')?.split(' OR ')).toHaveLength(8)
  })
})
