import { chosenSections, type SharingDraft } from './draft.server.ts'
import { sharingNotice, type SharingNotice } from './notice.server.ts'

/** The notice of a draft whose questions are answered, with its sections; null while one is open or none is a yes. */
export function draftNotice(
  draft: SharingDraft,
  now: number
): (SharingNotice & { readonly sections: readonly string[] }) | null {
  const sections = chosenSections(draft)
  if (sections.length === 0 || !draft.untilDate) return null
  const notice = sharingNotice({
    recipient: draft.named,
    purpose: draft.purpose,
    sections,
    access: draft.access,
    fromDate: draft.fromDate,
    untilDate: draft.untilDate,
    now
  })
  return { ...notice, sections }
}
