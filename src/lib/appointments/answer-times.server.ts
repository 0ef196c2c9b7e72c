import type { PersonActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { sealText } from './appointment-words.server.ts'
import { changeAppointment } from './change-appointment.server.ts'
import { fitsWords } from './proposal.ts'
import { mayBring } from './rules.ts'
import { tellService } from './tell-service.server.ts'

/**
 * The person picks one of the times. The same press again changes nothing.
 *
 * @param at one of those that are offered: ms UTC
 * @throws Refusal `not-found` when it is not theirs; `changed-meanwhile` when it is no longer offered
 */
export async function pickTime(
  db: Database,
  actor: PersonActor,
  appointmentId: string,
  at: number
): Promise<void> {
  await changeAppointment(db, actor, appointmentId, null, async ({ tx, now, row, save }) => {
    if (row.state === 'CONFIRMED' && row.startsAt === at) return
    if (!row.times.includes(at) || !mayBring('person', row, 'CONFIRMED', now, at)) {
      throw new Refusal('changed-meanwhile')
    }
    await save({ state: 'CONFIRMED', turn: null, startsAt: at })
    await tellService(tx, now, row, 'appointment-picked')
  })
}

/**
 * The person asks for another time, in their words.
 *
 * @throws Refusal `not-found` when it is not theirs; `changed-meanwhile` when nothing is offered any more; `bad-input`
 *   for words that are missing, too long or hold a link
 */
export async function askForAnother(
  db: Database,
  actor: PersonActor,
  appointmentId: string,
  sequence: number,
  words: string
): Promise<void> {
  if (words.trim() === '' || !fitsWords(words)) throw new Refusal('bad-input')
  await changeAppointment(db, actor, appointmentId, sequence, async ({ tx, now, row, key, save }) => {
    if (!mayBring('person', row, 'PROPOSED', now)) throw new Refusal('changed-meanwhile')
    const askedSealed = sealText(key, row.personId, 'appointment-asked', row.id, words.trim())
    await save({ turn: 'service', times: [], askedSealed })
    await tellService(tx, now, row, 'appointment-another')
  })
}
