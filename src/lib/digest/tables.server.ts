import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { offer } from '#lib/offers/tables.server.ts'
import type { ReachWord } from './rules.ts'

/** The weeks whose words were published, each once: a word is never worked out again, so nobody can try it out. */
export const reachWeek = sqliteTable('reach_week', {
  /** The Monday it begins with, ISO date. */
  week: text('week').primaryKey(),
  at: integer('at').notNull()
})

/** What a service is told of the people it aimed an offer at: "fewer than 20" or "20 or more", of the last week alone. */
export const reach = sqliteTable('reach', {
  offerId: text('offer_id')
    .primaryKey()
    .references(() => offer.id, { onDelete: 'cascade' }),
  week: text('week').notNull(),
  words: text('words', { mode: 'json' }).$type<readonly ReachWord[]>().notNull()
})
