import type { SectionName } from '#lib/record/sections.ts'
import type { SharingDraft } from './draft.server.ts'

/** How the questions of a draft follow each other. Where somebody lives is a step of its own. */

/** Sections of the first question that need an answer, and the others that may be added there. */
export function whatSections({ asksFor, holds }: Pick<SharingDraft, 'asksFor' | 'holds'>): {
  asked: SectionName[]
  more: SectionName[]
} {
  const here = holds.filter((section) => section !== 'address')
  return {
    asked: here.filter((section) => asksFor.includes(section)),
    more: here.filter((section) => !asksFor.includes(section))
  }
}

/** Whether this recipient asks where the person lives. */
export function asksAddress({ asksFor, holds }: Pick<SharingDraft, 'asksFor' | 'holds'>): boolean {
  return holds.includes('address') && asksFor.includes('address')
}

/** Number of questions before the last page. */
export function countSteps(draft: Pick<SharingDraft, 'asksFor' | 'holds'>): number {
  return asksAddress(draft) ? 3 : 2
}
