import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { account } from '#lib/accounts/tables.server.ts'
import { offer } from '#lib/offers/tables.server.ts'
import type { OfferDoc } from './doc.ts'
import { versionStates } from './rules.ts'

/**
 * What an offer said, says or shall say. People see the row in `offer`; a version reaches it once a steward
 * has checked it.
 */
export const offerVersion = sqliteTable(
  'offer_version',
  {
    offerId: text('offer_id')
      .notNull()
      .references(() => offer.id, { onDelete: 'cascade' }),
    /** From 1, for each offer. */
    number: integer('number').notNull(),
    state: text('state', { enum: versionStates }).notNull(),
    doc: text('doc', { mode: 'json' }).$type<OfferDoc>().notNull(),
    /** Who wrote in it last; null for an import, or when the account is closed. */
    byId: text('by_id').references(() => account.id, { onDelete: 'set null' }),
    at: integer('at').notNull(),
    /** Who asked for the check, and when. */
    submittedById: text('submitted_by_id').references(() => account.id, { onDelete: 'set null' }),
    submittedAt: integer('submitted_at'),
    /** The steward; null for a change of the phone or the times, which needs none. */
    decidedById: text('decided_by_id').references(() => account.id, { onDelete: 'set null' }),
    decidedAt: integer('decided_at'),
    /** Why it was sent back, in the steward's words. */
    reason: text('reason')
  },
  (table) => [
    primaryKey({ columns: [table.offerId, table.number] }),
    index('offer_version_state_index').on(table.state, table.submittedAt),
    uniqueIndex('offer_version_open_index')
      .on(table.offerId)
      .where(sql`state IN ('draft', 'checking', 'refused')`)
  ]
)
