import type { PersonActor } from '#lib/access/actors.ts'
import { listInterestAppointments } from '#lib/appointments/list-appointments.server.ts'
import { stateWords } from '#lib/appointments/own-words.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { viewMessages } from '#lib/messages/message-view.server.ts'
import type { MessageProblem } from '#lib/messages/rules.ts'
import { problemWithWriting, reaches } from '#lib/messages/rules.ts'
import { findOffer } from '#lib/offers/find-offer.server.ts'
import { findOrganisationFacts } from '#lib/organisations/find-organisation-facts.server.ts'
import { isShownOrganisation } from '#lib/organisations/rules.ts'
import { m } from '#lib/paraglide/messages.js'
import { dayInWords } from '#lib/ui/dates.ts'
import {
  answerDue,
  answerLines,
  othersLike,
  placeInWords,
  stateInWords,
  usefulInWords
} from './interest-words.server.ts'
import { meetingWords } from './meeting-words.server.ts'
import { canDo, isOpenState, mayRate } from './rules.ts'
import { seeOwnInterest, type SeenOwnInterest } from './see-interest.server.ts'
import { restsOn } from './withdraw-interest.server.ts'

/**
 * One interest as its person's page shows it, in words.
 *
 * @param here where the person's pages begin: `/me`, or `/me/private`
 * @throws Refusal `not-found` when it is not this person's
 */
export async function viewOwnInterest(db: Database, actor: PersonActor, interestId: string, here: string) {
  const now = db.now()
  const seen = await seeOwnInterest(db, actor, interestId)
  const { state, thread, organisationName } = seen
  const isOpen = isOpenState(state)
  const shown = await findOffer(db, seen.offerId)
  const due = thread.standing === 'open' ? answerDue(seen, now) : null
  const sharing = thread.consentId && `${here}/sharing/${thread.consentId}`
  const closed = problemWithWriting({ state, standing: thread.standing, lastDay: 0 })
  return {
    offerTitle: seen.offerTitle,
    offer: shown && `/offers/${shown.id}`,
    organisation: organisationName,
    sent: m.interests_sent_on({ day: dayInWords(seen.sentAt, now) }),
    state: stateInWords(seen, now),
    place: state === 'WAITING_LIST' ? placeInWords(seen.place) : null,
    due,
    others: due?.late ? othersLike(seen) : null,
    /** Two people should have checked the service again, and long ago. */
    checkLate: isOpen && (await isCheckLate(db, seen.organisationId)) ? m.interests_check_late() : null,
    /** What stands between the service and this, while it is not over. */
    hidden: isOpen && thread.standing !== 'open' ? thread.standing : null,
    again: isOpen && thread.standing === 'over' && shown ? seen.offerId : null,
    sharing: thread.standing === 'over' ? null : sharing,
    block: sharing && `${sharing}/block`,
    stillShared: !isOpen && thread.standing === 'open' && !(await restsOn(db.read, seen)),
    answer: await viewAnswer(db, seen),
    appointments: (await listInterestAppointments(db, actor, interestId)).map((one) => ({
      href: `${here}/appointments?id=${one.id}`,
      words: meetingWords(one.startsAt, stateWords(one, now), now)
    })),
    messages: viewMessages(seen.messages, 'person', now),
    wait: messagesWait(seen, actor),
    closed: closed && closedWords[closed](),
    withdraw: canDo('person', 'withdraw', state) ? { restsOn: await restsOn(db.read, seen) } : null,
    useful: mayRate(state) ? { said: seen.useful && usefulInWords(seen.useful) } : null,
    /** A complaint stands on a page outside the private door: behind it there is no way to one. */
    report: here === '/me' ? '/me/complaints/new?message=' : null
  }
}

async function isCheckLate(db: Database, organisationId: string): Promise<boolean> {
  const facts = await findOrganisationFacts(db.read, organisationId)
  return facts?.state === 'verified' && !isShownOrganisation(facts, db.now())
}

/** What a shared screen says of the messages that it does not show. */
function messagesWait({ messagesWait: some, state }: SeenOwnInterest, { way }: PersonActor): string | null {
  if (some) return m.messages_wait()
  return isOpenState(state) && !reaches(way) ? m.messages_will_wait() : null
}

const closedWords: Record<MessageProblem, () => string> = {
  ended: m.messages_closed_ended,
  paused: m.messages_closed_paused,
  stopped: m.messages_closed_stopped,
  'too-many': m.messages_problem_too_many
}

async function viewAnswer(db: Database, { answer, organisationName }: SeenOwnInterest) {
  if (!answer) return null
  const other = answer.otherOfferId && (await findOffer(db, answer.otherOfferId))
  const lines = answerLines(answer)
  if (lines.length === 0 && !answer.otherHelp) return null
  return {
    lines,
    by: m.interests_answer_by_worker({
      name: answer.by ? `${answer.by}, ${organisationName}` : organisationName
    }),
    otherHelp: answer.otherHelp,
    otherOffer: other
      ? { href: `/offers/${other.id}`, title: other.title, organisation: other.organisationName }
      : null,
    otherGone: Boolean(answer.otherOfferId) && !other
  }
}
