import { blob, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/**
 * The chain. No foreign key on `personId`: one chain is the sink for attempts that name nobody,
 * and a chain outlives the account. Triggers refuse UPDATE, DELETE and a second row of one number. Stored by chain,
 * without row numbers of its own (`0008_history_by_chain.sql`): every look writes a page less.
 */
export const historyRow = sqliteTable(
  'history_row',
  {
    personId: text('person_id').notNull(),
    seq: integer('seq').notNull(),
    at: integer('at').notNull(),
    commitment: blob('commitment', { mode: 'buffer' }).notNull(),
    prevHash: blob('prev_hash', { mode: 'buffer' }).notNull(),
    hash: blob('hash', { mode: 'buffer' }).notNull()
  },
  (table) => [primaryKey({ columns: [table.personId, table.seq] })]
)

/** Who did what, sealed under the person's key. Deletable only together with an `erasure` row. */
export const historyDetail = sqliteTable(
  'history_detail',
  {
    personId: text('person_id').notNull(),
    seq: integer('seq').notNull(),
    sealed: blob('sealed', { mode: 'buffer' }).notNull()
  },
  (table) => [primaryKey({ columns: [table.personId, table.seq] })]
)

export const erasure = sqliteTable(
  'erasure',
  {
    personId: text('person_id').notNull(),
    seq: integer('seq').notNull(),
    at: integer('at').notNull()
  },
  (table) => [primaryKey({ columns: [table.personId, table.seq] })]
)

/** Public halves of the keys that checkpoints were ever signed with. Triggers keep every one of them. */
export const checkpointKey = sqliteTable('checkpoint_key', {
  /** The first 16 bytes of SHA-256 of the key, hex. */
  id: text('id').primaryKey(),
  /** Ed25519, 32 bytes, base64url. */
  publicKey: text('public_key').notNull(),
  /** When it was first used: ms UTC. */
  since: integer('since').notNull()
})
