import { Readable } from 'node:stream'
import sharp from 'sharp'
import type { PersonActor, WorkerActor } from '#lib/access/actors.ts'
import { saySeen } from '#lib/consent/say-seen.server.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { addFile } from '#lib/documents/add-file.server.ts'
import { findFilePlace } from '#lib/documents/file-place.ts'
import { saySectionYes } from '#lib/record/say-section-yes.server.ts'
import { holdFile } from '#lib/vault/files/hold-file.server.ts'

/** A photo of nothing, as a phone sends it. */
export function aPhoto(width = 320, height = 200): Promise<Buffer> {
  const create = { width, height, channels: 3 as const, background: '#336699' }
  return sharp({ create }).jpeg().toBuffer()
}

/**
 * Sam keeps a copy of their birth papers and a plan, and Anna, who may see how far the papers are, has seen
 * the real ones.
 */
export async function tellPapers(
  db: Database,
  sam: PersonActor,
  anna: WorkerActor,
  ref: string
): Promise<void> {
  await saySectionYes(db, sam, 'letter')
  await addPhoto(db, sam, 'birth-certificate')
  await addPhoto(db, sam, 'letter', 'PLAN')
  await saySeen(db, anna, ref, 'birthCertificate')
}

/** Adds a photo as its page does. Answers its id. */
export async function addPhoto(
  db: Database,
  actor: PersonActor,
  slug: string,
  kind?: string
): Promise<string> {
  const photo = await aPhoto()
  const held = await holdFile(db, Readable.from([photo]))
  const place = findFilePlace(slug, kind)
  if (!place) throw new Error(`nothing is kept at ${slug} as ${kind}`)
  const added = await addFile(db, actor, place, held, { named: 'photo.jpg', otherwise: 'A copy' })
  if ('problem' in added) throw new Error(added.problem)
  return added.fileId
}
