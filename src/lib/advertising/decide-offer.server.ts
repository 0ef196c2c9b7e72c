import type { StewardActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import type { Database } from '#lib/database/connect.server.ts'
import type { Writer } from '#lib/database/write.server.ts'
import { noticeWorkers } from '#lib/notices/add-notice.server.ts'
import { changeOffer, findStoredOffer, type StoredOffer } from '#lib/offers/offer-store.server.ts'
import { findOrganisationFacts } from '#lib/organisations/find-organisation-facts.server.ts'
import { workedAt } from '#lib/organisations/worked-at.server.ts'
import type { Reader } from '#lib/database/connect.server.ts'
import { isoDay } from '#lib/ui/dates.ts'
import { stepsToDo } from './doc-rules.ts'
import { rowOfDoc } from './offer-doc.server.ts'
import { decideAnswer, moveVersion, type DecideFacts } from './rules.ts'
import { changeVersion, findOpen, forgetStreet, replaceShown, type Version } from './version-store.server.ts'

/** What the steward looked at: a version as it was sent in at that instant (ms UTC). */
export interface Looked {
  readonly number: number
  readonly sentAt: number
}

/**
 * Shows what was sent in, in place of what people saw until now. A paused offer stays paused.
 * Nobody checks what they wrote or sent, nor an organisation where they work or worked. Test:
 * `advertising.test.ts`.
 *
 * @param looked the version that the steward looked at; taken back, written anew and sent again it is another
 * @throws Refusal `not-found`; `not-allowed` for one's own, or when the organisation is not verified now;
 *   `changed-meanwhile` when it is another version by now or does not wait any more; `bad-input` when a day in it is past by now
 */
export async function approveOffer(
  db: Database,
  actor: StewardActor,
  offerId: string,
  looked: Looked
): Promise<void> {
  await db.write(async (tx, now) => {
    const { row, version } = await getChecking(tx, actor, offerId, looked)
    if (stepsToDo(version.doc, isoDay(now)).length > 0) throw new Refusal('bad-input')
    const saidAt = version.submittedAt ?? now
    const { capacity, ...facts } = rowOfDoc(version.doc)
    const firstTime = row.state === 'checking'
    await replaceShown(tx, offerId)
    await changeVersion(
      tx,
      version,
      { state: moved('approve', version), decidedById: actor.accountId, decidedAt: now },
      row
    )
    await changeOffer(tx, offerId, {
      ...facts,
      // A live offer says how full it is by itself; what the version says of it is older.
      ...(firstTime && { capacity, capacityAsOf: saidAt }),
      lastConfirmedAt: Math.max(saidAt, firstTime ? 0 : row.lastConfirmedAt),
      detailsConfirmedAt: saidAt,
      remindedStage: 0,
      revision: row.revision + 1
    })
    if (facts.hiddenPlace) await forgetStreet(tx, offerId)
    await tell(tx, now, row, version, 'offer-live')
  })
}

/**
 * Sends it back with reasons; what people saw until now stays.
 *
 * @throws Refusal as `approveOffer`, but for the days
 */
export async function refuseOffer(
  db: Database,
  actor: StewardActor,
  offerId: string,
  { reason, ...looked }: Looked & { readonly reason: string }
): Promise<void> {
  await db.write(async (tx, now) => {
    const { row, version } = await getChecking(tx, actor, offerId, looked)
    await changeVersion(
      tx,
      version,
      { state: moved('refuse', version), decidedById: actor.accountId, decidedAt: now, reason },
      row
    )
    await tell(tx, now, row, version, 'offer-sent-back')
  })
}

/** What the answer depends on, for the page and for the write. */
export async function readDecideFacts(
  read: Reader | Writer,
  stewardId: string,
  row: StoredOffer,
  version: Version
): Promise<DecideFacts> {
  const organisation = await findOrganisationFacts(read, row.organisationId)
  return {
    organisationState: organisation?.state ?? 'suspended',
    version: version.state,
    by: [version.byId, version.submittedById],
    workedThere: await workedAt(read, stewardId, row.organisationId)
  }
}

async function getChecking(tx: Writer, actor: StewardActor, offerId: string, looked: Looked) {
  const row = await findStoredOffer(tx, offerId)
  if (!row) throw new Refusal('not-found')
  const version = await findOpen(tx, offerId)
  const isSame = version?.number === looked.number && version.submittedAt === looked.sentAt
  if (!version || !isSame) throw new Refusal('changed-meanwhile')
  const answer = decideAnswer(await readDecideFacts(tx, actor.accountId, row, version), actor.accountId)
  if (answer === 'decided-already') throw new Refusal('changed-meanwhile')
  if (answer !== 'can') throw new Refusal('not-allowed')
  return { row, version }
}

function moved(move: 'approve' | 'refuse', version: Version) {
  const state = moveVersion(move, version.state)
  if (state === null || state === 'dropped') throw new Refusal('changed-meanwhile')
  return state
}

/** Whoever sent it in, while they work there; else everybody who does. */
async function tell(
  tx: Writer,
  now: number,
  row: StoredOffer,
  version: Version,
  kind: 'offer-live' | 'offer-sent-back'
): Promise<void> {
  await noticeWorkers(tx, now, row.organisationId, kind, row.id, version.submittedById)
}
