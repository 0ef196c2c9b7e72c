import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { person } from '#lib/record/tables.server.ts'

/** One row: when the sweep last ran, and when the clock last made a step. ms UTC. */
export const clockWatch = sqliteTable('clock_watch', {
  id: integer('id').primaryKey(),
  seenAt: integer('seen_at').notNull(),
  steppedAt: integer('stepped_at')
})

/** A copy that somebody sent in and has not brought in yet; sealed under their key in `DATA_DIR/coming-in`. */
export const comingIn = sqliteTable('coming_in', {
  personId: text('person_id')
    .primaryKey()
    .references(() => person.id, { onDelete: 'cascade' }),
  /** Of the file on the disk. */
  id: text('id').notNull(),
  bytes: integer('bytes').notNull(),
  cameAt: integer('came_at').notNull()
})

/** Which file of a copy became which file here, so that bringing it in twice doubles nothing. */
export const broughtFile = sqliteTable(
  'brought_file',
  {
    personId: text('person_id')
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    /** What the copy called it. */
    sourceId: text('source_id').notNull(),
    fileId: text('file_id').notNull()
  },
  (table) => [primaryKey({ columns: [table.personId, table.sourceId] })]
)
