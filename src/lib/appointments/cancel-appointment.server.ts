import type { PersonActor, WorkerActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { addNotice } from '#lib/notices/add-notice.server.ts'
import { sealText } from './appointment-words.server.ts'
import { changeAppointment } from './change-appointment.server.ts'
import { fitsWords } from './proposal.ts'
import { mayBring } from './rules.ts'
import { tellOthers } from './tell-others.server.ts'
import { tellService } from './tell-service.server.ts'

/**
 * Either side cancels what has not begun. A service says why; a person need not. Whoever else comes to the same meeting
 * is told that there is one less.
 *
 * @throws Refusal `not-found` for everybody who may not see it; `changed-meanwhile` when it is over or has begun;
 *   `bad-input` for a reason that a service leaves out, that is too long or holds a link
 */
export async function cancelAppointment(
  db: Database,
  actor: PersonActor | WorkerActor,
  appointmentId: string,
  sequence: number,
  reason: string
): Promise<void> {
  const side = actor.kind === 'person' ? 'person' : 'service'
  if (!fitsWords(reason) || (side === 'service' && reason.trim() === '')) throw new Refusal('bad-input')
  await changeAppointment(db, actor, appointmentId, sequence, async ({ tx, now, row, key, save }) => {
    if (!mayBring(side, row, 'CANCELLED', now)) throw new Refusal('changed-meanwhile')
    const reasonSealed = sealText(key, row.personId, 'appointment-reason', row.id, reason.trim())
    await save({ state: 'CANCELLED', turn: null, times: [], endedBy: side, reasonSealed })
    if (side === 'person') await tellService(tx, now, row, 'appointment-off')
    else await addNotice(tx, now, { to: row.personId, kind: 'appointment-cancelled', about: row.id })
    if (row.state === 'CONFIRMED') await tellOthers(tx, now, row)
  })
}
