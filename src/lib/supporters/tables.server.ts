import { blob, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { account } from '#lib/accounts/tables.server.ts'
import { person } from '#lib/record/tables.server.ts'

/** One person's tie to one of their family or friends, from the invite on. */
export const supporter = sqliteTable(
  'supporter',
  {
    id: text('id').primaryKey(),
    personId: text('person_id')
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    /** Whoever accepted the invite; nothing shows before the person confirmed that it is them. */
    accountId: text('account_id').references(() => account.id, { onDelete: 'cascade' }),
    state: text('state', { enum: ['invited', 'accepted', 'confirmed', 'refused', 'ended'] }).notNull(),
    /** What the person calls them, sealed under the person's key. */
    sealedName: blob('sealed_name', { mode: 'buffer' }).notNull(),
    /** SHA-256 of the invite's code, hex; null once it was used or ended. */
    codeHash: text('code_hash').unique(),
    invitedAt: integer('invited_at').notNull(),
    expiresAt: integer('expires_at').notNull(),
    acceptedAt: integer('accepted_at'),
    confirmedAt: integer('confirmed_at'),
    endedAt: integer('ended_at')
  },
  (table) => [
    index('supporter_person_id_index').on(table.personId),
    index('supporter_account_id_index').on(table.accountId)
  ]
)
