import { requireSteward } from '#lib/access/guards.server.ts'
import { csvTemplate } from '#lib/open-referral/from-csv.server.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = (event) => {
  requireSteward(event)
  return new Response(csvTemplate(), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="offers.csv"'
    }
  })
}
