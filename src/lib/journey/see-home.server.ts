import type { PersonActor } from '#lib/access/actors.ts'
import { findNextAppointment, type NextAppointment } from '#lib/appointments/find-next.server.ts'
import { findHomeSharing, type SharingAtHome } from '#lib/consent/home-sharing.server.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { goalsIn } from '#lib/record/goals.ts'
import { hasChoiceWaiting, listSomeSections, type OwnSection } from '#lib/record/own-record.server.ts'
import { hasPeopleWaiting } from '#lib/supporters/people-waiting.server.ts'
import { findNewAnswer } from '#lib/voice/own-complaints.server.ts'
import { nextThing, type NextThing } from './rules.ts'

export interface Home {
  /** The name they like to be called; null when they gave none. */
  readonly name: string | null
  readonly next: NextThing
  /** Who can look right now, each once: their name and the last day, ISO date. */
  readonly canSee: readonly { readonly name: string; readonly untilDate: string }[]
  /** True when nobody can look because the person paused everything. */
  readonly everythingPaused: boolean
  /** What waits for the person, beside the next thing. */
  readonly reminders: readonly Reminder[]
}

/** One thing to look at. `untilDate` is an ISO date. */
export type Reminder =
  | { readonly kind: 'requests'; readonly count: number }
  | { readonly kind: 'suggestions'; readonly count: number }
  | { readonly kind: 'people' }
  | ({ readonly kind: 'appointment' } & NextAppointment)
  | { readonly kind: 'answer'; readonly complaintId: string }
  | {
      readonly kind: 'look-again' | 'alone-again' | 'longer'
      readonly consentId: string
      readonly name: string
      readonly untilDate: string
    }

/** The answer to a complaint stands at home for so long. */
const answerIsNews = 14 * 24 * 60 * 60 * 1000 // ms

/**
 * What a person meets first. Throws as `findOwnSection`.
 *
 * @param provedAt when they last showed who they are: ms UTC
 */
export async function seeHome(db: Database, actor: PersonActor, provedAt: number): Promise<Home> {
  const own = await listSomeSections(db, actor, ['identity', 'contact', 'goals'])
  const home = await findHomeSharing(db, actor, provedAt)
  const lastDays = new Map<string, string>()
  for (const { recipientName, untilDate } of home.sharing.filter(({ isOpen }) => isOpen)) {
    const known = lastDays.get(recipientName) ?? ''
    if (untilDate > known) lastDays.set(recipientName, untilDate)
  }
  const complaintId = await findNewAnswer(db, actor, db.now() - answerIsNews)
  const appointment = await findNextAppointment(db, actor)
  const likedName = own.identity?.document.likedName
  const next = nextThing({
    requestWaits: home.requestsWaiting > 0,
    lookAgainDue: home.sharing.some(({ needs }) => needs === 'look-again'),
    choiceWaits: await hasChoiceWaiting(db, actor),
    toldContact: isTold(own.contact),
    toldIdentity: isTold(own.identity),
    toldGoals: own.goals !== null && goalsIn(own.goals.document).length > 0
  })
  return {
    name: typeof likedName === 'string' ? likedName : null,
    next,
    canSee: Array.from(lastDays, ([name, untilDate]) => ({ name, untilDate })),
    everythingPaused: lastDays.size === 0 && home.everythingPaused,
    reminders: [
      ...(appointment ? [{ kind: 'appointment' as const, ...appointment }] : []),
      ...remindersOf(home, next),
      ...((await hasPeopleWaiting(db, actor)) ? [{ kind: 'people' as const }] : []),
      ...(complaintId ? [{ kind: 'answer' as const, complaintId }] : [])
    ]
  }
}

/** In the order in which they matter. One request alone is the next thing already. */
function remindersOf(
  { sharing, requestsWaiting, suggestionsWaiting }: SharingAtHome,
  next: NextThing
): Reminder[] {
  const order = ['alone-again', 'look-again', 'longer'] as const
  const requests: Reminder[] =
    requestsWaiting > 0 && next !== 'request' ? [{ kind: 'requests', count: requestsWaiting }] : []
  const suggestions: Reminder[] =
    suggestionsWaiting > 0 ? [{ kind: 'suggestions', count: suggestionsWaiting }] : []
  const others = order.flatMap((kind) =>
    sharing
      .filter(({ needs }) => needs === kind)
      .map(({ consentId, recipientName: name, untilDate }) => ({ kind, consentId, name, untilDate }))
  )
  return [...requests, ...others, ...suggestions]
}

function isTold(section: OwnSection | null): boolean {
  return section !== null && Object.keys(section.document).length > 0
}
