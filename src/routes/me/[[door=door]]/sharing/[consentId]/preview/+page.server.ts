import { forPage } from '#lib/access/act.server.ts'
import { requirePerson } from '#lib/access/guards.server.ts'
import { hereOf } from '#lib/consent/here.ts'
import { getSharing } from '#lib/consent/list-sharing.server.ts'
import { previewShared } from '#lib/consent/preview-shared.server.ts'
import { purposeWords } from '#lib/consent/purpose-words.ts'
import { m } from '#lib/paraglide/messages.js'
import { describeSection } from '#lib/record/describe-section.ts'
import { sectionTitle } from '#lib/record/section-words.ts'
import { dayInWords } from '#lib/ui/dates.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const actor = requirePerson(event)
  const { db } = event.locals
  const { consentId } = event.params
  const item = await forPage(() => getSharing(db, actor, consentId))
  const sections = await forPage(() => previewShared(db, actor, consentId))
  // Family see neither an end nor a purpose.
  const tells = item.recipient.kind !== 'supporter'
  return {
    title: m.consent_preview_tab(),
    back: `${hereOf(event.params)}/sharing/${consentId}`,
    heading: m.consent_preview_title({ name: item.recipientName }),
    isOpen: item.state === 'active',
    until: tells ? m.org_shared_until({ day: dayInWords(item.untilDate, db.now()) }) : null,
    why: tells ? m.org_shared_why({ purpose: purposeWords(item.purpose) }) : null,
    sections: sections.map(({ section, document }) => ({
      section,
      heading: sectionTitle(section),
      facts: document ? describeSection(section, document) : []
    }))
  }
}
