import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { person } from '#lib/record/tables.server.ts'

/**
 * A room behind a person's private door. It is a `person` of its own, with its own key, events and
 * history, whose `room_of` says whose record it shares. Which room opens follows from the PIN alone.
 */
export const privateRoom = sqliteTable(
  'private_room',
  {
    roomId: text('room_id')
      .primaryKey()
      .references(() => person.id, { onDelete: 'cascade' }),
    ownerId: text('owner_id')
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    /** argon2id with the pepper of the keyring, as a passphrase. */
    pinHash: text('pin_hash').notNull()
  },
  (table) => [index('private_room_owner_id_index').on(table.ownerId)]
)
