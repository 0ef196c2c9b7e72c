import { m } from '#lib/paraglide/messages.js'

/** What the page of courses and badges says after it took something in; the address says what it was. */
export function saidWords(query: URLSearchParams): string[] {
  const count = (name: string) => {
    const number = Number(query.get(name) ?? 0)
    return Number.isSafeInteger(number) && number >= 0 ? number : 0
  }
  if (query.has('came')) {
    return [
      m.learning_said_came({ count: count('came') }),
      ...(count('known') > 0 ? [m.learning_count_known({ count: count('known') })] : []),
      ...(count('no-room') > 0 ? [m.learning_count_no_room({ count: count('no-room') })] : [])
    ]
  }
  const badge = { saved: m.badges_said_saved, same: m.badges_said_same, again: m.badges_said_again }[
    query.get('badge') ?? ''
  ]
  return badge ? [badge()] : []
}
