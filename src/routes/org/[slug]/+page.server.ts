import { forForm } from '#lib/access/act.server.ts'
import { requireWorker } from '#lib/access/guards.server.ts'
import { listDueOffers } from '#lib/advertising/own-offers.server.ts'
import { viewOwnOffer } from '#lib/advertising/own-words.server.ts'
import { endingRow } from '#lib/consent/ending-rows.ts'
import { listAsked } from '#lib/consent/list-asked.server.ts'
import { listEndings } from '#lib/consent/list-endings.server.ts'
import { listPeople } from '#lib/consent/list-people.server.ts'
import { personCode, personRow } from '#lib/consent/people-words.ts'
import { releaseRows } from '#lib/consent/release-words.ts'
import { endsSoon } from '#lib/consent/rules.ts'
import { seeReleases, sharesRelease } from '#lib/consent/see-releases.server.ts'
import { viewStanding } from '#lib/organisations/view-standing.server.ts'
import { dismissNotice } from '#lib/notices/dismiss-notice.server.ts'
import { noticeIdIn, noticeLines } from '#lib/notices/notice-lines.server.ts'
import { m } from '#lib/paraglide/messages.js'
import { listInbox } from '#lib/referrals/list-inbox.server.ts'
import { inboxLine } from '#lib/referrals/inbox-words.server.ts'
import { isUnanswered } from '#lib/referrals/rules.ts'
import { dayInWords } from '#lib/ui/dates.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const viewer = await requireWorker(event)
  const { db } = event.locals
  const now = db.now()
  const people = await listPeople(db, viewer)
  const rows = (which: (person: (typeof people)[number]) => boolean) =>
    people.filter(which).map((person) => personRow(person, now))
  const asked = (await listAsked(db, viewer)).filter(({ state }) => state === 'waiting')
  const endings = await listEndings(db, viewer)
  const toAnswer = (await listInbox(db, viewer)).filter(({ state }) => isUnanswered(state)).reverse()
  return {
    title: m.org_day_tab(),
    organisation: viewer.organisationName,
    standing: await viewStanding(db, viewer, event.params.slug),
    at: `/org/${event.params.slug}`,
    notices: await noticeLines(db, viewer, `/org/${event.params.slug}`),
    dueOffers: (await listDueOffers(db, viewer)).map((own) => viewOwnOffer(own, now)),
    releases: people.some(sharesRelease),
    toAnswer: toAnswer.map((row) => inboxLine(row, now)),
    waiting: rows(({ helper }) => helper === 'nobody'),
    changed: rows(({ helper, changed }) => helper === 'me' && changed),
    ending: rows(({ helper, until }) => helper === 'me' && until - now < endsSoon),
    away: rows(({ helper }) => typeof helper === 'object' && helper.awayUntil !== null),
    mine: rows(({ helper }) => helper === 'me'),
    asked: asked.map(({ requestId, ref, askedAt }) => ({
      requestId,
      words: m.org_asked_line({ code: personCode(ref), day: dayInWords(askedAt, now) })
    })),
    endings: endings.filter(({ ground }) => ground === null).map((one) => endingRow(one, now))
  }
}

export const actions: Actions = {
  released: async (event) => {
    const viewer = await requireWorker(event)
    const { db } = event.locals
    return forForm({}, async () => ({ days: releaseRows(await seeReleases(db, viewer), db.now()) }))
  },
  putAway: async (event) => {
    const viewer = await requireWorker(event)
    await dismissNotice(event.locals.db, viewer, await noticeIdIn(event))
  }
}
