import { itemTitle } from '#lib/record/describe-item.ts'
import { slugOf, type Item } from '#lib/record/field.ts'
import { goalsIn } from '#lib/record/goals.ts'
import type { SectionDocument, SectionName } from '#lib/record/sections.ts'
import { thingsIn } from '#lib/record/things.ts'
import { suggestableFields } from './suggestable.ts'

/** One thing of a list that a change can be suggested to. */
export interface ThingLink {
  readonly title: string
  readonly href: string
}

/** The things of a section that was just shown, each with the address for a suggestion. For the server. */
export function viewThings(section: SectionName, document: SectionDocument, at: string): ThingLink[] {
  const lists = suggestableFields(section).filter(({ each }) => each)
  return lists.flatMap((field) => {
    const { each, name } = field
    const href = (id: string) => `${at}/${section}/${slugOf(field)}?of=${id}`
    if (section === 'goals') {
      return goalsIn(document)
        .filter(({ status }) => status === 'ACTIVE')
        .map(({ id, title }) => ({ title, href: href(id) }))
    }
    return thingsIn<Item>(document, name).map((item) => ({
      title: each ? itemTitle(each, item) : item.id,
      href: href(item.id)
    }))
  })
}
