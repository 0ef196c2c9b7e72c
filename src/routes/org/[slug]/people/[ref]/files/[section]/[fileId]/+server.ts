import { forPage } from '#lib/access/act.server.ts'
import { requireWorker } from '#lib/access/guards.server.ts'
import { readSharedFile } from '#lib/consent/read-shared-file.server.ts'
import { fileAnswer } from '#lib/documents/file-answer.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = async (event) => {
  const viewer = await requireWorker(event)
  const { ref, section, fileId } = event.params
  return fileAnswer(await forPage(() => readSharedFile(event.locals.db, viewer, ref, section, fileId)), false)
}
