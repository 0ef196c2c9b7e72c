import type { PersonActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import { ensureOwnDevice } from '#lib/accounts/ensure-own-device.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { findOwnSection } from '#lib/record/own-record.server.ts'
import { changeSection } from '#lib/record/save-section.server.ts'
import { mostItems } from '#lib/record/rules.ts'
import { thingsIn, withNewThing, withoutThing } from '#lib/record/things.ts'
import { removeFile } from '#lib/vault/files/forget-files.server.ts'
import type { HeldFile } from '#lib/vault/files/hold-file.server.ts'
import { keepFile } from '#lib/vault/files/keep-file.server.ts'
import { fileName } from './file-name.ts'
import type { FilePlace } from './file-place.ts'
import { inTurn } from './in-turn.ts'
import { makeSafeApart } from './make-safe-apart.server.ts'
import type { FileProblem } from './safe-file.ts'

/** A photo was made anew; a paper stays as it came. */
export type AddedFile =
  { readonly fileId: string; readonly is: 'photo' | 'paper' } | { readonly problem: FileProblem | 'too-many' }

/**
 * Keeps a copy or a paper that came in: made safe, sealed, and named in its section. A shared computer has no
 * business with somebody's files. Whatever the outcome, what was held is dropped. Tests: `add-file.test.ts`.
 *
 * @param named what the sender called it
 * @param otherwise what it is called when that has no letters
 * @throws Refusal as `keepFile` and `changeSection` do, `too-many-tries` as `inTurn` does
 */
export async function addFile(
  db: Database,
  actor: PersonActor,
  place: FilePlace,
  held: HeldFile,
  { named, otherwise }: { readonly named: string; readonly otherwise: string }
): Promise<AddedFile> {
  try {
    ensureOwnDevice(actor.way)
    const own = await findOwnSection(db, actor, place.section)
    if (thingsIn(own?.document ?? {}, place.list).length >= mostItems) return { problem: 'too-many' }
    const safe = await inTurn(() => makeSafeApart(held.read()))
    if ('problem' in safe) return safe
    const name = fileName(named, safe.type, otherwise)
    const { fileId } = await keepFile(db, actor, {
      kind: 'paper',
      section: place.section,
      name,
      type: safe.type,
      bytes: safe.bytes,
      thumbnail: safe.thumbnail ?? undefined
    })
    await nameInSection(db, actor, place, { id: fileId, name })
    return { fileId, is: safe.type === 'image/jpeg' ? 'photo' : 'paper' }
  } finally {
    await held.drop()
  }
}

async function nameInSection(
  db: Database,
  actor: PersonActor,
  { section, list, part, value }: FilePlace,
  { id, name }: { readonly id: string; readonly name: string }
): Promise<void> {
  const own = await findOwnSection(db, actor, section)
  try {
    await changeSection(db, actor, section, own?.version ?? 0, (base) =>
      withNewThing(base, list, { id, [part]: value, name })
    )
  } catch (cause) {
    await removeFile(db, actor, id)
    throw cause
  }
}

/** Takes a file out of its section, and away for good. @throws Refusal `not-found` when it is not there */
export async function takeOutFile(
  db: Database,
  actor: PersonActor,
  { section, list }: Pick<FilePlace, 'section' | 'list'>,
  fileId: string
): Promise<void> {
  const own = await findOwnSection(db, actor, section)
  const isNamed = thingsIn(own?.document ?? {}, list).some(({ id }) => id === fileId)
  const gone = await removeFile(db, actor, fileId).then(
    () => true,
    (cause: unknown) => {
      if (cause instanceof Refusal && cause.code === 'not-found') return false
      throw cause
    }
  )
  if (!isNamed && !gone) throw new Refusal('not-found')
  if (!isNamed || !own) return
  await changeSection(db, actor, section, own.version, (base) => withoutThing(base, list, fileId))
}
