import { sql } from 'drizzle-orm'
import type { Database } from '#lib/database/connect.server.ts'

const patience = 2000 // ms

/** Whether the database reads. Never throws: a health check that fails in the wrong way restarts nothing. */
export async function isAnswering(db: Database): Promise<boolean> {
  return inTime(db.read.get(sql`SELECT stamp FROM instance`))
}

/** Whether everything that serving somebody takes is there: the database and the keys. */
export async function isReady(db: Database): Promise<boolean> {
  return inTime(
    Promise.all([
      db.read.get(sql`SELECT stamp FROM instance`),
      db.keyStore.execute('SELECT 1 FROM data_key LIMIT 1')
    ])
  )
}

async function inTime(answer: Promise<unknown>): Promise<boolean> {
  const waiting = Promise.withResolvers<boolean>()
  const timer = setTimeout(() => waiting.resolve(false), patience)
  const done = answer.then(
    () => true,
    () => false
  )
  return Promise.race([done, waiting.promise]).finally(() => clearTimeout(timer))
}
