import type { PersonActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import { ensureOwnDevice } from '#lib/accounts/ensure-own-device.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Item } from '#lib/record/field.ts'
import { findOwnSection } from '#lib/record/own-record.server.ts'
import { changeSection } from '#lib/record/save-section.server.ts'
import { withNewThing } from '#lib/record/things.ts'
import { isoDay } from '#lib/ui/dates.ts'
import { removeFile } from '#lib/vault/files/forget-files.server.ts'
import type { HeldFile } from '#lib/vault/files/hold-file.server.ts'
import { keepFile } from '#lib/vault/files/keep-file.server.ts'
import { deleteRecording } from './delete-recording.server.ts'
import { minutesOf, sniffVoice } from './rules.ts'

export interface NewRecording {
  readonly seconds: number
  /** Id of the one that this is instead of: it goes once the new one is kept. */
  readonly instead?: string | undefined
}

/**
 * Keeps a recording of the story: looked at, sealed, and named in the section. A shared computer records nothing.
 * Whatever the outcome, what was held is dropped, and an older recording stays until this one is kept. Tests:
 * `recordings.test.ts`.
 *
 * @throws Refusal `bad-input` for what is no recording, `not-allowed` on a shared computer or without the yes
 *   to the section; otherwise as `keepFile` and `changeSection`
 */
export async function addRecording(
  db: Database,
  actor: PersonActor,
  held: HeldFile,
  { seconds, instead }: NewRecording
): Promise<{ readonly fileId: string }> {
  try {
    ensureOwnDevice(actor.way)
    const type = sniffVoice(await startOf(held))
    if (!type) throw new Refusal('bad-input')
    const name = `${m.record_story_recording_one()}.${type.slice('audio/'.length)}`
    const { fileId } = await keepFile(db, actor, {
      kind: 'voice',
      section: 'story',
      name,
      type,
      bytes: held.read()
    })
    await nameIt(db, actor, {
      id: fileId,
      day: isoDay(db.now()),
      length: m.story_length(minutesOf(seconds))
    })
    if (instead !== undefined) await goesNow(db, actor, instead)
    return { fileId }
  } finally {
    await held.drop()
  }
}

async function startOf(held: HeldFile): Promise<Uint8Array> {
  for await (const part of held.read()) return part
  return new Uint8Array()
}

async function nameIt(db: Database, actor: PersonActor, recording: Item): Promise<void> {
  const own = await findOwnSection(db, actor, 'story')
  try {
    await changeSection(db, actor, 'story', own?.version ?? 0, (base) =>
      withNewThing(base, 'recordings', recording)
    )
  } catch (cause) {
    await removeFile(db, actor, recording.id)
    throw cause
  }
}

/** One that is gone already, or was never there, is no reason to refuse the new one. */
async function goesNow(db: Database, actor: PersonActor, fileId: string): Promise<void> {
  await deleteRecording(db, actor, fileId).catch((cause: unknown) => {
    if (!(cause instanceof Refusal && cause.code === 'not-found')) throw cause
  })
}
