import type { PersonActor } from '#lib/access/actors.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Saved } from '#lib/record/save-section.server.ts'
import { sectionWords } from '#lib/record/section-words.ts'
import { sectionNames } from '#lib/record/sections.ts'
import { dayInWords } from '#lib/ui/dates.ts'
import type { Brought } from './bring-in.server.ts'
import { viewCopy, type CopyState } from './view-copy.server.ts'

/** The copy that waits, in words. Throws as `viewCopy`. */
export async function showCopy(db: Database, actor: PersonActor) {
  const { madeAt, rows, files } = await viewCopy(db, actor)
  return {
    made: m.import_made({ day: dayInWords(Date.parse(madeAt), db.now()) }),
    files: files > 0 ? m.import_files({ count: files }) : null,
    rows: rows.map(({ section, title, state, facts }) => ({
      section,
      title,
      facts,
      state: stateWords[state](),
      mayTick: state === 'new' || state === 'adds' || state === 'differs',
      yesFirst: state === 'yes-first' ? `/me/record/${section}/yes` : null
    }))
  }
}

const stateWords: Readonly<Record<CopyState, () => string>> = {
  new: m.import_state_new,
  adds: m.import_state_adds,
  differs: m.import_state_differs,
  here: m.import_state_here,
  broken: m.import_state_broken,
  'yes-first': m.import_state_yes_first
}

/** What came of it, in words; `choose` leads to the sections where the person chooses between two answers. */
export function showBrought({ sections, filesLeftOut }: Brought) {
  const withOutcome = (outcome: Saved['outcome']) =>
    sectionNames
      .filter((name) => sections[name] === outcome)
      .map((name) => ({ title: sectionWords(name).title, href: `/me/record/${name}/two-answers` }))
  return {
    saved: withOutcome('saved').map(({ title }) => title),
    same: withOutcome('same').map(({ title }) => title),
    choose: withOutcome('waiting'),
    leftOut: filesLeftOut > 0 ? m.import_files_left_out({ count: filesLeftOut }) : null
  }
}
