import { sql } from 'drizzle-orm'
import {
  blob,
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
  type AnySQLiteColumn
} from 'drizzle-orm/sqlite-core'
import { account } from '#lib/accounts/tables.server.ts'

/** The exact words that somebody said yes to, kept once for each different text. */
export const notice = sqliteTable('notice', {
  /** Of the UTF-8 text, lower-case hex. */
  sha256: text('sha256').primaryKey(),
  language: text('language').notNull(),
  version: text('version').notNull(),
  text: text('text').notNull(),
  keptAt: integer('kept_at').notNull()
})

/** A person: the account with this id, and the key that opens what they told us. */
export const person = sqliteTable('person', {
  id: text('id')
    .primaryKey()
    .references(() => account.id, { onDelete: 'cascade' }),
  /** Id of the data key in `keys.db`; null before the yes and after it was taken back. */
  dataKeyId: text('data_key_id'),
  /** Set for a private room: the person whose record its sharing opens. */
  roomOf: text('room_of').references((): AnySQLiteColumn => person.id, { onDelete: 'cascade' }),
  createdAt: integer('created_at').notNull()
})

/** The yes, in words, to Waymark keeping what the person tells it (UK GDPR 9(2)(a), DPA 2018 Sch 1 para 29). */
export const keepingYes = sqliteTable(
  'keeping_yes',
  {
    id: text('id').primaryKey(),
    personId: text('person_id')
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    noticeSha256: text('notice_sha256')
      .notNull()
      .references(() => notice.sha256, { onDelete: 'restrict' }),
    givenAt: integer('given_at').notNull(),
    takenBackAt: integer('taken_back_at')
  },
  (table) => [
    uniqueIndex('keeping_yes_person_id_index')
      .on(table.personId)
      .where(sql`taken_back_at IS NULL`)
  ]
)

/** The yes, in words, to one `special` section; without one it keeps nothing (`may-tell.server.ts`). */
export const sectionYes = sqliteTable(
  'section_yes',
  {
    id: text('id').primaryKey(),
    personId: text('person_id')
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    section: text('section').notNull(),
    noticeSha256: text('notice_sha256')
      .notNull()
      .references(() => notice.sha256, { onDelete: 'restrict' }),
    givenAt: integer('given_at').notNull(),
    takenBackAt: integer('taken_back_at'),
    /** Number of the last version that went with it: later ones count on, so that no number means two texts. */
    erasedUpTo: integer('erased_up_to')
  },
  (table) => [
    uniqueIndex('section_yes_person_id_index')
      .on(table.personId, table.section)
      .where(sql`taken_back_at IS NULL`)
  ]
)

/**
 * One sealed document per section and version. `waiting` is a save that met a newer one: both are kept
 * until the person chooses; `settled` is a waiting one after that choice.
 */
export const recordSection = sqliteTable(
  'record_section',
  {
    personId: text('person_id')
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    section: text('section').notNull(),
    version: integer('version').notNull(),
    basedOn: integer('based_on').notNull(),
    standing: text('standing', { enum: ['kept', 'waiting', 'settled'] }).notNull(),
    sealed: blob('sealed', { mode: 'buffer' }).notNull(),
    updatedAt: integer('updated_at').notNull(),
    updatedBy: text('updated_by').notNull(),
    /** JSON of a `Came` (`came.ts`), sealed under the person's key; null when there is none. */
    came: blob('came', { mode: 'buffer' })
  },
  (table) => [
    primaryKey({ columns: [table.personId, table.section, table.version] }),
    index('record_section_standing_index').on(table.personId, table.section, table.standing, table.version)
  ]
)
