import { describe, expect, it } from 'vitest'
import type { Finding } from './check-files.ts'
import { findingInWords } from './finding-words.ts'

const at = Date.UTC(2026, 10, 22, 14, 30)
const now = Date.UTC(2027, 0, 1)
const when = 'Sunday 22 November 2026 at 2:30pm'

type Bare<T> = T extends unknown ? Omit<T, 'name'> : never

describe('a finding in words', () => {
  it.each<[Bare<Finding>, 'good' | 'bad' | 'open', string]>([
    [
      { kind: 'whole', rows: 3, erased: 0, newest: at },
      'good',
      `All 3 lines fit together. The newest line is from ${when}.`
    ],
    [{ kind: 'whole', rows: 0, erased: 0, newest: null }, 'good', 'All 0 lines fit together.'],
    [
      { kind: 'whole', rows: 3, erased: 2, newest: null },
      'good',
      'All 3 lines fit together. 2 lines have no words any more.'
    ],
    [
      { kind: 'bad-row', seq: 7, fault: 'order', at: null },
      'bad',
      'Line 7 is missing, or not in its place. Please tell us.'
    ],
    [
      { kind: 'bad-row', seq: 7, fault: 'hash', at },
      'bad',
      `Line 7 was changed. It says ${when}. Please tell us.`
    ],
    [
      { kind: 'bad-row', seq: 7, fault: 'time', at: null },
      'bad',
      'The time of line 7 is before the line above it. Please tell us.'
    ],
    [
      { kind: 'bad-row', seq: 7, fault: 'link', at: null },
      'bad',
      'Line 7 does not go with the line above it. Please tell us.'
    ],
    [
      { kind: 'bad-row', seq: 7, fault: 'detail', at: null },
      'bad',
      'The words of line 7 were changed. Please tell us.'
    ],
    [
      { kind: 'bad-row', seq: 7, fault: 'detail-missing', at: null },
      'bad',
      'The words of line 7 were taken out. Please tell us.'
    ],
    [
      { kind: 'signature', of: 'history', state: 'good', time: at },
      'good',
      `Waymark signed this on ${when}.`
    ],
    [
      { kind: 'signature', of: 'copy', state: 'good', time: at },
      'good',
      `Waymark signed this copy on ${when}. Nobody changed it since.`
    ],
    [
      { kind: 'signature', of: 'copy', state: 'forged', time: at },
      'bad',
      'The lock on this file is not ours, or the file was changed. Do not trust it.'
    ],
    [
      { kind: 'signature', of: 'history', state: 'unknown-key', time: at },
      'open',
      'This page does not know who locked this file. Open this page again when you have signal.'
    ],
    [
      { kind: 'signature', of: 'history', state: 'cannot-check', time: at },
      'open',
      'Your browser is too old to check who signed this. Try a newer one.'
    ],
    [
      { kind: 'unsigned' },
      'open',
      'This is an old kind of file. It does not show if lines at its end are gone.'
    ],
    [
      { kind: 'cut-off', rows: 2, wanted: 5 },
      'bad',
      'Lines at the end are gone. Lines there were: 5. Lines there are now: 2. Please tell us.'
    ],
    [{ kind: 'added', seq: 4 }, 'bad', 'The lines after line 4 were added later. Please tell us.'],
    [
      { kind: 'other-row', seq: 4, at },
      'bad',
      `Line 4 is not the same as it was. It says ${when}. Please tell us.`
    ],
    [{ kind: 'other-person' }, 'bad', 'This is not from the same history.'],
    [{ kind: 'fits', seq: 4 }, 'good', 'Every line up to line 4 is still as it was then.']
  ])('%j', (finding, tone, text) => {
    expect(findingInWords({ ...finding, name: 'a.json' } as Finding, now)).toEqual({
      tone,
      text,
      name: 'a.json'
    })
  })

  it('says no year when it is this one', () => {
    const finding = { name: '', kind: 'signature', of: 'history', state: 'good', time: at } as const
    expect(findingInWords(finding, at).text).toBe('Waymark signed this on Sunday 22 November at 2:30pm.')
  })
})
