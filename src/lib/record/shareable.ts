import {
  sections,
  sectionNames,
  type SectionDocument,
  type SectionFlag,
  type SectionName
} from './sections.ts'

/** Kinds of recipient, as far as they may hold different things. */
export type HolderKind = 'organisation' | 'employer' | 'worker' | 'supporter'

export function flagsOf(section: SectionName): readonly SectionFlag[] {
  return sections[section].flags
}

/**
 * The sections that this kind of recipient may ever hold. Family and friends never hold what is special
 * or tells about others; employers never hold what tells about others; nobody what is `unshared`. Test: `shareable.test.ts`.
 */
export function shareableWith(kind: HolderKind): readonly SectionName[] {
  return sectionNames.filter((section) => {
    const flags = flagsOf(section)
    if (flags.includes('unshared')) return false
    if (kind === 'supporter') return !flags.includes('special') && !flags.includes('third-party')
    return kind !== 'employer' || !flags.includes('third-party')
  })
}

/** Sections that are shared with one at a time. */
export const oneShareSections: readonly string[] = sectionNames.filter((section) =>
  flagsOf(section).includes('one-share')
)

/**
 * Whether the section `address` may be seen by one named worker only: it holds a refuge, approved premises
 * or another place to keep secret. Once anything is told, it does until the person says that it does not.
 * Test: `shareable.test.ts`.
 */
export function isHiddenAddress(document: SectionDocument): boolean {
  return Object.keys(document).length > 0 && document.hidden !== 'NO'
}
