import { and, eq } from 'drizzle-orm'
import type { PersonActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { openOwnKey } from './own-record.server.ts'
import { isBlank, limits, tidy } from './rules.ts'
import type { SectionName } from './sections.ts'
import { recordSection } from './tables.server.ts'
import { ensureMayKeep, findCame, sealCame } from './versions.server.ts'

/**
 * The person says who was with them when they saved something, in their own words, or takes that out with
 * blank ones. It is for themself: nobody else sees it. What was saved stays as it is. Test: `changes.test.ts`.
 *
 * @throws Refusal `not-found` when this person has no such version, `bad-input` for more than 200 characters,
 *   `not-allowed` without a yes to keeping
 */
export async function sayWhoWasWith(
  db: Database,
  actor: PersonActor,
  section: SectionName,
  version: number,
  who: string
): Promise<void> {
  const words = tidy(who.slice(0, 4 * limits.text))
  if ([...words].length > limits.text) throw new Refusal('bad-input')
  const key = await openOwnKey(db, actor)
  await db.write(async (tx, now) => {
    const keeping = { vault: db, tx, now, actor, key, section }
    await ensureMayKeep(keeping)
    const { with: _, ...others } = (await findCame(keeping, version)) ?? {}
    const came = sealCame(keeping, version, isBlank(words) ? others : { ...others, with: words })
    const said = await tx
      .update(recordSection)
      .set({ came })
      .where(
        and(
          eq(recordSection.personId, actor.personId),
          eq(recordSection.section, section),
          eq(recordSection.version, version)
        )
      )
      .returning({ version: recordSection.version })
    if (said.length === 0) throw new Refusal('not-found')
  })
}
