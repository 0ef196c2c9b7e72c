import type { SharingDraft } from './draft.server.ts'
import { sharingNotice, type SharingNotice } from './notice.server.ts'
import { purposeOf } from './purposes.ts'

/** The notice of a draft whose questions are answered, with its sections; null while one is open or none is a yes. */
export function draftNotice(
  draft: SharingDraft,
  now: number
): (SharingNotice & { readonly sections: readonly string[] }) | null {
  const sections = Object.keys(draft.answers)
    .filter((section) => draft.answers[section])
    .sort()
  if (sections.length === 0 || !draft.untilDate) return null
  const notice = sharingNotice({
    recipient: { kind: 'organisation', organisation: draft.terms.organisationName },
    purpose: purposeOf(draft.terms.mainPathway),
    sections,
    access: 'look',
    fromDate: null,
    untilDate: draft.untilDate,
    now
  })
  return { ...notice, sections }
}
