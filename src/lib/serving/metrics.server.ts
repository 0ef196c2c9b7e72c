import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client'

/** Counts by route, never by address or account: nothing here leads to a person. */
export const registry = new Registry()

collectDefaultMetrics({ register: registry })

const requests = new Counter({
  name: 'waymark_requests_total',
  help: 'Requests answered, by method, route and status.',
  labelNames: ['method', 'route', 'status'],
  registers: [registry]
})

const seconds = new Histogram({
  name: 'waymark_request_seconds',
  help: 'Time from the first line of a request to its answer, by route.',
  labelNames: ['route'],
  buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
  registers: [registry]
})

export const unexpectedErrors = new Counter({
  name: 'waymark_unexpected_errors_total',
  help: 'Errors that are a mistake of ours.',
  registers: [registry]
})

/** @param ms how long the answer took */
export function countRequest(method: string, route: string, status: number, ms: number): void {
  requests.inc({ method, route, status })
  seconds.observe({ route }, ms / 1000)
}
