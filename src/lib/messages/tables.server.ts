import { blob, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { account } from '#lib/accounts/tables.server.ts'
import { interest } from '#lib/referrals/tables.server.ts'
import { person } from '#lib/record/tables.server.ts'

/** What a person and a service wrote each other about one interest. It goes with the interest. */
export const message = sqliteTable(
  'message',
  {
    id: text('id').primaryKey(),
    interestId: text('interest_id')
      .notNull()
      .references(() => interest.id, { onDelete: 'cascade' }),
    personId: text('person_id')
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    fromPerson: integer('from_person', { mode: 'boolean' }).notNull(),
    /** Account of the worker who wrote; null for the person's own. */
    workerId: text('worker_id').references(() => account.id, { onDelete: 'set null' }),
    /** Made with the page, so that sending it twice is one message. */
    sendKey: text('send_key').notNull(),
    at: integer('at').notNull(),
    /** JSON of the words and of the worker's name, under the person's key. */
    sealed: blob('sealed', { mode: 'buffer' }).notNull()
  },
  (table) => [
    index('message_interest_id_index').on(table.interestId, table.at),
    uniqueIndex('message_send_key_index').on(table.interestId, table.sendKey)
  ]
)
