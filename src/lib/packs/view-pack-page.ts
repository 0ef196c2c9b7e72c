import { m } from '#lib/paraglide/messages.js'
import type { PackRow, PackView } from './view-pack.ts'

/** Answers under the title of their section. */
export interface PackGroup {
  readonly title: string
  readonly rows: readonly PackRow[]
}

/** A form on its page, before it is made: what is not told yet, what is ready, what may be left out. */
export interface PackPage {
  readonly notes: readonly string[]
  readonly parts: readonly {
    readonly id: string
    readonly title: string
    readonly text: string | undefined
    readonly groups: readonly PackGroup[]
  }[]
  readonly hasReady: boolean
  readonly unknowable: readonly string[]
  readonly neverSent: string
}

/** For the server: the browser gets words, in their order. */
export function viewPackPage(pack: PackView): PackPage {
  const missing = groupsOf(pack, ({ answer, optional }) => answer === undefined && !optional)
  const ready = readyIn(pack)
  const optional = groupsOf(pack, (row) => row.answer === undefined && row.optional)
  const parts = [
    { id: 'missing', title: m.packs_missing_title(), text: m.packs_missing_text(), groups: missing },
    { id: 'ready', title: m.packs_ready_title(), text: undefined, groups: ready },
    { id: 'optional', title: m.packs_optional_title(), text: m.packs_optional_text(), groups: optional }
  ]
  return {
    notes: [...pack.notes, ...(pack.secretPlace ? [m.packs_secret_place()] : [])],
    parts: parts.filter(({ groups }) => groups.length > 0),
    hasReady: ready.length > 0,
    unknowable: pack.unknowable,
    neverSent: m.packs_never_sent()
  }
}

/** A form as it was made. */
export interface PackMade {
  readonly groups: readonly PackGroup[]
  readonly unknowable: readonly string[]
  readonly warning: string | undefined
  /** Where its file is. */
  readonly file: string
}

/** For the server. */
export function viewPackMade(pack: PackView): PackMade {
  return {
    groups: readyIn(pack),
    unknowable: pack.unknowable,
    warning: pack.secretPlace ? m.packs_secret_place() : undefined,
    file: `/me/packs/${pack.form}.pdf`
  }
}

/** What stands on the form when it is made. */
export function readyIn(pack: PackView): PackGroup[] {
  return groupsOf(pack, ({ answer }) => answer !== undefined)
}

function groupsOf({ groups }: PackView, fits: (row: PackRow) => boolean): PackGroup[] {
  return groups
    .map(({ title, rows }) => ({ title, rows: rows.filter(fits) }))
    .filter(({ rows }) => rows.length > 0)
}
