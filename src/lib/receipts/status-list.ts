import type { ConsentEvent, NumberedEvent } from '#lib/consent/fold.ts'

export type StatusKind =
  | 'requested'
  | 'deferred'
  | 'refused'
  | 'cancelled'
  | 'lapsed'
  | 'given'
  | 'renewed'
  | 'paused'
  | 'resumed'
  | 'reconfirm-due'
  | 'reconfirmed'
  | 'frozen'
  | 'narrowed'
  | 'expired'
  | 'withdrawn'
  | 'revoked'
  | 'superseded'

/** One thing that happened to a yes or to the question before it. */
export interface StatusEntry {
  readonly kind: StatusKind
  /** ms UTC */
  readonly at: number
  readonly by: 'person' | 'recipient' | 'operator' | 'time'
  /** Whether anybody may look from then on. */
  readonly open: boolean
}

export interface About {
  readonly consentId: string | null
  readonly requestId: string | null
}

type Given = Extract<ConsentEvent, { kind: 'given' }>
type Answer = Extract<ConsentEvent, { kind: 'requested' | 'deferred' | 'refused' | 'cancelled' }>
type Change = Extract<ConsentEvent, { consentId: string }>

/**
 * All that happened to one yes, and to the question that it answered, oldest first: events, and what time
 * alone did up to `now`. The last entry agrees with `statusOf` and `requestStatusOf` (`status-list.test.ts`).
 *
 * @param events of the person, oldest first; "pause everything" counts as theirs
 */
export function statusList(about: About, events: Iterable<NumberedEvent>, now: number): StatusEntry[] {
  const list = new StatusListMaker(about)
  for (const { at, event } of events) list.add(at, event)
  return list.until(now)
}

class StatusListMaker {
  readonly #about: About
  readonly #entries: StatusEntry[] = []
  #asked: { readonly lapsesAt: number } | null = null
  #given: Given | null = null
  #ended = false
  #expired = false
  #paused = false
  #everythingPaused = false
  #reconfirmBy = 0

  constructor(about: About) {
    this.#about = about
  }

  add(at: number, event: ConsentEvent): void {
    this.until(at)
    if (event.kind === 'everything-paused') this.#pauseEverything(at)
    else if (event.kind === 'everything-resumed') this.#resumeEverything(at)
    else if ('requestId' in event && event.kind !== 'given') this.#answer(at, event)
    else if ('consentId' in event && event.consentId === this.#about.consentId) this.#change(at, event)
  }

  /** What time alone did up to `at`. */
  until(at: number): StatusEntry[] {
    if (this.#asked && at >= this.#asked.lapsesAt) {
      this.#push('lapsed', this.#asked.lapsesAt, 'time')
      this.#asked = null
    }
    if (!this.#given || this.#ended || this.#expired) return this.#entries
    const isDue = this.#last !== 'reconfirm-due' && !this.#isPaused && this.#reconfirmBy < this.#given.until
    if (isDue && at >= this.#reconfirmBy) {
      this.#push('reconfirm-due', Math.max(this.#reconfirmBy, this.#lastAt), 'time')
    }
    if (at >= this.#given.until) {
      this.#expired = true
      this.#push('expired', this.#given.until, 'time')
    }
    return this.#entries
  }

  #answer(at: number, event: Answer): void {
    if (event.requestId !== this.#about.requestId) return
    if (event.kind === 'requested') this.#asked = event
    else if (!this.#asked) return
    else if (event.kind !== 'deferred') this.#asked = null
    this.#push(
      event.kind,
      at,
      event.kind === 'requested' || event.kind === 'cancelled' ? 'recipient' : 'person'
    )
  }

  #change(at: number, event: Change): void {
    if (event.kind === 'given') return this.#give(at, event)
    if (!this.#given || this.#ended) return
    switch (event.kind) {
      case 'paused':
        this.#paused = true
        return this.#push('paused', at, event.cause === 'person' ? 'person' : 'operator')
      case 'resumed':
        this.#paused = false
        return this.#say('resumed', at)
      case 'reconfirmed':
        this.#reconfirmBy = event.reconfirmBy
        return this.#say('reconfirmed', at)
      case 'frozen':
        return this.#push('frozen', at, 'person')
      case 'narrowed':
        return this.#push('narrowed', at, 'operator')
      default:
        this.#ended = true
        return this.#push(event.kind, at, event.kind === 'revoked' ? 'operator' : 'person')
    }
  }

  #give(at: number, event: Given): void {
    this.#asked = null
    this.#given = event
    this.#reconfirmBy = event.reconfirmBy
    this.#say(event.renews === null ? 'given' : 'renewed', at)
  }

  /** A yes in any form; the pause over everything still lies over it. */
  #say(kind: StatusKind, at: number): void {
    this.#push(kind, at, 'person')
    if (this.#everythingPaused) this.#push('paused', at, 'person')
  }

  #pauseEverything(at: number): void {
    const wasPaused = this.#isPaused
    this.#everythingPaused = true
    if (this.#isRunning && !wasPaused) this.#push('paused', at, 'person')
  }

  #resumeEverything(at: number): void {
    const wasPaused = this.#everythingPaused
    this.#everythingPaused = false
    if (this.#isRunning && wasPaused && !this.#paused) this.#push('resumed', at, 'person')
  }

  get #isPaused(): boolean {
    return this.#paused || this.#everythingPaused
  }

  get #isRunning(): boolean {
    return this.#given !== null && !this.#ended && !this.#expired
  }

  get #last(): StatusKind | undefined {
    return this.#entries.findLast(({ kind }) => kind !== 'frozen' && kind !== 'narrowed')?.kind
  }

  get #lastAt(): number {
    return this.#entries.at(-1)?.at ?? 0
  }

  #push(kind: StatusKind, at: number, by: StatusEntry['by']): void {
    const open = this.#isRunning && !this.#isPaused && kind !== 'reconfirm-due' && at < this.#reconfirmBy
    this.#entries.push({ kind, at, by, open })
  }
}
