import { createHash, randomBytes } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import type { PersonActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import { isPastClosing } from '#lib/accounts/closing.server.ts'
import { ensureOwnDevice } from '#lib/accounts/ensure-own-device.ts'
import { addressToCount, countTry } from '#lib/accounts/limits.server.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { calendarFeed } from './tables.server.ts'

/** What the person chose for their calendar. */
export interface Feed {
  /** When its address was made: ms UTC; null while there is none. */
  readonly madeAt: number | null
  readonly showsWith: boolean
  readonly showsWhere: boolean
}

/** Off, and nothing but "Appointment" and the time, until the person says otherwise. */
export async function findFeed(db: Database, { personId }: PersonActor): Promise<Feed> {
  const { madeAt, showsWith, showsWhere } = calendarFeed
  const [found] = await db.read
    .select({ madeAt, showsWith, showsWhere })
    .from(calendarFeed)
    .where(eq(calendarFeed.personId, personId))
  return found ?? { madeAt: null, showsWith: false, showsWhere: false }
}

/**
 * A new address for the calendar: 256 bits that are kept as their SHA-256 alone, shown this once. The one before ends
 * with it. The caller has asked again who it is. Tests: `calendar-feed.test.ts`, `tests/integration/server-log.test.ts`.
 *
 * @returns the key, 43 letters of base64url
 * @throws Refusal `not-allowed` on a shared computer, and behind the private door
 */
export async function makeCalendarKey(db: Database, actor: PersonActor): Promise<string> {
  ensureOwnDevice(actor.way)
  if (actor.roomOf) throw new Refusal('not-allowed')
  const key = randomBytes(32).toString('base64url')
  await keep(db, actor, (now) => ({ keyHash: hashOf(key), madeAt: now }))
  return key
}

/** Ends the address: whoever knows it gets nothing from the next moment on. Twice is once. */
export async function endCalendarKey(db: Database, actor: PersonActor): Promise<void> {
  await keep(db, actor, () => ({ keyHash: null, madeAt: null }))
}

/** Ends every address: after a restore, one that was turned off since the backup opens nothing again. Test: `tests/integration/backup.test.ts`. */
export async function endEveryCalendarKey(db: Database): Promise<void> {
  await db.write(async (tx) => {
    await tx.update(calendarFeed).set({ keyHash: null, madeAt: null })
  })
}

/** What it says beside "Appointment" and the time. */
export async function chooseCalendarWords(
  db: Database,
  actor: PersonActor,
  { showsWith, showsWhere }: Pick<Feed, 'showsWith' | 'showsWhere'>
): Promise<void> {
  await keep(db, actor, () => ({ showsWith, showsWhere }))
}

async function keep(
  db: Database,
  { personId }: PersonActor,
  columnsAt: (now: number) => Partial<typeof calendarFeed.$inferInsert>
): Promise<void> {
  await db.write(async (tx, now) => {
    const set = columnsAt(now)
    await tx
      .insert(calendarFeed)
      .values({ personId, ...set })
      .onConflictDoUpdate({ target: calendarFeed.personId, set })
  })
}

/**
 * Whose calendar a program with this key reads. A key is looked up by its hash alone; wrong ones are counted by the address
 * they come from, so that programs of others at one address are not kept out.
 *
 * @throws Refusal `not-found` for every key that opens nothing now, whatever the reason; `too-many-tries`
 */
export async function findKeyHolder(db: Database, key: string, address: string): Promise<PersonActor> {
  const [found] = await db.read.all<{ personId: string }>(sql`
    SELECT f.person_id AS personId FROM calendar_feed f
    JOIN person p ON p.id = f.person_id AND p.data_key_id IS NOT NULL
    JOIN account a ON a.id = f.person_id AND a.closed_at IS NULL
    JOIN hat h ON h.account_id = a.id AND h.kind = 'person' AND h.ended_at IS NULL
    WHERE f.key_hash = ${hashOf(key)} AND NOT ${isPastClosing(sql`f.person_id`, db.now())}`)
  if (!found) {
    await countTry(db, 'calendar-address', addressToCount(address))
    throw new Refusal('not-found')
  }
  await countTry(db, 'calendar-key', found.personId)
  return { kind: 'person', personId: found.personId, way: 'own-phone' }
}

const hashOf = (key: string): string => createHash('sha256').update(key).digest('hex')
