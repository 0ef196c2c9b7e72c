import type { ActionFailure } from '@sveltejs/kit'
import type { PersonActor } from '#lib/access/actors.ts'
import { forForm } from '#lib/access/act.server.ts'
import type { FormProblems } from '#lib/access/form-problems.ts'
import { formFailure } from '#lib/access/read-form.server.ts'
import { Refusal } from '#lib/access/refusal.ts'
import { ensureOwnDevice } from '#lib/accounts/ensure-own-device.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { m } from '#lib/paraglide/messages.js'
import { addFile } from './add-file.server.ts'
import { getFilePlace } from './file-place.ts'
import { readUpload } from './read-upload.server.ts'
import { uploadProblems, uploadRefusals } from './upload-words.ts'

/**
 * The form that brings one file, from its first byte to its words when it was not kept.
 *
 * @param slug of the page that it is on
 * @returns null once the file is kept
 */
export async function takeUpload(
  db: Database,
  actor: PersonActor,
  slug: string,
  request: Request
): Promise<ActionFailure<{ form: FormProblems }> | null> {
  const done = await forForm({}, () => take(db, actor, slug, request))
  return done === 'kept' ? null : typeof done === 'string' ? formFailure({}, { file: done }) : done
}

async function take(db: Database, actor: PersonActor, slug: string, request: Request): Promise<string> {
  ensureOwnDevice(actor.way)
  try {
    const { typed, file } = await readUpload(db, request)
    if (!file) return uploadProblems.none
    const added = await addFile(db, actor, getFilePlace(slug, typed.kind), file, {
      named: file.name,
      otherwise: m.documents_file_unnamed()
    })
    return 'problem' in added ? uploadProblems[added.problem] : 'kept'
  } catch (cause) {
    const words = cause instanceof Refusal && uploadRefusals[cause.code]
    if (words) return words
    throw cause
  }
}
