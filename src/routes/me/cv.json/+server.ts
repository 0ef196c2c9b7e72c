import { json } from '@sveltejs/kit'
import { forPage } from '#lib/access/act.server.ts'
import { requirePerson } from '#lib/access/guards.server.ts'
import { ensureOwnDevice } from '#lib/accounts/ensure-own-device.ts'
import { getCv } from '#lib/cv/get-cv.server.ts'
import { toResume } from '#lib/cv/to-resume.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = async (event) => {
  const actor = requirePerson(event)
  const { cv } = await forPage(async () => {
    ensureOwnDevice(actor.way)
    return getCv(event.locals.db, actor)
  })
  const headers = { 'cache-control': 'no-store', 'content-disposition': 'attachment; filename="cv.json"' }
  return json(toResume(cv), { headers })
}
