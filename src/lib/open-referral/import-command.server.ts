import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { Refusal } from '#lib/access/refusal.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { OperatorError } from '#lib/database/operator-error.ts'
import { findOrganisationId } from '#lib/organisations/find-organisation-id.server.ts'
import { applyImport } from './apply-import.server.ts'
import { feedLimits } from './import-rules.ts'
import { countItems, findRunOf, listTold } from './import-store.server.ts'
import { faultWords, verdictWords } from './import-words.ts'
import { startImport, type ImportSource } from './run-import.server.ts'
import { itemWords } from './view-import.server.ts'

export interface ImportOrder {
  /** An https address, or the path of a file. */
  readonly from: string
  /** Whose drafts they become. */
  readonly slug: string
  readonly dryRun: boolean
  readonly onlyFrom: string
}

/**
 * Brings offers in from the command line, and says what it did with each that is not just the same.
 *
 * @throws OperatorError for what the operator must put right
 */
export async function importFromCommand(
  db: Database,
  { from, slug, dryRun, onlyFrom }: ImportOrder,
  say: (line: string) => void
): Promise<void> {
  const organisationId = await findOrganisationId(db, slug)
  if (organisationId === null) throw new OperatorError(`There is no organisation with the slug ${slug}.`)
  const source = await sourceOf(from)
  const { runId, reading } = await startImport(db, null, { organisationId, source, onlyFrom }).catch(inWords)
  await reading
  if (!dryRun) await applyImport(db, null, runId).catch(inWords)
  await tell(db, runId, say)
  say(
    dryRun
      ? 'Nothing was changed: this was a dry run.'
      : 'What was taken in are drafts. The service sends them in, and a steward checks them.'
  )
}

async function sourceOf(from: string): Promise<ImportSource> {
  if (/^[a-z][a-z\d+.-]*:\/\//i.test(from)) return { kind: 'address', address: from }
  const found = await stat(from).catch(() => null)
  if (!found?.isFile()) throw new OperatorError(`There is no file ${from}. An address begins with https://.`)
  if (found.size > feedLimits.answer) throw new OperatorError(`${from} is larger than 20 MB.`)
  return { kind: 'file', name: basename(from), bytes: await readFile(from) }
}

async function tell(db: Database, runId: string, say: (line: string) => void): Promise<void> {
  const found = await findRunOf(db.read, runId)
  for (const fault of found?.run.faults ?? []) say(faultWords(fault))
  for (const item of await listTold(db.read, runId, 1000)) {
    say(`${verdictWords(item.verdict)}: ${item.title ?? item.sourceId ?? '?'}. ${itemWords(item).join(' ')}`)
  }
  const counts = new Map<string, number>()
  for (const { verdict, count } of await countItems(db.read, runId)) {
    const words = verdictWords(verdict).toLowerCase()
    counts.set(words, (counts.get(words) ?? 0) + count)
  }
  say(
    counts.size === 0
      ? 'No services were found.'
      : `${[...counts].map(([words, count]) => `${count} ${words}`).join(', ')}.`
  )
}

function inWords(cause: unknown): never {
  if (!(cause instanceof Refusal)) throw cause
  if (cause.code === 'already-done')
    throw new OperatorError('Another feed is being read now. Try again when it is done.', { cause })
  throw new OperatorError('This organisation is suspended: nothing can be brought in for it.', { cause })
}
