import { blob, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { person } from '#lib/record/tables.server.ts'

/** A worker says that they saw a document. It is the worker's word, so it stands beside what the person told. */
export const seenDocument = sqliteTable(
  'seen_document',
  {
    id: text('id').primaryKey(),
    personId: text('person_id')
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    /** Which document, and the worker as the person knows them: sealed under the person's key. */
    sealed: blob('sealed', { mode: 'buffer' }).notNull(),
    seenAt: integer('seen_at').notNull()
  },
  (table) => [index('seen_document_person_id_index').on(table.personId)]
)
