/**
 * The second half of the reference model: what a service asks, and how it ends. No code shared with the
 * rules it checks. Times are the person's own (`Model.time`), ms UTC.
 */
const day = 24 * 60 * 60 * 1000

export interface Ask {
  readonly at: number
  answer: 'deferred' | 'refused' | 'cancelled' | 'given' | null
}

export class ModelRequests {
  /** Oldest first, by organisation. */
  asks: Record<string, Ask[]> = {}

  newest = (org: string): Ask | undefined => this.asks[org]?.at(-1)
  status(ask: Ask, now: number): string {
    const ended = ask.answer === null || ask.answer === 'deferred' ? null : ask.answer
    return ended ?? (now >= ask.at + 28 * day ? 'lapsed' : (ask.answer ?? 'requested'))
  }
  waits(org: string, now: number): boolean {
    const ask = this.newest(org)
    return ask !== undefined && ['requested', 'deferred'].includes(this.status(ask, now))
  }
  /** With a code that the person handed over: one at a time, and a no before does not stand in the way. */
  ask(org: string, now: number): boolean {
    if (this.waits(org, now)) return false
    this.asks[org] = [...(this.asks[org] ?? []), { at: now, answer: null }]
    return true
  }
  answer(org: string, now: number, answer: NonNullable<Ask['answer']>): boolean {
    const ask = this.newest(org)
    if (!ask || !this.waits(org, now) || ask.answer === answer) return false
    ask.answer = answer
    return true
  }
}
