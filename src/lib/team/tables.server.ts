import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { account } from '#lib/accounts/tables.server.ts'
import { organisation } from '#lib/organisations/tables.server.ts'
import { roles } from './rules.ts'

/** A place in a team that waits for somebody with the code. */
export const teamInvite = sqliteTable(
  'team_invite',
  {
    id: text('id').primaryKey(),
    organisationId: text('organisation_id')
      .notNull()
      .references(() => organisation.id, { onDelete: 'cascade' }),
    role: text('role', { enum: roles }).notNull(),
    /** The name that people will see of whoever takes it. */
    displayName: text('display_name').notNull(),
    /** Keyed SHA-256 of the code, hex. The code itself is never stored. */
    codeHash: text('code_hash').notNull().unique(),
    madeBy: text('made_by').references(() => account.id, { onDelete: 'set null' }),
    /** Instants are ms UTC. */
    madeAt: integer('made_at').notNull(),
    expiresAt: integer('expires_at').notNull()
  },
  (table) => [index('team_invite_organisation_id_index').on(table.organisationId)]
)
