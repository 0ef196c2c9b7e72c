import { setImmediate as breathe } from 'node:timers/promises'

/** Milliseconds of single calls, sorted. */
export type Times = readonly number[]

/**
 * Times several things in turns, so that whatever else the machine does falls on all of them alike.
 *
 * @param calls each is given the running number of its call
 */
export async function timeInTurns<Name extends string>(
  calls: Record<Name, (i: number) => Promise<unknown>>,
  { turns, each }: { readonly turns: number; readonly each: number }
): Promise<Record<Name, Times>> {
  const names = Object.keys(calls) as Name[]
  const times = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>
  // The first turn warms up and is not counted.
  for (let turn = -1; turn < turns; turn++) {
    for (const name of names) {
      for (let i = 0; i < each; i++) {
        const start = performance.now()
        await calls[name]((turn + 1) * each + i)
        if (turn >= 0) times[name].push(performance.now() - start)
        // Statements that are done keep native memory until the event loop turns.
        if (i % 16 === 15) await breathe()
      }
    }
  }
  for (const name of names) times[name].sort((a, b) => a - b)
  return times
}

/** The value that this share of the times does not exceed. */
export function quantile(sorted: Times, share: number): number {
  const at = Math.min(sorted.length - 1, Math.floor(sorted.length * share))
  if (at < 0) throw new Error('nothing was timed')
  return sorted[at]! // within the list
}

export function median(values: readonly number[]): number {
  return quantile(
    [...values].sort((a, b) => a - b),
    0.5
  )
}
