import { blob, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { person } from '#lib/record/tables.server.ts'

/**
 * One file of a person, sealed in `DATA_DIR/files` under a key of its own: destroying that key erases the
 * file from every backup, too. A row is there only when the whole file is on the disk.
 */
export const storedFile = sqliteTable(
  'stored_file',
  {
    id: text('id').primaryKey(),
    personId: text('person_id')
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    kind: text('kind', { enum: ['paper', 'voice'] }).notNull(),
    /** The section whose document names it. */
    section: text('section').notNull(),
    /** Its data key in `keys.db`. */
    dataKeyId: text('data_key_id').notNull(),
    /** Its name and type, sealed. */
    words: blob('words', { mode: 'buffer' }).notNull(),
    /** A small picture of it, sealed: JPEG. */
    thumbnail: blob('thumbnail', { mode: 'buffer' }),
    /** Size before sealing. */
    bytes: integer('bytes').notNull(),
    addedAt: integer('added_at').notNull()
  },
  (table) => [index('stored_file_person_id_index').on(table.personId)]
)
