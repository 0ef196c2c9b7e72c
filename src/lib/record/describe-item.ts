import { badgeOf } from './checked-badge.ts'
import { describeAnswer } from './describe-answer.ts'
import { describeBadge } from './describe-badge.ts'
import type { Each, Field, Item, Told } from './field.ts'
import { isThings } from './things.ts'
import { m } from '#lib/paraglide/messages.js'
import { words } from './words.ts'

/** What a thing is known by: the answer to its first part, on one line. For the server. */
export function itemTitle({ parts, one }: Each, item: Item): string {
  const [first] = parts
  const answer = first && item[first.name]
  return first && answer !== undefined ? describeAnswer(first, answer).replaceAll('\n', ', ') : words(one)
}

/** A thing in a few lines: what it is known by, then each answer with its label. For the server. */
export function describeItem(each: Each, item: Item): string {
  const others = each.parts.slice(1).flatMap((part) => {
    const answer = item[part.name]
    if (answer === undefined) return []
    return [m.record_item_part({ label: words(part.label), answer: describeAnswer(part, answer) })]
  })
  const badge = badgeOf(item)
  return [itemTitle(each, item), ...others, ...(badge ? [describeBadge(badge)] : [])].join('\n')
}

/** What was told for a field, in words; a list as what each thing is known by, one on each line. */
export function describeTold(field: Field, told: Told): string {
  if (!isItems(told)) return describeAnswer(field, told)
  return told.map((item) => (field.each ? itemTitle(field.each, item) : item.id)).join('\n')
}

export function isItems(told: Told): told is readonly Item[] {
  return isThings(told)
}
