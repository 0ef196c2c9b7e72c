import { and, eq } from 'drizzle-orm'
import type { PersonActor } from '#lib/access/actors.ts'
import { fileName } from '#lib/documents/file-name.ts'
import { inTurn } from '#lib/documents/in-turn.ts'
import { makeSafeApart } from '#lib/documents/make-safe-apart.server.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { m } from '#lib/paraglide/messages.js'
import type { SectionName } from '#lib/record/sections.ts'
import { sniffVoice } from '#lib/story/rules.ts'
import { removeFile } from '#lib/vault/files/forget-files.server.ts'
import { keepFile, type NewFile } from '#lib/vault/files/keep-file.server.ts'
import { listFiles } from '#lib/vault/files/own-files.server.ts'
import type { CopiedFile } from './read-copy.ts'
import { broughtFile } from './tables.server.ts'
import { readEntry, type Source } from './zip-in.ts'

/** Files of a copy on their way in. */
export interface FilesComingIn {
  /** The id here of a file that the copy calls `sourceId`; null when there is none that can be kept. */
  readonly bring: (
    section: SectionName,
    sourceId: string,
    file: CopiedFile | undefined
  ) => Promise<string | null>
  /** Takes out again what came in now. */
  readonly undo: () => Promise<void>
}

/**
 * Brings files of a copy in, one by one: looked at and made safe as any that somebody sends. One that is here
 * already, because it came with the same copy or never left, stays as it is. Test: `bring-in-files.test.ts`.
 */
export async function filesComingIn(
  db: Database,
  actor: PersonActor,
  source: Source
): Promise<FilesComingIn> {
  const { personId } = actor
  const here = new Set((await listFiles(db, actor)).map(({ fileId }) => fileId))
  const brought = await db.read.select().from(broughtFile).where(eq(broughtFile.personId, personId))
  const known = new Map(brought.map(({ sourceId, fileId }) => [sourceId, fileId]))
  const now: { sourceId: string; fileId: string }[] = []

  return {
    async bring(section, sourceId, file) {
      const id = known.get(sourceId) ?? sourceId
      if (here.has(id)) return id
      const fresh = file && (await asNewFile(source, section, file))
      if (!fresh) return null
      const { fileId } = await keepFile(db, actor, fresh)
      now.push({ sourceId, fileId })
      here.add(fileId)
      known.set(sourceId, fileId)
      await note(db, { personId, sourceId, fileId })
      return fileId
    },
    async undo() {
      for (const { sourceId, fileId } of now) {
        await removeFile(db, actor, fileId)
        const one = and(eq(broughtFile.personId, personId), eq(broughtFile.sourceId, sourceId))
        await db.write(async (tx) => void (await tx.delete(broughtFile).where(one)))
      }
    }
  }
}

async function note(db: Database, row: typeof broughtFile.$inferInsert): Promise<void> {
  const { personId, sourceId } = broughtFile
  await db.write(async (tx) => {
    await tx
      .insert(broughtFile)
      .values(row)
      .onConflictDoUpdate({ target: [personId, sourceId], set: { fileId: row.fileId } })
  })
}

/** What a file is follows from its bytes alone. */
async function asNewFile(source: Source, section: SectionName, file: CopiedFile): Promise<NewFile | null> {
  if (file.kind === 'voice') {
    const type = sniffVoice(await startOf(source, file))
    if (!type) return null
    const name = `${m.record_story_recording_one()}.${type.slice('audio/'.length)}`
    return { kind: 'voice', section, name, type, bytes: readEntry(source, file.entry) }
  }
  const safe = await inTurn(() => makeSafeApart(readEntry(source, file.entry)))
  if ('problem' in safe) return null
  const { type, bytes, thumbnail } = safe
  const name = fileName(file.name, type, m.import_file())
  return { kind: 'paper', section, name, type, bytes, thumbnail: thumbnail ?? undefined }
}

async function startOf(source: Source, { entry }: CopiedFile): Promise<Uint8Array> {
  for await (const piece of readEntry(source, entry)) return piece
  return new Uint8Array()
}
