import { eq } from 'drizzle-orm'
import type { Reader } from '#lib/database/connect.server.ts'
import { account } from './tables.server.ts'

/** Whether there is such an account, open or closed. */
export async function hasAccount(from: Reader, accountId: string): Promise<boolean> {
  return (await from.$count(account, eq(account.id, accountId))) > 0
}
