import type { PersonActor } from '#lib/access/actors.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { describeSection, type Fact } from '#lib/record/describe-section.ts'
import { mayTell } from '#lib/record/may-tell.server.ts'
import { mergeDocuments, same } from '#lib/record/merge.ts'
import { listOwnSections } from '#lib/record/own-record.server.ts'
import { sectionWords } from '#lib/record/section-words.ts'
import { sectionNames, type SectionDocument, type SectionName } from '#lib/record/sections.ts'
import { isoDay } from '#lib/ui/dates.ts'
import { openComingIn } from './coming-in.server.ts'
import { readCopy } from './read-copy.ts'

/**
 * What would become of a section of the copy: `new` where nothing is told, `adds` to what is, `differs` where
 * the person will choose, `here` already, `broken` when it cannot come in, `yes-first` before its own yes.
 */
export type CopyState = 'new' | 'adds' | 'differs' | 'here' | 'broken' | 'yes-first'

export interface CopyRow {
  readonly section: SectionName
  readonly title: string
  readonly state: CopyState
  readonly facts: readonly Fact[]
}

export interface CopyView {
  /** ISO 8601, as the copy says it. */
  readonly madeAt: string
  readonly rows: readonly CopyRow[]
  readonly files: number
}

/**
 * The copy that waits, as the person looks through it. It changes nothing.
 *
 * @throws Refusal `not-found` when none waits
 * @throws CopyRefused
 */
export async function viewCopy(db: Database, actor: PersonActor): Promise<CopyView> {
  const copy = await readCopy(await openComingIn(db, actor), isoDay(db.now()))
  const own = await listOwnSections(db, actor)
  const rows: CopyRow[] = []
  for (const section of sectionNames) {
    const copied = copy.sections[section]
    if (copied === undefined) continue
    const told = copied?.inForce ?? {}
    const state = !copied
      ? 'broken'
      : (await mayTell(db.read, actor, section))
        ? stateOf(own[section]?.document ?? {}, told, copied.waiting.length > 0)
        : 'yes-first'
    const facts = copied ? describeSection(section, told) : []
    rows.push({ section, title: sectionWords(section).title, state, facts })
  }
  return { madeAt: copy.madeAt, rows, files: copy.files.size }
}

function stateOf(own: SectionDocument, copied: SectionDocument, waits: boolean): CopyState {
  const { merged, clash } = mergeDocuments({}, copied, own)
  if (clash || waits) return 'differs'
  if (same(merged, own)) return 'here'
  return Object.keys(own).length === 0 ? 'new' : 'adds'
}
