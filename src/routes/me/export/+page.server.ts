import { forPage } from '#lib/access/act.server.ts'
import { isFresh } from '#lib/access/again.ts'
import { requirePerson } from '#lib/access/guards.server.ts'
import { m } from '#lib/paraglide/messages.js'
import { listAttached } from '#lib/take-away/keep-attached.server.ts'
import { sizeInWords } from '#lib/take-away/size-in-words.ts'
import { dayInWords } from '#lib/ui/dates.ts'
import { listFiles } from '#lib/vault/files/own-files.server.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const actor = requirePerson(event)
  const { db, signedIn } = event.locals
  const files = await forPage(() => listFiles(db, actor))
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0)
  return {
    title: m.export_title(),
    onSharedScreen: actor.way === 'kiosk',
    proved: signedIn !== null && isFresh(signedIn, db.now()),
    attached: (await listAttached(db, actor)).map(({ fileId, name }) => ({
      id: fileId,
      words: m.export_attached_get({ day: dayInWords(Date.parse(name), db.now()) })
    })),
    files: files.length > 0 ? m.export_in_files({ count: files.length, size: sizeInWords(bytes) }) : null
  }
}
