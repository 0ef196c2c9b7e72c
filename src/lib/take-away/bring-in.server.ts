import type { PersonActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import { ensureOwnDevice } from '#lib/accounts/ensure-own-device.ts'
import { takeInBadge } from '#lib/badges/take-in-badge.server.ts'
import { largestBadge } from '#lib/badges/read-badge-file.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { bringInCopy, type CopiedSection } from '#lib/record/bring-in-copy.server.ts'
import { fileListsOf } from '#lib/record/copy-fits.ts'
import { mayTell } from '#lib/record/may-tell.server.ts'
import type { Saved } from '#lib/record/save-section.server.ts'
import type { SectionDocument, SectionName } from '#lib/record/sections.ts'
import { thingsIn } from '#lib/record/things.ts'
import { isoDay } from '#lib/ui/dates.ts'
import { filesComingIn, type FilesComingIn } from './brought-files.server.ts'
import { dropComingIn, openComingIn } from './coming-in.server.ts'
import { keepAttached } from './keep-attached.server.ts'
import { readCopy, type Copy } from './read-copy.ts'
import { readEntry, type Source } from './zip-in.ts'

export interface Brought {
  readonly sections: Readonly<Partial<Record<SectionName, Saved['outcome']>>>
  /** Files that the copy names and that could not be kept. */
  readonly filesLeftOut: number
}

/**
 * Brings what the person ticked of the copy that waits into their record. First its files, each looked at as
 * any that somebody sends; then all its sections in one write, as new versions beside what is here. When
 * something cannot be kept, nothing is, and the copy waits on; after a crash the same tap goes on where it
 * was. Badges come in as badges do: checked here. How it was elsewhere stays as a file, not checked. Twice
 * doubles nothing. Tests: `bring-in.test.ts`, `bring-in-files.test.ts`.
 *
 * @throws Refusal `not-found` when no copy waits, `bad-input` for a section that cannot come in, `not-allowed`
 *   on a shared computer or without the yes to a section, `too-large` and `files-full` when there is no room
 */
export async function bringIn(
  db: Database,
  actor: PersonActor,
  chosen: readonly SectionName[]
): Promise<Brought> {
  ensureOwnDevice(actor.way)
  const source = await openComingIn(db, actor)
  const copy = await readCopy(source, isoDay(db.now()))
  const files = await filesComingIn(db, actor, source)
  const brought = await bringSections(db, actor, copy, files, chosen).catch(async (cause: unknown) => {
    await files.undo()
    throw cause
  })
  if (chosen.includes('qualifications')) await bringBadges(db, actor, source, copy)
  await keepAttached(db, actor, source, copy)
  await dropComingIn(db, actor)
  return brought
}

async function bringSections(
  db: Database,
  actor: PersonActor,
  copy: Copy,
  files: FilesComingIn,
  chosen: readonly SectionName[]
): Promise<Brought> {
  const left = { count: 0 }
  const copied: Partial<Record<SectionName, CopiedSection>> = {}
  for (const section of chosen) {
    const one = copy.sections[section]
    if (!one) throw new Refusal('bad-input')
    if (!(await mayTell(db.read, actor, section))) throw new Refusal('not-allowed')
    copied[section] = await withFiles(copy, files, section, one, left)
  }
  return { sections: await bringInCopy(db, actor, copied), filesLeftOut: left.count }
}

/** The same section with its files as they are called here. */
async function withFiles(
  copy: Copy,
  files: FilesComingIn,
  section: SectionName,
  { inForce, waiting }: CopiedSection,
  left: { count: number }
): Promise<CopiedSection> {
  const renamed = async (document: SectionDocument): Promise<SectionDocument> => {
    const all: Record<string, unknown> = { ...document }
    for (const list of fileListsOf(section)) {
      const things: unknown[] = []
      for (const thing of thingsIn(document, list)) {
        const id = await files.bring(section, thing.id, copy.files.get(thing.id))
        if (id) things.push({ ...thing, id })
        else left.count += 1
      }
      if (things.length > 0) all[list] = things
      else if (thingsIn(document, list).length > 0) delete all[list]
    }
    return all
  }
  const ours: SectionDocument[] = []
  for (const document of waiting) ours.push(await renamed(document))
  return { inForce: inForce && (await renamed(inForce)), waiting: ours }
}

/** One that is none, or for which there is no room, is left out: the qualification stays without it. */
async function bringBadges(
  db: Database,
  actor: PersonActor,
  source: Source,
  { badges }: Copy
): Promise<void> {
  for (const entry of badges) {
    if (entry.bytes > largestBadge) continue
    const bytes = Buffer.concat(await Array.fromAsync(readEntry(source, entry)))
    await takeInBadge(db, actor, bytes).catch((cause: unknown) => {
      if (!(cause instanceof Refusal)) throw cause
    })
  }
}
