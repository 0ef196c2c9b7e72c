import { json } from '@sveltejs/kit'
import { forPage } from '#lib/access/act.server.ts'
import { requirePerson } from '#lib/access/guards.server.ts'
import { exportHistory } from '#lib/ledger/own-history.server.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = async (event) => {
  const actor = requirePerson(event)
  const file = await forPage(() => exportHistory(event.locals.db, actor))
  return json(file, { headers: { 'cache-control': 'no-store' } })
}
