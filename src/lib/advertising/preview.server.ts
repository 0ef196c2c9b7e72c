import type { OfferPage } from '#lib/offers/find-offer.server.ts'
import { viewOffer, type OfferView } from '#lib/offers/view-offer.server.ts'
import { m } from '#lib/paraglide/messages.js'
import type { OfferDoc } from './doc.ts'
import { tidyDoc } from './doc-rules.ts'
import { rowOfDoc } from './offer-doc.server.ts'

/** What a document looks like to a person, with a few words of ours where nothing is written yet. */
export function previewOf(doc: OfferDoc, organisationName: string, now: number): OfferView {
  const { aim: _, ...facts } = rowOfDoc(tidyDoc(doc))
  const page: OfferPage = {
    ...(facts as Required<typeof facts>),
    id: '',
    title: doc.title || m.org_offers_preview_title(),
    sentence: doc.sentence || m.org_offers_preview_sentence(),
    whatHappens: doc.whatHappens || m.org_offers_preview_happens(),
    access: doc.access || m.org_offers_preview_nothing(),
    cost: doc.cost || m.org_offers_preview_nothing(),
    organisationId: '',
    organisationName,
    organisationSlug: '',
    organisationAbout: '',
    capacity: doc.capacity ?? 'spaces',
    capacityAsOf: now,
    lastConfirmedAt: now,
    detailsConfirmedAt: now
  } as OfferPage
  return viewOffer(page, null, now)
}
