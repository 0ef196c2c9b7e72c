import type { NewOffer, StoredOffer } from '#lib/offers/offer-store.server.ts'
import { emptyDoc, type OfferDoc } from './doc.ts'
import { tidyDoc } from './doc-rules.ts'

/** The facts of a stored offer as somebody would go on writing them. */
export function docOfOffer(row: StoredOffer): OfferDoc {
  const facts = Object.fromEntries(
    Object.keys(emptyDoc)
      .filter((fact) => fact in row)
      .map((fact) => [fact, row[fact as keyof StoredOffer]])
  ) as Partial<OfferDoc>
  return tidyDoc({
    ...emptyDoc,
    ...facts,
    canStartEarly: row.weeksBeforeRelease !== null
  })
}

type Facts = Omit<
  NewOffer,
  'number' | 'id' | 'organisationId' | 'state' | 'capacityAsOf' | 'lastConfirmedAt' | 'createdAt'
>

/** What is stored of a document: complete for one that is ready, with stand-ins for what is not answered yet. */
export function rowOfDoc(written: OfferDoc): Facts {
  const doc = tidyDoc(written)
  return {
    title: doc.title,
    sentence: doc.sentence,
    whatHappens: doc.whatHappens,
    kind: doc.kind ?? 'drop-in',
    pathways: [...doc.pathways],
    where: [...doc.where],
    town: doc.town,
    address: doc.address,
    hiddenPlace: doc.hiddenPlace,
    latitude: doc.latitude,
    longitude: doc.longitude,
    postcode: doc.postcode,
    areas: [...(doc.areas ?? [])],
    noLocalConnection: doc.noLocalConnection ?? false,
    hours: doc.hours,
    bankHolidays: doc.bankHolidays,
    exceptions: [...doc.exceptions],
    saturdayDuty: doc.saturdayDuty,
    phone: doc.phone,
    whoFor: doc.whoFor,
    minimumAge: doc.minimumAge,
    maximumAge: doc.maximumAge,
    onlyFor: doc.onlyFor,
    exclusions: [...doc.exclusions],
    exclusionWords: doc.exclusionWords,
    weeksBeforeRelease: doc.weeksBeforeRelease,
    languages: [...doc.languages],
    access: doc.access,
    cost: doc.cost,
    capacity: doc.capacity ?? 'full',
    asksFor: [...doc.asksFor],
    visibleFrom: doc.visibleFrom,
    visibleUntil: doc.visibleUntil,
    aim: doc.aim
  }
}
