import { describeGoal } from './describe-goal.ts'
import { describeItem, describeTold, isItems } from './describe-item.ts'
import type { Told } from './field.ts'
import { goalsIn } from './goals.ts'
import { sections, type SectionDocument, type SectionName } from './sections.ts'
import { words } from './words.ts'

/** One line of what somebody sees. `value` may hold line breaks. */
export interface Fact {
  readonly label: string
  readonly value: string
}

/**
 * What a section says, in the order of its questions, in words. The preview before a yes, the view of the
 * one it is shared with and the person's own copy are all made by this, so that they cannot differ.
 * Questions without an answer, and goals that were put away, are left out. For the server.
 */
export function describeSection(section: SectionName, document: SectionDocument): Fact[] {
  if (section === 'goals') {
    return goalsIn(document)
      .filter(({ status }) => status !== 'ARCHIVED')
      .map((goal) => ({ label: goal.title, value: describeGoal(goal) }))
  }
  const { fields, lists = [] } = sections[section]
  return [...fields, ...lists].flatMap((field) => {
    const told = document[field.name] as Told | undefined
    if (told === undefined) return []
    const { each } = field
    if (each && isItems(told)) {
      return told.map((item) => ({ label: words(each.one), value: describeItem(each, item) }))
    }
    return [{ label: words(field.label), value: describeTold(field, told) }]
  })
}
