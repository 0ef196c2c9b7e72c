import type { PersonActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import type { Database } from '#lib/database/connect.server.ts'
import type { Answer, Item } from './field.ts'
import { changeSection, type Saved } from './save-section.server.ts'
import type { SectionDocument, SectionName } from './sections.ts'
import { findThing, withNewThing, withThing } from './things.ts'

/** One answer about one thing of a list; null takes it out. */
export interface ItemAnswer {
  /** Name of the field that holds the list. */
  readonly list: string
  readonly itemId: string
  /** Name of the part. The one that must be answered adds a thing that is not there yet. */
  readonly part: string
  readonly adds: boolean
  readonly answer: Answer | null
}

/**
 * Saves one answer about a job, a child, a rule. The answer that a thing is known by adds it, so that saying
 * it twice adds one. Otherwise as `saveSection`.
 *
 * @throws Refusal `not-found` when this person has no such thing, `bad-input` for one more than there may be
 */
export async function saveItemAnswer(
  db: Database,
  actor: PersonActor,
  section: SectionName,
  told: ItemAnswer,
  basedOn: number
): Promise<Saved> {
  return changeSection(db, actor, section, basedOn, (base) => withItemAnswer(base, told))
}

function withItemAnswer(
  base: SectionDocument,
  { list, itemId, part, adds, answer }: ItemAnswer
): SectionDocument {
  if (findThing(base, list, itemId)) {
    return withThing<Item>(base, list, itemId, ({ [part]: _, ...item }) =>
      answer === null ? (item as Item) : { ...(item as Item), [part]: answer }
    )
  }
  if (!adds || answer === null) throw new Refusal('not-found')
  return withNewThing(base, list, { id: itemId, [part]: answer } as Item)
}
