import { json } from '@sveltejs/kit'
import { version as build } from '$app/environment'
import { allowAnyone } from '#lib/access/guards.server.ts'
import type { RequestHandler } from './$types'

/** What runs here: for whoever reports a problem. */
export const GET: RequestHandler = (event) => {
  allowAnyone(event)
  return json({ name: 'Waymark', version: __VERSION__, build, mode: __PRACTICE__ ? 'practice' : 'real' })
}
