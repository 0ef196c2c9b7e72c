import { forPage } from '#lib/access/act.server.ts'
import { requirePerson } from '#lib/access/guards.server.ts'
import { ensureOwnDevice } from '#lib/accounts/ensure-own-device.ts'
import { fileAnswer } from '#lib/documents/file-answer.ts'
import { openFile, openThumbnail } from '#lib/vault/files/own-files.server.ts'
import type { RequestHandler } from './$types'

/** A shared computer shows pictures and saves nothing. */
export const GET: RequestHandler = async (event) => {
  const actor = requirePerson(event)
  const { db } = event.locals
  const { fileId } = event.params
  const asked = event.url.searchParams
  return forPage(async () => {
    if (asked.has('small')) {
      const bytes = await openThumbnail(db, actor, fileId)
      const small = { name: 'small.jpg', type: 'image/jpeg', bytes: bytes.length, chunks: inOne(bytes) }
      return fileAnswer(small, false)
    }
    const file = await openFile(db, actor, fileId)
    const save = asked.has('save') || file.type !== 'image/jpeg'
    if (save) ensureOwnDevice(actor.way)
    return fileAnswer(file, save)
  })
}

async function* inOne(bytes: Buffer) {
  yield bytes
}
