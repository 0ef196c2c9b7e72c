import { eq } from 'drizzle-orm'
import type { Reader } from '#lib/database/connect.server.ts'
import type { NoticeWords } from './keep-notice.server.ts'
import { notice } from './tables.server.ts'

/** The exact words that this hash stands for (`keepNotice`); null when there are none. */
export async function findNotice(read: Reader, sha256: string): Promise<NoticeWords | null> {
  const { language, version, text } = notice
  const [found] = await read.select({ language, version, text }).from(notice).where(eq(notice.sha256, sha256))
  return found ?? null
}
