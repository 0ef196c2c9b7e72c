import { eq } from 'drizzle-orm'
import type { Database } from '#lib/database/connect.server.ts'
import { OperatorError } from '#lib/database/operator-error.ts'
import { offerKinds, type OfferKind } from '#lib/offers/rules.ts'
import { offer } from '#lib/offers/tables.server.ts'
import type { OrganisationKind } from '#lib/organisations/rules.ts'
import { organisation } from '#lib/organisations/tables.server.ts'
import { areas } from '#lib/places/areas.ts'
import { aPhone, aPlaceName, makeOffer } from './make-offer.ts'
import { seeded, type Seeded } from './seeded.ts'

const day = 24 * 60 * 60 * 1000 // ms
const perWrite = 400
const offersEach = 8

/** What an organisation is for: the end of its name, what it says of itself, and the kinds of help it gives. */
const trades: readonly {
  readonly kind: OrganisationKind
  readonly name: string
  readonly about: string
  readonly gives: readonly OfferKind[]
}[] = [
  {
    kind: 'charity',
    name: 'Homes',
    about: 'We find rooms, and help people to stay in them.',
    gives: ['housing', 'floating-support', 'legal-help']
  },
  {
    kind: 'charity',
    name: 'Mentors',
    about: 'Our mentors walk beside you for the first months.',
    gives: ['mentoring', 'meet-at-the-gate', 'peer-support']
  },
  {
    kind: 'employer',
    name: 'Works',
    about: 'We give paid work to people who have been inside.',
    gives: ['job']
  },
  {
    kind: 'charity',
    name: 'Trust',
    about: 'Food, advice and a warm room.',
    gives: ['drop-in', 'arrivals-lounge', 'travel-help']
  },
  {
    kind: 'learning',
    name: 'Skills',
    about: 'We teach trades, reading and maths.',
    gives: ['training', 'learning', 'job-readiness']
  },
  {
    kind: 'health',
    name: 'Health',
    about: 'Nurses and key workers, near you.',
    gives: ['health-and-recovery', 'peer-support']
  },
  {
    kind: 'charity',
    name: 'Advice',
    about: 'Free advice on money, homes and the law.',
    gives: ['money-advice', 'legal-help']
  },
  {
    kind: 'charity',
    name: 'Families',
    about: 'We help families to stay in touch.',
    gives: ['family-support', 'meet-at-the-gate']
  },
  {
    kind: 'charity',
    name: 'Sheds',
    about: 'Make, mend, grow and play with good people.',
    gives: ['interest-group', 'volunteering']
  },
  {
    kind: 'council',
    name: 'Council',
    about: 'Help with homes and money from the council.',
    gives: ['housing', 'money-advice', 'travel-help', 'job-readiness']
  }
]

export interface SeedOffers {
  readonly offers: number
  /** The same seed makes the same organisations and offers, apart from dates. */
  readonly seed: number
  /** Told after each write how many offers are there. */
  readonly tell?: ((done: number) => void) | undefined
}

export interface SeededOffers {
  /** Verified ones first are not promised: about one in twenty-five is not verified. */
  readonly organisationIds: readonly string[]
  readonly offerIds: readonly string[]
}

/**
 * Fills a practice database with organisations and offers of the whole region, to try things with and to measure
 * with: about eight offers an organisation, each kind of help in turn, in all thirteen areas.
 *
 * @throws OperatorError when this seed was used on this database before
 */
export async function seedOffers(db: Database, { offers, seed, tell }: SeedOffers): Promise<SeededOffers> {
  const random = seeded(seed)
  const organisationIds = await seedOrganisations(db, random, Math.ceil(offers / offersEach), seed)
  const givers = giversOf(organisationIds)
  const offerIds: string[] = []
  while (offerIds.length < offers) {
    const count = Math.min(perWrite, offers - offerIds.length)
    await db.write(async (tx, now) => {
      const rows = Array.from({ length: count }, (_, index) => {
        const kind = offerKinds[(offerIds.length + index) % offerKinds.length]! // within the list
        return makeOffer(random, kind, random.pick(givers[kind]), now)
      })
      await tx.insert(offer).values(rows)
      offerIds.push(...rows.map((row) => row.id))
    })
    tell?.(offerIds.length)
  }
  return { organisationIds, offerIds }
}

/** Who gives each kind of help; anybody, where there are too few organisations for each trade. */
function giversOf(ids: readonly string[]): Record<OfferKind, readonly string[]> {
  const of = (kind: OfferKind) => ids.filter((_, index) => tradeOf(index).gives.includes(kind))
  return Object.fromEntries(offerKinds.map((kind) => [kind, of(kind).length > 0 ? of(kind) : ids])) as Record<
    OfferKind,
    readonly string[]
  >
}

const tradeOf = (number: number) => trades[number % trades.length]! // within the list

async function seedOrganisations(
  db: Database,
  random: Seeded,
  count: number,
  seed: number
): Promise<string[]> {
  const slugOf = (number: number) => `seed-${seed}-${number}`
  const [before] = await db.read
    .select()
    .from(organisation)
    .where(eq(organisation.slug, slugOf(0)))
  if (before)
    throw new OperatorError(`Offers of seed ${seed} are in this database already. Choose another seed.`)
  const ids: string[] = []
  while (ids.length < count) {
    await db.write(async (tx, now) => {
      const rows = Array.from({ length: Math.min(perWrite, count - ids.length) }, (_, index) => {
        const { kind, name, about } = tradeOf(ids.length + index)
        return {
          id: random.id(now),
          slug: slugOf(ids.length + index),
          name: `${aPlaceName(random)} ${name}`,
          kind,
          about,
          phone: aPhone(random),
          email: null,
          state: random.chance(0.96) ? ('verified' as const) : random.pick(['applied', 'suspended'] as const),
          areas: random.chance(0.2) ? [] : [random.pick(areas)],
          createdAt: now - 400 * day
        }
      })
      await tx.insert(organisation).values(rows)
      ids.push(...rows.map((row) => row.id))
    })
  }
  return ids
}
