import { and, eq } from 'drizzle-orm'
import type { PersonActor } from '#lib/access/actors.ts'
import { invariant, Refusal } from '#lib/access/refusal.ts'
import type { Database } from '#lib/database/connect.server.ts'
import type { Writer } from '#lib/database/write.server.ts'
import { mergeDocuments, same } from './merge.ts'
import { findKeptVersion, openInForce, openOwnKey } from './own-record.server.ts'
import type { SectionName } from './sections.ts'
import { recordSection } from './tables.server.ts'
import { addVersion, ensureMayKeep, findCame, settle } from './versions.server.ts'

/** What the person chose between, as they saw it. */
export interface Choosing {
  /** The version that was in force on the page. */
  readonly keptVersion: number
  readonly waitingVersion: number
  readonly keep: 'kept' | 'waiting'
}

/**
 * The person chooses between what is kept and what waits. Choosing what waits makes a new kept version with
 * it, beside everything else that was saved since; both older ones stay stored. Choosing twice is one choice.
 *
 * @throws Refusal `not-found` when this person has no such version, `changed-meanwhile` when another answer
 *   is in force than the one they were shown
 */
export async function chooseAnswer(
  db: Database,
  actor: PersonActor,
  section: SectionName,
  { keptVersion, waitingVersion, keep }: Choosing
): Promise<void> {
  const key = await openOwnKey(db, actor)
  await db.write(async (tx, now) => {
    const keeping = { vault: db, tx, now, actor, key, section }
    await ensureMayKeep(keeping)
    const { kept, waiting } = await openInForce(tx, actor, key, section)
    const chosen = waiting.find(({ version }) => version === waitingVersion)
    if (!chosen) return ensureSettled(tx, actor, section, waitingVersion)
    if (kept.version !== keptVersion) throw new Refusal('changed-meanwhile')
    if (keep === 'waiting') {
      const base = await findKeptVersion(tx, actor, key, section, chosen.basedOn)
      invariant(base, 'what waits was based on a kept version')
      const { merged } = mergeDocuments(base.document, chosen.document, kept.document)
      const came = await findCame(keeping, chosen.version)
      if (!same(merged, kept.document)) {
        await addVersion(keeping, 'kept', kept.version, merged, came?.from)
      }
    }
    await settle(keeping, chosen.version)
  })
}

async function ensureSettled(
  tx: Writer,
  actor: PersonActor,
  section: SectionName,
  version: number
): Promise<void> {
  const [row] = await tx
    .select({ standing: recordSection.standing })
    .from(recordSection)
    .where(
      and(
        eq(recordSection.personId, actor.personId),
        eq(recordSection.section, section),
        eq(recordSection.version, version)
      )
    )
  if (row?.standing !== 'settled') throw new Refusal('not-found')
}
