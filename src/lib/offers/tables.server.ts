import { index, integer, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { organisation } from '#lib/organisations/tables.server.ts'
import {
  bankHolidayHabits,
  offerStates,
  type Aim,
  type Capacity,
  type DayException,
  type DutyContact,
  type OfferKind,
  type OffenceExclusion,
  type Pathway,
  type WeekHours,
  type Where
} from './rules.ts'

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
    state: text('state', { enum: offerStates }).notNull(),
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
    /** JSON array of areas (`places/areas.ts`); empty for a service that helps people anywhere. */
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
    /** When somebody last said that the phone and the times are right, ms UTC. */
    lastConfirmedAt: integer('last_confirmed_at').notNull(),
    /** The same for everything else; null for what was never confirmed again since it went live. */
    detailsConfirmedAt: integer('details_confirmed_at'),
    /** First and last day on which it is shown, ISO dates in Europe/London; null for no bound. */
    visibleFrom: text('visible_from'),
    visibleUntil: text('visible_until'),
    /** JSON array: days that are not like the week. */
    exceptions: text('exceptions', { mode: 'json' }).$type<DayException[]>().notNull().default([]),
    /** On bank holidays of England and Wales. */
    bankHolidays: text('bank_holidays', { enum: bankHolidayHabits }).notNull().default('closed'),
    /** JSON: who is there on Saturdays and can be rung. */
    saturdayDuty: text('saturday_duty', { mode: 'json' }).$type<DutyContact>(),
    /** Of its place, degrees WGS 84; null when unknown. A hidden place has those of its town. */
    latitude: real('latitude'),
    longitude: real('longitude'),
    postcode: text('postcode'),
    /** In the service's words, for whom it is, beside age and women or men only. */
    whoFor: text('who_for'),
    /** JSON: whom the service wants told; null when nobody is to be told. */
    aim: text('aim', { mode: 'json' }).$type<Aim>(),
    /** Where an imported offer came from, and its id there; unique together. */
    sourceFeed: text('source_feed'),
    sourceId: text('source_id'),
    /** How often its service was reminded since it was last confirmed (`advertising/remind-stale.server.ts`). */
    remindedStage: integer('reminded_stage').notNull().default(0),
    /** Raised by each change that is shown. */
    revision: integer('revision').notNull().default(1),
    createdAt: integer('created_at').notNull()
  },
  (table) => [
    index('offer_organisation_id_index').on(table.organisationId),
    index('offer_state_index').on(table.state, table.lastConfirmedAt),
    uniqueIndex('offer_source_index').on(table.sourceFeed, table.sourceId),
    index('offer_town_index').on(table.town, table.state, table.lastConfirmedAt)
  ]
)
