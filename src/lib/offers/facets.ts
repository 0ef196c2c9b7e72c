import { areas, type Area } from '#lib/places/areas.ts'
import { accessOf, isFree, type AccessNeed } from './access-needs.ts'
import { languagesOf, type Language } from './languages.ts'
import { pathways, wheres, type OfferKind, type OffenceExclusion, type Pathway, type Where } from './rules.ts'

/** What an offer is, as far as somebody narrows the list by it. */
export type Facet =
  | Pathway
  | OfferKind
  | Where
  /** By phone or online, both of which need no way there. */
  | 'remote'
  /** It is there, or helps people from there. */
  | `for ${Area}`
  | `in ${Area}`
  | `speaks ${Language}`
  | `access ${AccessNeed}`
  | 'no-ties'
  | 'before-release'
  | 'only-women'
  | 'only-men'
  | 'free'
  | 'rules-nobody-out'

const places = areas.map((area) => ({ area, for: `for ${area}`, in: `in ${area}` }) as const)

export interface FacetFacts {
  readonly pathways: readonly Pathway[]
  readonly kind: OfferKind
  readonly where: readonly Where[]
  readonly town: string | null
  /** Empty: it helps people anywhere. */
  readonly areas: readonly string[]
  readonly noLocalConnection: boolean
  readonly weeksBeforeRelease: number | null
  readonly onlyFor: 'women' | 'men' | null
  readonly exclusions: readonly OffenceExclusion[]
  readonly languages: readonly string[]
  readonly access: string
  readonly cost: string
}

/** Every facet of one offer. Which offence rules it has is none: only whether it has any. */
export function facetsOf(offer: FacetFacts): Facet[] {
  const { town, where } = offer
  const isServed = (area: Area) => offer.areas.length === 0 || offer.areas.includes(area) || town === area
  const yes: readonly (Facet | false | null)[] = [
    (where.includes('phone') || where.includes('online')) && 'remote',
    offer.noLocalConnection && 'no-ties',
    offer.weeksBeforeRelease !== null && 'before-release',
    offer.onlyFor && `only-${offer.onlyFor}`,
    isFree(offer.cost) && 'free',
    offer.exclusions.length === 0 && 'rules-nobody-out'
  ]
  return [
    ...pathways.filter((pathway) => offer.pathways.includes(pathway)),
    offer.kind,
    ...wheres.filter((way) => where.includes(way)),
    ...places.filter(({ area }) => isServed(area)).map((place) => place.for),
    ...places.filter(({ area }) => town === area).map((place) => place.in),
    ...languagesOf(offer.languages).map((language) => `speaks ${language}` as const),
    ...accessOf(offer.access).map((need) => `access ${need}` as const),
    ...yes.filter((facet) => facet !== false && facet !== null)
  ]
}
