import type { PersonActor } from '#lib/access/actors.ts'
import type { Database } from '#lib/database/connect.server.ts'
import type { Answer } from '#lib/record/field.ts'
import { changeSection, type Saved } from '#lib/record/save-section.server.ts'
import { findThing, withNewThing, withoutThing, withThing, type Thing } from '#lib/record/things.ts'
import type { SectionDocument } from '#lib/record/sections.ts'

/**
 * Saves how far a document is, and the day it was sent off for, which is kept while it is on its way. Throws
 * as `changeSection`.
 *
 * @param state null takes the answer out
 * @param sentDay ISO date; null when it was not told
 */
export async function saveDocumentState(
  db: Database,
  actor: PersonActor,
  name: string,
  { state, sentDay }: { readonly state: Answer | null; readonly sentDay: string | null },
  basedOn: number
): Promise<Saved> {
  return changeSection(db, actor, 'id-documents', basedOn, (base) => {
    const { [name]: _, ...others } = base
    const told = state === null ? others : { ...others, [name]: state }
    return state === 'SENT' && sentDay
      ? withSentDay(told, name, sentDay)
      : withoutThing(told, 'sentOff', name)
  })
}

function withSentDay(document: SectionDocument, name: string, day: string): SectionDocument {
  const sent = { id: name, document: name, day }
  return findThing(document, 'sentOff', name)
    ? withThing<Thing>(document, 'sentOff', name, () => sent)
    : withNewThing(document, 'sentOff', sent)
}
