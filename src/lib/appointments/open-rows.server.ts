import type { Database } from '#lib/database/connect.server.ts'
import { openDataKey } from '#lib/vault/data-keys.server.ts'
import type { DataKey } from '#lib/vault/seal.server.ts'
import type { AppointmentRow } from './appointment-rows.server.ts'
import { openMeeting, openText, type MeetingWords } from './appointment-words.server.ts'

/** An appointment with its words open. Instants are ms UTC. */
export interface Appointment
  extends Omit<AppointmentRow, 'sealed' | 'askedSealed' | 'reasonSealed' | 'dataKeyId'>, MeetingWords {
  /** What the person wrote when they asked for another time; empty for nothing. */
  readonly asked: string
  /** Why it was cancelled or moved; empty for nothing. */
  readonly reason: string
}

/**
 * Opens the words of rows that were found for somebody who may see them, each person's key once.
 *
 * @throws SealBroken when what is stored does not open
 */
export async function openRows(db: Database, rows: readonly AppointmentRow[]): Promise<Appointment[]> {
  const keys = new Map<string, DataKey>()
  const opened: Appointment[] = []
  for (const row of rows) {
    const { sealed, askedSealed, reasonSealed, dataKeyId, ...facts } = row
    const { personId, id } = facts
    const key = keys.get(personId) ?? (await openDataKey(db, personId, dataKeyId))
    keys.set(personId, key)
    opened.push({
      ...facts,
      ...openMeeting(key, personId, id, sealed),
      asked: openText(key, personId, 'appointment-asked', id, askedSealed),
      reason: openText(key, personId, 'appointment-reason', id, reasonSealed)
    })
  }
  return opened
}
