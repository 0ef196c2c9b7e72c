import IdCard from '@lucide/svelte/icons/id-card'
import Phone from '@lucide/svelte/icons/phone'
import Target from '@lucide/svelte/icons/target'
import type { SectionName } from './sections.ts'

const icons = { identity: IdCard, contact: Phone, goals: Target } as const satisfies Record<
  SectionName,
  unknown
>

/** The picture that always stands beside a section's title. */
export function sectionIcon(section: SectionName): typeof Phone {
  return icons[section]
}
