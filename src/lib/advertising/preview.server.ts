import type { OfferFact } from '#lib/offers/offer-facts.server.ts'
import { viewOffer, type OfferView } from '#lib/offers/view-offer.server.ts'
import { m } from '#lib/paraglide/messages.js'
import type { OfferDoc } from './doc.ts'
import { pageOfDoc } from './page-of-doc.server.ts'

/** What a document looks like to a person. What is not answered is said to be so: the page promises nothing. */
export function previewOf(doc: OfferDoc, organisationName: string, now: number): OfferView {
  const view = viewOffer(pageOfDoc(doc, organisationName, now), null, now)
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
