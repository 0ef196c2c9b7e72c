import { forPage } from '#lib/access/act.server.ts'
import { requireWorker } from '#lib/access/guards.server.ts'
import { personCode } from '#lib/consent/people-words.ts'
import { purposeWords } from '#lib/consent/purpose-words.ts'
import { readShared } from '#lib/consent/read-shared.server.ts'
import { m } from '#lib/paraglide/messages.js'
import { describeSection } from '#lib/record/describe-section.ts'
import { sectionTitle } from '#lib/record/section-words.ts'
import { dayInWords } from '#lib/ui/dates.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const viewer = await requireWorker(event)
  const { db } = event.locals
  const { ref, slug } = event.params
  const read = await forPage(() => readShared(db, viewer, ref))
  return {
    title: m.org_shared_tab(),
    code: personCode(ref),
    back: `/org/${slug}/people`,
    until: m.org_shared_until({ day: dayInWords(read.untilDate, db.now()) }),
    why: `${m.org_shared_why({ purpose: purposeWords(read.purpose) })} ${m.org_shared_seen()}`,
    sections: read.sections.map(({ section, document }) => ({
      section,
      heading: sectionTitle(section),
      facts: document ? describeSection(section, document) : []
    }))
  }
}
