import { browserTools } from './browser-tools.ts'
import { checkFiles } from './check-files.ts'
import { parsePublicKey } from './checkpoint-rules.ts'
import { parseHistoryFile } from './history-file.ts'
import { findingInWords, type FindingInWords } from './finding-words.ts'

/**
 * Gets the person's own history, newest checkpoint and all, and checks it in their own browser.
 *
 * @param address of the exported file
 * @throws Error when the file or the keys cannot be had
 */
export async function checkOwnHistory(
  address: string,
  onRows: (count: number) => void
): Promise<FindingInWords[]> {
  const file = parseHistoryFile(await getJson(address))
  if (!file) throw new Error('that is no history')
  const { keys } = (await getJson('/verify/keys.json')) as { keys: unknown[] }
  const tools = await browserTools(keys.map(parsePublicKey).filter((key) => key !== null))
  const findings = await checkFiles([{ kind: 'history', name: '', file }], tools, onRows)
  return findings.map((finding) => findingInWords(finding, Date.now()))
}

async function getJson(address: string): Promise<unknown> {
  const response = await fetch(address, { redirect: 'error' })
  if (!response.ok) throw new Error(`${address} answered ${response.status}`)
  return response.json()
}
