import type { StewardActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import { tidyDoc } from '#lib/advertising/doc-rules.ts'
import { rowOfDoc } from '#lib/advertising/offer-doc.server.ts'
import { moveVersion } from '#lib/advertising/rules.ts'
import { addVersion, changeVersion, ensureOpen, findOpen } from '#lib/advertising/version-store.server.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { newId } from '#lib/database/new-id.ts'
import type { Writer } from '#lib/database/write.server.ts'
import {
  addOffer,
  deleteOffer,
  findStoredOffer,
  listOffersOf,
  mostListedOfOne,
  type StoredOffer
} from '#lib/offers/offer-store.server.ts'
import type { ImportedOffer } from './from-service.ts'
import {
  findFeedOffer,
  findRunOf,
  findWorking,
  keepFeedOffer,
  listOpenItems,
  setOutcome,
  setRun,
  type StoredItem
} from './import-store.server.ts'
import { changedFacts, isWorking, mergeFacts, type Outcome } from './import-rules.ts'

const perWrite = 50
const day = 24 * 60 * 60 * 1000 // ms
const staleAfter = 61 * day

/**
 * Takes in what a reading found: new offers as drafts of the organisation, changes as drafts beside what is shown,
 * gone drafts away. Nothing that people see changes: the service sends each in, and a steward checks it. Some offers
 * a write, each whole; doing it again goes on where it stopped, and takes nothing in twice. Test: `import.test.ts`.
 *
 * @param actor null from the command line
 * @throws Refusal `not-found`; `already-done` when it was applied, or is at work
 */
export async function applyImport(db: Database, actor: StewardActor | null, runId: string): Promise<void> {
  void actor // any steward may: the guard of the route, and the command line, say who comes here
  const { feedId, organisationId } = await db.write(async (tx, now) => {
    const found = await findRunOf(tx, runId)
    if (!found) throw new Refusal('not-found')
    const { run, feed } = found
    const isCutOff = run.state === 'applying' && !isWorking(run, now)
    if ((run.state !== 'read' && !isCutOff) || (await findWorking(tx, now))) throw new Refusal('already-done')
    await setRun(tx, runId, { state: 'applying', heardAt: now })
    return { feedId: feed.id, organisationId: feed.organisationId }
  })
  for (let more = true; more;) {
    more = await db.write(async (tx, now) => {
      const items = await listOpenItems(tx, runId, perWrite)
      const applying = { feedId, organisationId, room: await roomIn(tx, organisationId) }
      for (const item of items) {
        const outcome = await applyItem(tx, now, item, applying)
        if (item.verdict === 'new' && outcome === 'done') applying.room--
        await setOutcome(tx, item, outcome)
      }
      await setRun(tx, runId, items.length < perWrite ? { state: 'applied', heardAt: now } : { heardAt: now })
      return items.length === perWrite
    })
  }
}

interface Applying {
  readonly feedId: string
  readonly organisationId: string
  /** How many offers more the organisation can have. */
  room: number
}

async function roomIn(tx: Writer, organisationId: string): Promise<number> {
  return mostListedOfOne - (await listOffersOf(tx, organisationId)).length
}

async function applyItem(
  tx: Writer,
  now: number,
  item: StoredItem,
  { feedId, organisationId, room }: Applying
): Promise<Outcome> {
  const known = item.sourceId === null ? null : await findFeedOffer(tx, feedId, item.sourceId)
  const row = known && (await findStoredOffer(tx, known.offerId))
  if (item.verdict === 'gone') return row ? takeAway(tx, row) : 'same'
  if (!item.offer) return 'same'
  if ((!known || !row) && room <= 0) return 'full'
  if (!known || !row) return addNew(tx, now, { feedId, organisationId, offer: item.offer })
  return change(tx, now, { row, feedId, offer: item.offer, before: known.doc })
}

/** A fact that the feed does not date was never confirmed to us: it is marked until the service says it is right. */
async function addNew(
  tx: Writer,
  now: number,
  { feedId, organisationId, offer }: { feedId: string; organisationId: string; offer: ImportedOffer }
): Promise<Outcome> {
  const id = newId(now)
  const past = (at: number | null) => (at === null ? null : Math.min(at, now))
  await addOffer(tx, {
    ...rowOfDoc(offer.doc),
    ...{ id, organisationId, state: 'draft', sourceFeed: feedId, sourceId: offer.sourceId, createdAt: now },
    capacityAsOf: past(offer.capacityAsOf) ?? now - staleAfter,
    lastConfirmedAt: past(offer.confirmedAt) ?? now - staleAfter,
    detailsConfirmedAt: past(offer.detailsConfirmedAt)
  })
  await addVersion(tx, { offerId: id, state: 'draft', doc: offer.doc, byId: null, at: now })
  await keepFeedOffer(tx, { feedId, sourceId: offer.sourceId, offerId: id, doc: offer.doc, at: now })
  return 'done'
}

async function change(
  tx: Writer,
  now: number,
  {
    row,
    feedId,
    offer,
    before
  }: { row: StoredOffer; feedId: string; offer: ImportedOffer; before: ImportedOffer['doc'] }
): Promise<Outcome> {
  if (row.state === 'ended') return 'ended'
  const isOut = row.state === 'live' || row.state === 'paused'
  // How full a live offer is, its service says at once and by itself.
  const changed = changedFacts(before, offer.doc).filter((fact) => !(isOut && fact === 'capacity'))
  if (changed.length > 0) {
    const open = await findOpen(tx, row.id)
    if (open?.state === 'checking') return 'being-checked'
    const version = open ?? (await ensureOpen(tx, row, null, now))
    const state = moveVersion('write', version.state)
    if (state === null || state === 'dropped') return 'being-checked'
    const doc = tidyDoc(mergeFacts(version.doc, offer.doc, changed))
    await changeVersion(tx, version, { state, doc, byId: null, at: now }, row)
  }
  await keepFeedOffer(tx, { feedId, sourceId: offer.sourceId, offerId: row.id, doc: offer.doc, at: now })
  return changed.length > 0 ? 'done' : 'same'
}

/** A draft that nobody worked on goes; what people see, or somebody wrote in, is for the service to end. */
async function takeAway(tx: Writer, row: StoredOffer): Promise<Outcome> {
  if (row.state === 'live' || row.state === 'paused') return 'shown'
  if (row.state === 'ended') return 'ended'
  const open = await findOpen(tx, row.id)
  if (open?.state === 'checking') return 'being-checked'
  if (open && open.byId !== null) return 'written'
  await deleteOffer(tx, row.id)
  return 'done'
}
