import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** One row: whether this database holds practice data or real people. */
export const instance = sqliteTable('instance', {
  id: integer('id').primaryKey(),
  stamp: text('stamp', { enum: ['practice', 'real'] }).notNull()
})
