import { m } from '#lib/paraglide/messages.js'
import type { ChosenFile } from './check-files.ts'
import { parseCopyFile } from './copy-file.ts'
import type { FindingInWords } from './finding-words.ts'
import { parseHistoryFile } from './history-file.ts'

/** A file as it turned out to be: ours, or what is wrong with it in words. */
export type Chosen = ChosenFile | ({ readonly kind: 'problem' } & FindingInWords)

/** A history of many years has about 30; a browser must read it all at once. In bytes. */
const most = 64_000_000

/** Reads one file that somebody chose, which may be anything at all. Test: `read-chosen.test.ts`. */
export async function readChosen(name: string, file: Pick<File, 'size' | 'text'>): Promise<Chosen> {
  const problem = (text: string): Chosen => ({ kind: 'problem', tone: 'bad', name, text })
  if (file.size === 0) return problem(m.verify_file_empty())
  if (file.size > most) return problem(m.verify_file_too_big())
  let value: unknown
  try {
    value = JSON.parse(await file.text())
  } catch {
    return problem(m.verify_file_not_ours())
  }
  const history = parseHistoryFile(value)
  if (history) return { kind: 'history', name, file: history }
  const copy = parseCopyFile(value)
  if (copy) return { kind: 'copy', name, file: copy }
  return problem(m.verify_file_not_ours())
}
