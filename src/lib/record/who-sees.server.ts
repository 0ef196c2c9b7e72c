import type { PersonActor } from '#lib/access/actors.ts'
import { listActiveSharing } from '#lib/consent/list-active-sharing.server.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { m } from '#lib/paraglide/messages.js'
import type { SectionName } from './sections.ts'

/**
 * Who can see a section right now, in a sentence: what is saved is seen by them at once, so the page that
 * asks must say so. Test: `who-sees.test.ts`.
 */
export async function whoSees(db: Database, actor: PersonActor, section: SectionName): Promise<string> {
  const sharing = await listActiveSharing(db, actor)
  const names = sharing
    .filter(({ sections }) => sections.includes(section))
    .map(({ recipientName }) => recipientName)
  if (names.length === 0) return m.record_nobody_sees()
  return m.record_seen_by({ names: list.format(new Set(names)) })
}

const list = new Intl.ListFormat('en-GB')
