import type { PersonActor } from '#lib/access/actors.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Field, Told } from '#lib/record/field.ts'
import { findOwnSection } from '#lib/record/own-record.server.ts'
import { thingsIn, type Thing } from '#lib/record/things.ts'
import { viewQuestion } from '#lib/record/view-question.ts'
import { whoSees } from '#lib/record/who-sees.server.ts'
import { words } from '#lib/record/words.ts'
import { dayInWords } from '#lib/ui/dates.ts'
import { listFiles } from '#lib/vault/files/own-files.server.ts'
import { documentPicture } from './document-picture.server.ts'
import type { DocumentPage } from './get-page.server.ts'
import { sentDayField } from './inputs.ts'
import { listOwnSeen } from './own-seen.server.ts'
import { sentDayOf } from './rules.ts'
import { stateWords } from './view-documents.server.ts'
import { viewFiles } from './view-files.ts'

/** One document: how far it is, copies of it, and who saw it. */
export async function viewDocumentPage(db: Database, actor: PersonActor, field: Field, home: string) {
  const own = await findOwnSection(db, actor, 'id-documents')
  const document = own?.document ?? {}
  const now = db.now()
  const copies = thingsIn<Thing & { readonly document?: string }>(document, 'copies')
  const named = copies.filter((copy) => copy.document === field.name).map(({ id }) => ({ id, kind: null }))
  const seen = (await listOwnSeen(db, actor)).filter((one) => one.document === field.name)
  const page: DocumentPage = {
    title: m.documents_tab(),
    heading: words(field.label),
    lead: words(field.why),
    picture: documentPicture(field.name),
    files: viewFiles(named, await listFiles(db, actor), home, now),
    whoSees: await whoSees(db, actor, 'id-documents')
  }
  return {
    ...page,
    document: {
      state: document[field.name] === undefined ? null : stateWords(document, field.name, now),
      question: viewQuestion(field, document[field.name] as Told | undefined, actor.way),
      day: viewQuestion(sentDayField, sentDayOf(document, field.name) ?? undefined, actor.way),
      basedOn: own?.version ?? 0,
      choose: own?.waiting ? '/me/record/id-documents/two-answers' : undefined,
      seen: seen.map(({ id, by: { name, organisation }, at }) => ({
        id,
        words: m.documents_seen_by({ name, organisation, day: dayInWords(at, now) })
      }))
    }
  }
}
