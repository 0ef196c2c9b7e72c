import { blob, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { offer } from '#lib/offers/tables.server.ts'
import { person } from '#lib/record/tables.server.ts'
import { sharingThread } from '#lib/consent/tables.server.ts'
import { interestStates } from './rules.ts'

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
    state: text('state', { enum: interestStates }).notNull(),
    /** Instants of its states, ms UTC. */
    sentAt: integer('sent_at').notNull(),
    seenAt: integer('seen_at'),
    answeredAt: integer('answered_at'),
    startedAt: integer('started_at'),
    finishedAt: integer('finished_at'),
    withdrawnAt: integer('withdrawn_at'),
    /** Account id of the worker who takes care of it; null while nobody does. No foreign key: SQLite adds none to a column. */
    assignedTo: text('assigned_to'),
    /** The service's words to the person, sealed with the person's key: why not, what else might help. */
    answerSealed: blob('answer_sealed', { mode: 'buffer' }),
    /** Since when they are on the waiting list, ms UTC: it gives their place on it. */
    listedAt: integer('listed_at'),
    /** When everybody was told that nobody had answered, ms UTC. */
    remindedAt: integer('reminded_at'),
    /** "Was this useful?" Only the person sees it. Sealed with the person's key. */
    usefulSealed: blob('useful_sealed', { mode: 'buffer' }),
    /** Raised by each change, so that of two answers at once only one counts. */
    revision: integer('revision').notNull().default(1)
  },
  (table) => [
    index('interest_offer_id_index').on(table.offerId, table.state),
    index('interest_person_id_index').on(table.personId),
    index('interest_thread_ref_index').on(table.threadRef)
  ]
)
