import { sql } from 'drizzle-orm'
import { blob, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

/** Instants are integer milliseconds UTC throughout. */

export const account = sqliteTable('account', {
  id: text('id').primaryKey(),
  /** Lower case; null for somebody who signs in with a passkey only. */
  signInName: text('sign_in_name').unique(),
  passphraseHash: text('passphrase_hash'),
  /** Random, so that a passkey on a device names nobody. */
  userHandle: text('user_handle').notNull().unique(),
  createdAt: integer('created_at').notNull(),
  closedAt: integer('closed_at')
})

/**
 * A person asked to have everything deleted: from `dueAt` on they are no person here any more, whether or not
 * that was carried out yet (`closing.server.ts`).
 */
export const closing = sqliteTable(
  'closing',
  {
    accountId: text('account_id')
      .primaryKey()
      .references(() => account.id, { onDelete: 'cascade' }),
    askedAt: integer('asked_at').notNull(),
    dueAt: integer('due_at').notNull()
  },
  (table) => [index('closing_due_at_index').on(table.dueAt)]
)

export const hatKinds = ['person', 'supporter', 'worker', 'enroller', 'steward'] as const
export type HatKind = (typeof hatKinds)[number]

export const hat = sqliteTable(
  'hat',
  {
    accountId: text('account_id')
      .notNull()
      .references(() => account.id, { onDelete: 'cascade' }),
    kind: text('kind', { enum: hatKinds }).notNull(),
    since: integer('since').notNull(),
    endedAt: integer('ended_at')
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.kind] }),
    // Worker, enroller and steward exclude each other.
    uniqueIndex('hat_account_id_index')
      .on(table.accountId)
      .where(sql`kind IN ('worker', 'enroller', 'steward') AND ended_at IS NULL`)
  ]
)

export const ways = ['own-phone', 'staff', 'kiosk'] as const
/** Where somebody signed in; it sets how long the session lives. */
export type Way = (typeof ways)[number]

export const session = sqliteTable(
  'session',
  {
    /** SHA-256 of the id in the cookie, hex. The id itself is never stored. */
    idHash: text('id_hash').primaryKey(),
    accountId: text('account_id')
      .notNull()
      .references(() => account.id, { onDelete: 'cascade' }),
    way: text('way', { enum: ways }).notNull(),
    createdAt: integer('created_at').notNull(),
    /** Idle end; the absolute end follows from `createdAt` and `way`. */
    expiresAt: integer('expires_at').notNull(),
    /** When this person last proved again who they are. */
    provedAt: integer('proved_at').notNull(),
    /** The private room that is open, and until when. */
    doorRoomId: text('door_room_id'),
    doorUntil: integer('door_until')
  },
  (table) => [
    index('session_account_id_index').on(table.accountId),
    index('session_expires_at_index').on(table.expiresAt)
  ]
)

export const passkey = sqliteTable(
  'passkey',
  {
    /** Credential id, base64url. */
    id: text('id').primaryKey(),
    accountId: text('account_id')
      .notNull()
      .references(() => account.id, { onDelete: 'cascade' }),
    publicKey: blob('public_key', { mode: 'buffer' }).notNull(),
    counter: integer('counter').notNull(),
    transports: text('transports', { mode: 'json' }).$type<string[]>().notNull(),
    createdAt: integer('created_at').notNull(),
    lastUsedAt: integer('last_used_at')
  },
  (table) => [index('passkey_account_id_index').on(table.accountId)]
)

/** Single use: deleted when read. */
export const passkeyChallenge = sqliteTable('passkey_challenge', {
  id: text('id').primaryKey(),
  challenge: text('challenge').notNull(),
  purpose: text('purpose', { enum: ['register', 'sign-in'] }).notNull(),
  accountId: text('account_id').references(() => account.id, { onDelete: 'cascade' }),
  expiresAt: integer('expires_at').notNull()
})

/** A single-use way in for a new account, handed over face to face. */
export const joinCode = sqliteTable('join_code', {
  id: text('id').primaryKey(),
  codeHash: text('code_hash').notNull().unique(),
  accountId: text('account_id')
    .notNull()
    .references(() => account.id, { onDelete: 'cascade' }),
  madeBy: text('made_by').references(() => account.id, { onDelete: 'set null' }),
  madeAt: integer('made_at').notNull(),
  expiresAt: integer('expires_at').notNull(),
  usedAt: integer('used_at')
})

/** Points used by a key (way in, account, kiosk or address, hashed) until `expiresAt`. */
export const rateLimit = sqliteTable('rate_limit', {
  key: text('key').primaryKey(),
  points: integer('points').notNull(),
  expiresAt: integer('expires_at')
})
