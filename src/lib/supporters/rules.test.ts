import { describe, expect, it } from 'vitest'
import {
  canDoWith,
  helpAsSent,
  inviteLasts,
  isInviteOpen,
  mostTies,
  problemWithInvite,
  proposeSignInName,
  sameName,
  tieActions,
  tieStates,
  type TieAction
} from './rules.ts'

describe('what can be done with a tie', () => {
  const expected: Record<TieAction, string> = {
    renew: 'invited',
    confirm: 'accepted',
    reject: 'accepted',
    share: 'confirmed',
    end: 'invited accepted confirmed',
    block: 'accepted confirmed'
  }
  it.each(Object.keys(tieActions) as TieAction[])('%s: in its own states and in no other', (action) => {
    expect(tieStates.filter((state) => canDoWith(action, state)).join(' ')).toBe(expected[action])
  })
})

describe('an invite', () => {
  it('is open for 14 days, to the millisecond', () => {
    const tie = { state: 'invited', expiresAt: 1000 + inviteLasts } as const
    expect(inviteLasts).toBe(14 * 24 * 60 * 60 * 1000)
    expect(isInviteOpen(tie, 1000 + inviteLasts - 1)).toBe(true)
    expect(isInviteOpen(tie, 1000 + inviteLasts)).toBe(false)
  })

  it.each(tieStates.filter((state) => state !== 'invited'))('is closed once it is %s', (state) => {
    expect(isInviteOpen({ state, expiresAt: 2 }, 1)).toBe(false)
  })

  it('goes to nobody twice at once, and never again to somebody who said no', () => {
    const asked = (state: (typeof tieStates)[number]) =>
      problemWithInvite('Aunt Rosa', [{ name: 'aunt  rosa', state }])
    expect(tieStates.map(asked)).toEqual([
      'already-invited',
      'already-invited',
      'already-invited',
      'they-said-no',
      null
    ])
    expect(problemWithInvite('Maria', [{ name: 'Rosa', state: 'refused' }])).toBeNull()
    const both = [
      { name: 'Rosa', state: 'ended' },
      { name: 'Rosa', state: 'refused' }
    ] as const
    expect(problemWithInvite('Rosa', both)).toBe('they-said-no')
  })

  it('is one of at most 20 that count', () => {
    const ties = Array.from({ length: mostTies }, (_, number) => ({
      name: `Cousin ${number}`,
      state: 'confirmed' as const
    }))
    expect(problemWithInvite('Rosa', ties)).toBe('too-many')
    expect(problemWithInvite('Rosa', ties.slice(1))).toBeNull()
    expect(problemWithInvite('Rosa', [...ties.slice(1), { name: 'Tom', state: 'ended' }])).toBeNull()
  })
})

it('two names are one when they read alike', () => {
  expect(sameName('Rosa', ' ROSA ')).toBe(true)
  expect(sameName('Ｒｏｓａ', 'rosa')).toBe(true)
  expect(sameName('O’Brien', "O'Brien")).toBe(true)
  expect(sameName('Rosa', 'Rosie')).toBe(false)
  expect(sameName('Zoë', 'Zoe')).toBe(false)
})

it('an offer of help says “sent” until it is taken: a no is never told', () => {
  expect([null, 'no', 'yes'].map((answer) => helpAsSent(answer as never))).toEqual(['sent', 'sent', 'yes'])
})

it('a sign-in name begins with what they call themself, and four digits nobody can guess', () => {
  const last = (below: number) => below - 1
  expect(proposeSignInName('Rosa Maria', last)).toBe('rosamaria.9999')
  expect(proposeSignInName('Αθηνά', () => 7)).toBe('αθηνά.0007')
  expect(proposeSignInName('A very long name indeed', last)).toBe('averylongnam.9999')
  expect(proposeSignInName('🦊', last)).toBe('family.9999')
})
