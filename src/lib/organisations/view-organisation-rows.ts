import { m } from '#lib/paraglide/messages.js'
import { dayInWords } from '#lib/ui/dates.ts'
import type { OrganisationRow } from './list-organisations.server.ts'
import { organisationKindWord } from './organisation-words.ts'
import { checksNeeded } from './rules.ts'

export interface OrganisationRowView {
  readonly slug: string
  readonly name: string
  readonly kind: string
  /** Sentences on how its check stands. */
  readonly words: readonly string[]
}

/** Rows of a stewards' list in words; `now` is ms UTC. For the server. */
export function viewOrganisationRows(rows: readonly OrganisationRow[], now: number): OrganisationRowView[] {
  return rows.map(({ slug, name, kind, ...row }) => ({
    slug,
    name,
    kind: organisationKindWord(kind),
    words: [
      ...(row.isHidden ? [m.steward_row_hidden()] : []),
      ...(row.dueBy === null ? [] : [m.steward_due_by({ day: dayInWords(row.dueBy, now) })]),
      ...(row.hasProposed ? [m.steward_due_change()] : []),
      ...(row.waits ? [m.steward_checks_of({ checks: row.checks, needed: checksNeeded })] : []),
      ...(row.checkedByYou ? [m.steward_checked_by_you()] : [])
    ]
  }))
}
