import { existsSync, readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { createClient, type Client } from '@libsql/client'
import { OperatorError } from '#lib/database/operator-error.ts'
import type { Keyring } from '#lib/vault/keyring.server.ts'
import { checksumFile, isDatabaseFile } from './backup-files.server.ts'
import { ensureWhole, sha256Of } from './copy-database.server.ts'

/**
 * @returns whether there was a checksum to compare with
 * @throws OperatorError when the file is missing, damaged, or something else
 */
export async function ensureBackupIsWhole(file: string): Promise<{ checked: boolean }> {
  if (!existsSync(file)) throw new OperatorError(`There is no backup at ${file}.`)
  const damaged = `The backup at ${file} is damaged. Nothing was restored. Try an older one.`
  const checked = existsSync(checksumFile(file))
  if (checked) {
    const [expected] = readFileSync(checksumFile(file), 'utf8').split(' ')
    if (expected !== (await sha256Of(file))) throw new OperatorError(damaged)
  }
  if (!isDatabaseFile(file)) throw new OperatorError(`${file} is no backup of Waymark. Nothing was restored.`)
  await ensureWhole(file).catch((cause: unknown) => {
    throw new OperatorError(damaged, { cause })
  })
  return { checked }
}

/**
 * Every key that the data names is in the key file, or noted there as destroyed; and the keyring opens
 * each of them. Otherwise something would be restored that nobody can ever read.
 *
 * @throws OperatorError
 */
export async function ensureKeysBelong(backup: string, keys: string, keyring: Keyring): Promise<void> {
  const known = await withClient(keys, (client) =>
    idsOf(client, 'SELECT id FROM data_key UNION SELECT id FROM erased_key')
  )
  const needed = await withClient(backup, (client) =>
    idsOf(client, 'SELECT data_key_id FROM person WHERE data_key_id IS NOT NULL')
  ).catch((cause: unknown) => {
    throw new OperatorError(`${backup} is no backup of Waymark. Nothing was restored.`, { cause })
  })
  if (!needed.isSubsetOf(known))
    throw new OperatorError(
      `${keys} is not the key file of this backup, or older than it. Nothing was restored.`
    )
  const wrapping = await withClient(keys, (client) =>
    idsOf(client, 'SELECT DISTINCT key_encryption_key_id FROM data_key')
  )
  for (const id of wrapping) {
    if (!keyring.keyEncryptionKeys[id])
      throw new OperatorError(
        `The keyring does not hold key ${id}, which this backup needs. Nothing was restored.`
      )
  }
}

async function idsOf(client: Client, sql: string): Promise<Set<string>> {
  return new Set((await client.execute(sql)).rows.map((row) => String(row[0])))
}

async function withClient<T>(file: string, look: (client: Client) => Promise<T>): Promise<T> {
  const client = createClient({ url: pathToFileURL(file).href })
  try {
    return await look(client)
  } finally {
    client.close()
  }
}
