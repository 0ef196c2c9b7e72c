import { Refusal } from '#lib/access/refusal.ts'

const mostWaiting = 20

interface Line {
  waiting: number
  last: Promise<unknown>
}
const lines = new WeakMap<object, Line>()

/**
 * Long work of one kind, one after the other, so that many who ask at once cannot hold everybody else up.
 * Test: `feed.test.ts`.
 *
 * @param of whose line it is
 * @throws Refusal `too-many-tries` when twenty are in it
 */
export async function inTurn<T>(of: object, work: () => Promise<T>): Promise<T> {
  const line = lines.get(of) ?? { waiting: 0, last: Promise.resolve() }
  lines.set(of, line)
  if (line.waiting >= mostWaiting) throw new Refusal('too-many-tries')
  line.waiting++
  const mine = line.last.then(work).finally(() => line.waiting--)
  line.last = mine.catch(() => undefined)
  return mine
}
