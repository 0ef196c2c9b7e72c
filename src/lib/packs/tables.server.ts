import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { person } from '#lib/record/tables.server.ts'

/** How often a person made a form or a CV of their record. Which ones it was is kept nowhere. */
export const recordUse = sqliteTable('record_use', {
  personId: text('person_id')
    .primaryKey()
    .references(() => person.id, { onDelete: 'cascade' }),
  made: integer('made').notNull()
})
