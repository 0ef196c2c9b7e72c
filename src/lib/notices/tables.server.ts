import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { account } from '#lib/accounts/tables.server.ts'
import { organisation } from '#lib/organisations/tables.server.ts'
import type { NoticeKind } from './rules.ts'

/**
 * One line that waits for somebody: a kind and what it is about, and nothing else. What it says follows from
 * the kind, so that no name, no word and nothing of a record stands here.
 */
export const accountNotice = sqliteTable(
  'account_notice',
  {
    id: text('id').primaryKey(),
    /** The account; a private room is one of its own, so that its notices show behind its door alone. */
    toId: text('to_id')
      .notNull()
      .references(() => account.id, { onDelete: 'cascade' }),
    /** For a worker: where they work, as somebody may work in two places. Null for everybody else. */
    organisationId: text('organisation_id').references(() => organisation.id, { onDelete: 'cascade' }),
    kind: text('kind').$type<NoticeKind>().notNull(),
    /** An id of ours that the page it leads to is found by; never words. Null when it needs none. */
    about: text('about'),
    at: integer('at').notNull(),
    /** When it was put away, ms UTC. */
    seenAt: integer('seen_at')
  },
  (table) => [
    index('account_notice_to_id_index').on(table.toId, table.at),
    index('account_notice_about_index').on(table.about),
    index('account_notice_at_index').on(table.at)
  ]
)
