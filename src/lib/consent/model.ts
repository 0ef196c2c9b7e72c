/**
 * The reference model: what consent means, in as few lines as we can read at once. No code shared with the
 * rules it checks; `model.test.ts` runs random commands against this and the real gate. Recipients: `a` and
 * `b` are organisations, `a1` one named worker of `a`, `mum` a supporter.
 */
const day = 24 * 60 * 60 * 1000
const org = (to: string) => (to === 'mum' ? '' : to.charAt(0))

export interface Yes {
  sections: string[]
  from: number
  until: number
  lookAgainBy: number
  paused?: boolean
  ended?: 'withdrawn' | 'revoked' | 'superseded'
  frozen?: Record<string, number>
}

export class Model {
  /** Yeses of the one person, oldest first, by recipient. */
  yeses: Record<string, Yes[]> = {}
  told: Record<string, number> = {}
  everythingPaused = false
  hidden = false // the address is one that a named worker alone may see
  gone = false
  helper: Record<string, string> = {}
  /** `left a1`, `blocked mum`, `suspended b`: they see nothing, nor do those of an organisation. */
  out = new Set<string>()
  lastRow = 0 // the person's time never runs back: each history row moves it
  time = (clock: number): number => Math.max(clock, this.lastRow)
  row = (clock: number): number => (this.lastRow = this.time(clock))
  newest = (to: string): Yes | undefined => this.yeses[to]?.at(-1)
  over = (yes: Yes, clock: number): boolean => yes.ended !== undefined || this.time(clock) >= yes.until
  shut = (who: string): boolean =>
    this.gone || [...this.out].some((why) => [who, org(who)].includes(why.split(' ')[1]!)) // two words
  give(to: string, sections: string[], from: number, until: number, clock: number): boolean {
    const start = Math.max(from, this.time(clock))
    const special = sections.includes('health') || sections.includes('release')
    if (this.shut(to) || (to === 'mum' && special)) return false
    if (this.hidden && to !== 'a1' && sections.includes('address')) return false
    const before = this.newest(to)
    if (before && !this.over(before, clock)) before.ended = 'superseded'
    const yes: Yes = { sections, from: start, until, lookAgainBy: start + 90 * day }
    this.yeses[to] = [...(this.yeses[to] ?? []), yes]
    this.row(clock)
    return true
  }
  open(viewer: string, to: string, clock: number): boolean {
    const yes = this.newest(to)
    const t = this.time(clock)
    if (!yes || this.shut(viewer) || (to === org(to) ? org(viewer) : viewer) !== to) return false
    const runs = !this.over(yes, clock) && !yes.paused && !this.everythingPaused
    return runs && yes.from <= t && t < yes.lookAgainBy
  }
  /** What this viewer sees of this yes, each section with the number of its telling. */
  sees(viewer: string, to: string, clock: number): string[] {
    if (!this.open(viewer, to, clock) || (to === org(to) && this.helper[to] !== viewer)) return []
    const { sections, frozen } = this.newest(to)! // open() found it
    return sections.map((section) => `${section} ${(frozen ?? this.told)[section] ?? 0}`)
  }
  takeOn(viewer: string, to: string, clock: number): boolean {
    const opens = this.open(viewer, to, clock)
    if (opens && this.helper[to] !== viewer) this.row(clock)
    if (opens) this.helper[to] = viewer
    return opens
  }
  status(yes: Yes, clock: number): string {
    const t = this.time(clock)
    if (yes.ended || t >= yes.until) return yes.ended ?? 'expired'
    if (yes.paused || this.everythingPaused) return 'paused'
    return t < yes.from ? 'scheduled' : t >= yes.lookAgainBy ? 'reconfirm-due' : 'active'
  }
  /** Does `act` to the newest yes for each of these that is not over and `fits`; nothing once they are gone. */
  change(tos: string[], clock: number, fits: (yes: Yes) => boolean, act: (yes: Yes) => void): void {
    const found = this.gone ? [] : tos.map(this.newest).filter((yes) => yes !== undefined)
    const fitting = found.filter((yes) => !this.over(yes, clock) && fits(yes))
    if (fitting.length > 0) this.row(clock)
    fitting.forEach(act)
  }
  /** The address is told anew; once it is to stay hidden, it leaves all but what a named worker sees. */
  tellAddress(n: number, hidden: boolean, clock: number): void {
    Object.assign(this, { told: { ...this.told, address: n }, hidden })
    const leave = (yes: Yes) => {
      yes.sections = yes.sections.filter((section) => section !== 'address')
      if (yes.sections.length === 0) yes.ended = 'revoked'
    }
    if (hidden) this.change(['a', 'b', 'mum'], clock, (yes) => yes.sections.includes('address'), leave)
  }
  takeBack(): void {
    for (const yes of Object.values(this.yeses).flat()) yes.ended ??= 'revoked'
    this.gone = true
  }
}
