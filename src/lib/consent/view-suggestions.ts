import { m } from '#lib/paraglide/messages.js'
import { describeAnswer } from '#lib/record/describe-answer.ts'
import { describeTold, itemTitle } from '#lib/record/describe-item.ts'
import type { Item } from '#lib/record/field.ts'
import { words } from '#lib/record/words.ts'
import { dayInWords } from '#lib/ui/dates.ts'
import type { WaitingSuggestion } from './list-suggestions.server.ts'

/** A suggestion as the person reads it: each answer beside what stands there now. */
export interface SuggestionView {
  readonly id: string
  /** What it is about: a question, or one thing of a list. */
  readonly about: string
  readonly who: string
  readonly note: string | null
  readonly fits: boolean
  readonly basedOn: number
  /** Words of the button that takes it. */
  readonly take: string
  /** The same, and of what. */
  readonly takeWhat: string
  readonly changes: readonly {
    readonly name: string
    readonly label: string
    readonly old: string | null
    readonly suggested: string
    /** It has a tick of its own. */
    readonly byItself: boolean
  }[]
}

/** For the server. */
export function viewSuggestion(one: WaitingSuggestion, now: number): SuggestionView {
  const { id, words: sent, madeAt, fits, basedOn, changes } = one
  const { name, organisation } = sent.by
  return {
    id,
    about: aboutWords(one),
    who: m.suggest_who({ name, organisation, day: dayInWords(madeAt, now) }),
    note: sent.note === '' ? null : m.suggest_why({ note: sent.note }),
    fits,
    basedOn,
    take: takeWords(one),
    takeWhat: m.record_item_part({ label: takeWords(one), answer: aboutWords(one) }),
    changes: changes.map(({ part, now: told, suggested, byItself }) => ({
      name: part.name,
      label: words(part.label),
      old: told === undefined ? null : describeTold(part, told),
      suggested: describeAnswer(part, suggested),
      byItself
    }))
  }
}

function aboutWords({ field, about, words: sent }: WaitingSuggestion): string {
  const { each } = field
  if (!each) return words(field.label)
  const one = words(each.one)
  if (about) return m.record_item_part({ label: one, answer: itemTitle(each, about as Item) })
  return 'thing' in sent && sent.thing.isNew ? m.consent_suggest_new({ what: one }) : one
}

function takeWords({ changes, words: sent }: WaitingSuggestion): string {
  if (changes.some(({ byItself }) => byItself)) return m.consent_suggest_take_ticked()
  return 'thing' in sent && sent.thing.isNew ? m.consent_suggest_add() : m.suggest_take()
}
