import type { PersonActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { isoDay } from '#lib/ui/dates.ts'
import type { CameFrom } from './came.ts'
import { ensureChangesFit } from './document-fits.ts'
import type { Answer } from './field.ts'
import { mergeDocuments, same } from './merge.ts'
import { findKeptVersion, openInForce, openOwnKey, type Version } from './own-record.server.ts'
import { sectionNames, type SectionDocument, type SectionName } from './sections.ts'
import { addVersion, ensureMayKeep, settle, type Keeping } from './versions.server.ts'

/**
 * `same`: nothing new was said, and no version was made. `waiting`: the same thing was changed to
 * something else meanwhile; both are kept, the older stays in force, and the person chooses
 * (`choose-answer.server.ts`).
 */
export interface Saved {
  readonly outcome: 'saved' | 'same' | 'waiting'
  /** The version that holds what was said. */
  readonly version: number
}

/** What may come with a save. */
export interface Saving {
  /** How it came about, when it is not simply what the person said. */
  readonly from?: CameFrom | undefined
  /** An older version of this section, whose answers are not judged again. */
  readonly known?: SectionDocument | undefined
  /** Only what checked a badge sets it (`badges/take-in-badge.server.ts`), or brings back what stood here. */
  readonly mayCheck?: true
}

/**
 * Saves a whole section as the next version. What was saved since `basedOn` stays, field by field.
 * Tests, also of a hundred at once: `save-section.test.ts`.
 *
 * @param basedOn the version that the page was made from; 0 for none
 * @throws Refusal `bad-input` when what is new does not fit the section, `changed-meanwhile` when there is
 *   no kept version `basedOn`, `not-allowed` without a yes to keeping, or to a special section, `too-large` for a section that grew
 *   past 500,000 characters
 * @throws SealBroken when a version that must be read does not open; nothing is written
 */
export async function saveSection(
  db: Database,
  actor: PersonActor,
  section: SectionName,
  document: SectionDocument,
  basedOn: number,
  saving: Saving = {}
): Promise<Saved> {
  return changeSection(db, actor, section, basedOn, () => document, saving)
}

/** Saves one answer, or takes it out with null. Otherwise as `saveSection`. */
export async function saveAnswer(
  db: Database,
  actor: PersonActor,
  section: SectionName,
  field: string,
  answer: Answer | null,
  basedOn: number,
  saving: Saving = {}
): Promise<Saved> {
  return changeSection(
    db,
    actor,
    section,
    basedOn,
    (base) => {
      const { [field]: _, ...others } = base
      return answer === null ? others : { ...others, [field]: answer }
    },
    saving
  )
}

/** Characters of JSON. Every save reads, merges and seals the whole section while all others wait. */
const largest = 500_000

/** Saves what a pure `change` makes of the version that the page was made from. Otherwise as `saveSection`. */
export async function changeSection(
  db: Database,
  actor: PersonActor,
  section: SectionName,
  basedOn: number,
  change: (base: SectionDocument) => SectionDocument,
  saving: Saving = {}
): Promise<Saved> {
  const key = await openOwnKey(db, actor)
  return db.write((tx, now) =>
    changeOne({ vault: db, tx, now, actor, key, section }, basedOn, change, saving)
  )
}

/** What a pure change makes of each section. */
export type Changes = Partial<Record<SectionName, (base: SectionDocument) => SectionDocument>>

/**
 * Changes several sections as they are kept now: all of them or none. Otherwise as `saveSection`. Test:
 * `cv/bring-in.test.ts`.
 */
export async function changeSections(
  db: Database,
  actor: PersonActor,
  changes: Changes,
  saving: Saving = {}
): Promise<void> {
  const key = await openOwnKey(db, actor)
  await db.write(async (tx, now) => {
    for (const section of sectionNames) {
      const change = changes[section]
      if (change) await changeOne({ vault: db, tx, now, actor, key, section }, 'newest', change, saving)
    }
  })
}

/** One of several changes of one write. Otherwise as `saveSection`. */
export async function changeOne(
  keeping: Keeping,
  basedOn: number | 'newest',
  change: (base: SectionDocument) => SectionDocument,
  { from, known, mayCheck }: Saving
): Promise<Saved> {
  const { tx, now, actor, key, section } = keeping
  await ensureMayKeep(keeping)
  const { kept, waiting } = await openInForce(tx, actor, key, section)
  const isNewest = basedOn === 'newest' || basedOn === kept.version
  const base = isNewest ? kept : await findKeptVersion(tx, actor, key, section, basedOn)
  if (!base) throw new Refusal('changed-meanwhile')
  const mine = change(base.document)
  ensureChangesFit(section, [base.document, ...(known ? [known] : [])], mine, isoDay(now), mayCheck)

  const { merged, clash } = mergeDocuments(base.document, mine, kept.document)
  if (same(merged, kept.document)) return { outcome: 'same', version: kept.version }
  if (JSON.stringify(merged).length > largest) throw new Refusal('too-large')
  if (clash) {
    const again = waiting.find(({ document }) => same(document, merged))
    const version = again?.version ?? (await addVersion(keeping, 'waiting', kept.version, merged, from))
    return { outcome: 'waiting', version }
  }
  const version = await addVersion(keeping, 'kept', base.version, merged, from)
  await settleMoot(keeping, merged, waiting)
  return { outcome: 'saved', version }
}

/** What waits but would change nothing any more needs no choice. */
async function settleMoot(
  keeping: Keeping,
  kept: SectionDocument,
  waiting: readonly Version[]
): Promise<void> {
  const { tx, actor, key, section } = keeping
  for (const { version, basedOn, document } of waiting) {
    const base = await findKeptVersion(tx, actor, key, section, basedOn)
    if (base && same(mergeDocuments(base.document, document, kept).merged, kept)) {
      await settle(keeping, version)
    }
  }
}
