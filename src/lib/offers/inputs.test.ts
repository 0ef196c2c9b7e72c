import { describe, expect, it } from 'vitest'
import { noFilters, writeFilters } from './filters.ts'
import { readFilters } from './inputs.ts'
import { wordsOf } from './search-words.ts'

const read = (query: string) => readFilters(new URLSearchParams(query))
const nothing = read('')

describe('the address of the list', () => {
  it('asks for nothing when it is empty', () => {
    expect(nothing).toEqual(noFilters)
  })

  it('reads every filter, and writes the same address again', () => {
    const query =
      'q=warm+room&for=ACCOMMODATION&kind=housing&place=Oxford&near=OX4&miles=5&day=fri&time=afternoon' +
      '&how=in-prison&ties=yes&early=yes&only=women&age=24&lang=Polish&access=step-free&free=yes&all=yes&sort=near&page=3'
    expect(writeFilters(read(query))).toBe(query)
    expect(
      Object.keys(noFilters).filter((name) => Object.is(read(query)[name as never], noFilters[name as never]))
    ).toEqual([])
  })

  it('still reads what addresses said before', () => {
    expect(writeFilters(read('friday=yes'))).toBe('day=fri&time=afternoon')
    expect(writeFilters(read('weekend=yes&place=Oxford'))).toBe('place=Oxford&day=weekend')
  })

  it('takes a day as a date, and no day that is none', () => {
    expect(read('day=2026-12-24').day).toBe('2026-12-24')
    expect(read('day=2026-02-31').day).toBeNull()
    expect(read('day=2026-13-01').day).toBeNull()
  })

  it('reads three hundred filters as the first of each name', () => {
    const many = Array.from({ length: 300 }, (_, i) => `for=${i === 0 ? 'HEALTH' : 'x'}&f${i}=${i}`).join('&')
    expect(writeFilters(read(many))).toBe('for=HEALTH')
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
    'q=%ff',
    'kind=sofa',
    'miles=5',
    'day=someday',
    'time=25',
    'only=cats',
    'age=17',
    'age=1e2',
    'lang=Klingon',
    'access=wings',
    'sort=offence',
    'exclusion=ARSON'
  ])('leaves out what makes no sense: %s', (query) => {
    expect({ ...read(query), words: '' }).toEqual(nothing)
  })

  it('cuts a long search to 80 characters', () => {
    expect(read(`q=${'a'.repeat(5000)}`).words).toHaveLength(80)
  })
})

describe('the words of a search', () => {
  it.each([
    ['Somewhere to live in Oxford', ['live', 'oxford']],
    ['"; DROP TABLE offer; --', ['drop', 'table', 'offer']],
    ['title:x NOT y NEAR(z)', ['title', 'x', 'not', 'y', 'near', 'z']],
    ['Łódź café CAFÉ', ['łódź', 'café']],
    ["I'm looking for some help", []],
    ['*** "" ()', []]
  ])('%s', (typed, expected) => expect(wordsOf(typed)).toEqual(expected))

  it('are eight at most', () => {
    expect(wordsOf('b c d e f g h j k l m')).toHaveLength(8)
  })
})
