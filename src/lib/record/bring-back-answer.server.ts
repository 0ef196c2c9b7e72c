import type { PersonActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { comesBack, type AnswerPlace } from './changed-answers.ts'
import { openOwnKey, openStored } from './own-record.server.ts'
import { changeSection, type Saved } from './save-section.server.ts'
import type { SectionDocument, SectionName } from './sections.ts'
import { findThing, isThings, thingsIn, withNewThing, withThing, type Thing } from './things.ts'

/** An answer as it was in an older version. */
export interface OldAnswer extends AnswerPlace {
  readonly version: number
}

/**
 * The person brings an old answer back, or one thing of a list as it was: a new version, as any save. Nothing
 * newer goes away; it is an old answer from then on. A file that was taken out is gone. Test: `changes.test.ts`.
 *
 * @param basedOn the version that the page was made from
 * @throws Refusal `not-found` when this person never gave that answer; else as `saveSection`
 */
export async function bringBackAnswer(
  db: Database,
  actor: PersonActor,
  section: SectionName,
  { version, field, itemId }: OldAnswer,
  basedOn: number
): Promise<Saved> {
  const key = await openOwnKey(db, actor)
  const known = (await openStored(db.read, actor, key, section, [version])).get(version)?.document
  if (!known || !Object.hasOwn(known, field) || !comesBack(section, field)) throw new Refusal('not-found')
  if (itemId === null && isThings(known[field])) throw new Refusal('not-found') // a list comes back thing by thing
  const change = (base: SectionDocument) =>
    itemId === null ? { ...base, [field]: known[field] } : withOldThing(base, known, field, itemId)
  return changeSection(db, actor, section, basedOn, change, {
    from: { how: 'earlier' },
    known,
    mayCheck: true // what a check said stands in a version of ours
  })
}

function withOldThing(
  base: SectionDocument,
  known: SectionDocument,
  list: string,
  id: string
): SectionDocument {
  const old = findThing<Thing>(known, list, id)
  if (!old) throw new Refusal('not-found')
  if (findThing(base, list, id)) return withThing(base, list, id, () => old)
  // "I have none" gives way to a list.
  return thingsIn(base, list).length > 0 || base[list] === undefined
    ? withNewThing(base, list, old)
    : { ...base, [list]: [old] }
}
