import { error, json } from '@sveltejs/kit'
import * as v from 'valibot'
import { forPage } from '#lib/access/act.server.ts'
import { requirePerson } from '#lib/access/guards.server.ts'
import { Refusal } from '#lib/access/refusal.ts'
import { refusalInWords } from '#lib/access/refusal-words.server.ts'
import { fileAnswer } from '#lib/documents/file-answer.ts'
import { readUpload } from '#lib/documents/read-upload.server.ts'
import { addRecording } from '#lib/story/add-recording.server.ts'
import { recordingForm } from '#lib/story/inputs.ts'
import { openRecording } from '#lib/story/open-recording.server.ts'
import type { RequestHandler } from './$types'

/** The person listens to their own. */
export const GET: RequestHandler = async (event) => {
  const actor = requirePerson(event)
  return forPage(async () =>
    fileAnswer(await openRecording(event.locals.db, actor, event.params.fileId), false)
  )
}

/**
 * A script of ours sends a new recording to `/me/story/new`. It keeps it until the answer names the file
 * (`send-recording.ts`).
 */
export const POST: RequestHandler = async (event) => {
  const actor = requirePerson(event)
  if (event.params.fileId !== 'new') error(404, refusalInWords('not-found'))
  const { db } = event.locals
  return forPage(async () => {
    const { file, typed } = await readUpload(db, event.request)
    const said = v.safeParse(recordingForm, typed)
    if (!file) throw new Refusal('bad-input')
    if (!said.success) {
      await file.drop()
      throw new Refusal('bad-input')
    }
    return json(await addRecording(db, actor, file, said.output))
  })
}
