import { kindWord, pathwayWord } from '#lib/offers/offer-words.ts'
import { offerKinds, pathways, type OfferKind, type Pathway } from '#lib/offers/rules.ts'
import { uuidOf } from './ids.server.ts'

/** The two lists that offers are sorted by. Their ids never change: other systems keep them. */
export interface Taxonomy {
  readonly id: string
  readonly name: string
  readonly description: string
  readonly version: string
}

export interface TaxonomyTerm {
  readonly id: string
  readonly name: string
  readonly description: string
  /** The code in Waymark: "ACCOMMODATION", "drop-in". */
  readonly code: string
  readonly term: string
  readonly taxonomy: string
  readonly taxonomy_id: string
}

const parts = {
  id: uuidOf('taxonomy', 'pathways'),
  name: 'Resettlement pathways',
  description: 'The seven pathways that HMPPS sorts help by, with the plain words that people see.',
  version: '1'
} as const satisfies Taxonomy
const kinds = {
  id: uuidOf('taxonomy', 'kinds'),
  name: 'Kinds of help',
  description: 'What sort of offer it is: a place to live, a mentor, a job, a drop-in.',
  version: '1'
} as const satisfies Taxonomy

export const taxonomies: readonly Taxonomy[] = [parts, kinds]

export const pathwayTerm = (code: Pathway): TaxonomyTerm => termOf(parts, code, pathwayWord(code))
export const kindTerm = (code: OfferKind): TaxonomyTerm => termOf(kinds, code, kindWord(code))

export const taxonomyTerms = (): TaxonomyTerm[] => [...pathways.map(pathwayTerm), ...offerKinds.map(kindTerm)]

function termOf(taxonomy: Taxonomy, code: string, words: string): TaxonomyTerm {
  return {
    id: uuidOf('term', code),
    name: words,
    description: words,
    code,
    term: words,
    taxonomy: taxonomy.name,
    taxonomy_id: taxonomy.id
  }
}
