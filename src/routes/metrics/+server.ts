import { readEnv } from '#env'
import { requireToken } from '#lib/access/guards.server.ts'
import { registry } from '#lib/serving/metrics.server.ts'
import type { RequestHandler } from './$types'

/** Counts and times for Prometheus, by route: no ids, no addresses. */
export const GET: RequestHandler = async (event) => {
  requireToken(event, readEnv(__PRACTICE__ ? 'practice' : 'real').metricsToken)
  return new Response(await registry.metrics(), {
    headers: { 'content-type': registry.contentType, 'cache-control': 'no-store' }
  })
}
