import type { ActionFailure } from '@sveltejs/kit'
import type { PersonActor } from '#lib/access/actors.ts'
import { forForm } from '#lib/access/act.server.ts'
import type { FormProblems } from '#lib/access/form-problems.ts'
import { formFailure } from '#lib/access/read-form.server.ts'
import { Refusal } from '#lib/access/refusal.ts'
import { ensureOwnDevice } from '#lib/accounts/ensure-own-device.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { m } from '#lib/paraglide/messages.js'
import type { WordsKey } from '#lib/record/field.ts'
import { addFile } from './add-file.server.ts'
import { findFilePlace, getFileList, type FilePlace } from './file-place.ts'
import { readUpload, type Upload } from './read-upload.server.ts'
import { uploadProblems, uploadRefusals } from './upload-words.ts'

/**
 * The form that brings one file, from its first byte to its words when it was not kept.
 *
 * @param slug of the page that it is on
 * @returns what it is, once it is kept
 */
export async function takeUpload(
  db: Database,
  actor: PersonActor,
  slug: string,
  request: Request
): Promise<ActionFailure<{ form: FormProblems }> | 'photo' | 'paper'> {
  const done = await forForm({}, () => take(db, actor, slug, request))
  if ('kept' in done) return done.kept
  return 'field' in done ? formFailure({}, { [done.field]: done.problem }) : done
}

type Taken =
  { readonly kept: 'photo' | 'paper' } | { readonly field: 'file' | 'kind'; readonly problem: WordsKey }

async function take(db: Database, actor: PersonActor, slug: string, request: Request): Promise<Taken> {
  ensureOwnDevice(actor.way)
  getFileList(slug) // a page that is not there takes nothing in
  try {
    const { typed, file } = await readUpload(db, request)
    if (!file) return { field: 'file', problem: uploadProblems.none }
    return await add(db, actor, findFilePlace(slug, typed.kind), file)
  } catch (cause) {
    const problem = cause instanceof Refusal && uploadRefusals[cause.code]
    if (problem) return { field: 'file', problem }
    throw cause
  }
}

async function add(
  db: Database,
  actor: PersonActor,
  place: FilePlace | null,
  file: NonNullable<Upload['file']>
): Promise<Taken> {
  if (!place) {
    await file.drop()
    return { field: 'kind', problem: 'record_problem_choose' }
  }
  const words = { named: file.name, otherwise: m.documents_file_unnamed() }
  const added = await addFile(db, actor, place, file, words)
  if ('problem' in added) return { field: 'file', problem: uploadProblems[added.problem] }
  return { kept: added.is }
}
