import * as v from 'valibot'
import { Readable } from 'node:stream'
import type { StewardActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { readUpload } from '#lib/documents/read-upload.server.ts'
import { findOrganisationId } from '#lib/organisations/find-organisation-id.server.ts'
import type { HeldFile } from '#lib/vault/files/hold-file.server.ts'
import { feedLimits } from './import-rules.ts'
import { startImport, type ImportSource, type StartedImport } from './run-import.server.ts'

const short = v.pipe(v.optional(v.string(), ''), v.trim(), v.maxLength(200, 'steward_feeds_problem_long'))
const form = v.object({
  organisation: short,
  address: v.pipe(v.optional(v.string(), ''), v.trim(), v.maxLength(500, 'steward_feeds_problem_long')),
  only: short
})

export type TakenForm =
  | { readonly ok: true; readonly started: StartedImport }
  | {
      readonly ok: false
      readonly typed: Readonly<Record<string, string>>
      /** Field → key of the message catalogue. */
      readonly problems: Record<string, string>
    }

/** Takes in the form that names a feed or brings a file, and begins to read it. Tests: `take-import-form.test.ts`. */
export async function takeImportForm(
  db: Database,
  actor: StewardActor,
  request: Request
): Promise<TakenForm> {
  const sent = await readForm(db, request)
  if ('problem' in sent) return { ok: false, typed: {}, problems: { file: sent.problem } }
  const { typed, bytes, name } = sent
  const read = v.safeParse(form, typed, { abortPipeEarly: true })
  const refuse = (field: string, problem: string): TakenForm => ({
    ok: false,
    typed,
    problems: { [field]: problem }
  })
  if (!read.success) return refuse(String(read.issues[0].path?.[0]?.key), read.issues[0].message)
  const { organisation, address, only } = read.output
  const organisationId = await findOrganisationId(db, organisation)
  if (organisationId === null) return refuse('organisation', 'steward_feeds_problem_organisation')
  if (address === '' && bytes === null) return refuse('address', 'steward_feeds_problem_source')
  if (address !== '' && bytes !== null) return refuse('address', 'steward_feeds_problem_both')
  const source: ImportSource = bytes === null ? { kind: 'address', address } : { kind: 'file', name, bytes }
  try {
    return { ok: true, started: await startImport(db, actor, { organisationId, source, onlyFrom: only }) }
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause
    return cause.code === 'already-done'
      ? refuse('', 'steward_feeds_problem_busy')
      : refuse('organisation', 'steward_feeds_problem_organisation')
  }
}

interface Sent {
  readonly typed: Readonly<Record<string, string>>
  /** Null when no file was chosen. */
  readonly bytes: Uint8Array | null
  readonly name: string
}

/** What a feed holds is public, so it may wait in memory: no more than 20 MB, from one steward at a time. */
async function readForm(db: Database, request: Request): Promise<Sent | { readonly problem: string }> {
  let bytes: Uint8Array | null = null
  const hold = async (coming: AsyncIterable<Uint8Array>): Promise<HeldFile> => {
    bytes = await collect(coming)
    return { bytes: bytes.length, read: () => Readable.from([]), drop: () => Promise.resolve() }
  }
  try {
    const { typed, file } = await readUpload(db, request, hold)
    return { typed: { ...typed }, bytes: file ? bytes : null, name: (file?.name ?? '').slice(-200) }
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause
    return {
      problem: cause.code === 'too-large' ? 'steward_feeds_fault_too_large' : 'steward_feeds_problem_file'
    }
  }
}

async function collect(coming: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of coming) {
    size += chunk.length
    if (size > feedLimits.answer) throw new Refusal('too-large')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
