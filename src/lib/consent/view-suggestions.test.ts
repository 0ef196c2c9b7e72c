import { describe, expect, it } from 'vitest'
import type { WaitingSuggestion } from './list-suggestions.server.ts'
import { findSuggestPlace } from './suggestable.ts'
import { viewSuggestion } from './view-suggestions.ts'

const now = Date.UTC(2026, 10, 22, 9)
const by = { kind: 'worker', name: 'Anna', organisation: 'Connect Housing', organisationId: 'o1' }
const jobs = findSuggestPlace('work', 'jobs')!
const [title, place] = jobs.field.each!.parts
const thing = (isNew: boolean) => ({ id: 'cook', isNew, answers: { title: 'Driver' } })

function view(more: object) {
  const phone = findSuggestPlace('contact', 'phone')!
  const changes = [{ part: phone.field, now: undefined, suggested: '01632 960999', byItself: false }]
  const words = { answer: '01632 960999', note: '', by }
  const one = {
    id: 's1',
    madeAt: now,
    fits: true,
    basedOn: 1,
    about: null,
    ...phone,
    changes,
    words,
    ...more
  }
  return viewSuggestion(one as unknown as WaitingSuggestion, now)
}

describe('a suggestion as the person reads it', () => {
  it('says who made it and when, and why if they said so', () => {
    expect(view({})).toMatchObject({
      about: 'Phone',
      who: 'Anna at Connect Housing, Sunday 22 November',
      note: null,
      take: 'Change it',
      takeWhat: 'Change it: Phone'
    })
    const words = { answer: '01632 960999', note: 'The old one is dead.', by }
    expect(view({ words }).note).toContain('The old one is dead.')
  })

  it('of a list names the thing, or what kind of thing is new, and what the button does', () => {
    const changes = [{ part: title, now: undefined, suggested: 'Driver', byItself: false }]
    const words = { thing: thing(true), note: '', by }
    expect(view({ ...jobs, changes, words })).toMatchObject({ about: 'New: Job', take: 'Add it' })
    const gone = { thing: thing(false), note: '', by }
    expect(view({ ...jobs, changes, words: gone })).toMatchObject({ about: 'Job', take: 'Change it' })
    const about = { id: 'cook', title: 'Cook' }
    expect(view({ ...jobs, changes, words: gone, about })).toMatchObject({ about: 'Job: Cook' })
    const ticked = [...changes, { part: place, now: undefined, suggested: 'A depot', byItself: true }]
    expect(view({ ...jobs, changes: ticked, words }).take).toBe('Take what is ticked')
  })
})
