import { createHash } from 'node:crypto'
import type { WorkerActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import type { Database } from '#lib/database/connect.server.ts'
import type { Writer } from '#lib/database/write.server.ts'
import { changeOffer, type StoredOffer } from '#lib/offers/offer-store.server.ts'
import { findOrganisationFacts } from '#lib/organisations/find-organisation-facts.server.ts'
import { shareableWith } from '#lib/record/shareable.ts'
import type { OfferDoc } from './doc.ts'
import { tidyDoc } from './doc-rules.ts'
import { docOfOffer, rowOfDoc } from './offer-doc.server.ts'
import { getOwnOffer } from './own-offer.server.ts'
import { moveOffer, moveVersion } from './rules.ts'
import { atOnce, factsOfStep, type StepName } from './steps.ts'
import { addVersion, changeVersion, ensureOpen, findOpen, replaceShown } from './version-store.server.ts'

export interface StepSave {
  readonly step: StepName
  readonly facts: Partial<OfferDoc>
  /** `baseOf` what the form was filled from. */
  readonly base: string
}

/** Stands for what a step said when its form was opened, so that nobody writes over what they never saw. */
export function baseOf(doc: OfferDoc, step: StepName): string {
  return createHash('sha256')
    .update(JSON.stringify(factsOfStep(doc, step)))
    .digest('base64url')
    .slice(0, 16)
}

/** A change of this step reaches people at once, not after a check. */
export function isAtOnce(offer: Pick<StoredOffer, 'state'>, step: StepName): boolean {
  return atOnce.includes(step) && moveOffer('change-at-once', offer.state) !== null
}

/**
 * Keeps the answers of one step. What people see stays as it is until a steward has checked the change, except
 * the phone and the times of a live offer, which change at once. Two workers can write different steps side by
 * side; the later save of the same step is refused, so that nothing is lost unseen.
 * Test: `advertising.test.ts`.
 *
 * @returns whether people see it already
 * @throws Refusal `not-found`; `not-allowed` while the organisation may not; `already-done` when the offer has
 *   ended or the version waits for its check; `changed-meanwhile` when somebody else saved this step
 */
export async function saveStep(
  db: Database,
  actor: WorkerActor,
  offerId: string,
  save: StepSave
): Promise<{ shown: boolean }> {
  return db.write(async (tx, now) => {
    const row = await getOwnOffer(tx, actor, offerId, 'write')
    const facts = await onlyShareable(tx, actor, save.facts)
    if (!isAtOnce(row, save.step)) {
      await writeDraft(tx, row, { ...save, facts }, actor.accountId, now)
      return { shown: false }
    }
    await getOwnOffer(tx, actor, offerId, 'change-at-once')
    await writeAtOnce(tx, row, { ...save, facts }, actor.accountId, now)
    return { shown: true }
  })
}

async function writeDraft(tx: Writer, row: StoredOffer, save: StepSave, byId: string, now: number) {
  if (row.state === 'ended') throw new Refusal('already-done')
  const version = await ensureOpen(tx, row, byId, now)
  const state = moveVersion('write', version.state)
  if (state === null || state === 'dropped') throw new Refusal('already-done')
  if (baseOf(version.doc, save.step) !== save.base) throw new Refusal('changed-meanwhile')
  const doc = tidyDoc({ ...version.doc, ...save.facts })
  await changeVersion(tx, version, { state, doc, byId, at: now }, row)
}

/** Also in the version that is being written or checked, or its check would bring the old times back. */
async function writeAtOnce(tx: Writer, row: StoredOffer, save: StepSave, byId: string, now: number) {
  const shown = docOfOffer(row)
  if (baseOf(shown, save.step) !== save.base) throw new Refusal('changed-meanwhile')
  const doc = tidyDoc({ ...shown, ...save.facts })
  await replaceShown(tx, row.id)
  await addVersion(tx, { offerId: row.id, state: 'live', doc, byId, at: now })
  const values = rowOfDoc(doc)
  const changed = Object.fromEntries(
    Object.keys(factsOfStep(doc, save.step)).map((fact) => [fact, values[fact as keyof typeof values]])
  )
  await changeOffer(tx, row.id, { ...changed, revision: row.revision + 1 })
  const open = await findOpen(tx, row.id)
  if (open) await changeVersion(tx, open, { doc: tidyDoc({ ...open.doc, ...save.facts }) }, row)
}

/** Nobody is asked for a section that this kind of organisation may never hold. */
async function onlyShareable(
  tx: Writer,
  { organisationId }: WorkerActor,
  facts: Partial<OfferDoc>
): Promise<Partial<OfferDoc>> {
  if (!facts.asksFor) return facts
  const kind = (await findOrganisationFacts(tx, organisationId))?.kind
  const may: readonly string[] = shareableWith(kind === 'employer' ? 'employer' : 'organisation')
  return { ...facts, asksFor: facts.asksFor.filter((section) => may.includes(section)) }
}
