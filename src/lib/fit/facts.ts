import type { Language } from '#lib/offers/languages.ts'
import type { OpenTimes } from '#lib/offers/open-times.ts'
import type { Capacity, Pathway, Where } from '#lib/offers/rules.ts'
import type { Area } from '#lib/places/areas.ts'
import type { Point } from '#lib/places/rules.ts'

/**
 * What fit knows of a person: what they told, in their own record, for themself alone. Nothing of an offence
 * is among it, nor of their licence, health or story; `read-person.server.ts` opens no such section.
 */
export interface PersonFacts {
  /** Help that they said they want. */
  readonly helpWith: readonly Pathway[]
  /** Goals that they work on. */
  readonly goals: readonly { readonly title: string; readonly pathway: Pathway }[]
  /** Parts of life that their newest wheel calls not started or hard: for words alone, never for an order. */
  readonly hard: readonly Pathway[]
  /** Where they will stay or live, when that is no secret. */
  readonly stay: (Point & { readonly name: string; readonly area: Area | null }) | null
  /** The area they have ties to; null when they did not say. */
  readonly tiesTo: Area | null
  /** ISO date, today or later; null when they are out, or it is not known. */
  readonly releaseDate: string | null
  /** Today in London, ISO date. */
  readonly today: string
  /** In years. */
  readonly age: number | null
  readonly sex: 'women' | 'men' | null
  /** The language they would rather speak, when it is not English. */
  readonly language: Language | null
  /** Stairs are hard for them, or they use a wheelchair. */
  readonly stepFree: boolean
}

/** What fit knows of an offer: public facts. Whom its offence rules leave out is not among them. */
export interface OfferFacts extends OpenTimes {
  readonly pathways: readonly Pathway[]
  readonly where: readonly Where[]
  readonly areas: readonly string[]
  readonly town: string | null
  readonly latitude: number | null
  readonly longitude: number | null
  readonly noLocalConnection: boolean
  readonly weeksBeforeRelease: number | null
  readonly minimumAge: number | null
  readonly maximumAge: number | null
  readonly onlyFor: 'women' | 'men' | null
  readonly languages: readonly string[]
  readonly access: string
  readonly capacity: Capacity
}
