import { forPage } from '#lib/access/act.server.ts'
import { requireWorker } from '#lib/access/guards.server.ts'
import { findSuggestTo } from '#lib/consent/find-suggest-to.server.ts'
import { personCode } from '#lib/consent/people-words.ts'
import { findSuggestPlace, suggestableFields } from '#lib/consent/suggestable.ts'
import { m } from '#lib/paraglide/messages.js'
import { slugOf } from '#lib/record/field.ts'
import { sectionTitle } from '#lib/record/section-words.ts'
import { words } from '#lib/record/words.ts'
import { dayInWords } from '#lib/ui/dates.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const viewer = await requireWorker(event)
  const { db } = event.locals
  const { ref, slug } = event.params
  const { sections, untilDate, sent } = await forPage(() => findSuggestTo(db, viewer, ref))
  return {
    title: m.org_suggest_tab(),
    heading: m.org_suggest_title({ code: personCode(ref) }),
    until: m.org_suggest_until({ day: dayInWords(untilDate, db.now()) }),
    back: `/org/${slug}/people`,
    sections: sections.map((section) => ({
      section,
      heading: sectionTitle(section),
      questions: suggestableFields(section).map((field) => ({
        label: words(field.each?.add ?? field.label),
        href: `/org/${slug}/people/${ref}/suggest/${section}/${slugOf(field)}`
      }))
    })),
    sent: sent.flatMap(({ section, field, madeAt }) => {
      const place = findSuggestPlace(section, field)
      if (!place) return []
      const question = words(place.field.label)
      return [m.org_suggest_sent_line({ question, day: dayInWords(madeAt, db.now()) })]
    })
  }
}
