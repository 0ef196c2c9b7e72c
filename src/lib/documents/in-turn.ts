import { Refusal } from '#lib/access/refusal.ts'

const mostWaiting = 20

let last: Promise<unknown> = Promise.resolve()
let waiting = 0

/**
 * Runs heavy work on files one at a time, so that ten photos at once take the memory of one.
 *
 * @throws Refusal `too-many-tries` when so many wait already that it would take minutes
 */
export async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (waiting >= mostWaiting) throw new Refusal('too-many-tries')
  waiting++
  const run = last.then(work)
  last = run.catch(() => undefined)
  return run.finally(() => waiting--)
}
