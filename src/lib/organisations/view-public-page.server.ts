import { m } from '#lib/paraglide/messages.js'
import { dayInWords } from '#lib/ui/dates.ts'
import type { PublicPage } from './find-public-page.server.ts'
import { keptInTen, type Kept } from './kept.ts'
import { organisationKindWord } from './organisation-words.ts'

type Promised = keyof PublicPage['kept']

const words: Record<
  Promised,
  {
    often: (said: { times: number }) => string
    always: () => string
    rarely: () => string
    unknown: () => string
  }
> = {
  answer: {
    often: m.offers_kept_answer,
    always: m.offers_kept_answer_always,
    rarely: m.offers_kept_answer_rarely,
    unknown: m.offers_kept_answer_unknown
  },
  turnUp: {
    often: m.offers_kept_turn_up,
    always: m.offers_kept_turn_up_always,
    rarely: m.offers_kept_turn_up_rarely,
    unknown: m.offers_kept_turn_up_unknown
  },
  delete: {
    often: m.offers_kept_delete,
    always: m.offers_kept_delete_always,
    rarely: m.offers_kept_delete_rarely,
    unknown: m.offers_kept_delete_unknown
  }
}

/** How often a promise was kept, as one sentence. */
export function keptWords(promised: Promised, kept: Kept): string {
  const times = keptInTen(kept)
  if (times === null) return words[promised].unknown()
  if (times === 10) return words[promised].always()
  return times === 0 ? words[promised].rarely() : words[promised].often({ times })
}

/** The public page in words; `now` is ms UTC. */
export function viewPublicPage(page: PublicPage, now: number) {
  const number = page.registerNumber
  return {
    name: page.name,
    kind: organisationKindWord(page.kind),
    about: page.about,
    areas: page.areas.length === 0 ? [m.offers_org_everywhere()] : page.areas,
    phone: page.phone,
    email: page.email,
    website: page.website,
    number:
      number === null
        ? null
        : page.register === 'charity'
          ? m.offers_org_charity({ number })
          : m.offers_org_company({ number }),
    checked:
      page.checkedAt === null
        ? m.offers_org_checked_some_day()
        : m.offers_org_checked({ day: dayInWords(page.checkedAt, now) }),
    offers: page.offers,
    kept: (['answer', 'turnUp', 'delete'] as const).map((promised) => ({
      promised,
      words: keptWords(promised, page.kept[promised])
    }))
  }
}
