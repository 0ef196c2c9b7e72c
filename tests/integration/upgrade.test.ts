import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { snapshotIsTrue } from '#lib/consent/verify-consents.server.ts'
import { loadSharing } from '#lib/consent/sharing-store.server.ts'
import { openDatabase } from '#lib/database/connect.server.ts'
import { appendHistory, findHead } from '#lib/ledger/append-history.server.ts'
import type { HistoryDetail } from '#lib/ledger/rules.ts'
import { verifyStoredChain } from '#lib/ledger/verify-stored.server.ts'
import { freshDataKey } from '#lib/vault/data-keys.server.ts'
import { testKeyring } from '../support/database.ts'
import { aFolder } from '../support/folder.ts'

interface Journal {
  entries: { idx: number; tag: string }[]
}

/** The migrations as they stood when this number was the last one. */
function migrationsUpTo(last: number, folder: string): string {
  const journal = JSON.parse(readFileSync('drizzle/meta/_journal.json', 'utf8')) as Journal
  const entries = journal.entries.filter(({ idx }) => idx <= last)
  mkdirSync(join(folder, 'meta'), { recursive: true })
  writeFileSync(join(folder, 'meta/_journal.json'), JSON.stringify({ ...journal, entries }))
  for (const { tag } of entries) cpSync(`drizzle/${tag}.sql`, join(folder, `${tag}.sql`))
  return folder
}

/** A yes as the first release stored it: no access, no start of its own, only whole organisations. */
const given = {
  kind: 'given',
  consentId: 'c1',
  threadRef: 't1',
  sections: ['contact'],
  from: 1_000,
  until: 9_000,
  untilDate: '2026-12-20',
  untilZone: 'Europe/London',
  reconfirmBy: 8_000,
  noticeSha256: 'ab',
  how: 'own-phone'
}

const looked: Omit<HistoryDetail, 'salt'> = {
  what: 'looked',
  actor: { kind: 'person' },
  allowed: true,
  consent: 'c1',
  purpose: 'home',
  sections: ['contact'],
  reason: null
}

it('brings a database of the first release up to date and loses nothing that was shared', async () => {
  using folder = aFolder()
  const options = { dataDir: join(folder.path, 'data'), stamp: 'practice', keyring: testKeyring() } as const
  const before = await openDatabase({ ...options, migrations: migrationsUpTo(2, join(folder.path, 'old')) })
  const key = freshDataKey(1)
  await before.write(async (tx) => {
    for (const statement of [
      sql`INSERT INTO account (id, user_handle, created_at) VALUES ('p1', 'handle', 1)`,
      sql`INSERT INTO person (id, data_key_id, created_at) VALUES ('p1', 'k1', 1)`,
      sql`INSERT INTO organisation (id, slug, name, kind, about, state, created_at)
        VALUES ('o1', 'one', 'One', 'charity', '', 'verified', 1)`,
      sql`INSERT INTO notice (sha256, language, version, text, kept_at) VALUES ('ab', 'en', 'sharing-1', 'words', 1)`,
      sql`INSERT INTO sharing_thread (ref, person_id, organisation_id, purpose) VALUES ('t1', 'p1', 'o1', 'home')`,
      sql`INSERT INTO consent_event (person_id, seq, at, event) VALUES ('p1', 1, 1000, ${JSON.stringify(given)})`,
      sql`INSERT INTO person_sharing (person_id, last_seq) VALUES ('p1', 1)`,
      sql`INSERT INTO consent (id, thread_ref, person_id, given_seq, given_at, from_at, until_at, until_date,
          until_zone, reconfirm_by, state, sections, notice_sha256, how)
        VALUES ('c1', 't1', 'p1', 1, 1000, 1000, 9000, '2026-12-20', 'Europe/London', 8000, 'open',
          '["contact"]', 'ab', 'own-phone')`
    ]) {
      await tx.run(statement)
    }
    let head = await findHead(tx, 'p1')
    for (let row = 0; row < 3; row++) head = await appendHistory(tx, key, 'p1', head, 1_000, looked)
  })
  await before.close()

  const after = await openDatabase(options)
  try {
    expect((await loadSharing(after.read, 'p1')).consents.get('c1')).toMatchObject({
      state: 'open',
      access: 'look',
      beside: false,
      frozen: null,
      sections: ['contact']
    })
    expect(await snapshotIsTrue(after.read, 'p1')).toBe(true)
    expect(await after.read.all(sql`SELECT recipient, organisation_id AS org FROM sharing_thread`)).toEqual([
      { recipient: 'organisation:o1', org: 'o1' }
    ])
    expect(await after.read.all(sql`PRAGMA foreign_key_check`)).toEqual([])
    expect(await verifyStoredChain(after.read, key, 'p1')).toMatchObject({ ok: true, rows: 3 })
    for (const change of [
      sql`UPDATE history_row SET at = 0`,
      sql`DELETE FROM history_row`,
      sql`INSERT OR REPLACE INTO history_row SELECT * FROM history_row`,
      sql`UPDATE history_detail SET seq = 9`,
      sql`DELETE FROM history_detail`,
      sql`INSERT OR REPLACE INTO history_detail SELECT * FROM history_detail`
    ]) {
      await expect(after.write((tx) => tx.run(change))).rejects.toMatchObject({
        cause: { message: expect.stringMatching(/append-only|erased only/) as string }
      })
    }
    expect(await verifyStoredChain(after.read, key, 'p1')).toMatchObject({ ok: true, rows: 3 })
  } finally {
    await after.close()
  }
})
