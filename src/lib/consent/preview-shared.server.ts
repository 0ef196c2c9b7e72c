import { and, eq } from 'drizzle-orm'
import type { PersonActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { findOrganisationFacts } from '#lib/organisations/find-organisation-facts.server.ts'
import { findRecordOf } from './gate-facts.server.ts'
import { openSections, type SharedSection } from './read-shared.server.ts'
import { decide, type Facts } from './rules.ts'
import { fromRow } from './sharing-store.server.ts'
import { consent, sharingThread } from './tables.server.ts'

/**
 * "See what they see": what the one it is shared with would find while it is open, decided and opened by the
 * gate's own lines, for the person's own eyes. It writes no history: nobody else looks. What is over shows
 * nothing. Test: `preview-shared.test.ts` (equals `readShared`).
 *
 * @throws Refusal `not-found` when it is not this person's
 */
export async function previewShared(
  db: Database,
  actor: PersonActor,
  consentId: string
): Promise<readonly SharedSection[]> {
  const [row] = await db.read
    .select({ consent, thread: sharingThread })
    .from(consent)
    .innerJoin(sharingThread, eq(sharingThread.ref, consent.threadRef))
    .where(and(eq(consent.id, consentId), eq(consent.personId, actor.personId)))
  const record = row && (await findRecordOf(db.read, actor.personId))
  if (!record) throw new Refusal('not-found')
  const { organisationId, workerId } = row.thread
  const one = fromRow(row.consent)
  const facts: Facts = {
    personIsHere: true,
    viewerBelongs: true,
    recipient: organisationId === null ? 'supporter' : workerId === null ? 'organisation' : 'worker',
    viewerIsAssigned: true,
    viewerIsNamed: true,
    organisation: organisationId === null ? null : await findOrganisationFacts(db.read, organisationId),
    isBlocked: false,
    pausedEverythingAt: null,
    consent: one.state === 'paused' ? { ...one, state: 'open' } : one
  }
  // Before it starts, and after 90 days, it shows what it will be: only its end is an end.
  const whileOpen = {
    ...facts,
    consent: facts.consent && { ...facts.consent, from: 0, reconfirmBy: Infinity }
  }
  const open = one.sections.filter((section) => decide(whileOpen, section, db.now()))
  return openSections(db, db.read, { record, facts }, open)
}
