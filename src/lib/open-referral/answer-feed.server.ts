import * as v from 'valibot'
import { Refusal } from '#lib/access/refusal.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { m } from '#lib/paraglide/messages.js'
import type { FeedFilters } from './feed-filters.server.ts'
import { feedQuery, type FeedQuery } from './feed-query.ts'
import { findInFeed, listFeed } from './list-feed.server.ts'
import { findOrganization, listOrganizations } from './list-organizations.server.ts'
import type { FeedOffer } from './offer-facts.ts'
import { taxonomies, taxonomyTerms } from './taxonomies.server.ts'
import { toOrganization } from './to-organization.server.ts'
import { toService } from './to-service.server.ts'
import { toLocation } from './to-location.server.ts'

/** What the feed says to one question: a status and a document. */
export interface FeedAnswer {
  readonly status: 200 | 400 | 404 | 429
  readonly document: unknown
}

type Lists = Readonly<Record<string, (db: Database, query: FeedQuery) => Promise<Found>>>
interface Found {
  readonly items: readonly unknown[]
  readonly total: number
}

/** Of the standard: https://openreferraluk.org/specifications/3.0 */
const root = {
  version: 'HSDS-UK-3.0',
  profile: 'https://openreferraluk.org/specifications/3.0/',
  openapi_url: 'https://openreferraluk.org/specifications/3.0/openapi.json'
}

/**
 * Answers one address of Open Referral UK 3.0: the root, a list in its page envelope, or one thing by its id.
 * Only what people see is in it. Test: `feed.test.ts`, against the schemas of the standard.
 *
 * @param path below `/api/open-referral/`, without slashes at its ends
 */
export async function answerFeed(db: Database, path: string, asked: URLSearchParams): Promise<FeedAnswer> {
  const [list = '', id, ...more] = path.split('/')
  if (list === '') return { status: 200, document: root }
  const wanted = Object.hasOwn(lists, list) ? lists[list] : undefined
  if (!wanted || more.length > 0 || id === '') return notThere()
  if (id !== undefined) {
    const found = await one[list]?.(db, id)
    return found ? { status: 200, document: found } : notThere()
  }
  const query = v.safeParse(feedQuery, Object.fromEntries(asked))
  if (!query.success) {
    const names = query.issues.map((issue) => String(issue.path?.[0]?.key)).join(', ')
    return { status: 400, document: { message: m.steward_feed_bad_question({ names }) } }
  }
  try {
    const { items, total } = await wanted(db, query.output)
    return { status: 200, document: envelope(items, total, query.output) }
  } catch (cause) {
    if (!(cause instanceof Refusal) || cause.code !== 'too-many-tries') throw cause
    return { status: 429, document: { message: m.refusal_too_many_tries() } }
  }
}

const notThere = (): FeedAnswer => ({ status: 404, document: { message: m.steward_feed_not_there() } })

/** The page of the standard. A page past the end is empty. */
function envelope(contents: readonly unknown[], total: number, { page, per_page }: FeedQuery) {
  const pages = Math.ceil(total / per_page)
  return {
    total_items: total,
    total_pages: pages,
    page_number: page,
    size: contents.length,
    first_page: page === 1,
    last_page: page >= pages,
    empty: contents.length === 0,
    contents
  }
}

const lists: Lists = {
  services: async (db, query) => {
    const { offers, total } = await pageOf(db, query, false)
    return { items: offers.map((offer) => toService(offer, query.full)), total }
  },
  service_at_locations: async (db, query) => {
    const { offers, total } = await pageOf(db, query, true)
    return { items: offers.map((offer) => toServiceAtLocation(offer, query.full)), total }
  },
  organizations: async (db, query) => {
    const { search, per_page, full } = query
    const { organisations, total } = await listOrganizations(db, search, startOf(query), per_page)
    return { items: organisations.map((organisation) => toOrganization(organisation, full)), total }
  },
  taxonomies: (_, query) => Promise.resolve(cut(taxonomies, query)),
  taxonomy_terms: (_, query) =>
    Promise.resolve(
      cut(
        taxonomyTerms().filter((term) => [undefined, term.taxonomy_id].includes(query.taxonomy_id)),
        query
      )
    )
}

const one: Readonly<Record<string, (db: Database, id: string) => Promise<unknown>>> = {
  services: async (db, id) => {
    const found = await findInFeed(db, id)
    return found && toService(found, true)
  },
  service_at_locations: async (db, id) => {
    const found = await findInFeed(db, id)
    return found && toLocation(found) && toServiceAtLocation(found, true)
  },
  organizations: async (db, id) => {
    const found = await findOrganization(db, id)
    return found && toOrganization(found, true)
  },
  taxonomies: (_, id) => Promise.resolve(taxonomies.find((taxonomy) => taxonomy.id === id)),
  taxonomy_terms: (_, id) => Promise.resolve(taxonomyTerms().find((term) => term.id === id))
}

const startOf = ({ page, per_page }: FeedQuery): number => (page - 1) * per_page

function pageOf(db: Database, query: FeedQuery, atLocations: boolean) {
  const { page: _, per_page, full: __, ...filters } = query
  const asked: FeedFilters = { ...filters, atLocations }
  return listFeed(db, asked, startOf(query), per_page)
}

function cut(all: readonly unknown[], query: FeedQuery): Found {
  return { items: all.slice(startOf(query), startOf(query) + query.per_page), total: all.length }
}

/** An offer is at one place at most, so both have one id. */
function toServiceAtLocation(offer: FeedOffer, full: boolean) {
  const location = toLocation(offer)
  const { addresses: _, accessibility: __, ...alone } = { addresses: [], accessibility: [], ...location }
  return {
    id: offer.id,
    service_id: offer.id,
    ...(location && { location_id: location.id, location: full ? location : alone }),
    service: toService(offer, full)
  }
}
