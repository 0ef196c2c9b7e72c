import { forPage } from '#lib/access/act.server.ts'
import { requireWorker } from '#lib/access/guards.server.ts'
import { figuresCsv } from '#lib/referrals/figures-csv.server.ts'
import { findFigures } from '#lib/referrals/figures.server.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = async (event) => {
  const viewer = await requireWorker(event)
  const rows = await forPage(() => findFigures(event.locals.db, viewer))
  return new Response(figuresCsv(rows), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="figures-${event.params.slug}.csv"`
    }
  })
}
