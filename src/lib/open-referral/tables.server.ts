import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { account } from '#lib/accounts/tables.server.ts'
import type { OfferDoc } from '#lib/advertising/doc.ts'
import { offer } from '#lib/offers/tables.server.ts'
import { organisation } from '#lib/organisations/tables.server.ts'
import type { ImportedOffer } from './from-service.ts'
import { outcomes, runStates, verdicts, type FeedFault } from './import-rules.ts'
import type { Note, UnreadableCode } from './notes.ts'

/** A place that offers of one organisation are brought in from. Its id is the `sourceFeed` of these offers. */
export const offerFeed = sqliteTable(
  'offer_feed',
  {
    id: text('id').primaryKey(),
    organisationId: text('organisation_id')
      .notNull()
      .references(() => organisation.id, { onDelete: 'cascade' }),
    /** An https address, or the name of a file. */
    source: text('source').notNull(),
    /** Only what this organisation offers: its name or id in the feed; empty for everything. */
    onlyFrom: text('only_from').notNull(),
    createdAt: integer('created_at').notNull()
  },
  (table) => [uniqueIndex('offer_feed_source_index').on(table.organisationId, table.source, table.onlyFrom)]
)

/** What a feed last said of an offer that was taken in: what changed since is found by this, not by what the service made of it. */
export const feedOffer = sqliteTable(
  'feed_offer',
  {
    feedId: text('feed_id')
      .notNull()
      .references(() => offerFeed.id, { onDelete: 'cascade' }),
    sourceId: text('source_id').notNull(),
    offerId: text('offer_id')
      .notNull()
      .references(() => offer.id, { onDelete: 'cascade' }),
    doc: text('doc', { mode: 'json' }).$type<OfferDoc>().notNull(),
    at: integer('at').notNull()
  },
  (table) => [
    primaryKey({ columns: [table.feedId, table.sourceId] }),
    index('feed_offer_offer_id_index').on(table.offerId)
  ]
)

/** One reading of a feed, and what came of it. Instants are ms UTC. */
export const feedRun = sqliteTable(
  'feed_run',
  {
    id: text('id').primaryKey(),
    feedId: text('feed_id')
      .notNull()
      .references(() => offerFeed.id, { onDelete: 'cascade' }),
    /** The steward; null from the command line, or when the account is closed. */
    byId: text('by_id').references(() => account.id, { onDelete: 'set null' }),
    state: text('state', { enum: runStates }).notNull(),
    startedAt: integer('started_at').notNull(),
    /** When it last got on: one that is silent for long was cut off with its server. */
    heardAt: integer('heard_at').notNull(),
    pages: integer('pages').notNull(),
    services: integer('services').notNull(),
    /** How many the feed says that it has; null when it does not. */
    stated: integer('stated'),
    /** The feed was read to its end, so what is not in it is gone from it. */
    whole: integer('whole', { mode: 'boolean' }).notNull(),
    faults: text('faults', { mode: 'json' }).$type<FeedFault[]>().notNull()
  },
  (table) => [index('feed_run_feed_id_index').on(table.feedId, table.startedAt)]
)

/** One service of a reading. */
export const feedItem = sqliteTable(
  'feed_item',
  {
    runId: text('run_id')
      .notNull()
      .references(() => feedRun.id, { onDelete: 'cascade' }),
    position: integer('position').notNull(),
    /** Where in the feed: "page 2, 14" or "line 7". */
    place: text('place').notNull(),
    sourceId: text('source_id'),
    title: text('title'),
    verdict: text('verdict', { enum: verdicts }).notNull(),
    /** Null for what cannot be read, and for what is gone. */
    offer: text('offer', { mode: 'json' }).$type<ImportedOffer>(),
    problem: text('problem').$type<UnreadableCode>(),
    notes: text('notes', { mode: 'json' }).$type<Note[]>().notNull(),
    /** Names of the facts that are other than last time. */
    changed: text('changed', { mode: 'json' }).$type<string[]>().notNull(),
    /** Null until it was applied. */
    outcome: text('outcome', { enum: outcomes })
  },
  (table) => [primaryKey({ columns: [table.runId, table.position] })]
)
