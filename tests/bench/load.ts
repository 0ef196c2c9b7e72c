import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { root } from '../../scripts/places.ts'
import type { LoadOrder, LoadReport } from './load-worker.ts'
import { median, quantile } from './timing.ts'

/** A page under load, and what a browser sends for it. */
export interface Target {
  readonly url: string
  readonly cookie?: string
}

export interface Loader extends Disposable {
  /** Requests a second that each can answer: the median of rounds that take turns. */
  saturate<Name extends string>(targets: Record<Name, Target>): Promise<Record<Name, number>>
  /** The 99th percentile of each at this rate, ms: the median of rounds that take turns. */
  pace<Name extends string>(targets: Record<Name, Target>, rate: number): Promise<Record<Name, number>>
}

/** Starts the process that sends requests. */
export function startLoader({ quick }: { readonly quick: boolean }): Loader {
  const child = fork(join(root, 'tests/bench/load-worker.ts'))
  const rounds = quick ? 1 : 3

  async function inTurns<Name extends string>(
    targets: Record<Name, Target>,
    { rate, seconds }: Pick<LoadOrder, 'rate' | 'seconds'>,
    read: (report: LoadReport) => number
  ): Promise<Record<Name, number>> {
    const names = Object.keys(targets) as Name[]
    const found = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>
    for (let round = 0; round < rounds; round++) {
      for (const name of names)
        found[name].push(read(await run({ ...orderFor(targets[name]), rate, seconds })))
    }
    return Object.fromEntries(names.map((name) => [name, median(found[name])])) as Record<Name, number>
  }

  async function run(order: LoadOrder): Promise<LoadReport> {
    child.send(order)
    const [report] = (await Promise.race([once(child, 'message'), ended])) as [LoadReport]
    return report
  }

  const ended = once(child, 'exit').then(() => {
    throw new Error('The process that sends requests ended.')
  })
  ended.catch(() => undefined) // told to whoever waits for a report
  return {
    async saturate(targets) {
      for (const target of Object.values<Target>(targets))
        await run({ ...orderFor(target), rate: null, seconds: 2 }) // warms up
      return inTurns(targets, { rate: null, seconds: quick ? 2 : 4 }, ({ perSecond }) => perSecond)
    },
    pace: (targets, rate) =>
      inTurns(targets, { rate, seconds: quick ? 2 : 5 }, ({ times }) => quantile(times, 0.99)),
    [Symbol.dispose]: () => child.disconnect()
  }
}

function orderFor({ url, cookie }: Target): Pick<LoadOrder, 'url' | 'headers'> {
  return {
    url,
    headers: {
      accept: 'text/html',
      'accept-encoding': 'gzip, br',
      ...(cookie === undefined ? {} : { cookie })
    }
  }
}
