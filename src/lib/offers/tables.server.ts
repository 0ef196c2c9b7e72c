import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { organisation } from '#lib/organisations/tables.server.ts'
import type { Capacity, OfferKind, OffenceExclusion, Pathway, WeekHours, Where } from './rules.ts'

/** What a service advertises. Public, in clear. The facts are those of `DOMAIN.md` section 4. */
export const offer = sqliteTable(
  'offer',
  {
    /** Row number, given by the database: the search index points at it, and a hidden one may change in a backup. */
    number: integer('number').primaryKey(),
    id: text('id').notNull().unique(),
    organisationId: text('organisation_id')
      .notNull()
      .references(() => organisation.id, { onDelete: 'cascade' }),
    state: text('state', { enum: ['live', 'ended'] }).notNull(),
    title: text('title').notNull(),
    sentence: text('sentence').notNull(),
    whatHappens: text('what_happens').notNull(),
    kind: text('kind').$type<OfferKind>().notNull(),
    /** JSON array; the first is the main one. */
    pathways: text('pathways', { mode: 'json' }).$type<Pathway[]>().notNull(),
    /** JSON array: in person, phone, online, in prison, at the gate. */
    where: text('where', { mode: 'json' }).$type<Where[]>().notNull(),
    /** Null for a service by phone or online only. */
    town: text('town'),
    /** The street address; never shown, nor sent, for a hidden place. */
    address: text('address'),
    hiddenPlace: integer('hidden_place', { mode: 'boolean' }).notNull(),
    /** JSON array of places (`places.ts`); empty for a service that helps people anywhere. */
    areas: text('areas', { mode: 'json' }).$type<string[]>().notNull(),
    noLocalConnection: integer('no_local_connection', { mode: 'boolean' }).notNull(),
    /** JSON: weekday (1 = Monday) → list of [opens, closes] as minutes after midnight, Europe/London. */
    hours: text('hours', { mode: 'json' }).$type<WeekHours>().notNull(),
    phone: text('phone'),
    minimumAge: integer('minimum_age'),
    maximumAge: integer('maximum_age'),
    onlyFor: text('only_for', { enum: ['women', 'men'] }),
    /** JSON array of codes; always explained in `exclusionWords`. */
    exclusions: text('exclusions', { mode: 'json' }).$type<OffenceExclusion[]>().notNull(),
    exclusionWords: text('exclusion_words'),
    /** Weeks before release that it can start; null when it cannot. */
    weeksBeforeRelease: integer('weeks_before_release'),
    languages: text('languages', { mode: 'json' }).$type<string[]>().notNull(),
    access: text('access').notNull(),
    cost: text('cost').notNull(),
    capacity: text('capacity').$type<Capacity>().notNull(),
    capacityAsOf: integer('capacity_as_of').notNull(),
    /** JSON array of section names that help the service to start. */
    asksFor: text('asks_for', { mode: 'json' }).$type<string[]>().notNull(),
    lastConfirmedAt: integer('last_confirmed_at').notNull(),
    createdAt: integer('created_at').notNull()
  },
  (table) => [
    index('offer_organisation_id_index').on(table.organisationId),
    index('offer_state_index').on(table.state, table.lastConfirmedAt),
    index('offer_town_index').on(table.town, table.state, table.lastConfirmedAt)
  ]
)
