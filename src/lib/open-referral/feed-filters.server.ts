import { and, eq, gte, isNotNull, lte, sql, type SQL } from 'drizzle-orm'
import { offerKinds, pathways } from '#lib/offers/rules.ts'
import { matchOf } from '#lib/offers/search-words.ts'
import { offer } from '#lib/offers/tables.server.ts'
import { placeOfPostcode } from '#lib/places/rules.ts'
import type { FeedQuery } from './feed-query.ts'
import { kindTerm, pathwayTerm, taxonomies } from './taxonomies.server.ts'

/** What narrows the feed; everything of a question but which page is wanted. */
export type FeedFilters = Omit<FeedQuery, 'page' | 'per_page' | 'full'> & { readonly atLocations: boolean }

/** When anything of it was last said, ms UTC. */
export const modifiedAt = sql<number>`max(${offer.createdAt}, ${offer.lastConfirmedAt}, ${offer.capacityAsOf}, coalesce(${offer.detailsConfirmedAt}, 0))`

/**
 * The question as conditions, with the meaning that the standard's parameters have. `nothing` when nothing can
 * fit: an id or a postcode that we do not know.
 */
export function feedFilters(asked: FeedFilters): (SQL | undefined)[] | 'nothing' {
  const term = asked.taxonomy_term_id === undefined ? undefined : termFilter(asked.taxonomy_term_id)
  const near = asked.postcode === undefined ? undefined : nearFilter(asked.postcode, asked.proximity)
  if (term === null || near === null) return 'nothing'
  if (asked.taxonomy_id !== undefined && !taxonomies.some(({ id }) => id === asked.taxonomy_id))
    return 'nothing'
  const match = matchOf(asked.search, 'AND')
  return [
    asked.atLocations ? and(isNotNull(offer.town), sql`instr(${offer.where}, '"in-person"') > 0`) : undefined,
    match === null
      ? undefined
      : sql`${offer.number} IN (SELECT rowid FROM offer_search WHERE offer_search MATCH ${match})`,
    term,
    near,
    asked.organization_id === undefined ? undefined : eq(offer.organisationId, asked.organization_id),
    asked.minimum_age === undefined ? undefined : gte(offer.minimumAge, asked.minimum_age),
    asked.maximum_age === undefined ? undefined : lte(offer.maximumAge, asked.maximum_age),
    asked.modified_after === undefined ? undefined : gte(modifiedAt, asked.modified_after),
    timesFilter(asked)
  ]
}

function termFilter(id: string): SQL | null {
  const pathway = pathways.find((code) => pathwayTerm(code).id === id)
  if (pathway) return sql`instr(${offer.pathways}, ${JSON.stringify(pathway)}) > 0`
  const kind = offerKinds.find((code) => kindTerm(code).id === id)
  return kind ? eq(offer.kind, kind) : null
}

/** An opening on that day (any, when none is named) that begins no earlier and ends no later. */
function timesFilter({ day, start_time, end_time }: FeedFilters): SQL | undefined {
  if (day === undefined && start_time === undefined && end_time === undefined) return undefined
  return sql`EXISTS (SELECT 1 FROM json_each(${offer.hours}) AS day, json_each(day.value) AS slot
    WHERE (${day ?? null} IS NULL OR day.key = ${String(day ?? '')})
      AND (slot.value ->> 0) >= ${start_time ?? 0} AND (slot.value ->> 1) <= ${end_time ?? 24 * 60})`
}

const metresInDegree = 111_195 // of latitude

/**
 * With a distance, places within so many metres of the middle of the postcode's town; without, what serves that
 * area. A hidden place is near nothing: how far it is would tell where it is.
 */
function nearFilter(postcode: string, metres: number | undefined): SQL | null {
  const place = placeOfPostcode(postcode)
  if (!place) return null
  if (metres === undefined)
    return sql`(${offer.areas} = '[]' OR instr(${offer.areas}, ${JSON.stringify(place.district)}) > 0)`
  const shrink = Math.cos((place.latitude * Math.PI) / 180) ** 2
  const north = sql`(${offer.latitude} - ${place.latitude})`
  const east = sql`(${offer.longitude} - ${place.longitude})`
  return sql`(NOT ${offer.hiddenPlace} AND ${north} * ${north} + ${east} * ${east} * ${shrink} <= ${(metres / metresInDegree) ** 2})`
}
