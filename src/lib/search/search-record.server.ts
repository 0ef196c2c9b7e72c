import type { PersonActor } from '#lib/access/actors.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { listOwnSections } from '#lib/record/own-record.server.ts'
import { listPlaces } from './list-places.ts'
import { findPlaces, type Found } from './rules.ts'

/**
 * Finds a question or an answer of the person's own. The sections are opened for this one question and
 * forgotten; neither what was typed nor what was found is stored or logged. Test: `search-record.test.ts`.
 *
 * @throws SealBroken when a section does not open: what is there is never "not found"
 */
export async function searchRecord(db: Database, actor: PersonActor, typed: string): Promise<Found> {
  return findPlaces(listPlaces(await listOwnSections(db, actor)), typed)
}
