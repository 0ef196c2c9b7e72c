import { requireWorker } from '#lib/access/guards.server.ts'
import { listPeople } from '#lib/consent/list-people.server.ts'
import { personRow } from '#lib/consent/people-words.ts'
import { m } from '#lib/paraglide/messages.js'
import type { PageServerLoad } from './$types'

const said: Record<string, () => string> = {
  'taken-on': m.org_said_taken_on,
  suggested: m.org_said_suggested,
  seen: m.org_documents_said_seen
}

export const load: PageServerLoad = async (event) => {
  const viewer = await requireWorker(event)
  const { db } = event.locals
  const people = await listPeople(db, viewer)
  const done = event.url.searchParams.get('said') ?? ''
  return {
    title: m.org_people_tab(),
    said: Object.hasOwn(said, done) ? said[done]!() : null,
    people: people.map((person) => personRow(person, db.now())),
    at: `/org/${event.params.slug}/people`
  }
}
