import { fromFile, type HistoryFile } from './history-file.ts'
import { verifyChain } from './rules.ts'

/**
 * Gets the person's own history and checks it with the browser's own SHA-256.
 *
 * @throws Error when the file cannot be had
 */
export async function checkOwnHistory(): Promise<{ ok: true; rows: number } | { ok: false; seq: number }> {
  const response = await fetch('/me/history.json', { redirect: 'error' })
  if (!response.ok) throw new Error(`history.json answered ${response.status}`)
  const file = (await response.json()) as HistoryFile
  return verifyChain(file.chain, fromFile(file), async (bytes) => {
    return new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(bytes)))
  })
}
