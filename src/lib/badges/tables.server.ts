import { blob, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { person } from '#lib/record/tables.server.ts'

/**
 * A badge as it was brought, so that it can be taken away again byte for byte. What its check said stands with
 * the qualification, in the record.
 */
export const keptBadge = sqliteTable(
  'kept_badge',
  {
    id: text('id').primaryKey(),
    personId: text('person_id')
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    /** JSON: the type and the bytes of the file, sealed under the person's key. */
    sealed: blob('sealed', { mode: 'buffer' }).notNull(),
    keptAt: integer('kept_at').notNull()
  },
  (table) => [index('kept_badge_person_id_index').on(table.personId)]
)
