import { forPage } from '#lib/access/act.server.ts'
import { requirePerson } from '#lib/access/guards.server.ts'
import { ensureOwnDevice } from '#lib/accounts/ensure-own-device.ts'
import { getPack } from '#lib/packs/get-pack.server.ts'
import { packPaper } from '#lib/packs/pack-paper.server.ts'
import { drawPaper } from '#lib/paper/draw-paper.server.ts'
import { asPdf } from '#lib/paper/as-pdf.server.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = async (event) => {
  const actor = requirePerson(event)
  const pack = await forPage(async () => {
    ensureOwnDevice(actor.way)
    return getPack(event.locals.db, actor, event.params.form)
  })
  return asPdf(await drawPaper(packPaper(pack)), 'my-answers.pdf')
}
