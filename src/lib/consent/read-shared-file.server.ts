import { Refusal } from '#lib/access/refusal.ts'
import type { Database } from '#lib/database/connect.server.ts'
import type { Writer } from '#lib/database/write.server.ts'
import { namesFile } from '#lib/record/files-in.ts'
import { isSectionName } from '#lib/record/sections.ts'
import {
  findStoredFile,
  streamFile,
  type OpenedFile,
  type StoredFile
} from '#lib/vault/files/stream-file.server.ts'
import { beginAttempt, denyAttempt, writeAttempt, type Attempt } from './attempt.server.ts'
import type { Viewer } from './gate-facts.server.ts'
import { openSections } from './read-shared.server.ts'
import { decide } from './rules.ts'

/**
 * The gate for one file: a worker opens it while they may open the section whose document names it, in the
 * version that they may see. Check, read and history row are one immediate transaction, as in `readShared`;
 * the bytes follow it. Family and friends open no files. Every denial looks like any other. Test:
 * `read-shared-file.test.ts`.
 *
 * @param ref what the organisation knows this person by
 * @throws Refusal `not-found` for every denial, `too-many-tries` after 30 denials in an hour
 */
export async function readSharedFile(
  db: Database,
  viewer: Viewer,
  ref: string,
  section: string,
  fileId: string
): Promise<OpenedFile> {
  const outcome = await db.write(async (tx, now) => {
    const attempt = await beginAttempt(db, tx, now, viewer, ref)
    const row = await findOpenFile(db, tx, attempt, section, fileId)
    if (!row) return denyAttempt(tx, now, attempt)
    const opened = await streamFile(db, row)
    await writeAttempt(tx, attempt, { what: 'opened-file', allowed: true, sections: [section] })
    return opened
  })
  if (typeof outcome === 'string') throw new Refusal(outcome)
  return outcome
}

async function findOpenFile(
  db: Database,
  tx: Writer,
  { viewer, found, at, key }: Attempt,
  section: string,
  fileId: string
): Promise<StoredFile | null> {
  if (viewer.kind !== 'worker' || !found || !isSectionName(section)) return null
  if (!decide(found.facts, section, at)) return null
  const [open] = await openSections(db, tx, found, [section], key)
  if (!open?.document || !namesFile(section, open.document, fileId)) return null
  const row = await findStoredFile(tx, found.record.personId, fileId)
  return row?.section === section ? row : null
}
