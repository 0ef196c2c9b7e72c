import type { WorkerActor } from '#lib/access/actors.ts'
import { listInterestAppointments } from '#lib/appointments/list-appointments.server.ts'
import { serviceStateWords } from '#lib/appointments/service-words.ts'
import { personCode } from '#lib/consent/people-words.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { viewMessages } from '#lib/messages/message-view.server.ts'
import { listPlaces } from '#lib/organisations/membership-store.server.ts'
import { m } from '#lib/paraglide/messages.js'
import { dayInWords } from '#lib/ui/dates.ts'
import {
  quickReplies,
  readyWords,
  reasonTitles,
  stateForService,
  waitingWords
} from './inbox-words.server.ts'
import { meetingWords } from './meeting-words.server.ts'
import { actionsFor, answerBy, isOpenState, isOverdue, isUnanswered, notAbleReasons } from './rules.ts'
import { seeInterest, type SeenInterest } from './see-interest.server.ts'

/**
 * One interest as a worker's page shows it, in words. Opening it makes it seen.
 *
 * @param at where the pages of the organisation begin: `/org/SLUG`
 * @throws Refusal `not-found` unless the gate's rules let this worker know of it now, whatever the reason
 */
export async function viewInterest(db: Database, viewer: WorkerActor, interestId: string, at: string) {
  const now = db.now()
  const seen = await seeInterest(db, viewer, interestId)
  const { state, thread, threadRef } = seen
  const places = await listPlaces(db.read, viewer.organisationId)
  const nameOf = (id: string | null) => places.find(({ accountId }) => accountId === id)?.displayName ?? null
  const isOpen = isOpenState(state)
  const colleague =
    !thread.mine && thread.helperId !== null ? (nameOf(thread.helperId) ?? m.org_inbox_left()) : null
  const can = colleague === null ? actionsFor('service', state) : []
  return {
    heading: m.org_inbox_item_title({ code: personCode(threadRef), offer: seen.offerTitle }),
    revision: seen.revision,
    state: stateForService(state),
    waiting: isUnanswered(state) ? waitingWords(seen.sentAt, now) : null,
    due: dueWords(seen, now),
    isLate: isOverdue(seen, now),
    sent: m.org_inbox_since({ day: dayInWords(seen.sentAt, now) }),
    until: m.org_inbox_shares_until({ day: dayInWords(thread.untilDate, now) }),
    who: whoWords(seen, viewer, nameOf(seen.assignedTo)),
    isMine: thread.mine,
    isOpen,
    colleague: isOpen ? colleague : null,
    look: thread.mine ? `${at}/people/${threadRef}` : null,
    appointments: (await listInterestAppointments(db, viewer, interestId)).map((one) => ({
      href: `${at}/appointments?id=${one.id}`,
      words: meetingWords(one.startsAt, serviceStateWords(one, now), now)
    })),
    propose: isOpen && thread.mine ? `${at}/appointments?interest=${seen.id}` : null,
    mayAnswer: can.includes('say-not-able'),
    mayAccept: can.includes('accept'),
    mayList: can.includes('put-on-list'),
    // A yes comes first; what was held counts by itself as begun.
    mayStart: can.includes('start') && state === 'ACCEPTED',
    mayFinish: can.includes('finish'),
    colleagues:
      isOpen && !thread.named
        ? places
            .filter(({ accountId }) => accountId !== seen.assignedTo)
            .map(({ accountId, displayName }) => ({ value: accountId, label: displayName }))
        : [],
    answer: seen.answer && {
      words: seen.answer.words,
      by: seen.answer.by,
      reason: seen.answer.reason && reasonTitles[seen.answer.reason](),
      otherHelp: seen.answer.otherHelp && m.org_inbox_you_suggested({ words: seen.answer.otherHelp })
    },
    messages: viewMessages(seen.messages, 'service', now),
    mayWrite: isOpen && colleague === null,
    ready: {
      accept: readyOptions('accept'),
      list: readyOptions('put-on-list')
    },
    reasons: notAbleReasons.map((value) => ({ value, label: reasonTitles[value]() })),
    quick: Object.entries(quickReplies).map(([value, label]) => ({ value, label: label() }))
  }
}

function dueWords(seen: SeenInterest, now: number): string | null {
  if (!isUnanswered(seen.state)) return null
  const day = dayInWords(answerBy(seen.sentAt), now)
  return isOverdue(seen, now) ? m.org_inbox_answer_was_due({ day }) : m.org_inbox_answer_by({ day })
}

function whoWords({ thread, assignedTo }: SeenInterest, viewer: WorkerActor, name: string | null): string {
  if (thread.named) return m.org_inbox_only_you()
  if (assignedTo === viewer.accountId) return m.org_inbox_for_me()
  return name === null ? m.org_inbox_for_nobody() : m.org_inbox_for_name({ name })
}

function readyOptions(answer: keyof typeof readyWords) {
  const { first, second } = readyWords[answer]
  return [
    { value: 'none', label: m.org_inbox_ready_none() },
    { value: 'first', label: first() },
    { value: 'second', label: second() }
  ]
}
