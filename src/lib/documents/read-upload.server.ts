import { Readable } from 'node:stream'
import { Busboy, type BusboyInstance } from '@fastify/busboy'
import { Refusal } from '#lib/access/refusal.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { holdFile, type HeldFile } from '#lib/vault/files/hold-file.server.ts'

export interface Upload {
  /** What else the form said, by field; the first of each name. */
  readonly typed: Readonly<Record<string, string>>
  /** The first that was chosen, of the camera's and the folder's; null for none. The caller drops it. */
  readonly file: (HeldFile & { readonly name: string }) | null
}

/** Where a file goes while it comes in, and how much of it may. */
export type Holder = (bytes: AsyncIterable<Uint8Array>) => Promise<HeldFile>

/** What a form of ours sends comes near none of these. */
const limits = { fields: 20, fieldNameSize: 100, fieldSize: 2000, files: 2, parts: 22, headerPairs: 50 }

/**
 * Reads a form that brings one file, part by part as it comes in, so that a large file on a slow line takes
 * little memory. What is left after a refusal is read and dropped, so that the sender hears the answer. Tests:
 * `read-upload.test.ts`.
 *
 * @param holdOne holds a file of up to 10 MB, unless something else is asked for
 * @throws Refusal `too-large` for a file over 10 MB; `bad-input` for what is no such form, or was cut off
 */
export async function readUpload(
  db: Database,
  request: Request,
  holdOne: Holder = (bytes) => holdFile(db, bytes)
): Promise<Upload> {
  const form = parserOf(request)
  if (!form || !request.body) throw new Refusal('bad-input')
  const typed: Record<string, string> = Object.create(null)
  let holding: Promise<{ held: HeldFile; name: string } | null> = Promise.resolve(null)
  let coming: Readable | undefined
  form.on('field', (name, value) => {
    if (name !== '__proto__') typed[name] ??= value
  })
  form.on('file', (_field, stream, name) => {
    coming = stream.on('error', () => undefined) // whoever reads it is told; nobody may be reading it now
    holding = holding.then((found) => found ?? hold(holdOne, stream, name)).finally(() => stream.resume()) // what nobody wants is read and dropped
    holding.catch(() => undefined) // told below, once all of the form is in
  })
  if (await readAll(request.body, form)) {
    const found = await holding
    return { typed, file: found && { ...found.held, name: found.name } }
  }
  coming?.destroy(new Error('cut off'))
  await (await holding.catch(() => null))?.held.drop()
  throw new Refusal('bad-input')
}

function parserOf(request: Request): BusboyInstance | null {
  const type = request.headers.get('content-type') ?? ''
  if (!/^multipart\/form-data\b/i.test(type)) return null
  try {
    return new Busboy({ headers: { 'content-type': type }, limits })
  } catch {
    return null // it names no boundary
  }
}

/** Null for a field in which no file was chosen: browsers send it empty and without a name. */
async function hold(holdOne: Holder, stream: Readable, name: string | undefined) {
  const held = await holdOne(stream.iterator({ destroyOnReturn: false }))
  if (held.bytes > 0 || name) return { held, name: name ?? '' }
  await held.drop()
  return null
}

/** @returns whether all of the form came in */
async function readAll(body: ReadableStream<Uint8Array>, form: BusboyInstance): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>()
  const source = Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0])
  form.once('finish', () => resolve(true))
  form.on('error', () => resolve(false))
  source.on('error', () => resolve(false))
  source.pipe(form)
  const whole = await promise
  source.unpipe(form).resume()
  return whole
}
