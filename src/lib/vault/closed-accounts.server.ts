import type { KeyStore } from '#lib/database/keys-file.server.ts'

interface Vault {
  readonly keyStore: KeyStore
}

/** Instants are ms UTC. */
export interface NotedClosing {
  readonly ownerId: string
  readonly askedAt: number
  readonly dueAt: number
}

/**
 * Notes beside the keys that a person asked to be deleted, so that a restored backup from before does not
 * forget it. The first asking counts.
 */
export async function noteClosing(vault: Vault, { ownerId, askedAt, dueAt }: NotedClosing): Promise<void> {
  await vault.keyStore.execute({
    sql: 'INSERT OR IGNORE INTO closing (owner_id, asked_at, due_at) VALUES (?, ?, ?)',
    args: [ownerId, askedAt, dueAt]
  })
}

/** They changed their mind: a backup from when they had asked must not delete them. */
export async function dropNotedClosing(vault: Vault, ownerId: string): Promise<void> {
  await vault.keyStore.execute({ sql: 'DELETE FROM closing WHERE owner_id = ?', args: [ownerId] })
}

export async function listNotedClosings(vault: Vault): Promise<NotedClosing[]> {
  const { rows } = await vault.keyStore.execute('SELECT * FROM closing')
  return rows.map((row) => ({
    ownerId: String(row.owner_id),
    askedAt: Number(row.asked_at),
    dueAt: Number(row.due_at)
  }))
}

/** Notes beside the keys that a person was deleted, so that a restored backup deletes them again. */
export async function noteClosedAccount(vault: Vault, ownerId: string, now: number): Promise<void> {
  await vault.keyStore.batch(
    [
      {
        sql: 'INSERT OR IGNORE INTO closed_account (owner_id, closed_at) VALUES (?, ?)',
        args: [ownerId, now]
      },
      { sql: 'DELETE FROM closing WHERE owner_id = ?', args: [ownerId] }
    ],
    'write'
  )
}

/** Every person who was ever deleted, by their id, and when: ms UTC. */
export async function listClosedAccounts(vault: Vault): Promise<{ ownerId: string; closedAt: number }[]> {
  const { rows } = await vault.keyStore.execute('SELECT * FROM closed_account')
  return rows.map((row) => ({ ownerId: String(row.owner_id), closedAt: Number(row.closed_at) }))
}
