import { hash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { whoseBadge } from './whose-badge.ts'

const sam = { names: ['Sam Carter', 'Zoë O’Brien'], emails: ['Sam@Example.org'], numbers: ['1234567890'] }
const inClear = (kind: string, value: string) => ({ kind, value, hashed: false, salt: '' })
const hashed = (kind: string, value: string, salt = '', how = 'sha256') => ({
  kind,
  value: `${how}$${hash(how, value + salt)}`,
  hashed: true,
  salt
})

describe('whose a badge is', () => {
  it.each([
    ['a name', [inClear('name', 'sam  CARTER')], 'theirs'],
    ['a name with other letters for the same', [inClear('name', 'Zoe\u0308 O’Brien')], 'theirs'],
    ['an email', [inClear('emailAddress', 'sam@example.org')], 'theirs'],
    ['a hashed email', [hashed('emailAddress', 'sam@example.org', 'salt')], 'theirs'],
    ['a hashed email as it was typed', [hashed('emailAddress', 'Sam@Example.org')], 'theirs'],
    ['a learner number', [inClear('ext:uln', '1234567890')], 'theirs'],
    ['one of several', [inClear('emailAddress', 'old@example.org'), inClear('name', 'Sam Carter')], 'theirs'],
    ['another name', [inClear('name', 'Alex Smith')], 'other'],
    ['another hashed email', [hashed('emailAddress', 'alex@example.org', 'salt')], 'other'],
    [
      'the right email with the wrong salt',
      [{ ...hashed('emailAddress', 'sam@example.org', 'a'), salt: 'b' }],
      'other'
    ],
    ['nothing', [], 'unknown'],
    ['a kind that nobody told', [inClear('did', 'did:example:1')], 'unknown'],
    ['a hash that is not safe', [hashed('emailAddress', 'sam@example.org', '', 'md5')], 'unknown'],
    ['a hash that is none', [{ ...inClear('emailAddress', 'sha256$xyz'), hashed: true }], 'unknown']
  ] as const)('by %s', (_, identities, whose) => {
    expect(whoseBadge(identities, sam)).toBe(whose)
  })

  it('is not known while the person told nothing', () => {
    expect(whoseBadge([inClear('name', 'Sam Carter')], { names: [], emails: [], numbers: [] })).toBe(
      'unknown'
    )
  })
})
