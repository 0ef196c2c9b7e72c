import type { WorkerActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { addNotice } from '#lib/notices/add-notice.server.ts'
import { findInterestIn } from '#lib/referrals/find-interest.server.ts'
import { sealMeeting } from './appointment-words.server.ts'
import { changeAppointment } from './change-appointment.server.ts'
import { fitsProposal, inOrder, type Proposal } from './proposal.ts'
import { mayBring } from './rules.ts'

/**
 * A worker offers other times while nothing is agreed. One that was to be a meeting of several services is one of its
 * own from then on.
 *
 * @throws Refusal `not-found` for everybody who may not see it; `changed-meanwhile` when somebody was quicker, the
 *   person has picked, or sharing is not open now; `bad-input` as `proposeTimes`
 */
export async function offerOtherTimes(
  db: Database,
  viewer: WorkerActor,
  appointmentId: string,
  sequence: number,
  proposal: Proposal
): Promise<void> {
  await changeAppointment(db, viewer, appointmentId, sequence, async ({ tx, now, row, key, save }) => {
    if (!mayBring('service', row, 'PROPOSED', now)) throw new Refusal('changed-meanwhile')
    if (!(await findInterestIn(tx, now, viewer, row.interestId))) throw new Refusal('changed-meanwhile')
    if (!fitsProposal(proposal, now)) throw new Refusal('bad-input')
    await save({
      proposedBy: viewer.accountId,
      turn: 'person',
      times: inOrder(proposal.times),
      minutes: proposal.minutes,
      sealed: sealMeeting(key, row.personId, row.id, proposal),
      askedSealed: null,
      meetingId: null
    })
    await addNotice(tx, now, { to: row.personId, kind: 'appointment-proposed', about: row.id })
  })
}
