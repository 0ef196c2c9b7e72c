import { areas, type Area } from '#lib/places/areas.ts'
import { accessNeeds, accessOf, isFree, type AccessNeed } from './access-needs.ts'
import { languages, languagesOf, type Language } from './languages.ts'
import {
  offerKinds,
  pathways,
  wheres,
  type OfferKind,
  type OffenceExclusion,
  type Pathway,
  type Where
} from './rules.ts'

/** What an offer is, as far as somebody narrows the list by it: each is one bit. */
export type Facet =
  | Pathway
  | OfferKind
  | Where
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
  /** People see it at the moment that the shelf was made ready for (`show-shelf.ts`). */
  | 'shown'

/** How many whole numbers of 32 bits hold all facets. */
export const facetWords = 4

const layout: readonly (readonly Facet[])[] = [
  [...pathways, ...wheres, ...offerKinds],
  [
    ...areas.map((area) => `for ${area}` as const),
    ...accessNeeds.map((need) => `access ${need}` as const),
    'no-ties',
    'before-release',
    'only-women',
    'only-men',
    'free',
    'rules-nobody-out'
  ],
  languages.map((language) => `speaks ${language}` as const),
  [...areas.map((area) => `in ${area}` as const), 'shown']
]

const places = new Map<Facet, readonly [word: number, bit: number]>(
  layout.flatMap((facets, word) => facets.map((facet, bit) => [facet, [word, 1 << bit]] as const))
)

/** All these facets as bits, in `facetWords` numbers. */
export function bitsOf(facets: readonly Facet[]): number[] {
  const words = new Array<number>(facetWords).fill(0)
  for (const facet of facets) {
    const [word, bit] = places.get(facet)! // every facet is in the layout; `facets.test.ts` lists them
    words[word]! |= bit
  }
  return words
}

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
  const served = areas.filter(
    (area) => offer.areas.length === 0 || offer.areas.includes(area) || offer.town === area
  )
  const yes: readonly (Facet | false | null)[] = [
    offer.noLocalConnection && 'no-ties',
    offer.weeksBeforeRelease !== null && 'before-release',
    offer.onlyFor && `only-${offer.onlyFor}`,
    isFree(offer.cost) && 'free',
    offer.exclusions.length === 0 && 'rules-nobody-out'
  ]
  return [
    ...pathways.filter((pathway) => offer.pathways.includes(pathway)),
    offer.kind,
    ...wheres.filter((where) => offer.where.includes(where)),
    ...served.map((area) => `for ${area}` as const),
    ...areas.filter((area) => offer.town === area).map((area) => `in ${area}` as const),
    ...languagesOf(offer.languages).map((language) => `speaks ${language}` as const),
    ...accessOf(offer.access).map((need) => `access ${need}` as const),
    ...yes.filter((facet) => facet !== false && facet !== null)
  ]
}
