import { and, asc, eq, isNull, ne, or } from 'drizzle-orm'
import type { PersonActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import type { Reader } from '#lib/database/connect.server.ts'
import type { Writer } from '#lib/database/write.server.ts'
import type { DataKey } from '#lib/vault/seal.server.ts'
import type { Ending, TieState } from './rules.ts'
import { openOwnName, openSupporterName } from './supporter-name.server.ts'
import { supporter } from './tables.server.ts'

/** A tie as its person sees it. Instants are ms UTC. */
export interface Tie {
  readonly supporterId: string
  readonly state: TieState
  /** What the person calls them. */
  readonly name: string
  /** What they call themself; null until somebody accepted. */
  readonly ownName: string | null
  readonly invitedAt: number
  readonly expiresAt: number
  readonly confirmedAt: number | null
  readonly ending: Ending | null
}

/** Every tie of this person, oldest first. Ties from before they took their yes back are gone. */
export async function findTies(read: Reader | Writer, key: DataKey, personId: string): Promise<Tie[]> {
  const rows = await read
    .select()
    .from(supporter)
    .where(and(eq(supporter.personId, personId), remembered))
    .orderBy(asc(supporter.invitedAt), asc(supporter.id))
  return rows.map((row) => openTie(key, row))
}

/** @throws Refusal `not-found` when it is not this person's */
export async function getTie(
  read: Reader | Writer,
  key: DataKey,
  actor: PersonActor,
  supporterId: string
): Promise<Tie> {
  const [row] = await read
    .select()
    .from(supporter)
    .where(and(eq(supporter.id, supporterId), eq(supporter.personId, actor.personId), remembered))
  if (!row) throw new Refusal('not-found')
  return openTie(key, row)
}

/** Names from before the person took their yes back open nowhere. */
const remembered = or(isNull(supporter.ending), ne(supporter.ending, 'taken-back'))

function openTie(key: DataKey, row: typeof supporter.$inferSelect): Tie {
  const { id, personId, sealedOwnName } = row
  return {
    supporterId: id,
    state: row.state,
    name: openSupporterName(key, personId, id, row.sealedName),
    ownName: sealedOwnName && openOwnName(key, personId, id, sealedOwnName),
    invitedAt: row.invitedAt,
    expiresAt: row.expiresAt,
    confirmedAt: row.confirmedAt,
    ending: row.ending
  }
}
