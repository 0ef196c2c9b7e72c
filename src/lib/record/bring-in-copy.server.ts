import type { PersonActor } from '#lib/access/actors.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { same } from './merge.ts'
import { openInForce, openOwnKey } from './own-record.server.ts'
import { changeOne, type Saved } from './save-section.server.ts'
import { sectionNames, type SectionDocument, type SectionName } from './sections.ts'
import { addVersion, type Keeping } from './versions.server.ts'

/** A section as a copy of somebody's record has it, found to fit (`copy-fits.ts`). */
export interface CopiedSection {
  readonly inForce: SectionDocument | null
  /** Second answers that waited for a choice there. */
  readonly waiting: readonly SectionDocument[]
}

const from = { how: 'copy' } as const

/**
 * Brings sections of a copy in as new versions: all of them or none. What both have stays once; where they
 * disagree both are kept, and the person chooses. Bringing the same in twice makes no second version. Test:
 * `take-away/bring-in.test.ts`.
 *
 * @throws Refusal `not-allowed` without a yes to keeping, or to a special section among them; `too-large` for a
 *   section that grew past 500,000 characters
 */
export async function bringInCopy(
  db: Database,
  actor: PersonActor,
  copied: Readonly<Partial<Record<SectionName, CopiedSection>>>
): Promise<Partial<Record<SectionName, Saved['outcome']>>> {
  const key = await openOwnKey(db, actor)
  return db.write(async (tx, now) => {
    const outcomes: Partial<Record<SectionName, Saved['outcome']>> = {}
    for (const section of sectionNames) {
      const one = copied[section]
      if (!one) continue
      const keeping = { vault: db, tx, now, actor, key, section }
      outcomes[section] = await bringIn(keeping, one)
    }
    return outcomes
  })
}

async function bringIn(keeping: Keeping, { inForce, waiting }: CopiedSection): Promise<Saved['outcome']> {
  // As if it had been told on a page that knew of nothing: what is here already stays.
  const saved = inForce && (await changeOne(keeping, 0, () => inForce, { from, known: inForce }))
  let added = false
  for (const document of waiting) added = (await addWaiting(keeping, document)) || added
  return added ? 'waiting' : (saved?.outcome ?? 'same')
}

async function addWaiting(keeping: Keeping, document: SectionDocument): Promise<boolean> {
  const { tx, actor, key, section } = keeping
  const { kept, waiting } = await openInForce(tx, actor, key, section)
  if (kept.version === 0 || [kept, ...waiting].some((one) => same(one.document, document))) return false
  await addVersion(keeping, 'waiting', kept.version, document, from)
  return true
}
