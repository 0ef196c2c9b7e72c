/** Each section is one sealed document with versions, shared or not as a whole. */
export const sectionNames = ['identity', 'contact', 'goals'] as const
export type SectionName = (typeof sectionNames)[number]

/** What a section holds: field → `Answer` (`field.ts`); in `goals` a list of `Goal` (`goals.ts`). JSON only. */
export type SectionDocument = Readonly<Record<string, unknown>>

export function isSectionName(name: string): name is SectionName {
  return (sectionNames as readonly string[]).includes(name)
}
