import { eq } from 'drizzle-orm'
import type { Database } from '#lib/database/connect.server.ts'
import { OperatorError } from '#lib/database/operator-error.ts'
import { areas } from '#lib/places/areas.ts'
import { organisationKinds } from '#lib/organisations/rules.ts'
import { capacities } from '#lib/offers/rules.ts'
import { organisation } from '#lib/organisations/tables.server.ts'
import { offer } from '#lib/offers/tables.server.ts'
import { practiceOffers } from '#practice/load-organisations.server.ts'
import { seeded, type Seeded } from './seeded.ts'

const day = 24 * 60 * 60 * 1000 // ms
const perWrite = 400
const offersEach = 8

const trees =
  'Ash Beech Birch Bramble Cherry Elder Elm Fern Hazel Holly Juniper Larch Maple Oak Pine Rowan Sorrel Thorn Willow Yew'.split(
    ' '
  )
const grounds =
  'acre bank bridge brook croft dale end field ford gate hill holt hurst lea mead moor stead ton well wick'.split(
    ' '
  )
const trades = [
  'Homes',
  'Trust',
  'Works',
  'Mentors',
  'Skills',
  'Health',
  'House',
  'Project',
  'Advice',
  'Sheds'
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
 * Fills a practice database with organisations and offers to measure with: eight offers an organisation,
 * made from the practice offers with names, places and facts of their own.
 *
 * @throws OperatorError when this seed was used on this database before
 */
export async function seedOffers(db: Database, { offers, seed, tell }: SeedOffers): Promise<SeededOffers> {
  const random = seeded(seed)
  const organisationIds = await seedOrganisations(db, random, Math.ceil(offers / offersEach), seed)
  const offerIds: string[] = []
  while (offerIds.length < offers) {
    const count = Math.min(perWrite, offers - offerIds.length)
    await db.write(async (tx, now) => {
      const rows = Array.from({ length: count }, () => anOffer(random, random.pick(organisationIds), now))
      await tx.insert(offer).values(rows)
      offerIds.push(...rows.map((row) => row.id))
    })
    tell?.(offerIds.length)
  }
  return { organisationIds, offerIds }
}

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
      const rows = Array.from({ length: Math.min(perWrite, count - ids.length) }, (_, index) => ({
        id: random.id(now),
        slug: slugOf(ids.length + index),
        name: `${aPlaceName(random)} ${random.pick(trades)}`,
        kind: random.pick(organisationKinds),
        about: 'Made up, to measure with.',
        phone: aPhone(random),
        email: null,
        state: random.chance(0.96) ? ('verified' as const) : random.pick(['applied', 'suspended'] as const),
        createdAt: now - 400 * day
      }))
      await tx.insert(organisation).values(rows)
      ids.push(...rows.map((row) => row.id))
    })
  }
  return ids
}

function anOffer(random: Seeded, organisationId: string, now: number): typeof offer.$inferInsert {
  const { by: _, capacityDaysAgo: __, confirmedDaysAgo: ___, ...like } = random.pick(practiceOffers)
  const town = like.town ? random.pick(areas) : null
  return {
    ...like,
    id: random.id(now),
    organisationId,
    state: random.chance(0.95) ? 'live' : 'ended',
    title: `${like.title} (${aPlaceName(random)})`,
    town,
    address: town && `${1 + random.below(200)} ${aPlaceName(random)} Road, ${town}`,
    areas: town ? [...new Set([town, random.pick(areas)])] : [],
    noLocalConnection: random.chance(0.7),
    phone: aPhone(random),
    capacity: random.pick(capacities),
    capacityAsOf: now - random.below(30 * day),
    lastConfirmedAt: now - random.below(60 * day),
    createdAt: now - random.below(400 * day)
  }
}

const aPlaceName = (random: Seeded): string => `${random.pick(trees)}${random.pick(grounds)}`
/** From the range that Ofcom keeps for drama. */
const aPhone = (random: Seeded): string => `01632 960${String(random.below(1000)).padStart(3, '0')}`
