import { blob, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { account } from '#lib/accounts/tables.server.ts'
import { person } from '#lib/record/tables.server.ts'
import { endings, helpKinds, reportKinds, tieStates } from './rules.ts'

/** One person's tie to one of their family or friends, from the invite on. The person's side of it. */
export const supporter = sqliteTable(
  'supporter',
  {
    /** Random: it is also what the other side knows this tie by. */
    id: text('id').primaryKey(),
    personId: text('person_id')
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    /** Whoever accepted the invite; nothing shows before the person confirmed that it is them. */
    accountId: text('account_id').references(() => account.id, { onDelete: 'cascade' }),
    state: text('state', { enum: tieStates }).notNull(),
    /** What the person calls them, sealed under the person's key. */
    sealedName: blob('sealed_name', { mode: 'buffer' }).notNull(),
    /** What they call themself, sealed under the person's key. */
    sealedOwnName: blob('sealed_own_name', { mode: 'buffer' }),
    /** Keyed SHA-256 of the invite's code, hex; null once it was used or ended. */
    codeHash: text('code_hash').unique(),
    invitedAt: integer('invited_at').notNull(),
    expiresAt: integer('expires_at').notNull(),
    acceptedAt: integer('accepted_at'),
    confirmedAt: integer('confirmed_at'),
    endedAt: integer('ended_at'),
    /** Why it ended; for the person alone. */
    ending: text('ending', { enum: endings })
  },
  (table) => [
    index('supporter_person_id_index').on(table.personId),
    index('supporter_account_id_index').on(table.accountId)
  ]
)

/**
 * The same tie as the supporter sees it. It names nobody but them and hangs on nobody else, so that
 * nothing the person does, not even closing their account, changes it.
 */
export const familyEntry = sqliteTable(
  'family_entry',
  {
    /** The tie's id. */
    ref: text('ref').primaryKey(),
    accountId: text('account_id')
      .notNull()
      .references(() => account.id, { onDelete: 'cascade' }),
    /** What the supporter calls the person, sealed under the room's own key. */
    sealedLabel: blob('sealed_label', { mode: 'buffer' }).notNull(),
    addedAt: integer('added_at').notNull()
  },
  (table) => [index('family_entry_account_id_index').on(table.accountId, table.addedAt)]
)

/** Help that a supporter offers; one of each kind at a time. It is theirs, so it stays whatever the person does. */
export const helpOffer = sqliteTable(
  'help_offer',
  {
    ref: text('ref')
      .notNull()
      .references(() => familyEntry.ref, { onDelete: 'cascade' }),
    kind: text('kind', { enum: helpKinds }).notNull(),
    /** A few words, sealed under the person's key; null without words, or when nobody is there to read them. */
    sealedNote: blob('sealed_note', { mode: 'buffer' }),
    sentAt: integer('sent_at').notNull(),
    /** The person's; a no is never shown to the supporter. */
    answer: text('answer', { enum: ['yes', 'no'] })
  },
  (table) => [primaryKey({ columns: [table.ref, table.kind] })]
)

/** Somebody who was invited, or let in, tells the people who run Waymark that something is wrong. */
export const familyReport = sqliteTable(
  'family_report',
  {
    id: text('id').primaryKey(),
    /** Whose invite or sharing it is about. No steward is told who that is. */
    personId: text('person_id')
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    kind: text('kind', { enum: reportKinds }).notNull(),
    /** Their own words, sealed under the room's own key. */
    sealedWords: blob('sealed_words', { mode: 'buffer' }),
    sentAt: integer('sent_at').notNull(),
    handledAt: integer('handled_at'),
    handledBy: text('handled_by').references(() => account.id, { onDelete: 'set null' })
  },
  (table) => [index('family_report_sent_at_index').on(table.handledAt, table.sentAt)]
)
