import { createClient } from '@libsql/client'
import { eq } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/libsql'
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

const note = sqliteTable('note', {
  id: integer('id').primaryKey(),
  title: text('title').notNull(),
  words: text('words').notNull()
})

const client = createClient({ url: `file:${process.env.BARE_DATABASE}` })
await client.executeMultiple(`
  PRAGMA journal_mode = WAL;
  CREATE TABLE note (id INTEGER PRIMARY KEY, title TEXT NOT NULL, words TEXT NOT NULL);
  INSERT INTO note VALUES (1, 'Hello', 'One row of one table, read again for each request.')`)
const db = drizzle(client)

/** The one read. */
export async function load() {
  const [found] = await db.select().from(note).where(eq(note.id, 1))
  return { note: found }
}
