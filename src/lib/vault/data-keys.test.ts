import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openTestDatabase } from '../../../tests/support/database.ts'
import {
  destroyDataKey,
  destroyDataKeysOf,
  ensureNamedKey,
  makeDataKey,
  openDataKey,
  rewrapDataKeys
} from './data-keys.server.ts'
import { findErasedKeys } from './erased-keys.server.ts'
import { findErasedSections, noteErasedSection } from './erased-sections.server.ts'
import { addKey, makeKeyring, readKeyring } from './keyring.server.ts'
import { findRemovedPasskeys, noteRemovedPasskey } from './removed-passkeys.server.ts'
import { openWords, sealWords } from './sealed-words.server.ts'

describe('a data key', () => {
  it('is kept wrapped, and opens the same each time', async () => {
    await using db = await openTestDatabase({ memory: true })
    const id = await makeDataKey(db, 'sam', 1)
    const key = await openDataKey(db, 'sam', id)
    expect(key.bytes).toHaveLength(32)
    expect((await openDataKey(db, 'sam', id)).bytes).toEqual(key.bytes)
    expect(readFileSync(join(db.dataDir, 'keys.db')).includes(key.bytes)).toBe(false)
  })

  it('does not open for another owner, with another keyring, or when it is not there', async () => {
    await using db = await openTestDatabase({ memory: true })
    const id = await makeDataKey(db, 'sam', 1)
    await expect(openDataKey(db, 'jay', id)).rejects.toThrow('is not in keys.db')
    const other = { ...db.keyring, keyEncryptionKeys: { [db.keyring.current]: randomBytes(32) } }
    await expect(openDataKey({ ...db, keyring: other }, 'sam', id)).rejects.toThrow('does not open')
    const none = { ...db.keyring, keyEncryptionKeys: {} }
    await expect(openDataKey({ ...db, keyring: none }, 'sam', id)).rejects.toThrow('is not in the keyring')
  })

  it('is gone once destroyed, also from the bytes of the file, and leaves a note', async () => {
    await using db = await openTestDatabase({ memory: true })
    const id = await makeDataKey(db, 'sam', 1)
    const { rows } = await db.keyStore.execute('SELECT wrapped FROM data_key')
    const wrapped = Buffer.from(rows[0]!.wrapped as ArrayBuffer)
    expect(readFileSync(join(db.dataDir, 'keys.db')).includes(wrapped)).toBe(true)
    await destroyDataKey(db, 'sam', id, 2)
    await expect(openDataKey(db, 'sam', id)).rejects.toThrow('erased')
    expect(readFileSync(join(db.dataDir, 'keys.db')).includes(wrapped)).toBe(false)
    expect((await db.keyStore.execute('SELECT id, owner_id, erased_at FROM erased_key')).rows).toEqual([
      expect.objectContaining({ id, owner_id: 'sam', erased_at: 2 })
    ])
  })

  it('is not destroyed by somebody it does not belong to', async () => {
    await using db = await openTestDatabase({ memory: true })
    const id = await makeDataKey(db, 'sam', 1)
    await destroyDataKey(db, 'jay', id, 2)
    expect((await openDataKey(db, 'sam', id)).bytes).toHaveLength(32)
  })

  it('goes with every other of its owner, each with a note, and nobody else’s goes', async () => {
    await using db = await openTestDatabase({ memory: true })
    const mine = [await makeDataKey(db, 'sam', 1), await makeDataKey(db, 'sam', 1)]
    const other = await makeDataKey(db, 'jay', 1)
    await destroyDataKeysOf(db, 'sam', 2)
    for (const id of mine) await expect(openDataKey(db, 'sam', id)).rejects.toThrow('erased')
    expect((await openDataKey(db, 'jay', other)).bytes).toHaveLength(32)
    const { rows } = await db.keyStore.execute('SELECT id, owner_id, erased_at FROM erased_key ORDER BY id')
    expect(rows).toEqual(
      mine.sort().map((id) => expect.objectContaining({ id, owner_id: 'sam', erased_at: 2 }))
    )
  })

  it('opens the same after every key was wrapped anew, and the old wrapping key can go', async () => {
    await using db = await openTestDatabase({ memory: true })
    const id = await makeDataKey(db, 'sam', 1)
    const before = await openDataKey(db, 'sam', id)
    const added = { kek2: randomBytes(32) }
    const keyEncryptionKeys = { ...db.keyring.keyEncryptionKeys, ...added }
    const rotated = { ...db, keyring: { ...db.keyring, current: 'kek2', keyEncryptionKeys } }
    expect(await rewrapDataKeys(rotated)).toBe(1)
    expect(await rewrapDataKeys(rotated)).toBe(0)
    const alone = { ...rotated, keyring: { ...rotated.keyring, keyEncryptionKeys: added } }
    expect((await openDataKey(alone, 'sam', id)).bytes).toEqual(before.bytes)
  })

  it('for something that is no person is made once and kept', async () => {
    await using db = await openTestDatabase({ memory: true })
    await ensureNamedKey(db, 'sink')
    const first = await openDataKey(db, 'sink', 'sink')
    await ensureNamedKey({ ...db }, 'sink')
    expect((await openDataKey(db, 'sink', 'sink')).bytes).toEqual(first.bytes)
  })

  it('is not made anew unseen when it goes: what it sealed would open no more', async () => {
    await using db = await openTestDatabase({ memory: true })
    await ensureNamedKey(db, 'sink')
    await db.keyStore.execute('DELETE FROM data_key')
    await ensureNamedKey(db, 'sink')
    await expect(openDataKey(db, 'sink', 'sink')).rejects.toThrow('is not in keys.db')
  })
})

describe('what was erased', () => {
  it('stays noted beside the keys, so that a restored backup erases it again', async () => {
    await using db = await openTestDatabase({ memory: true })
    expect(await findErasedKeys(db)).toEqual([])
    expect(await findErasedSections(db)).toEqual([])
    expect(await findRemovedPasskeys(db)).toEqual([])
    const id = await makeDataKey(db, 'sam', 1)
    await destroyDataKey(db, 'sam', id, 2)
    await destroyDataKey(db, 'sam', id, 3)
    expect(await findErasedKeys(db)).toEqual([{ id, ownerId: 'sam' }])
    const erased = { ownerId: 'sam', section: 'health', erasedUpTo: 3, erasedAt: 4 }
    await noteErasedSection(db, erased)
    expect(await findErasedSections(db)).toEqual([erased])
    await noteRemovedPasskey(db, 'a passkey', 5)
    await noteRemovedPasskey(db, 'a passkey', 6)
    expect(await findRemovedPasskeys(db)).toEqual(['a passkey'])
  })
})

describe('words that are no section of the record', () => {
  const key = { id: 'k1', bytes: randomBytes(32) }

  it('open where they belong, and nowhere else', () => {
    const words = { note: 'Ring me. 😀', by: null }
    const sealed = sealWords(key, ['sam', 'request', 'r1'], words)
    expect(sealed.includes('Ring')).toBe(false)
    expect(openWords(key, ['sam', 'request', 'r1'], sealed)).toEqual(words)
    for (const place of [
      ['jay', 'request', 'r1'],
      ['sam', 'suggestion', 'r1'],
      ['sam', 'request', 'r2']
    ] as const) {
      expect(() => openWords(key, place, sealed)).toThrow('does not open')
    }
  })
})

describe('the keyring', () => {
  const folder = () => mkdtempSync(join(tmpdir(), 'waymark-keyring-'))

  it('is made once, readable by its owner only, and never overwritten', () => {
    const dir = folder()
    const file = join(dir, 'keyring.json')
    makeKeyring(file)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(readFileSync(file, 'utf8'), 'as a text file').toMatch(/^{\n.*\n}\n$/s)
    expect(() => makeKeyring(file)).toThrow()
    rmSync(dir, { recursive: true })
  })

  it('keeps its old keys when a new one is added', () => {
    const dir = folder()
    const file = join(dir, 'keyring.json')
    makeKeyring(file)
    const before = readKeyring(file)
    const added = addKey(file)
    const after = readKeyring(file)
    expect(after.current).toBe(added)
    expect(after.keyEncryptionKeys[before.current]).toEqual(before.keyEncryptionKeys[before.current])
    expect(after.pepper).toEqual(before.pepper)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    rmSync(dir, { recursive: true })
  })

  it.each([
    ['is not there', null, 'There is no keyring'],
    ['is no JSON', '{', 'is not JSON'],
    ['lacks the pepper', '{"current":"a","keyEncryptionKeys":{}}', 'is not complete'],
    [
      'has a key that is too short',
      `{"current":"a","keyEncryptionKeys":{"a":"AAAA"},"pepper":"${'A'.repeat(43)}="}`,
      'is not complete'
    ],
    [
      'names a key that it does not hold',
      `{"current":"b","keyEncryptionKeys":{},"pepper":"${'A'.repeat(43)}="}`,
      'does not hold'
    ]
  ])('that %s is refused in words', (_, text, words) => {
    const dir = folder()
    const file = join(dir, 'keyring.json')
    if (text !== null) writeFileSync(file, text)
    expect(() => readKeyring(file)).toThrow(words)
    expect(() => addKey(file)).toThrow(words)
    rmSync(dir, { recursive: true })
  })

  it('that is no JSON keeps where it broke, for whoever mends it', () => {
    const dir = folder()
    const file = join(dir, 'keyring.json')
    writeFileSync(file, '{"current" "a"}')
    expect(() => readKeyring(file)).toThrow(expect.objectContaining({ cause: expect.any(SyntaxError) }))
    rmSync(dir, { recursive: true })
  })
})
