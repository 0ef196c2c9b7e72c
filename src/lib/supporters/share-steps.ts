import type { ShareDraft } from './share-draft.ts'

/** Where the questions about sharing with one supporter are. */
export function shareAt(supporterId: string): string {
  return `/me/people/${supporterId}/share`
}

interface Asked {
  readonly section: string
  readonly isSecret: boolean
}

/** The steps for what this person has told, in order: each section, then the end, then two last ones. */
export function shareSteps(sections: readonly Asked[]): string[] {
  return [...sections.map(({ section }) => section), 'until', 'safe', 'check']
}

/** The step after this one, or the first. */
export function stepAfter(step: string | null, steps: readonly string[]): string {
  return steps[step === null ? 0 : steps.indexOf(step) + 1] ?? 'check'
}

/** The step before this one; null before the first. */
export function stepBefore(step: string, steps: readonly string[]): string | null {
  return steps[steps.indexOf(step) - 1] ?? null
}

/** The first question without an answer; null when all are answered. */
export function firstOpen(draft: ShareDraft, sections: readonly Asked[]): string | null {
  const answers: Partial<Record<string, boolean>> = draft.answers
  const open = sections.find(({ section, isSecret }) => !isSecret && answers[section] === undefined)
  if (open) return open.section
  if (draft.untilDate === null) return 'until'
  return draft.alone ? null : 'safe'
}

/** Sections with a yes, among those that can be shared now; sorted. */
export function chosenSections(draft: ShareDraft, sections: readonly Asked[]): string[] {
  const answers: Partial<Record<string, boolean>> = draft.answers
  return sections
    .filter(({ section, isSecret }) => !isSecret && answers[section])
    .map(({ section }) => section)
    .sort()
}
