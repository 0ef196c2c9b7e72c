import type { PersonActor } from '#lib/access/actors.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { m } from '#lib/paraglide/messages.js'
import { describeAnswer } from '#lib/record/describe-answer.ts'
import type { Answer } from '#lib/record/field.ts'
import { letterFields, letterLists } from '#lib/record/letter-fields.ts'
import { mayTell } from '#lib/record/may-tell.server.ts'
import { findOwnSection } from '#lib/record/own-record.server.ts'
import { thingsIn, type Thing } from '#lib/record/things.ts'
import { whoSees } from '#lib/record/who-sees.server.ts'
import { words } from '#lib/record/words.ts'
import { listFiles } from '#lib/vault/files/own-files.server.ts'
import { documentPicture } from './document-picture.server.ts'
import type { DocumentPage } from './get-page.server.ts'
import { viewFiles } from './view-files.ts'

const kindField = letterLists[0]!.each!.parts[0]! // `rules.test.ts`
const aboutField = letterFields[0]! // `record/fields.test.ts`

/** Letters and plans: papers that belong to no ID. They need the person's own yes, as the section is special. */
export async function viewLetterPage(db: Database, actor: PersonActor, home: string) {
  const own = await findOwnSection(db, actor, 'letter')
  const document = own?.document ?? {}
  const named = thingsIn<Thing & { readonly kind: Answer }>(document, 'papers')
  const kinds = named.map(({ id, kind }) => ({ id, kind: describeAnswer(kindField, kind) }))
  const about = document.about as Answer | undefined
  const page: DocumentPage = {
    title: m.documents_letter_tab(),
    heading: m.record_letter_title(),
    lead: m.documents_letter_lead(),
    picture: documentPicture('letter'),
    files: viewFiles(kinds, await listFiles(db, actor), home, db.now()),
    whoSees: await whoSees(db, actor, 'letter')
  }
  return {
    ...page,
    letter: {
      may: await mayTell(db.read, actor, 'letter'),
      about: about === undefined ? null : describeAnswer(aboutField, about),
      choose: own?.waiting ? '/me/record/letter/two-answers' : undefined,
      kinds: (kindField.choices ?? []).map(({ value, label }) => ({ value, label: words(label) }))
    }
  }
}
