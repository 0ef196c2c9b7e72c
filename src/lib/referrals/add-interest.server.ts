import type { PersonActor } from '#lib/access/actors.ts'
import { newId } from '#lib/database/new-id.ts'
import type { Writer } from '#lib/database/write.server.ts'
import { interest } from './tables.server.ts'

/** Sends "I am interested" with the yes that it rests on. Part of that one write. */
export async function addInterest(
  tx: Writer,
  { personId }: PersonActor,
  { offerId, threadRef }: { readonly offerId: string; readonly threadRef: string },
  now: number
): Promise<void> {
  await tx
    .insert(interest)
    .values({ id: newId(now), personId, offerId, threadRef, state: 'SENT', sentAt: now })
}
