import { requireWorker } from '#lib/access/guards.server.ts'
import { listPeople } from '#lib/consent/list-people.server.ts'
import { personRow } from '#lib/consent/people-words.ts'
import { m } from '#lib/paraglide/messages.js'
import type { PageServerLoad } from './$types'

const soon = 7 * 24 * 60 * 60 * 1000 // ms

export const load: PageServerLoad = async (event) => {
  const viewer = await requireWorker(event)
  const { db } = event.locals
  const now = db.now()
  const people = await listPeople(db, viewer)
  const rows = (which: (person: (typeof people)[number]) => boolean) =>
    people.filter(which).map((person) => personRow(person, now))
  return {
    title: m.org_day_tab(),
    organisation: viewer.organisationName,
    people: `/org/${event.params.slug}/people`,
    waiting: rows(({ helper }) => helper === 'nobody'),
    mine: rows(({ helper }) => helper === 'me'),
    ending: rows(({ helper, until }) => helper === 'me' && until - now < soon)
  }
}
