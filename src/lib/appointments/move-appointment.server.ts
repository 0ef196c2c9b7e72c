import type { PersonActor, WorkerActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { newRef } from '#lib/database/new-id.ts'
import { addNotice } from '#lib/notices/add-notice.server.ts'
import { findInterestIn } from '#lib/referrals/find-interest.server.ts'
import { openMeeting, sealMeeting, sealText, type MeetingWords } from './appointment-words.server.ts'
import { changeAppointment, type AppointmentChange } from './change-appointment.server.ts'
import { fitsProposal, fitsWords, inOrder, type Proposal } from './proposal.ts'
import { mayBring, type Side } from './rules.ts'
import { appointment } from './tables.server.ts'
import { tellOthers } from './tell-others.server.ts'
import { tellService } from './tell-service.server.ts'

/**
 * A worker moves what is agreed: that one ends as moved, and a new one with other times waits for the person.
 * Calendar programs know both as one. Whoever else comes to the same meeting keeps the old time, and is told.
 *
 * @returns id of the new one
 * @throws Refusal `not-found` for everybody who may not see it; `changed-meanwhile` when it is not agreed, has begun, or
 *   sharing is not open now; `bad-input` as `proposeTimes`, and without a reason
 */
export function moveByService(
  db: Database,
  viewer: WorkerActor,
  appointmentId: string,
  sequence: number,
  proposal: Proposal,
  reason: string
): Promise<string> {
  if (reason.trim() === '' || !fitsWords(reason)) throw new Refusal('bad-input')
  return changeAppointment(db, viewer, appointmentId, sequence, async (change) => {
    const { tx, now, row } = change
    if (!(await findInterestIn(tx, now, viewer, row.interestId))) throw new Refusal('changed-meanwhile')
    if (!fitsProposal(proposal, now)) throw new Refusal('bad-input')
    await end(change, 'service', reason)
    const id = await goOn(change, {
      proposedBy: viewer.accountId,
      turn: 'person',
      times: inOrder(proposal.times),
      minutes: proposal.minutes,
      words: proposal
    })
    await addNotice(tx, now, { to: row.personId, kind: 'appointment-changed', about: id })
    return id
  })
}

/**
 * The person cannot come to what is agreed and asks for another time, in their words.
 *
 * @returns id of the new one, which waits for the service
 * @throws Refusal as `moveByService`; `bad-input` for words that are missing, too long or hold a link
 */
export function moveByPerson(
  db: Database,
  actor: PersonActor,
  appointmentId: string,
  sequence: number,
  words: string
): Promise<string> {
  if (words.trim() === '' || !fitsWords(words)) throw new Refusal('bad-input')
  return changeAppointment(db, actor, appointmentId, sequence, async (change) => {
    const { tx, now, row, key } = change
    await end(change, 'person', '')
    const id = await goOn(change, {
      proposedBy: null,
      turn: 'service',
      times: [],
      minutes: row.minutes,
      words: openMeeting(key, row.personId, row.id, row.sealed),
      asked: words.trim()
    })
    await tellService(tx, now, { ...row, id }, 'appointment-another')
    return id
  })
}

async function end(
  { tx, row, now, key, save }: AppointmentChange,
  side: Side,
  reason: string
): Promise<void> {
  if (!mayBring(side, row, 'MOVED', now)) throw new Refusal('changed-meanwhile')
  const reasonSealed = sealText(key, row.personId, 'appointment-reason', row.id, reason.trim())
  await save({ state: 'MOVED', endedBy: side, reasonSealed })
  await tellOthers(tx, now, row)
}

interface Next {
  readonly proposedBy: string | null
  readonly turn: Side
  readonly times: number[]
  readonly minutes: number
  readonly words: MeetingWords
  readonly asked?: string
}

async function goOn({ tx, now, row, key }: AppointmentChange, next: Next): Promise<string> {
  const { words, asked = '', ...columns } = next
  const id = newRef()
  const { personId, organisationId, interestId, calendarUid } = row
  await tx.insert(appointment).values({
    ...columns,
    id,
    personId,
    organisationId,
    interestId,
    state: 'PROPOSED',
    sealed: sealMeeting(key, personId, id, words),
    askedSealed: sealText(key, personId, 'appointment-asked', id, asked),
    calendarUid,
    sequence: row.sequence + 2,
    movedFrom: row.id,
    createdAt: now,
    changedAt: now
  })
  return id
}
