import { blob, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { person } from '#lib/record/tables.server.ts'
import type { ChoiceName } from './own-choice.server.ts'

/** What a person chose for themself beside their record; sealed with their key, one document of each name. */
export const ownChoice = sqliteTable(
  'own_choice',
  {
    personId: text('person_id')
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    name: text('name').$type<ChoiceName>().notNull(),
    sealed: blob('sealed', { mode: 'buffer' }).notNull()
  },
  (table) => [primaryKey({ columns: [table.personId, table.name] })]
)
