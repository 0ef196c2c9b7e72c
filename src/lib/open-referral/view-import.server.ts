import type { StewardActor } from '#lib/access/actors.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { findOrganisationFacts } from '#lib/organisations/find-organisation-facts.server.ts'
import { m } from '#lib/paraglide/messages.js'
import { dayInWords, timeInWords } from '#lib/ui/dates.ts'
import { isWorking, type Verdict } from './import-rules.ts'
import { countItems, findRunOf, listRuns, listTold, type StoredItem } from './import-store.server.ts'
import {
  changedWords,
  faultWords,
  noteWords,
  outcomeWords,
  unreadableWords,
  verdictWords
} from './import-words.ts'

const mostShown = 200
const mostRuns = 30

/** One service of a feed, as the lines that its page shows. */
export interface ItemLine {
  readonly position: number
  readonly verdict: string
  readonly title: string
  readonly lines: readonly string[]
}

/** A reading and what came of it, in words. */
export interface ImportView {
  readonly id: string
  readonly from: string
  /** `cut-off`: it stopped half-way while it was taken in, and can go on. `lost`: it stopped while it was read. */
  readonly state: 'working' | 'read' | 'applied' | 'cut-off' | 'lost'
  readonly status: string
  readonly counts: string
  readonly faults: readonly string[]
  readonly whole: boolean
  readonly items: readonly ItemLine[]
  /** Something is there to be taken in. */
  readonly canApply: boolean
}

/** Null when there is no such import. Any steward sees each: what it shows is public, or was meant to be. */
export async function viewImport(
  db: Database,
  _actor: StewardActor,
  runId: string
): Promise<ImportView | null> {
  const found = await findRunOf(db.read, runId)
  if (!found) return null
  const { run, feed } = found
  const counted = await countItems(db.read, runId)
  const count = (verdict: Verdict) =>
    counted.filter((row) => row.verdict === verdict).reduce((sum, row) => sum + row.count, 0)
  const toApply = count('new') + count('changed') + count('gone')
  const done = counted.filter((row) => row.outcome !== null).reduce((sum, row) => sum + row.count, 0)
  const all = toApply + count('same')
  const working = isWorking(run, db.now())
  const when = { day: dayInWords(run.heardAt, db.now()), time: timeInWords(run.heardAt) }
  const state = working
    ? 'working'
    : run.state === 'applying'
      ? 'cut-off'
      : run.state === 'reading'
        ? 'lost'
        : run.state
  const status = {
    working:
      run.state === 'reading'
        ? m.steward_feeds_working_reading({ services: run.services, pages: run.pages })
        : m.steward_feeds_working_applying({ done, count: all }),
    read: m.steward_feeds_read_done(when),
    applied: m.steward_feeds_applied(when),
    'cut-off': m.steward_feeds_cut_off(),
    lost: m.steward_feeds_cut_off()
  }[state]
  return {
    id: run.id,
    from: await fromWords(db, feed),
    state,
    status,
    counts: m.steward_feeds_counts({
      fresh: count('new'),
      changed: count('changed'),
      same: count('same'),
      gone: count('gone'),
      unreadable: count('unreadable')
    }),
    faults: run.faults.map(faultWords),
    whole: run.whole,
    items: (await listTold(db.read, runId, mostShown)).map(lineOf),
    canApply: state === 'cut-off' || (state === 'read' && toApply > 0)
  }
}

/** Imports so far, newest first. */
export async function viewImports(db: Database, _actor: StewardActor) {
  const rows = await listRuns(db.read, mostRuns)
  return Promise.all(
    rows.map(async ({ run, feed }) => ({
      id: run.id,
      from: await fromWords(db, feed),
      when: `${dayInWords(run.startedAt, db.now())}, ${timeInWords(run.startedAt)}`
    }))
  )
}

async function fromWords(
  db: Database,
  { source, organisationId, onlyFrom }: { source: string; organisationId: string; onlyFrom: string }
): Promise<string> {
  const organisation = (await findOrganisationFacts(db.read, organisationId))?.name ?? ''
  // What stands behind a question mark may be a key that is nobody else's.
  const shown = `${source.split('?')[0]}${onlyFrom === '' ? '' : ` (${onlyFrom})`}`
  return m.steward_feeds_run_link({ source: shown, organisation })
}

function lineOf(item: StoredItem): ItemLine {
  return {
    position: item.position,
    verdict: verdictWords(item.verdict),
    title: item.title ?? item.sourceId ?? m.steward_feeds_no_name(),
    lines: itemWords(item)
  }
}

/** Everything that there is to say of one service. */
export function itemWords(item: StoredItem): string[] {
  return [
    item.problem && unreadableWords(item.problem),
    item.changed.length > 0 && changedWords(item.changed),
    ...item.notes.map(noteWords),
    item.outcome && outcomeWords(item.verdict, item.outcome),
    item.place !== '' && m.steward_feeds_place({ place: item.place })
  ].filter((line) => typeof line === 'string')
}
