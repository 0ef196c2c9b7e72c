import { m } from '#lib/paraglide/messages.js'
import { badgeOf } from './checked-badge.ts'
import { describeAnswer } from './describe-answer.ts'
import { describeBadge } from './describe-badge.ts'
import { isItems, itemTitle } from './describe-item.ts'
import { slugOf, type Answer, type Each, type Item, type Told } from './field.ts'
import type { ListPlace } from './get-item-question.ts'
import { mostItems } from './rules.ts'
import { words } from './words.ts'

/** The things of one list, on the page of its question. */
export interface ListView {
  readonly items: readonly { readonly href: string; readonly title: string }[]
  /** Where one more is added, and the words for it; none when the list is full. */
  readonly add: { readonly href: string; readonly words: string } | undefined
  /** Said when the list is full. */
  readonly full: string | undefined
}

/** For the server. */
export function viewList({ each, list }: ListPlace, told: Told | undefined): ListView {
  const items = told !== undefined && isItems(told) ? told : []
  const most = each.most ?? mostItems
  const full = items.length >= most
  return {
    items: items.map((item) => ({ href: `${list}/${item.id}`, title: itemTitle(each, item) })),
    add: full ? undefined : { href: `${list}/new`, words: words(each.add) },
    full: full ? m.record_items_full({ count: most }) : undefined
  }
}

/** One thing of a list with all its answers. */
export interface ItemView {
  /** "Job: Kitchen helper". */
  readonly title: string
  readonly rows: readonly {
    readonly href: string
    readonly label: string
    readonly answer: string | undefined
  }[]
  /** What the badge that came with it says, and whether it was checked; one line each. */
  readonly badge: string | undefined
}

/** For the server. `home` is the thing's own address. */
export function viewItem(each: Each, item: Item, home: string): ItemView {
  const badge = badgeOf(item)
  return {
    title: m.record_item_part({ label: words(each.one), answer: itemTitle(each, item) }),
    rows: each.parts.map((part) => {
      const answer = item[part.name] as Answer | undefined
      return {
        href: `${home}/${slugOf(part)}?change`,
        label: words(part.label),
        answer: answer === undefined ? undefined : describeAnswer(part, answer)
      }
    }),
    badge: badge ? describeBadge(badge) : undefined
  }
}
