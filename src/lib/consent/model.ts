/**
 * The reference model: what consent means, in as few lines as we can read at once. No SQL, no fold, no
 * shared code with the rules it checks. `model.test.ts` runs random commands against this and the real gate.
 */
const day = 24 * 60 * 60 * 1000

type Ended = 'withdrawn' | 'revoked' | 'superseded'
interface Yes {
  sections: string[]
  until: number
  lookAgainBy: number
  paused: boolean
  ended: Ended | null
}

export class Model {
  /** Yeses of the one person, oldest first, by recipient. */
  yeses: Record<string, Yes[]> = {}
  everythingPaused = false
  gone = false
  helper: Record<string, string | null> = {}
  suspended = new Set<string>()
  left = new Set<string>()
  /** The person's time never runs back: each history row moves it. */
  lastRow = 0

  time(clock: number): number {
    return Math.max(clock, this.lastRow)
  }
  row(clock: number): void {
    this.lastRow = this.time(clock)
  }
  give(to: string, sections: string[], until: number, clock: number): void {
    const before = this.newest(to)
    if (before && !this.over(before, clock)) before.ended = 'superseded'
    const lookAgainBy = this.time(clock) + 90 * day
    ;(this.yeses[to] ??= []).push({ sections, until, lookAgainBy, paused: false, ended: null })
    this.row(clock)
  }
  newest(to: string): Yes | undefined {
    return this.yeses[to]?.at(-1)
  }
  over(yes: Yes, clock: number): boolean {
    return yes.ended !== null || this.time(clock) >= yes.until
  }
  open(to: string, clock: number): boolean {
    const yes = this.newest(to)
    if (!yes || this.gone || this.everythingPaused || this.suspended.has(to)) return false
    return !this.over(yes, clock) && !yes.paused && this.time(clock) < yes.lookAgainBy
  }
  /** Sections that this worker of this organisation sees. */
  sees(worker: string, to: string, clock: number): string[] {
    const allowed = this.open(to, clock) && this.helper[to] === worker && !this.left.has(worker)
    return allowed ? this.newest(to)!.sections : [] // open() found it
  }
  takeOn(worker: string, to: string, clock: number): boolean {
    if (!this.open(to, clock) || this.left.has(worker)) return false
    if (this.helper[to] !== worker) this.row(clock)
    this.helper[to] = worker
    return true
  }
  status(yes: Yes, clock: number): string {
    if (yes.ended) return yes.ended
    if (this.time(clock) >= yes.until) return 'expired'
    if (yes.paused || this.everythingPaused) return 'paused'
    return this.time(clock) >= yes.lookAgainBy ? 'reconfirm-due' : 'active'
  }
  /** Stop, pause, go on or keep the newest yes to somebody, when it is not over and `fits`. */
  change(to: string, clock: number, fits: (yes: Yes) => boolean, act: (yes: Yes) => void): void {
    const yes = this.newest(to)
    if (!yes || this.gone || this.over(yes, clock) || !fits(yes)) return
    act(yes)
    this.row(clock)
  }
  takeBack(): void {
    for (const yes of Object.values(this.yeses).flat()) yes.ended ??= 'revoked'
    this.gone = true
  }
}
