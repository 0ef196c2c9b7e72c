import { json } from '@sveltejs/kit'
import { forPage } from '#lib/access/act.server.ts'
import { requirePerson } from '#lib/access/guards.server.ts'
import { toFile } from '#lib/ledger/history-file.ts'
import { wholeHistory } from '#lib/ledger/own-history.server.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = async (event) => {
  const actor = requirePerson(event)
  const rows = await forPage(() => wholeHistory(event.locals.db, actor))
  return json(toFile(actor.personId, rows), { headers: { 'cache-control': 'no-store' } })
}
