import type { WorkerActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { beginAttempt, denyAttempt, writeAttempt } from './attempt.server.ts'
import { markLookedAtPart } from './gate-facts.server.ts'
import { listPeople, type SharingPerson } from './list-people.server.ts'
import { openSections } from './read-shared.server.ts'
import { decide } from './rules.ts'

const section = 'release'

/** Somebody whom the viewer helps, and the day on which they get out as they told it: ISO date. */
export interface Release {
  readonly ref: string
  readonly date: string
}

/** Whether a look at the day would be allowed: of those whom the viewer helps, who share it. Opens nothing. */
export function sharesRelease({ helper, sections }: Pick<SharingPerson, 'helper' | 'sections'>): boolean {
  return helper === 'me' && sections.includes(section)
}

/**
 * The days on which those get out whom this worker helps, soonest first. Each is a look at that one section,
 * through the gate and in that person's history before anything is shown: so it is done when the worker asks
 * for it, and never to put a list in order. Who told no day, or was stopped meanwhile, is left out.
 * Tests: `see-releases.test.ts`, `model.test.ts`.
 *
 * @throws Refusal `too-many-tries` after 30 denials in an hour
 */
export async function seeReleases(db: Database, viewer: WorkerActor): Promise<Release[]> {
  const releases: Release[] = []
  for (const { ref } of (await listPeople(db, viewer)).filter(sharesRelease)) {
    const date = await seeRelease(db, viewer, ref)
    if (date !== null) releases.push({ ref, date })
  }
  return releases.sort((a, b) => a.date.localeCompare(b.date))
}

async function seeRelease(db: Database, viewer: WorkerActor, ref: string): Promise<string | null> {
  const outcome = await db.write(async (tx, now) => {
    const attempt = await beginAttempt(db, tx, now, viewer, ref)
    const { found, at, key } = attempt
    const consent = found?.facts.consent
    if (!found || !consent || !decide(found.facts, section, at))
      return { denied: await denyAttempt(tx, now, attempt) }
    const [open] = await openSections(db, tx, found, [section], key)
    const row = await writeAttempt(tx, attempt, { what: 'looked', allowed: true, sections: [section] })
    await markLookedAtPart(tx, viewer, consent.consentId, row.seq, now)
    return { told: open?.document?.releaseDate }
  })
  if (outcome.denied === 'too-many-tries') throw new Refusal('too-many-tries')
  return typeof outcome.told === 'string' ? outcome.told : null
}
