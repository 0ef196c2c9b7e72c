import { sql } from 'drizzle-orm'
import type { WorkerActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { openStates } from '#lib/referrals/rules.ts'
import { awayNow } from '#lib/team/rules.ts'
import { findChanged, findFacts } from './gate-facts.server.ts'
import { decide, isOpen, type AccessKind } from './rules.ts'

const openInterests = sql.raw(openStates.map((state) => `'${state}'`).join())

/** A person who shares with this organisation now, as far as a list may say: no value, no name. */
export interface SharingPerson {
  readonly ref: string
  readonly purpose: string
  /** Titles of the offers they were interested in. */
  readonly offers: readonly string[]
  /** When sharing began: ms UTC. */
  readonly since: number
  /** The last day, ISO date. */
  readonly untilDate: string
  readonly until: number
  /** Who helps them here: the viewer, a colleague by name, or nobody yet. */
  readonly helper: 'me' | 'nobody' | Colleague
  /** Whether the viewer's look would be allowed now: `decide` says so for at least one section. */
  readonly opens: boolean
  /** Whether it is for the viewer alone. */
  readonly named: boolean
  readonly access: AccessKind
  /** Names of the sections that the viewer's look would open. */
  readonly sections: readonly string[]
  /** Whether one of them was told anew since the viewer looked; never which, and never when it is frozen. */
  readonly changed: boolean
}

/** `awayUntil`: the last day they are away, ISO date; null when they are here. */
export interface Colleague {
  readonly name: string
  readonly awayUntil: string | null
}

interface ThreadRow {
  ref: string
  helperId: string | null
  helperName: string | null
  helperAway: string | null
  offers: string
  /** Time of the person's last history row, ms UTC: no decision's clock runs before it. */
  lastAt: number | null
}

/**
 * Everybody who shares with the viewer's organisation now, newest first. It is not a search and writes
 * nothing. Who is in it, and who opens, is decided by the gate's own rules: `model.test.ts` checks that
 * list and gate agree.
 */
export async function listPeople(db: Database, viewer: WorkerActor): Promise<SharingPerson[]> {
  const now = db.now()
  const threads = await db.read.all<ThreadRow>(sql`
    SELECT t.ref AS ref, s.account_id AS helperId, m.display_name AS helperName,
      m.away_until AS helperAway,
      (SELECT json_group_array(o.title) FROM interest i JOIN offer o ON o.id = i.offer_id
        WHERE i.thread_ref = t.ref AND i.state IN (${openInterests})) AS offers,
      (SELECT at FROM history_row WHERE person_id = t.person_id ORDER BY seq DESC LIMIT 1) AS lastAt
    FROM sharing_thread t
    JOIN consent c ON c.thread_ref = t.ref
      AND c.given_seq = (SELECT max(given_seq) FROM consent WHERE thread_ref = t.ref)
      AND c.state = 'open' AND c.until_at > ${now}
    LEFT JOIN assignment s ON s.person_id = t.person_id AND s.organisation_id = t.organisation_id
      AND s.ended_at IS NULL
    LEFT JOIN membership m ON m.organisation_id = s.organisation_id AND m.account_id = s.account_id
    WHERE t.organisation_id = ${viewer.organisationId}
      AND (t.worker_id IS NULL OR t.worker_id = ${viewer.accountId})
    ORDER BY c.given_at DESC, t.ref LIMIT 500`)
  const people = await Promise.all(threads.map((thread) => describe(db, viewer, thread, now)))
  return people.filter((person) => person !== null)
}

async function describe(
  db: Database,
  viewer: WorkerActor,
  thread: ThreadRow,
  now: number
): Promise<SharingPerson | null> {
  const found = await findFacts(db.read, viewer, thread.ref)
  const consent = found?.facts.consent
  const at = Math.max(now, thread.lastAt ?? 0)
  if (!found || !consent || !isOpen(found.facts, at)) return null
  const { facts, purpose, record } = found
  const sections = consent.sections.filter((section) => decide(facts, section, at))
  return {
    ref: thread.ref,
    purpose,
    offers: JSON.parse(thread.offers) as string[],
    since: consent.givenAt,
    untilDate: consent.untilDate,
    until: consent.until,
    helper: facts.viewerIsNamed ? 'me' : helperOf(viewer, thread, now),
    named: facts.viewerIsNamed,
    access: consent.access,
    opens: sections.length > 0,
    sections,
    changed:
      consent.frozen === null && (await findChanged(db.read, viewer, consent.consentId, record, sections))
  }
}

function helperOf(viewer: WorkerActor, thread: ThreadRow, now: number): SharingPerson['helper'] {
  if (thread.helperId === null) return 'nobody'
  if (thread.helperId === viewer.accountId) return 'me'
  return { name: thread.helperName ?? '', awayUntil: awayNow(thread.helperAway, now) }
}

/**
 * One of them, by reference.
 *
 * @throws Refusal `not-found` when nobody with this reference shares with the viewer's organisation now
 */
export async function findListed(db: Database, viewer: WorkerActor, ref: string): Promise<SharingPerson> {
  const found = (await listPeople(db, viewer)).find((person) => person.ref === ref)
  if (!found) throw new Refusal('not-found')
  return found
}
