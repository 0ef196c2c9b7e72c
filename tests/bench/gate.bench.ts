import { findFacts } from '#lib/consent/gate-facts.server.ts'
import { decide } from '#lib/consent/rules.ts'
import { openBenchDatabase, type BenchDatabase } from './bench-database.ts'
import { compared, lasting, type Bench } from './figure.ts'
import { seedConsents, type SeededConsents } from './seed-consents.ts'
import { quantile, timeInTurns } from './timing.ts'

/** The decision alone, and whether it stays as quick in a large database. */
export const bench: Bench = async ({ quick }) => {
  const [few, many] = [1_000, quick ? 20_000 : 1_000_000]
  await using small = await openBenchDatabase()
  await using large = await openBenchDatabase()
  const inSmall = await seedConsents(small, few)
  const inLarge = await seedConsents(large, many)
  const times = await timeInTurns(
    {
      small: (i) => decideOn(small, inSmall, i % few),
      large: (i) => decideOn(large, inLarge, (i * 7919) % many), // a prime: all over the tables
      read: (i) => readOne(small, inSmall.refOf(i % few)),
      readLarge: (i) => readOne(large, inLarge.refOf((i * 7919) % many))
    },
    { turns: quick ? 4 : 20, each: 250 }
  )
  const p50 = {
    small: quantile(times.small, 0.5),
    large: quantile(times.large, 0.5),
    read: quantile(times.read, 0.5),
    readLarge: quantile(times.readLarge, 0.5)
  }
  const [fewWords, manyWords] = [few.toLocaleString('en-GB'), many.toLocaleString('en-GB')]
  return [
    compared(
      `gate decision, ${manyWords} consents, p50`,
      [lasting(p50.large), lasting(p50.readLarge, 'one indexed read of a consent there')],
      ['≤', 4]
    ),
    compared(
      `gate decision, ${fewWords} consents, p50`,
      [lasting(p50.small), lasting(p50.read, 'one indexed read of a consent there')],
      ['≤', 4]
    ),
    compared(
      `gate decision, ${manyWords} consents, p50`,
      [lasting(p50.large), lasting(p50.small, `at ${fewWords} consents`)],
      ['≤', 1.5]
    )
  ]
}

async function decideOn(db: BenchDatabase, seeded: SeededConsents, i: number): Promise<void> {
  const found = await findFacts(db.read, seeded.viewerOf(i), seeded.refOf(i))
  if (!found || !decide(found.facts, 'contact', db.now()))
    throw new Error(`the gate denied consent ${i}, which is active`)
}

/** What a decision could not do without: the consent's own state, times and sections, by its key. */
function readOne(db: BenchDatabase, id: string): Promise<unknown> {
  return db.client.execute({
    sql: 'SELECT state, from_at, until_at, sections FROM consent WHERE id = ?',
    args: [id]
  })
}
