import type { WorkerActor } from '#lib/access/actors.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { findOrganisationFacts } from '#lib/organisations/find-organisation-facts.server.ts'
import { isShownOrganisation } from '#lib/organisations/rules.ts'
import { sectionNames, type SectionName } from '#lib/record/sections.ts'
import { mayAsk, mayHold } from './rules.ts'

/** What the viewer's organisation may ask for; null when it may ask nobody: ever, or until it is checked again. */
export async function findMayAskFor(db: Database, viewer: WorkerActor): Promise<SectionName[] | null> {
  const organisation = await findOrganisationFacts(db.read, viewer.organisationId)
  if (!organisation || !mayAsk(organisation.kind) || !isShownOrganisation(organisation, db.now())) return null
  const held = mayHold({ recipient: 'organisation', organisation })
  return sectionNames.filter((section) => held.includes(section))
}
