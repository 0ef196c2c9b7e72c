import type { OfferPage } from '#lib/offers/find-offer.server.ts'
import { m } from '#lib/paraglide/messages.js'
import { emptyDoc, type OfferDoc } from './doc.ts'
import { tidyDoc } from './doc-rules.ts'

/** A document as the facts of a page, with a few words of ours where nothing is written yet. */
export function pageOfDoc(written: OfferDoc, organisationName: string, now: number): OfferPage {
  // A version of before knows nothing of a fact that is newer.
  const doc = tidyDoc({ ...emptyDoc, ...written })
  return {
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
}
