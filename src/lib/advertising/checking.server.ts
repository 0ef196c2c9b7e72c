import type { StewardActor } from '#lib/access/actors.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { readOffers, type StoredOffer } from '#lib/offers/offer-store.server.ts'
import { findOrganisationFacts } from '#lib/organisations/find-organisation-facts.server.ts'
import { readDecideFacts } from './decide-offer.server.ts'
import { decideAnswer } from './rules.ts'
import {
  countChecking,
  findOpen,
  listChecking,
  listUncheckedSince,
  listVersions,
  type Version
} from './version-store.server.ts'

/** One offer that waits for a steward, or was changed without one. Instants are ms UTC. */
export interface CheckingRow {
  readonly offerId: string
  readonly title: string
  readonly organisationName: string
  /** It was shown before. */
  readonly isChange: boolean
  /** Sent in, or changed. */
  readonly at: number
}

export const mostChecking = 50
const unchecked = { days: 14, most: 20 } as const
const day = 24 * 60 * 60 * 1000 // ms

/** What waits for a check, the longest first; at most `mostChecking`, with how many there are in all. */
export async function listCheckingOffers(
  db: Database,
  _actor: StewardActor
): Promise<{ rows: CheckingRow[]; count: number }> {
  const versions = await listChecking(db.read, mostChecking)
  return { rows: await rowsOf(db, versions), count: await countChecking(db.read) }
}

/** How many offers wait for a check. */
export async function countCheckingOffers(db: Database, _actor: StewardActor): Promise<number> {
  return countChecking(db.read)
}

/** What changed for people without a check in the last fortnight, newest first: phones and times. */
export async function listUncheckedChanges(db: Database, _actor: StewardActor): Promise<CheckingRow[]> {
  const since = db.now() - unchecked.days * day
  return rowsOf(db, await listUncheckedSince(db.read, since, unchecked.most))
}

async function rowsOf(db: Database, versions: readonly Version[]): Promise<CheckingRow[]> {
  const ids = [...new Set(versions.map(({ offerId }) => offerId))]
  const offers = new Map((await readOffers(db.read, ids)).map((row) => [row.id, row]))
  const names = new Map<string, string>()
  for (const { organisationId } of offers.values()) {
    if (names.has(organisationId)) continue
    names.set(organisationId, (await findOrganisationFacts(db.read, organisationId))?.name ?? '')
  }
  return versions.flatMap((version) => {
    const row = offers.get(version.offerId)
    if (!row) return []
    return {
      offerId: row.id,
      title: version.doc.title,
      organisationName: names.get(row.organisationId) ?? '',
      isChange: row.state === 'live' || row.state === 'paused',
      at: version.submittedAt ?? version.at
    }
  })
}

/** One offer for a steward: what is shown, what waits, and whether this steward can decide. */
export interface CheckingOffer {
  readonly row: StoredOffer
  readonly organisationName: string
  /** What waits; null when nothing does. */
  readonly version: Version | null
  readonly versions: readonly Version[]
  readonly answer: ReturnType<typeof decideAnswer>
}

/** Null when there is no such offer, or it was never sent in: drafts are the service's own. */
export async function findCheckingOffer(
  db: Database,
  actor: StewardActor,
  offerId: string
): Promise<CheckingOffer | null> {
  const [row] = await readOffers(db.read, [offerId])
  const versions = row ? await listVersions(db.read, offerId) : []
  const sent = versions.filter(({ state, submittedAt }) => submittedAt !== null || state === 'live')
  if (!row || sent.length === 0) return null
  const open = await findOpen(db.read, offerId)
  const version = open?.state === 'checking' ? open : null
  const facts = version && (await readDecideFacts(db.read, actor.accountId, row, version))
  return {
    row,
    organisationName: (await findOrganisationFacts(db.read, row.organisationId))?.name ?? '',
    version,
    versions: sent.filter(({ state }) => state !== 'draft'),
    answer: facts ? decideAnswer(facts, actor.accountId) : 'decided-already'
  }
}
