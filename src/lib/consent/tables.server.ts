import { sql } from 'drizzle-orm'
import { blob, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { account } from '#lib/accounts/tables.server.ts'
import { organisation } from '#lib/organisations/tables.server.ts'
import { offer } from '#lib/offers/tables.server.ts'
import { notice, person } from '#lib/record/tables.server.ts'
import { supporter } from '#lib/supporters/tables.server.ts'

/**
 * One recipient and one purpose. The recipient is an organisation, one named worker of it, or one
 * supporter. `ref` is all that they ever see of the person's id.
 */
export const sharingThread = sqliteTable(
  'sharing_thread',
  {
    ref: text('ref').primaryKey(),
    personId: text('person_id')
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    /** The three ids below as one text (`recipientKey` of `rules.ts`): `organisation:…`, `worker:…:…`, `supporter:…`. */
    recipient: text('recipient').notNull(),
    /** Null for a supporter. */
    organisationId: text('organisation_id').references(() => organisation.id, { onDelete: 'restrict' }),
    /** The named worker's account; null for a whole organisation and for a supporter. */
    workerId: text('worker_id').references(() => account.id, { onDelete: 'cascade' }),
    /** Null for an organisation and its workers. */
    supporterId: text('supporter_id').references(() => supporter.id, { onDelete: 'cascade' }),
    purpose: text('purpose').notNull()
  },
  (table) => [
    uniqueIndex('sharing_thread_recipient_index').on(table.personId, table.recipient, table.purpose),
    index('sharing_thread_organisation_id_index').on(table.organisationId),
    index('sharing_thread_supporter_id_index').on(table.supporterId)
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
    /** Given with a worker beside the person; asked again when they sign in alone. */
    beside: integer('beside', { mode: 'boolean' }).notNull().default(false),
    access: text('access', { enum: ['look', 'suggest'] })
      .notNull()
      .default('look'),
    /** Id of the yes that this one goes on with unchanged, past its end. */
    renews: text('renews'),
    /** Id of the request that it answers. */
    requestId: text('request_id'),
    /** Id of the yes that took this one's place. */
    supersededBy: text('superseded_by'),
    /** JSON: section → version that is shown until the end; null while the newest is. */
    frozen: text('frozen', { mode: 'json' }).$type<Record<string, number>>(),
    /** The newest look before `last_look` kept it; nothing writes it any more. */
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

/** Whom this person lets see nothing, whatever else they said; also a snapshot of the fold. */
export const block = sqliteTable(
  'block',
  {
    personId: text('person_id')
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    kind: text('kind', { enum: ['organisation', 'worker', 'supporter'] }).notNull(),
    /** Id of the organisation, of the worker's account, or of the supporter. */
    targetId: text('target_id').notNull()
  },
  (table) => [primaryKey({ columns: [table.personId, table.kind, table.targetId] })]
)

/** A service asks. The state is a snapshot of the fold; that it lapsed follows from the time. */
export const consentRequest = sqliteTable(
  'consent_request',
  {
    id: text('id').primaryKey(),
    personId: text('person_id')
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    organisationId: text('organisation_id')
      .notNull()
      .references(() => organisation.id, { onDelete: 'cascade' }),
    /** Account of the worker who asks. */
    askedBy: text('asked_by').references(() => account.id, { onDelete: 'set null' }),
    purpose: text('purpose').notNull(),
    access: text('access', { enum: ['look', 'suggest'] }).notNull(),
    /** JSON arrays of section names, sorted. */
    needed: text('needed', { mode: 'json' }).$type<string[]>().notNull(),
    optional: text('optional', { mode: 'json' }).$type<string[]>().notNull(),
    /** The end that is asked for: ISO date in Europe/London. */
    untilDate: text('until_date').notNull(),
    /** What happens on a no, and a note, in the service's words: JSON, sealed under the person's key. */
    sealedWords: blob('sealed_words', { mode: 'buffer' }).notNull(),
    noticeSha256: text('notice_sha256')
      .notNull()
      .references(() => notice.sha256, { onDelete: 'restrict' }),
    askedSeq: integer('asked_seq').notNull(),
    askedAt: integer('asked_at').notNull(),
    lapsesAt: integer('lapses_at').notNull(),
    state: text('state', { enum: ['requested', 'deferred', 'refused', 'cancelled', 'given'] }).notNull(),
    answeredAt: integer('answered_at'),
    /** The yes that answered it. */
    consentId: text('consent_id')
  },
  (table) => [
    index('consent_request_person_id_index').on(table.personId, table.askedSeq),
    index('consent_request_organisation_id_index').on(table.organisationId, table.askedAt)
  ]
)

/** A one-time code that a person hands to a service, so that it may ask. Kept as SHA-256 only. */
export const askCode = sqliteTable(
  'ask_code',
  {
    id: text('id').primaryKey(),
    personId: text('person_id')
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    codeHash: text('code_hash').notNull().unique(),
    madeAt: integer('made_at').notNull(),
    expiresAt: integer('expires_at').notNull(),
    usedAt: integer('used_at'),
    usedBy: text('used_by').references(() => organisation.id, { onDelete: 'set null' }),
    /** The one request that was made with it; it is spent then. */
    requestId: text('request_id')
  },
  (table) => [index('ask_code_person_id_index').on(table.personId)]
)

/**
 * What an organisation was told once when sharing ended, and what it answered (UK GDPR 17, 19). The same
 * words whether it was stopped, ran out, was blocked or the account closed; the row is made when a
 * worker of it is first shown the notice.
 */
export const endingNotice = sqliteTable('ending_notice', {
  consentId: text('consent_id')
    .primaryKey()
    .references(() => consent.id, { onDelete: 'cascade' }),
  organisationId: text('organisation_id')
    .notNull()
    .references(() => organisation.id, { onDelete: 'cascade' }),
  toldAt: integer('told_at').notNull(),
  answer: text('answer', { enum: ['deleted', 'ground'] }),
  /** Code of the legal ground that they name for keeping it (`ending-grounds.ts`). */
  ground: text('ground'),
  answeredBy: text('answered_by').references(() => account.id, { onDelete: 'set null' }),
  answeredAt: integer('answered_at')
})

/** A change that a worker suggests; only the person makes it. */
export const suggestion = sqliteTable(
  'suggestion',
  {
    id: text('id').primaryKey(),
    personId: text('person_id')
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    consentId: text('consent_id')
      .notNull()
      .references(() => consent.id, { onDelete: 'cascade' }),
    accountId: text('account_id').references(() => account.id, { onDelete: 'set null' }),
    section: text('section').notNull(),
    field: text('field').notNull(),
    /** JSON: the suggested answer and a note, sealed under the person's key. */
    sealed: blob('sealed', { mode: 'buffer' }).notNull(),
    state: text('state', { enum: ['waiting', 'accepted', 'declined'] }).notNull(),
    madeAt: integer('made_at').notNull(),
    answeredAt: integer('answered_at')
  },
  (table) => [index('suggestion_person_id_index').on(table.personId, table.state)]
)

/** When a worker or a supporter last looked at what a consent opens. It tells a worker that something is new, never what. */
export const lastLook = sqliteTable(
  'last_look',
  {
    consentId: text('consent_id')
      .notNull()
      .references(() => consent.id, { onDelete: 'cascade' }),
    accountId: text('account_id')
      .notNull()
      .references(() => account.id, { onDelete: 'cascade' }),
    seenAt: integer('seen_at').notNull(),
    /** Number of the history row of that look; who it was stands sealed in that row. */
    seq: integer('seq')
  },
  (table) => [primaryKey({ columns: [table.consentId, table.accountId] })]
)

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

/**
 * Answers to the sharing questions so far: names of sections and an end, never values of the record. It is
 * about an offer, a request, or a yes to change or to go on with: one of the three ids is there.
 */
export const sharingDraft = sqliteTable(
  'sharing_draft',
  {
    id: text('id').primaryKey(),
    personId: text('person_id')
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    offerId: text('offer_id').references(() => offer.id, { onDelete: 'cascade' }),
    requestId: text('request_id').references(() => consentRequest.id, { onDelete: 'cascade' }),
    changesId: text('changes_id').references(() => consent.id, { onDelete: 'cascade' }),
    /** JSON object: section name → yes or no; a section not answered yet is absent. */
    answers: text('answers', { mode: 'json' }).$type<Record<string, boolean>>().notNull(),
    /** The one worker it is for; null for the whole service. Never set to null by itself: that would widen it. */
    workerId: text('worker_id').references(() => account.id, { onDelete: 'cascade' }),
    access: text('access', { enum: ['look', 'suggest'] })
      .notNull()
      .default('look'),
    /** ISO date on which it starts; null for now. */
    fromDate: text('from_date'),
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
