import { blob, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { account } from '#lib/accounts/tables.server.ts'
import { person } from '#lib/record/tables.server.ts'
import { complaintStates, stepKinds } from './rules.ts'

/**
 * Something that a person told the people who run Waymark is wrong. Its words are in the steps, sealed
 * under a key of their own, which belongs to the person and goes with their yes.
 */
export const complaint = sqliteTable(
  'complaint',
  {
    id: text('id').primaryKey(),
    personId: text('person_id')
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    /** Made with the page, so that sending it twice is one complaint. */
    sendKey: text('send_key').notNull(),
    /** Short enough to say on the phone: `C-7K4M`. */
    reference: text('reference').notNull().unique(),
    /** Id of the data key in `keys.db`; null once the words were erased. */
    dataKeyId: text('data_key_id'),
    state: text('state', { enum: complaintStates }).notNull(),
    sentAt: integer('sent_at').notNull(),
    acknowledgedAt: integer('acknowledged_at'),
    /** When it was answered or taken back. */
    endedAt: integer('ended_at')
  },
  (table) => [
    uniqueIndex('complaint_send_key_index').on(table.personId, table.sendKey),
    index('complaint_state_index').on(table.state, table.sentAt)
  ]
)

/** Everything that was done about it, in order. */
export const complaintStep = sqliteTable(
  'complaint_step',
  {
    complaintId: text('complaint_id')
      .notNull()
      .references(() => complaint.id, { onDelete: 'cascade' }),
    seq: integer('seq').notNull(),
    kind: text('kind', { enum: stepKinds }).notNull(),
    /** Who did it. */
    accountId: text('account_id').references(() => account.id, { onDelete: 'set null' }),
    /** Null where nothing was written, and once the words were erased. */
    sealed: blob('sealed', { mode: 'buffer' }),
    at: integer('at').notNull()
  },
  (table) => [primaryKey({ columns: [table.complaintId, table.seq] })]
)
