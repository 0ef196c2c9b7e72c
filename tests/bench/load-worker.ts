import { Agent, request, type OutgoingHttpHeaders } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import autocannon from 'autocannon'
import type { Times } from './timing.ts'

/**
 * The other side of the wire, in a process of its own (`load.ts`). Autocannon finds out how much a server
 * can answer. It sends a rate in one burst each second, so an even pace is kept here instead.
 */
export interface LoadOrder {
  readonly url: string
  readonly headers: OutgoingHttpHeaders
  readonly seconds: number
  /** Requests a second at an even pace; null for as many as the server can answer. */
  readonly rate: number | null
}

export interface LoadReport {
  readonly perSecond: number
  /** Milliseconds from the moment a request was due until its last byte was there, sorted. Empty without a rate. */
  readonly times: Times
}

process.on('message', (order: LoadOrder) => {
  void (order.rate === null ? saturate(order) : keepPace(order, order.rate)).then((report) =>
    process.send?.(report)
  )
})
process.on('disconnect', () => process.exit(0))

async function saturate({ url, headers, seconds }: LoadOrder): Promise<LoadReport> {
  const result = await autocannon({ url, headers, duration: seconds, connections: 16 })
  const wrong = result.errors + result.timeouts + result.non2xx
  if (wrong > 0) throw new Error(`${url}: ${wrong} of ${result.requests.total} answers were not the page`)
  return { perSecond: result.requests.total / result.duration, times: [] }
}

async function keepPace({ url, headers, seconds }: LoadOrder, rate: number): Promise<LoadReport> {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 })
  const begin = performance.now() + 50 // ms
  const answers: Promise<number>[] = []
  for (let i = 0; i < rate * seconds; i++) {
    const due = begin + (i * 1000) / rate
    const wait = due - performance.now()
    if (wait > 1) await sleep(wait)
    answers.push(ask(url, headers, agent).then(() => performance.now() - due))
  }
  const times = (await Promise.all(answers)).sort((a, b) => a - b)
  agent.destroy()
  return { perSecond: rate, times }
}

function ask(url: string, headers: OutgoingHttpHeaders, agent: Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { headers, agent }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`${url}: ${response.statusCode}`))
      response.resume().on('end', resolve)
    })
    sent.on('error', reject).end()
  })
}
