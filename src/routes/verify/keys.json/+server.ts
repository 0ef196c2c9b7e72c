import { json } from '@sveltejs/kit'
import { allowAnyone } from '#lib/access/guards.server.ts'
import { listCheckpointKeys } from '#lib/ledger/checkpoint.server.ts'
import type { RequestHandler } from './$types'

/** The public halves of every key that a history or a copy was ever signed with. */
export const GET: RequestHandler = async (event) => {
  allowAnyone(event)
  return json({ format: 'waymark-keys-1', keys: await listCheckpointKeys(event.locals.db) })
}
