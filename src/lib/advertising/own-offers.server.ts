import type { WorkerActor } from '#lib/access/actors.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { freshnessOf, type Freshness } from '#lib/offers/freshness.ts'
import { findOfferOf, listOffersOf, type StoredOffer } from '#lib/offers/offer-store.server.ts'
import { isoDay } from '#lib/ui/dates.ts'
import type { OfferDoc } from './doc.ts'
import { docOfOffer } from './offer-doc.server.ts'
import { reminderStage } from './remind-stale.server.ts'
import { findOpen, listOpen, listVersions, type Version } from './version-store.server.ts'

/** One offer in the list of its organisation. */
export interface OwnOffer {
  readonly row: StoredOffer
  readonly title: string
  /** What is being written or waits; null when there is none. */
  readonly open: Version['state'] | null
  readonly freshness: Freshness
  /** It is time to say again that it is right, or soon. */
  readonly due: boolean
  /** Its last day has been. */
  readonly over: boolean
}

/** Everything this organisation offers or writes, by title. */
export async function listOwnOffers(db: Database, actor: WorkerActor): Promise<OwnOffer[]> {
  const rows = await listOffersOf(db.read, actor.organisationId)
  const open = new Map(
    (
      await listOpen(
        db.read,
        rows.map((row) => row.id)
      )
    ).map((version) => [version.offerId, version])
  )
  const now = db.now()
  const today = isoDay(now)
  return rows.map((row) => {
    const version = open.get(row.id)
    const shown = row.state === 'live' || row.state === 'paused'
    return {
      row,
      title: shown ? row.title : (version?.doc.title ?? row.title),
      open: version?.state ?? null,
      freshness: shown ? freshnessOf(row, now) : 'fresh',
      due: row.state === 'live' && reminderStage(row, now) > 0,
      over: row.visibleUntil !== null && row.visibleUntil < today
    }
  })
}

/** The live offers of this organisation that somebody must say again are right, now or within a week. */
export async function listDueOffers(db: Database, actor: WorkerActor): Promise<OwnOffer[]> {
  return (await listOwnOffers(db, actor)).filter(({ due, over }) => due && !over)
}

/** One offer with everything that was ever sent of it. */
export interface OwnOfferPage {
  readonly row: StoredOffer
  readonly open: Version | null
  readonly versions: readonly Version[]
  /** What people see, or the stand-ins of an offer that nobody saw yet. */
  readonly shown: OfferDoc
  /** What is being written, else what people see. */
  readonly doc: OfferDoc
}

/** Null when it is not theirs. */
export async function findOwnOffer(
  db: Database,
  actor: WorkerActor,
  offerId: string
): Promise<OwnOfferPage | null> {
  const row = await findOfferOf(db.read, actor.organisationId, offerId)
  if (!row) return null
  const open = await findOpen(db.read, offerId)
  const shown = docOfOffer(row)
  return { row, open, versions: await listVersions(db.read, offerId), shown, doc: open?.doc ?? shown }
}
