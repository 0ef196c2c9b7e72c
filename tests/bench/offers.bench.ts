import { noFilters, type OfferFilters } from '#lib/offers/filters.ts'
import { listOffers } from '#lib/offers/list-offers.server.ts'
import { seedOffers } from '../../scripts/seed-offers.ts'
import { openBenchDatabase } from './bench-database.ts'
import { alone, compared, lasting, type Bench } from './figure.ts'
import { quantile, timeInTurns } from './timing.ts'

/** What people ask: nothing, a word, some words, a slip, a place, a need, what is rare, and all of it at once. */
const asked: readonly Partial<OfferFilters>[] = [
  {},
  { words: 'room' },
  { words: 'room with support' },
  { words: 'somebody to talk to about money' },
  { place: 'Oxford' },
  { place: 'Reading', words: 'mentor' },
  { pathway: 'HEALTH' },
  { pathway: 'ACCOMMODATION', place: 'Slough', noLocalConnection: true },
  { where: 'phone', day: 'weekend' },
  { day: 'fri', time: 'afternoon', place: 'Oxford' },
  { beforeRelease: true, words: 'job' },
  { page: 12 },
  { words: 'zebra' },
  {
    words: 'room',
    place: 'Oxford',
    pathway: 'ACCOMMODATION',
    day: 'fri',
    time: 'afternoon',
    noLocalConnection: true
  },
  { language: 'Welsh', kind: 'training', only: 'women' },
  { words: 'mentr', place: 'Slough' },
  { near: 'Slough', miles: 5, sort: 'near' },
  { words: 'room', near: 'OX4', sort: 'near' },
  { pathway: 'HEALTH', day: 'now', sort: 'soon' },
  {
    where: 'at-the-gate',
    beforeRelease: true,
    rulesNobodyOut: true,
    age: 70,
    access: 'step-free',
    free: true
  }
]

/** Search as the public list does it: text, filters, fit, and the cards of one page. */
export const bench: Bench = async ({ quick }) => {
  const [few, many] = [1_000, quick ? 5_000 : 100_000]
  await using small = await openBenchDatabase()
  await using large = await openBenchDatabase()
  await seedOffers(small, { offers: few, seed: 1 })
  await seedOffers(large, { offers: many, seed: 1 })
  const ask = (i: number): OfferFilters => ({ ...noFilters, ...asked[i % asked.length] })
  const times = await timeInTurns(
    { small: (i) => listOffers(small, ask(i)), large: (i) => listOffers(large, ask(i)) },
    { turns: quick ? 3 : 12, each: 10 * asked.length }
  )
  const words = `offer search, ${many.toLocaleString('en-GB')} offers`
  return [
    compared(
      `${words}, p99`,
      [
        lasting(quantile(times.large, 0.99)),
        lasting(quantile(times.small, 0.99), `at ${few.toLocaleString('en-GB')} offers`)
      ],
      ['≤', 3]
    ),
    alone(`${words}, p50`, lasting(quantile(times.large, 0.5)), ['≤', 10, 'ms'])
  ]
}
