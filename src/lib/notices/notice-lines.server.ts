import { m } from '#lib/paraglide/messages.js'
import { dayInWords } from '#lib/ui/dates.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { listNotices, type Noticed } from './list-notices.server.ts'
import { noticeWordings } from './notice-words.ts'

/** One notice as a page shows it: one line that is one link. */
export interface NoticeLine {
  readonly id: string
  readonly words: string
  /** When it came, in words. */
  readonly sent: string
  readonly href: string
}

/**
 * What waits for them, newest first, in words.
 *
 * @param base where their pages begin: `/me`, `/me/private`, `/org/SLUG` or `/steward`
 */
export async function noticeLines(db: Database, actor: Noticed, base: string): Promise<NoticeLine[]> {
  const now = db.now()
  return (await listNotices(db, actor))
    .filter(({ kind }) => Object.hasOwn(noticeWordings, kind))
    .map(({ id, kind, about, at }) => {
      const { words, href } = noticeWordings[kind]
      return {
        id,
        words: words(),
        sent: m.notices_sent({ day: dayInWords(at, now) }),
        href: href(base, about)
      }
    })
}

/** The notice that a form puts away; anything that is none puts nothing away. */
export async function noticeIdIn({ request }: { readonly request: Request }): Promise<string> {
  const form = await request.formData().catch(() => new FormData())
  return String(form.get('notice') ?? '').slice(0, 64)
}
