import type { PersonActor } from '#lib/access/actors.ts'
import type { Database } from '#lib/database/connect.server.ts'
import type { PersonFacts } from '#lib/fit/facts.ts'
import { readPersonFacts } from '#lib/fit/read-person.server.ts'
import { fitOf } from '#lib/fit/rules.ts'
import { listAimedOffers, type AimedOffer } from '#lib/offers/list-aimed.server.ts'
import { changeChoice, readChoice, type DigestChoice } from '#lib/shortlist/own-choice.server.ts'
import { aimFits, digestFor, type Interests } from './rules.ts'

/** Rules that say that somebody cannot come at all. */
const shut = ['age_from', 'age_to', 'only_for']
const mostShown = 20

/**
 * New offers whose services meant people like this one, newest first; null while they want no digest. Computed
 * now, from their own record and for them alone. What they are counted by is brought up to date with it.
 * Tests: `digest.test.ts`.
 */
export async function openDigest(db: Database, actor: PersonActor): Promise<AimedOffer[] | null> {
  const choice = await readChoice(db, actor, 'digest')
  if (!choice) return null
  const person = await readPersonFacts(db, actor)
  const interests = interestsOf(person, choice)
  await keepUpToDate(db, actor, choice, interests)
  const offers = await listAimedOffers(db, db.now() - digestFor)
  return offers
    .filter((offer) => aimFits(offer, interests, person.today))
    .filter((offer) => !fitOf(person, offer).some(({ id }) => shut.includes(id)))
    .slice(0, mostShown)
}

/** Turns the digest on, and with it the counting; or both off, which leaves nothing. Twice is once. */
export async function switchDigest(db: Database, actor: PersonActor, on: boolean): Promise<void> {
  if (!on) return changeChoice(db, actor, 'digest', () => null)
  const interests = interestsOf(await readPersonFacts(db, actor), null)
  await changeChoice(db, actor, 'digest', (before, now) => before ?? { ...interests, seenAt: now })
}

/** The day of release stays known after it, so that offers for the weeks after still come. */
function interestsOf(person: PersonFacts, before: DigestChoice | null): Interests {
  const wanted = [...person.helpWith, ...person.goals.map((goal) => goal.pathway)]
  return {
    pathways: [...new Set(wanted)].sort(),
    areas: person.stay?.area ? [person.stay.area] : [],
    releaseDate: person.releaseDate ?? before?.releaseDate ?? null
  }
}

const aDay = 24 * 60 * 60 * 1000 // ms

async function keepUpToDate(
  db: Database,
  actor: PersonActor,
  before: DigestChoice,
  interests: Interests
): Promise<void> {
  const { seenAt, ...known } = before
  const same = JSON.stringify(known) === JSON.stringify({ ...interests })
  if (same && db.now() - seenAt < aDay) return
  // Only while there is one: another page may have turned it off meanwhile.
  await changeChoice(db, actor, 'digest', (still, now) => still && { ...interests, seenAt: now })
}
