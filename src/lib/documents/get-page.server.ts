import type { PersonActor } from '#lib/access/actors.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { getDocument, letterSlug } from './file-place.ts'
import type { FileView } from './view-files.ts'
import { viewDocumentPage } from './view-document-page.server.ts'
import { viewLetterPage } from './view-letter-page.server.ts'

/** What the page of one document and that of letters and plans have in common. */
export interface DocumentPage {
  readonly title: string
  readonly heading: string
  readonly lead: string
  /** An icon as markup. */
  readonly picture: string
  readonly files: readonly FileView[]
  readonly whoSees: string
}

/** All that the page shows which this address names. @throws Refusal `not-found` when there is none */
export async function getPage(db: Database, actor: PersonActor, slug: string) {
  const home = `/me/documents/${slug}`
  const isOwnDevice = actor.way !== 'kiosk'
  if (slug === letterSlug) {
    return { slug, isOwnDevice, document: null, ...(await viewLetterPage(db, actor, home)) }
  }
  const page = await viewDocumentPage(db, actor, getDocument(slug), home)
  return { slug, isOwnDevice, letter: null, ...page }
}
