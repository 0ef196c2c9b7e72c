import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { account } from '#lib/accounts/tables.server.ts'
import { offer, organisation } from '#lib/offers/tables.server.ts'
import { notice, person } from '#lib/record/tables.server.ts'

/** One recipient and one purpose. `ref` is all that the organisation ever sees of the person's id. */
export const sharingThread = sqliteTable(
  'sharing_thread',
  {
    ref: text('ref').primaryKey(),
    personId: text('person_id')
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    organisationId: text('organisation_id')
      .notNull()
      .references(() => organisation.id, { onDelete: 'restrict' }),
    purpose: text('purpose').notNull()
  },
  (table) => [
    uniqueIndex('sharing_thread_person_id_index').on(table.personId, table.organisationId, table.purpose),
    index('sharing_thread_organisation_id_index').on(table.organisationId)
  ]
)

/** Append-only, numbered per person. The state is a fold of these and the time. */
export const consentEvent = sqliteTable(
  'consent_event',
  {
    personId: text('person_id')
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    seq: integer('seq').notNull(),
    at: integer('at').notNull(),
    /** JSON of a `ConsentEvent` of `rules.ts`, without `seq` and `at`. */
    event: text('event').notNull()
  },
  (table) => [primaryKey({ columns: [table.personId, table.seq] })]
)

/** Snapshot of the fold, for speed. It always equals the fold (`verify-consents.server.ts`). */
export const consent = sqliteTable(
  'consent',
  {
    id: text('id').primaryKey(),
    threadRef: text('thread_ref')
      .notNull()
      .references(() => sharingThread.ref, { onDelete: 'cascade' }),
    personId: text('person_id')
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    givenSeq: integer('given_seq').notNull(),
    givenAt: integer('given_at').notNull(),
    /** Half-open: `from ≤ now < until`. */
    fromAt: integer('from_at').notNull(),
    untilAt: integer('until_at').notNull(),
    /** The day the person meant, ISO date in `untilZone`. */
    untilDate: text('until_date').notNull(),
    untilZone: text('until_zone').notNull(),
    reconfirmBy: integer('reconfirm_by').notNull(),
    state: text('state', { enum: ['open', 'paused', 'withdrawn', 'revoked', 'superseded'] }).notNull(),
    endedAt: integer('ended_at'),
    /** JSON array of section names, sorted. */
    sections: text('sections', { mode: 'json' }).$type<string[]>().notNull(),
    noticeSha256: text('notice_sha256')
      .notNull()
      .references(() => notice.sha256, { onDelete: 'restrict' }),
    /** Where the yes was given: own phone, kiosk. */
    how: text('how').notNull(),
    /** Number of the history row of the newest look; who it was stands sealed in that row. */
    lastReadSeq: integer('last_read_seq')
  },
  (table) => [
    uniqueIndex('consent_thread_ref_index').on(table.threadRef, table.givenSeq),
    index('consent_person_id_index').on(table.personId, table.givenSeq)
  ]
)

/** Per person: the last event number and whether everything is paused. */
export const personSharing = sqliteTable('person_sharing', {
  personId: text('person_id')
    .primaryKey()
    .references(() => person.id, { onDelete: 'cascade' }),
  lastSeq: integer('last_seq').notNull(),
  pausedEverythingAt: integer('paused_everything_at')
})

/** The worker who helps this person at this organisation; one at a time. */
export const assignment = sqliteTable(
  'assignment',
  {
    id: text('id').primaryKey(),
    personId: text('person_id')
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    organisationId: text('organisation_id')
      .notNull()
      .references(() => organisation.id, { onDelete: 'cascade' }),
    accountId: text('account_id')
      .notNull()
      .references(() => account.id, { onDelete: 'cascade' }),
    since: integer('since').notNull(),
    endedAt: integer('ended_at')
  },
  (table) => [
    uniqueIndex('assignment_person_id_index')
      .on(table.personId, table.organisationId)
      .where(sql`ended_at IS NULL`)
  ]
)

/** Answers to the sharing questions so far: names of sections and an end, never values of the record. */
export const sharingDraft = sqliteTable(
  'sharing_draft',
  {
    id: text('id').primaryKey(),
    personId: text('person_id')
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    offerId: text('offer_id')
      .notNull()
      .references(() => offer.id, { onDelete: 'cascade' }),
    /** JSON object: section name → yes or no; a section not answered yet is absent. */
    answers: text('answers', { mode: 'json' }).$type<Record<string, boolean>>().notNull(),
    untilChoice: text('until_choice'),
    untilDate: text('until_date'),
    createdAt: integer('created_at').notNull(),
    /** Set once, when the yes was given: a second press finds the same consent. */
    consentId: text('consent_id')
  },
  (table) => [index('sharing_draft_person_id_index').on(table.personId, table.offerId)]
)

/** Denied reads of one account in the hour that began at `since`. */
export const denialCount = sqliteTable('denial_count', {
  accountId: text('account_id')
    .primaryKey()
    .references(() => account.id, { onDelete: 'cascade' }),
  since: integer('since').notNull(),
  count: integer('count').notNull()
})
