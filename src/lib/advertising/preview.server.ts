import type { OfferPage } from '#lib/offers/find-offer.server.ts'
import type { OfferFact } from '#lib/offers/offer-facts.server.ts'
import { viewOffer, type OfferView } from '#lib/offers/view-offer.server.ts'
import { m } from '#lib/paraglide/messages.js'
import { emptyDoc, type OfferDoc } from './doc.ts'
import { tidyDoc } from './doc-rules.ts'

/** What a document looks like to a person, with a few words of ours where nothing is written yet. */
export function previewOf(written: OfferDoc, organisationName: string, now: number): OfferView {
  // A version of before knows nothing of a fact that is newer.
  const doc = tidyDoc({ ...emptyDoc, ...written })
  const page: OfferPage = {
    ...doc,
    id: '',
    organisationId: '',
    organisationName,
    organisationSlug: '',
    organisationAbout: '',
    title: doc.title || m.org_offers_preview_title(),
    sentence: doc.sentence || m.org_offers_preview_sentence(),
    whatHappens: doc.whatHappens || m.org_offers_preview_happens(),
    access: doc.access || m.org_offers_preview_nothing(),
    cost: doc.cost || m.org_offers_preview_nothing(),
    kind: doc.kind ?? 'drop-in',
    areas: doc.areas ?? [],
    noLocalConnection: doc.noLocalConnection ?? false,
    capacity: doc.capacity ?? 'spaces',
    capacityAsOf: now,
    lastConfirmedAt: now,
    detailsConfirmedAt: now
  }
  const view = viewOffer(page, null, now)
  const open = unanswered(doc)
  return {
    ...view,
    kindWord: doc.kind ? view.kindWord : m.org_offers_preview_kind(),
    facts: view.facts.map((fact) =>
      open.includes(fact.about) ? { ...fact, lines: [m.org_offers_preview_nothing()] } : fact
    )
  }
}

/** What the page must not seem to promise yet. */
function unanswered(doc: OfferDoc): OfferFact['about'][] {
  const open: [OfferFact['about'], boolean][] = [
    ['spaces', doc.capacity === null],
    ['how', doc.where.length === 0],
    ['who', doc.areas === null || doc.noLocalConnection === null],
    ['start', doc.canStartEarly === null]
  ]
  return open.filter(([, isOpen]) => isOpen).map(([about]) => about)
}
