import { forPage } from '#lib/access/act.server.ts'
import { requirePerson } from '#lib/access/guards.server.ts'
import { ensureOwnDevice } from '#lib/accounts/ensure-own-device.ts'
import { cvPaper } from '#lib/cv/cv-paper.ts'
import { getCv } from '#lib/cv/get-cv.server.ts'
import { asPdf } from '#lib/paper/as-pdf.server.ts'
import { drawPaper } from '#lib/paper/draw-paper.server.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = async (event) => {
  const actor = requirePerson(event)
  const { cv } = await forPage(async () => {
    ensureOwnDevice(actor.way)
    return getCv(event.locals.db, actor)
  })
  return asPdf(await drawPaper(cvPaper(cv)), 'cv.pdf')
}
