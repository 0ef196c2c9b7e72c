import { and, eq } from 'drizzle-orm'
import type { StewardActor, WorkerActor } from '#lib/access/actors.ts'
import { confirmOffer, moveOwnOffer } from '#lib/advertising/change-offer.server.ts'
import { findCheckingOffer } from '#lib/advertising/checking.server.ts'
import { approveOffer } from '#lib/advertising/decide-offer.server.ts'
import { emptyDoc, type OfferDoc } from '#lib/advertising/doc.ts'
import { findOwnOffer } from '#lib/advertising/own-offers.server.ts'
import { baseOf, saveStep } from '#lib/advertising/save-step.server.ts'
import { submitOffer } from '#lib/advertising/send-offer.server.ts'
import { startOffer } from '#lib/advertising/start-offer.server.ts'
import { factsOfStep, stepNames } from '#lib/advertising/steps.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { findMembership } from '#lib/organisations/find-membership.server.ts'
import { organisation } from '#lib/organisations/tables.server.ts'
import { offer } from '#lib/offers/tables.server.ts'
import { cast } from './cast.ts'
import { at, on, weekdays } from './content/kinds.ts'
import { findCastAccount } from './load-cast.server.ts'

const day = 24 * 60 * 60 * 1000 // ms
const slug = 'connect-housing'

/** The offer that Anna must say again is right; people see a mark on it. */
export const staleTitle = 'Help to keep your home'

const nights: OfferDoc = {
  ...emptyDoc,
  kind: 'housing',
  pathways: ['ACCOMMODATION'],
  title: 'A bed for the first night',
  sentence: 'If your plan falls through, you can sleep here tonight.',
  where: ['in-person']
}

const supper: OfferDoc = {
  ...emptyDoc,
  kind: 'interest-group',
  pathways: ['HEALTH', 'CHILDREN_FAMILIES_AND_COMMUNITY'],
  title: 'Cook and eat together',
  sentence: 'We cook one meal a week, and eat it at one table.',
  whatHappens:
    'You come at five. Somebody shows you where things are. We cook for an hour, then we eat. You can take some home.',
  where: ['in-person'],
  town: 'Oxford',
  address: '4 Broad Yard, Oxford',
  latitude: 51.746,
  longitude: -1.241,
  areas: [],
  noLocalConnection: true,
  hours: on([4], at(17), at(20)),
  exceptions: [{ date: '2026-12-24', hours: [], why: 'we are with our own families' }],
  phone: '01632 960113',
  whoFor: 'anybody who eats',
  canStartEarly: false,
  access: 'No steps. There is a chair for who cannot stand.',
  cost: 'Free',
  capacity: 'spaces'
}

const walk: OfferDoc = {
  ...supper,
  kind: 'meet-at-the-gate',
  pathways: ['ACCOMMODATION'],
  title: 'We walk with you to the council',
  sentence: 'Somebody comes with you to the housing desk, and stays until you are done.',
  whatHappens:
    'Ring us the day before. We meet you at the station. We go in with you, and we write down what they say.',
  where: ['in-person', 'at-the-gate'],
  address: '2 Station Row, Oxford',
  latitude: 51.753,
  longitude: -1.27,
  hours: on(weekdays, at(9), at(15)),
  exceptions: [],
  saturdayDuty: { name: 'Ben', phone: '01632 960114' },
  whoFor: null,
  canStartEarly: true,
  weeksBeforeRelease: 2,
  asksFor: ['contact']
}

/**
 * What Connect Housing is writing: a draft, a new offer and a change that wait for a check, a paused offer, and
 * one that must be confirmed again. The cast and the organisations are there already.
 */
export async function loadOfferWork(db: Database): Promise<void> {
  const anna = await worker(db, 'housing-worker')
  const ben = await worker(db, 'colleague')
  const steward = await account(db, 'steward')
  const grace: StewardActor = { kind: 'steward', accountId: steward }

  await write(db, anna, nights)

  const paused = await write(db, ben, supper)
  await submitOffer(db, ben, paused)
  const { version } = (await findCheckingOffer(db, grace, paused))! // sent in just now
  await approveOffer(db, grace, paused, { number: version!.number, sentAt: version!.submittedAt! })
  await moveOwnOffer(db, ben, paused, 'pause')

  await submitOffer(db, ben, await write(db, ben, walk))

  const room = await find(db, 'A room for 12 weeks, with support')
  await confirmOffer(db, anna, room, 'all')
  const own = (await findOwnOffer(db, anna, room))! // it is theirs: load-offer-work.test.ts
  await saveStep(db, anna, room, {
    step: 'words',
    base: baseOf(own.doc, 'words'),
    facts: { sentence: 'Your own room in a shared house, near the bus, and a worker beside you.' }
  })
  await submitOffer(db, anna, room)

  const stale = await find(db, staleTitle)
  await db.write(async (tx, now) => {
    await tx
      .update(offer)
      .set({ lastConfirmedAt: now - 64 * day, detailsConfirmedAt: now - 64 * day })
      .where(eq(offer.id, stale))
  })
}

async function write(db: Database, actor: WorkerActor, doc: OfferDoc): Promise<string> {
  const id = await startOffer(db, actor)
  for (const step of stepNames) {
    const own = (await findOwnOffer(db, actor, id))! // it was just begun
    await saveStep(db, actor, id, { step, facts: factsOfStep(doc, step), base: baseOf(own.doc, step) })
  }
  return id
}

async function find(db: Database, title: string): Promise<string> {
  const [found] = await db.read
    .select({ id: offer.id })
    .from(offer)
    .innerJoin(organisation, eq(organisation.id, offer.organisationId))
    .where(and(eq(offer.title, title), eq(organisation.slug, slug)))
  return found!.id // the titles are ours: load-offer-work.test.ts
}

async function account(db: Database, as: string): Promise<string> {
  const member = cast.find((one) => one.as === as)! // the names are ours
  return (await findCastAccount(db, member))!
}

async function worker(db: Database, as: string): Promise<WorkerActor> {
  const accountId = await account(db, as)
  const found = (await findMembership(db, accountId, slug))! // load-cast.test.ts checks each place
  return { kind: 'worker', accountId, ...found }
}
