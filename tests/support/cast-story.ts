import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import type { PersonActor, WorkerActor } from '#lib/access/actors.ts'
import { answerUntil, answerWhat } from '#lib/consent/answer-draft.server.ts'
import { claimAskCode, makeAskCode } from '#lib/consent/ask-codes.server.ts'
import { blockRecipient } from '#lib/consent/block-recipient.server.ts'
import { findBlockable } from '#lib/consent/list-blocked.server.ts'
import { readShared } from '#lib/consent/read-shared.server.ts'
import { startChange, startDraft } from '#lib/consent/start-draft.server.ts'
import { stopSharing } from '#lib/consent/stop-sharing.server.ts'
import { suggestChange } from '#lib/consent/suggest-change.server.ts'
import { getSuggestPlace } from '#lib/consent/suggestable.ts'
import { takeOn } from '#lib/consent/take-on.server.ts'
import { openDatabase, type Database } from '#lib/database/connect.server.ts'
import { newRef } from '#lib/database/new-id.ts'
import { findMembership } from '#lib/organisations/find-membership.server.ts'
import { organisation } from '#lib/organisations/tables.server.ts'
import { offer } from '#lib/offers/tables.server.ts'
import { firstStepId, withGoal, withNewGoal, withStepText } from '#lib/record/goals.ts'
import { saveSection } from '#lib/record/save-section.server.ts'
import { saySectionYes } from '#lib/record/say-section-yes.server.ts'
import { isoDay } from '#lib/ui/dates.ts'
import { readKeyring } from '#lib/vault/keyring.server.ts'
import { sendComplaint } from '#lib/voice/send-complaint.server.ts'
import { cast } from '#practice/cast.ts'
import { findCastAccount } from '#practice/load-cast.server.ts'
import { loadOfferWork } from '#practice/load-offer-work.server.ts'
import { tellFamily } from './family-story.ts'
import { tellInterests } from './interests-story.ts'
import { tellMeetings } from './meetings-story.ts'
import { tellPapers } from './papers-story.ts'
import { askWithCode } from './requests.ts'
import { giveTo } from './sharing.ts'

const day = 24 * 60 * 60 * 1000 // ms

/**
 * Fills the folder of a stopped practice server, so that every page has something to show: Sam told about
 * themselves (once in two ways), keeps a copy and a plan, shares with Connect Housing, where Anna helps, has looked and meets them, stopped
 * sharing with Kettle Works and blocked them, is halfway through the questions of another offer, and
 * complained about the first line of their history. Help of Connect Housing has begun for Sam, and Jay waits for it. Anna asks Sam for more, and suggests a change; an offer of hers waits for a check. Jay shares
 * with Connect Housing, where nobody helps yet, stopped a second sharing with them, and gave Anna a code.
 *
 * @returns addresses that no link leads to
 */
export async function tellStory(dataDir: string): Promise<string[]> {
  const keyring = readKeyring(join(dataDir, 'keyring.json'))
  const db = await openDatabase({ dataDir, stamp: 'practice', keyring })
  try {
    return await tell(db)
  } finally {
    await db.close()
  }
}

async function tell(db: Database): Promise<string[]> {
  const sam: PersonActor = { kind: 'person', personId: await accountOf(db, 'outside'), way: 'own-phone' }
  const jay: PersonActor = { kind: 'person', personId: await accountOf(db, 'inside'), way: 'kiosk' }
  const name = { legalName: 'Samuel Carter', likedName: 'Sam', dateOfBirth: '1991-03-27' }
  const { version } = await saveSection(db, sam, 'identity', name, 0)
  await saveSection(db, sam, 'identity', { ...name, placeOfBirth: 'Slough' }, version)
  await saveSection(db, sam, 'identity', { ...name, placeOfBirth: 'Reading' }, version)
  await saveSection(db, sam, 'contact', { phone: '01632 960123', safeWays: ['TEXT'], leaveMessages: 'NO' }, 0)
  await saveSection(db, sam, 'goals', goals(), 0)
  await saveSection(db, sam, 'wheel', wheel(), 0)
  await saySectionYes(db, sam, 'story')
  await saySectionYes(db, sam, 'needs')
  await saySectionYes(db, sam, 'release')
  await saveSection(db, sam, 'release', { releaseDate: isoDay(db.now() + 2 * day) }, 0)

  const housing = await organisationCalled(db, 'connect-housing')
  const ends = await giveTo(db, jay, housing, ['goals'], { purpose: 'work' })
  const shared = ['contact', 'goals', 'id-documents', 'release']
  const { consentId, threadRef } = await giveTo(db, sam, housing, shared, { access: 'suggest' })
  const anna = await workerAt(db, 'housing-worker', 'connect-housing')
  await takeOn(db, anna, threadRef, '')
  await tellPapers(db, sam, anna, threadRef)
  await tellMeetings(db, sam, anna, threadRef)
  await readShared(db, anna, threadRef)
  const phone = getSuggestPlace('contact', 'phone')
  await suggestChange(db, anna, threadRef, { ...phone, answer: '01632 960999', note: 'You told me.' })
  await stopSharing(db, jay, ends.consentId)
  const jays = await giveTo(db, jay, housing, ['goals'])
  await tellInterests(db, anna, { actor: sam, threadRef }, { actor: jay, threadRef: jays.threadRef })
  await loadOfferWork(db)
  const works = await giveTo(db, sam, await organisationCalled(db, 'kettle-works'), ['goals'])
  await stopSharing(db, sam, works.consentId)
  const [kettleWorks] = await findBlockable(db, sam, works.consentId)
  await blockRecipient(db, sam, kettleWorks!.target, kettleWorks!.party) // its service at least
  await askWithCode(db, sam, anna)
  await claimAskCode(db, anna, (await makeAskCode(db, jay)).code)
  const changed = `/me/sharing/new/${await startChange(db, sam, consentId, 'change')}`

  await sendComplaint(db, sam, { key: newRef(), words: 'I did not expect this.', row: 1 })

  const [other] = await db.read
    .select({ id: offer.id })
    .from(offer)
    .innerJoin(organisation, eq(organisation.id, offer.organisationId))
    .where(eq(organisation.slug, 'long-road-mentors'))
  const homes = await db.read.select({ id: offer.id }).from(offer).where(eq(offer.organisationId, housing.id))
  const sideBySide = [other!, ...homes].slice(0, 4).map(({ id }) => `compare=${id}`)
  const draftId = await startDraft(db, sam, other!.id) // load-organisations.test.ts counts the offers
  await answerWhat(db, sam, draftId, { contact: true, goals: false })
  await answerUntil(db, sam, draftId, '28-days', '')
  const rosa = { kind: 'supporter', accountId: await accountOf(db, 'family') } as const
  const family = await tellFamily(db, sam, rosa)
  const questions = `/me/sharing/new/${draftId}`
  const job = '/me/record/work/jobs/sam-warehouse' // of the practice record
  return [
    ...[questions, `${questions}/what`, `${questions}/until`, `${questions}/check`],
    ...[`${changed}/check`, `${changed}/who`],
    ...['/me/record/work/jobs', job, `${job}/place`],
    ...['/me/record/health/yes', '/me/record/needs/take-back'],
    ...['/me/cv?made', '/me/packs/gp?made', `/offers/compare?${sideBySide.join('&')}`],
    ...family
  ]
}

function goals() {
  const one = withNewGoal({}, 'goal-home', 'Find a room of my own')
  const two = withNewGoal(one, 'goal-work', 'Get my CSCS card')
  return withGoal(two, 'goal-home', (goal) => withStepText(goal, firstStepId, 'Ring the council'))
}

function wheel() {
  const looks = [
    { id: 'june', day: '2024-06-01', home: 'HARD', mind: 'GETTING_THERE', recovery: 'NOT_FOR_ME' },
    {
      id: 'now',
      day: '2024-11-20',
      home: 'MOSTLY_OK',
      mind: 'HARD',
      money: { ratherNotSay: true },
      note: 'A room'
    }
  ]
  return { looks }
}

async function accountOf(db: Database, as: string): Promise<string> {
  const member = cast.find((one) => one.as === as)
  const id = member && (await findCastAccount(db, member))
  if (!id) throw new Error(`nobody in the cast is ${as}`)
  return id
}

async function organisationCalled(db: Database, slug: string) {
  const [found] = await db.read.select().from(organisation).where(eq(organisation.slug, slug))
  if (!found) throw new Error(`no organisation is called ${slug}`)
  return found
}

async function workerAt(db: Database, as: string, slug: string): Promise<WorkerActor> {
  const accountId = await accountOf(db, as)
  const membership = await findMembership(db, accountId, slug)
  if (!membership) throw new Error(`${as} does not work at ${slug}`)
  return { kind: 'worker', accountId, ...membership }
}
