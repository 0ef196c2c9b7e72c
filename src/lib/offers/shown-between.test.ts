import { describe, expect, it } from 'vitest'
import { isShown } from './shown.server.ts'
import { shownBetween, type ShownBetweenFacts } from './shown-between.ts'

const day = 24 * 60 * 60 * 1000
const now = Date.UTC(2026, 9, 20, 9)
const fresh: ShownBetweenFacts = {
  lastConfirmedAt: now,
  detailsConfirmedAt: null,
  visibleFrom: null,
  visibleUntil: null,
  organisationCheckAgainBy: null
}

describe('from when until when people see an offer', () => {
  it.each<[string, Partial<ShownBetweenFacts>]>([
    ['confirmed today', {}],
    ['whose details are old', { detailsConfirmedAt: now - 200 * day }],
    ['with a first day', { visibleFrom: '2026-10-21' }],
    ['with a last day, over the end of summer time', { visibleUntil: '2026-10-25' }],
    ['with both', { visibleFrom: '2026-10-25', visibleUntil: '2026-10-26' }],
    ['whose organisation was to be checked again', { organisationCheckAgainBy: '2026-10-01' }]
  ])('is what the rule says at each end: %s', (_, facts) => {
    const offer = { ...fresh, ...facts }
    const [from, until] = shownBetween(offer)
    const at = (moment: number) => isShown({ ...offer, state: 'live', organisationState: 'verified' }, moment)
    expect([at(until - 1), at(until)]).toEqual([true, false])
    if (from > 0) expect([at(from - 1), at(from)]).toEqual([false, true])
  })
})
