import { requireSupporter } from '#lib/access/guards.server.ts'
import { m } from '#lib/paraglide/messages.js'
import { describeSection } from '#lib/record/describe-section.ts'
import { sectionTitle } from '#lib/record/section-words.ts'
import { getFamilyEntry } from '#lib/supporters/list-family.server.ts'
import { lookAtFamily } from '#lib/supporters/look-at-family.server.ts'
import type { PageServerLoad } from './$types'

/** Nothing in the answer differs from one reason to another: not the status, not a name, not a link. */
export const load: PageServerLoad = async (event) => {
  const actor = requireSupporter(event)
  const { db } = event.locals
  const { ref } = event.params
  const seen = await lookAtFamily(db, actor, ref)
  if (!seen) return { title: m.family_tab(), shared: null }
  const { label } = await getFamilyEntry(db, actor, ref)
  return {
    title: m.family_tab(),
    shared: {
      label,
      sections: seen.map(({ section, document }) => ({
        section,
        heading: sectionTitle(section),
        facts: document ? describeSection(section, document) : []
      }))
    }
  }
}
