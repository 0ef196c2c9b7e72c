import { integer, sqliteTable } from 'drizzle-orm/sqlite-core'

/** One row: when the sweep last ran, and when the clock last made a step. ms UTC. */
export const clockWatch = sqliteTable('clock_watch', {
  id: integer('id').primaryKey(),
  seenAt: integer('seen_at').notNull(),
  steppedAt: integer('stepped_at')
})
