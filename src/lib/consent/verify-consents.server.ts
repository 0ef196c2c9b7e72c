import { asc, gt } from 'drizzle-orm'
import type { Database, Reader } from '#lib/database/connect.server.ts'
import type { Writer } from '#lib/database/write.server.ts'
import { fold } from './fold.ts'
import { canonicalJson } from '#lib/ledger/rules.ts'
import type { Sharing } from './rules.ts'
import { loadEvents, loadSharing } from './sharing-store.server.ts'
import { personSharing } from './tables.server.ts'

/**
 * Checks for everybody that the snapshot equals the fold of the events. `broken` holds ids of people. For a
 * database that stands still while it runs, as `verify-consents` of `doHeavyWork` has it.
 *
 * @param pageSize people that are listed at once
 */
export async function verifyConsents(
  { read }: Pick<Database, 'read'>,
  pageSize = 200
): Promise<{ people: number; broken: string[] }> {
  const broken: string[] = []
  let people = 0
  for (let after = ''; ;) {
    const page = await read
      .select({ personId: personSharing.personId })
      .from(personSharing)
      .where(gt(personSharing.personId, after))
      .orderBy(asc(personSharing.personId))
      .limit(pageSize)
    for (const { personId } of page) {
      people += 1
      if (!(await snapshotIsTrue(read, personId))) broken.push(personId)
    }
    const last = page.at(-1)
    if (!last) return { people, broken }
    after = last.personId
  }
}

/** Whether one person's snapshot equals the fold, field by field. */
export async function snapshotIsTrue(read: Reader | Writer, personId: string): Promise<boolean> {
  return plain(fold(await loadEvents(read, personId))) === plain(await loadSharing(read, personId))
}

function plain(sharing: Sharing): string {
  return canonicalJson({
    ...sharing,
    consents: Object.fromEntries(sharing.consents),
    requests: Object.fromEntries(sharing.requests),
    blocks: [...sharing.blocks].sort()
  })
}
