import { existsSync, mkdirSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { account } from '#lib/accounts/tables.server.ts'
import { openDatabase } from '#lib/database/connect.server.ts'
import { OperatorError } from '#lib/database/operator-error.ts'
import { makeKeyring, readKeyring } from '#lib/vault/keyring.server.ts'
import { readPlaces } from '../src/env.server.ts'
import { ensureWords } from './steps.ts'

/**
 * `npm run seed -- --people N --offers N --seed S`: fills the practice database in `DATA_DIR` with people
 * and offers to measure with, beside the practice cast. Stop the server first.
 */
try {
  const { people, offers, seed } = readNumbers()
  await ensureWords()
  await fill(people, offers, seed)
} catch (cause) {
  if (!(cause instanceof OperatorError)) throw cause
  console.error(cause.message)
  process.exitCode = 1
}

function readNumbers(): { people: number; offers: number; seed: number } {
  const option = { type: 'string', default: '0' } as const
  const { values } = parseArgs({
    options: { people: option, offers: option, seed: { ...option, default: '1' } }
  })
  const wholeNumber = (name: 'people' | 'offers' | 'seed') => {
    const value = Number(values[name])
    if (!Number.isSafeInteger(value) || value < 0) throw new OperatorError(`--${name} takes a whole number.`)
    return value
  }
  return { people: wholeNumber('people'), offers: wholeNumber('offers'), seed: wholeNumber('seed') }
}

async function fill(people: number, offers: number, seed: number): Promise<void> {
  // These read the compiled words, which a fresh clone makes first.
  const { loadCast } = await import('#practice/load-cast.server.ts')
  const { loadOrganisations } = await import('#practice/load-organisations.server.ts')
  const { seedOffers } = await import('./seed-offers.ts')
  const { seedPeople } = await import('./seed-people.ts')
  const { dataDir, keyringFile } = readPlaces()
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  if (!existsSync(keyringFile)) makeKeyring(keyringFile)
  const db = await openDatabase({ dataDir, stamp: 'practice', keyring: readKeyring(keyringFile) })
  const tell = (what: string) => (done: number) => console.log(`${done.toLocaleString('en-GB')} ${what}`)
  try {
    if ((await db.read.$count(account)) === 0) {
      await loadOrganisations(db)
      await loadCast(db)
    }
    if (offers > 0) await seedOffers(db, { offers, seed, tell: tell('offers') })
    if (people > 0) await seedPeople(db, { people, seed, tell: tell('people') })
  } finally {
    await db.close()
  }
}
