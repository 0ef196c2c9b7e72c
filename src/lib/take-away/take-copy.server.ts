import { Readable } from 'node:stream'
import type { PersonActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import { ensureOwnDevice } from '#lib/accounts/ensure-own-device.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { readUpload } from '#lib/documents/read-upload.server.ts'
import type { WordsKey } from '#lib/record/field.ts'
import { isoDay } from '#lib/ui/dates.ts'
import type { HeldFile } from '#lib/vault/files/hold-file.server.ts'
import { dropComingIn, holdComingIn, openComingIn } from './coming-in.server.ts'
import { importProblems, importRefusals } from './import-words.ts'
import { CopyRefused, ensureWhole, readCopy } from './read-copy.ts'

/**
 * Takes in the form that brings a copy, and looks at all of it before it waits for its person. What is no copy
 * is gone at once. Tests: `take-copy.test.ts`.
 *
 * @returns null once the copy waits, else what is wrong with it as a key of the message catalogue
 * @throws Refusal `not-allowed` on a shared computer, or without a yes to keeping
 */
export async function takeCopy(db: Database, actor: PersonActor, request: Request): Promise<WordsKey | null> {
  ensureOwnDevice(actor.way)
  try {
    const { file } = await readUpload(db, request, (bytes) => hold(db, actor, bytes))
    if (!file) return importProblems.none
    if (file.bytes === 0) return importProblems['not-zip']
  } catch (cause) {
    const words = cause instanceof Refusal && importRefusals[cause.code]
    if (words) return words
    throw cause
  }
  try {
    const source = await openComingIn(db, actor)
    await readCopy(source, isoDay(db.now()))
    await ensureWhole(source)
    return null
  } catch (cause) {
    await dropComingIn(db, actor)
    if (cause instanceof CopyRefused) return importProblems[cause.problem]
    throw cause
  }
}

/** A form in which nothing was chosen brings an empty file: what waits goes on waiting. */
async function hold(db: Database, actor: PersonActor, bytes: AsyncIterable<Uint8Array>): Promise<HeldFile> {
  const coming = bytes[Symbol.asyncIterator]()
  const first = await coming.next()
  if (first.done) return { bytes: 0, read: () => Readable.from([]), drop: async () => undefined }
  const source = await holdComingIn(db, actor, startingWith(first.value, coming))
  const read = () => source.part(0, source.bytes) as AsyncIterable<Buffer>
  return { bytes: source.bytes, read, drop: () => dropComingIn(db, actor) }
}

async function* startingWith(first: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield first
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value
}
