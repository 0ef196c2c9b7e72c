import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { offer } from '#lib/offers/tables.server.ts'
import { person } from '#lib/record/tables.server.ts'
import { sharingThread } from '#lib/consent/tables.server.ts'

/** "I am interested": sent together with what the person chose to share. */
export const interest = sqliteTable(
  'interest',
  {
    id: text('id').primaryKey(),
    personId: text('person_id')
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    offerId: text('offer_id')
      .notNull()
      .references(() => offer.id, { onDelete: 'cascade' }),
    threadRef: text('thread_ref')
      .notNull()
      .references(() => sharingThread.ref, { onDelete: 'cascade' }),
    state: text('state', { enum: ['SENT', 'WITHDRAWN'] }).notNull(),
    sentAt: integer('sent_at').notNull(),
    withdrawnAt: integer('withdrawn_at')
  },
  (table) => [
    index('interest_person_id_index').on(table.personId),
    index('interest_thread_ref_index').on(table.threadRef)
  ]
)
