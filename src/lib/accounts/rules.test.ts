import { describe, expect, it } from 'vitest'
import {
  afterSignIn,
  codeOnCard,
  isName,
  isStaff,
  joinCodeSymbols,
  lifetimes,
  normaliseCode,
  normaliseName,
  normalisePassphrase,
  problemWithPassphrase,
  sessionEnd,
  wayFor
} from './rules.ts'

describe('names and passphrases', () => {
  it.each([
    [' Sam.Reed ', 'sam.reed'],
    ['ＳＡＭ', 'sam'],
    ['ZOË', 'zoë']
  ])('take %j as %j', (typed, name) => {
    expect(normaliseName(typed)).toBe(name)
    expect(isName(normaliseName(typed))).toBe(true)
  })

  it.each(['', 'ab', 'a'.repeat(31), 'sam reed', '.sam', 'sam@example.org', "sam'--", 'sam\n'])(
    'refuse %j as a name',
    (name) => {
      expect(isName(name)).toBe(false)
    }
  )

  it('make words typed with other spaces the same passphrase, and keep its capitals', () => {
    expect(normalisePassphrase('  Green\u00a0kettle   hill ')).toBe('Green kettle hill')
  })

  it.each([
    ['green kettle hill', null],
    ['red tin mug', null],
    ['correcthorse', null],
    ['k9!vQ2#pL7$x', null],
    ['пять зелёных чашек', null],
    ['short one', 'short'],
    ['a b c', 'short'],
    ['q b x d k', 'short'],
    ['elevenchars', 'short'],
    ['aaaaaaaaaaaa', 'easy'],
    ['abababababab', 'easy'],
    ['abcdefghijkl', 'easy'],
    ['one one one one', 'easy'],
    ['sam.reed.sam', 'name'],
    ['sam.reed', 'name'],
    ['SAM.REED sam.reed', 'name']
  ])('say of %j: %s', (passphrase, problem) => {
    expect(problemWithPassphrase(passphrase, 'sam.reed')).toBe(problem)
  })
})

describe('codes', () => {
  it('are read as people copy them', () => {
    expect(normaliseCode(' bcdf-2345 ')).toBe('BCDF2345')
    expect(normaliseCode(codeOnCard('BCDF2345'))).toBe('BCDF2345')
  })

  it('use no symbol that looks like another, and spell nothing', () => {
    expect(joinCodeSymbols).not.toMatch(/[01OILAEU]/)
    expect(new Set(joinCodeSymbols).size).toBe(28)
  })
})

describe('sessions', () => {
  it('last as promised', () => {
    expect(lifetimes).toEqual({
      kiosk: { idle: 4 * 60_000, absolute: 3_600_000 },
      staff: { idle: 30 * 60_000, absolute: 12 * 3_600_000 },
      'own-phone': { idle: 30 * 86_400_000, absolute: 90 * 86_400_000 }
    })
    expect(sessionEnd('kiosk', 0, 59 * 60_000)).toBe(3_600_000)
  })

  it('are short for everybody who acts for others, whatever else they are', () => {
    expect(wayFor(['person', 'worker'])).toBe('staff')
    expect(wayFor(['person', 'supporter'])).toBe('own-phone')
    expect([isStaff(['enroller']), isStaff(['steward']), isStaff([])]).toEqual([true, true, false])
  })
})

describe('after signing in', () => {
  const offer = '01a203a9-e8d1-7697-bb5a-6529c795bd84'

  it('leads a person back to the offer that they came from', () => {
    expect(afterSignIn('/me', offer)).toBe(`/offers/${offer}`)
    expect(afterSignIn('/me', null)).toBe('/me')
    expect(afterSignIn('/org/connect-housing', offer)).toBe('/org/connect-housing')
  })

  it.each([
    '//evil.example',
    '../sign-in/out',
    `${offer}/../../me`,
    'https://evil.example/aaaaaaaaaaaaaaaa',
    ''
  ])('leads nowhere else: %j', (typed) => expect(afterSignIn('/me', typed)).toBe('/me'))
})
