/**
 * The reference model: what consent means, in as few lines as we can read at once. No SQL, no fold, no
 * shared code with the rules it checks. `model.test.ts` runs random commands against this and the real gate.
 *
 * Recipients: `a` and `b` are organisations, `a1` one named worker of `a`, `mum` a supporter.
 */
const day = 24 * 60 * 60 * 1000
const org = (to: string) => (to === 'mum' ? '' : to.charAt(0))

export interface Yes {
  sections: string[]
  from: number
  until: number
  lookAgainBy: number
  paused: boolean
  ended: 'withdrawn' | 'revoked' | 'superseded' | null
  frozen: Record<string, number> | null
}

export class Model {
  /** Yeses of the one person, oldest first, by recipient. */
  yeses: Record<string, Yes[]> = {}
  told: Record<string, number> = {}
  everythingPaused = false
  gone = false
  helper: Record<string, string> = {}
  suspended = new Set<string>()
  left = new Set<string>()
  blocked = new Set<string>()
  /** The person's time never runs back: each history row moves it. */
  lastRow = 0

  time = (clock: number): number => Math.max(clock, this.lastRow)
  row = (clock: number): void => void (this.lastRow = this.time(clock))
  newest = (to: string): Yes | undefined => this.yeses[to]?.at(-1)
  over = (yes: Yes, clock: number): boolean => yes.ended !== null || this.time(clock) >= yes.until
  barred = (who: string): boolean => this.blocked.has(who) || this.blocked.has(org(who))

  give(to: string, sections: string[], from: number, until: number, clock: number): boolean {
    const start = Math.max(from, this.time(clock))
    const special = to === 'mum' && sections.includes('health')
    if (this.gone || this.barred(to) || this.suspended.has(org(to)) || this.left.has(to) || special)
      return false
    const before = this.newest(to)
    if (before && !this.over(before, clock)) before.ended = 'superseded'
    const yes = { sections, from: start, until, lookAgainBy: start + 90 * day, paused: false, ended: null }
    ;(this.yeses[to] ??= []).push({ ...yes, frozen: null })
    this.row(clock)
    return true
  }
  open(viewer: string, to: string, clock: number): boolean {
    const yes = this.newest(to)
    const t = this.time(clock)
    if (!yes || this.gone || this.everythingPaused || this.suspended.has(org(to))) return false
    if (this.left.has(viewer) || this.barred(viewer) || (to === org(to) ? org(viewer) : viewer) !== to)
      return false
    return !this.over(yes, clock) && !yes.paused && yes.from <= t && t < yes.lookAgainBy
  }
  /** What this viewer sees of this yes, each section with the number of its telling. */
  sees(viewer: string, to: string, clock: number): string[] {
    const helps = to !== org(to) || this.helper[to] === viewer
    if (!this.open(viewer, to, clock) || !helps) return []
    const { sections, frozen } = this.newest(to)! // open() found it
    return sections.map((section) => `${section} ${(frozen ?? this.told)[section] ?? 0}`)
  }
  takeOn(viewer: string, to: string, clock: number): boolean {
    if (!this.open(viewer, to, clock)) return false
    if (this.helper[to] !== viewer) this.row(clock)
    this.helper[to] = viewer
    return true
  }
  status(yes: Yes, clock: number): string {
    const t = this.time(clock)
    if (yes.ended) return yes.ended
    if (t >= yes.until) return 'expired'
    if (yes.paused || this.everythingPaused) return 'paused'
    return t < yes.from ? 'scheduled' : t >= yes.lookAgainBy ? 'reconfirm-due' : 'active'
  }
  /** Does `act` to the newest yes for each of these that is not over and `fits`; nothing once they are gone. */
  change(tos: string[], clock: number, fits: (yes: Yes) => boolean, act: (yes: Yes) => void): void {
    const found = tos.map(this.newest).filter((yes) => yes && !this.over(yes, clock) && fits(yes))
    if (this.gone || found.length === 0) return
    for (const yes of found) act(yes!) // filtered
    this.row(clock)
  }
  takeBack(): void {
    for (const yes of Object.values(this.yeses).flat()) yes.ended ??= 'revoked'
    this.gone = true
  }
}
