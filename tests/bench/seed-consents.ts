import { sql } from 'drizzle-orm'
import type { WorkerActor } from '#lib/access/actors.ts'
import { untilDateOf } from '#lib/consent/until.server.ts'
import type { Database } from '#lib/database/connect.server.ts'

const perPerson = 10
const organisations = 1000
const perWrite = 50_000
const day = 24 * 60 * 60 * 1000 // ms

/** The viewer and the reference of the `i`th consent, from 0. */
export interface SeededConsents {
  viewerOf(i: number): WorkerActor
  refOf(i: number): string
}

/**
 * Fills a database with active consents, by plain SQL: ten for each person, each with another of a thousand
 * organisations, whose one worker has taken the person on. Nobody here can sign in, and no key opens anything.
 */
export async function seedConsents(db: Database, consents: number): Promise<SeededConsents> {
  const people = consents / perPerson
  await seedWorkers(db)
  await seedPeople(db, people)
  for (let first = 0; first < consents; first += perWrite)
    await seedSharing(db, first, Math.min(perWrite, consents - first))
  return {
    viewerOf: (i) => {
      const organisation = organisationOf(i)
      return {
        kind: 'worker',
        accountId: idOf('worker', organisation),
        organisationId: idOf('organisation', organisation),
        organisationName: 'Connect Housing',
        role: 'worker',
        displayName: 'Anna'
      }
    },
    refOf: (i) => String(i).padStart(22, '0')
  }
}

/** As long as a real id, and in order of its number. The same is written in SQL below. */
const idOf = (kind: string, number: number) => `${String(number).padStart(24, '0')}-${kind.padEnd(12, '-')}`
const idInSql = (kind: string, number: string) =>
  sql.raw(`printf('%024d-${kind.padEnd(12, '-')}', ${number})`)

/** Neighbours in the list of consents belong to one person and to organisations far apart. */
const organisationOf = (i: number) => (i * 97) % organisations
const organisationInSql = `((i * 97) % ${organisations})`

/** A table of whole numbers `i`, `count` of them from `first` on. */
const numbers = (first: number, count: number) =>
  sql`WITH RECURSIVE number (i) AS (SELECT ${first} UNION ALL SELECT i + 1 FROM number WHERE i + 1 < ${first + count})`

async function seedWorkers(db: Database): Promise<void> {
  await db.write(async (tx, now) => {
    const all = numbers(0, organisations)
    const [worker, organisation] = [idInSql('worker', 'i'), idInSql('organisation', 'i')]
    await tx.run(
      sql`${all} INSERT INTO account (id, user_handle, created_at) SELECT ${worker}, ${worker}, ${now} FROM number`
    )
    await tx.run(
      sql`${all} INSERT INTO hat (account_id, kind, since) SELECT ${worker}, 'worker', ${now} FROM number`
    )
    await tx.run(sql`${all} INSERT INTO organisation (id, slug, name, kind, about, state, created_at)
      SELECT ${organisation}, ${organisation}, 'Connect Housing', 'charity', '', 'verified', ${now} FROM number`)
    await tx.run(sql`${all} INSERT INTO membership (organisation_id, account_id, role, display_name, since)
      SELECT ${organisation}, ${worker}, 'worker', 'Anna', ${now} FROM number`)
    await tx.run(sql`INSERT INTO notice (sha256, language, version, text, kept_at)
      VALUES ('none', 'en-GB', '1', '', ${now})`)
  })
}

async function seedPeople(db: Database, people: number): Promise<void> {
  await db.write(async (tx, now) => {
    const all = numbers(0, people)
    const person = idInSql('person', 'i')
    await tx.run(
      sql`${all} INSERT INTO account (id, user_handle, created_at) SELECT ${person}, ${person}, ${now} FROM number`
    )
    await tx.run(
      sql`${all} INSERT INTO person (id, data_key_id, created_at) SELECT ${person}, 'none', ${now} FROM number`
    )
    await tx.run(
      sql`${all} INSERT INTO person_sharing (person_id, last_seq) SELECT ${person}, ${perPerson} FROM number`
    )
    await tx.run(sql`${all} INSERT INTO history_row (person_id, seq, at, commitment, prev_hash, hash)
      SELECT ${person}, 1, ${now}, zeroblob(32), zeroblob(32), zeroblob(32) FROM number`)
  })
}

async function seedSharing(db: Database, first: number, count: number): Promise<void> {
  await db.write(async (tx, now) => {
    const all = numbers(first, count)
    const ref = sql.raw(`printf('%022d', i)`)
    const person = idInSql('person', `i / ${perPerson}`)
    const organisation = idInSql('organisation', organisationInSql)
    const until = now + 28 * day
    await tx.run(sql`${all} INSERT INTO sharing_thread (ref, person_id, recipient, organisation_id, purpose)
      SELECT ${ref}, ${person}, 'organisation:' || ${organisation}, ${organisation}, 'home' FROM number`)
    await tx.run(sql`${all} INSERT INTO assignment (id, person_id, organisation_id, account_id, since)
      SELECT ${ref}, ${person}, ${organisation}, ${idInSql('worker', organisationInSql)}, ${now} FROM number`)
    await tx.run(sql`${all} INSERT INTO consent (id, thread_ref, person_id, given_seq, given_at, from_at, until_at,
        until_date, until_zone, reconfirm_by, state, sections, notice_sha256, how)
      SELECT ${ref}, ${ref}, ${person}, 1 + i % ${perPerson}, ${now}, ${now}, ${until},
        ${untilDateOf('28-days', now)}, 'Europe/London', ${now + 90 * day}, 'open', '["contact","goals"]', 'none',
        'own-phone' FROM number`)
  })
}
