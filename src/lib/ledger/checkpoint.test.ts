import { randomBytes } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { openTestDatabase } from '../../../tests/support/database.ts'
import { aDetail, nodeTools } from '../../../tests/support/history.ts'
import { aPerson } from '../../../tests/support/people.ts'
import { keyOf } from '../../../tests/support/sharing.ts'
import { checkpointSigner } from '#lib/vault/checkpoint-key.server.ts'
import { appendHistory, findHead } from './append-history.server.ts'
import { checkFiles } from './check-files.ts'
import { checkpointBytes, checkpointOf, copyBytes } from './checkpoint-rules.ts'
import { listCheckpointKeys, proofFor, signCheckpoint } from './checkpoint.server.ts'
import { parseHistoryFile } from './history-file.ts'
import { exportHistory } from './own-history.server.ts'

async function aPersonWithHistory(db: Awaited<ReturnType<typeof openTestDatabase>>, rows: number) {
  const actor = await aPerson(db)
  const key = await keyOf(db, actor)
  const { salt: _, ...what } = aDetail('')
  for (let i = 0; i < rows; i++) {
    await db.write(async (tx, now) => {
      await appendHistory(tx, key, actor.personId, await findHead(tx, actor.personId), now, what)
    })
  }
  return actor
}

describe('a checkpoint', () => {
  it('is on the export, and the file verifies with the published key', async () => {
    await using db = await openTestDatabase({ memory: true })
    const actor = await aPersonWithHistory(db, 3)
    const file = parseHistoryFile(JSON.parse(JSON.stringify(await exportHistory(db, actor))))!
    const tools = { ...nodeTools(), keys: await listCheckpointKeys(db) }
    expect(await checkFiles([{ kind: 'history', name: '', file }], tools)).toMatchObject([
      { kind: 'whole', rows: 3 },
      { kind: 'signature', state: 'good', time: db.now() }
    ])
  })

  it('on a copy fits every later export', async () => {
    await using db = await openTestDatabase({ memory: true })
    const actor = await aPersonWithHistory(db, 2)
    const copy = { words: 'yes' }
    const proof = await proofFor(db, actor.personId, copy)
    expect(proof.checkpoint).toMatchObject({ person: actor.personId, seq: 2 })
    await db.write(async (tx, now) => {
      const { salt: _, ...what } = aDetail('')
      await appendHistory(
        tx,
        await keyOf(db, actor),
        actor.personId,
        await findHead(tx, actor.personId),
        now,
        what
      )
    })
    const file = parseHistoryFile(JSON.parse(JSON.stringify(await exportHistory(db, actor))))!
    const tools = { ...nodeTools(), keys: await listCheckpointKeys(db) }
    const findings = await checkFiles(
      [
        { kind: 'history', name: '', file },
        { kind: 'copy', name: '', file: { copy, proof } }
      ],
      tools
    )
    expect(findings.map((one) => ('state' in one ? one.state : one.kind))).toEqual([
      'whole',
      'good',
      'good',
      'fits'
    ])
  })

  it('of nothing yet says so', async () => {
    await using db = await openTestDatabase({ memory: true })
    const actor = await aPerson(db)
    const { checkpoint } = await signCheckpoint(db, actor.personId)
    expect(checkpoint).toMatchObject({ seq: 0, hash: '0'.repeat(64), time: db.now() })
  })

  it('is never dated before the line that it signs', async () => {
    await using db = await openTestDatabase({ memory: true })
    const actor = await aPersonWithHistory(db, 1)
    const at = db.now()
    db.clock.move(-60_000)
    expect((await signCheckpoint(db, actor.personId)).checkpoint.time).toBe(at)
  })
})

describe('public keys', () => {
  it('stay published after the keyring has changed', async () => {
    await using db = await openTestDatabase({ memory: true })
    const before = checkpointSigner(db.keyring)
    expect((await listCheckpointKeys(db)).map(({ id }) => id)).toEqual([before.id])
    db.clock.move(1000)
    const keyEncryptionKeys = { ...db.keyring.keyEncryptionKeys, next: randomBytes(32) }
    const rotated = { ...db, keyring: { ...db.keyring, keyEncryptionKeys, current: 'next' } }
    const { publicKey } = await signCheckpoint(rotated, 'sam')
    expect((await listCheckpointKeys(rotated)).map(({ id }) => id)).toEqual([before.id, publicKey.id])
    // Back to the old one: it is there once.
    expect(await listCheckpointKeys(db)).toHaveLength(2)
  })

  it.each([
    `UPDATE checkpoint_key SET public_key = 'x'`,
    'DELETE FROM checkpoint_key',
    `INSERT OR REPLACE INTO checkpoint_key (id, public_key, since) SELECT id, 'x', 1 FROM checkpoint_key`
  ])('refuse %s', async (statement) => {
    await using db = await openTestDatabase({ memory: true })
    const before = await listCheckpointKeys(db)
    await expect(db.write((tx) => tx.run(sql.raw(statement)))).rejects.toThrow()
    expect(await listCheckpointKeys(db)).toEqual(before)
  })
})

describe('the bytes of a checkpoint', () => {
  it('never change: every copy that was ever saved rests on them', () => {
    const text = (bytes: Uint8Array) => Buffer.from(bytes).toString()
    const checkpoint = { ...checkpointOf('sam', { seq: 2, hash: 'ab' }, 3, 'k1'), signature: 's' }
    const unsigned =
      '{"format":"waymark-checkpoint-1","hash":"ab","key":"k1","person":"sam","seq":2,"time":3}'
    expect(text(checkpointBytes(checkpoint))).toBe(`waymark-checkpoint-1\0${unsigned}`)
    expect(text(copyBytes({ b: 1, a: [true, null] }, checkpoint))).toBe(
      `waymark-copy-1\0{"checkpoint":${unsigned.replace('"time"', '"signature":"s","time"')},"copy":{"a":[true,null],"b":1}}`
    )
  })
})
