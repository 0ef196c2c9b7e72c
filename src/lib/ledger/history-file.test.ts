import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkpointSigner } from '#lib/vault/checkpoint-key.server.ts'
import { testKeyring } from '../../../tests/support/database.ts'
import { aChain, aHistory, aProof, nodeTools } from '../../../tests/support/history.ts'
import { checkFiles } from './check-files.ts'
import { parseCopyFile } from './copy-file.ts'
import { isShallow, parseHistoryFile, toFile } from './history-file.ts'

const signer = checkpointSigner(testKeyring())
const rows = aChain(3)
const file = toFile('sam', rows, aHistory(rows, signer).signed!)

/** As it comes from a disk. */
const again = <T>(value: T): Record<string, unknown> & T => JSON.parse(JSON.stringify(value)) as never
const withRow = (change: object) => ({
  ...file,
  rows: [{ ...file.rows[0], ...change }, ...file.rows.slice(1)]
})

describe('reading a file that somebody chose', () => {
  it('reads what was written, and it verifies', async () => {
    const read = parseHistoryFile(again(file))!
    const tools = nodeTools(signer)
    expect(await checkFiles([{ kind: 'history', name: '', file: read }], tools)).toMatchObject([
      { kind: 'whole', rows: 3 },
      { kind: 'signature', state: 'good' }
    ])
  })

  it('still reads a file of the first format', async () => {
    const { checkpoint: _, publicKey: __, ...rest } = again(file)
    const read = parseHistoryFile({ ...rest, format: 'waymark-history-1' })!
    expect(read.signed).toBeNull()
    expect(await checkFiles([{ kind: 'history', name: '', file: read }], nodeTools(signer))).toMatchObject([
      { kind: 'whole', rows: 3 },
      { kind: 'unsigned' }
    ])
  })

  it.each<[string, unknown]>([
    ['nothing', null],
    ['a number', 7],
    ['a list', [file]],
    ['words', '<script>alert(1)</script>'],
    ['an empty object', {}],
    ['a format of the future', again({ ...file, format: 'waymark-history-3' })],
    ['a second format without its checkpoint', again({ ...file, checkpoint: undefined })],
    ['a chain of another type', again({ ...file, chain: { toString: 'x' } })],
    ['no rows', again({ ...file, rows: undefined })],
    ['rows that are no list', again({ ...file, rows: { length: 3 } })],
    ['a row that is nothing', again({ ...file, rows: [null] })],
    ['a number as text', withRow({ seq: '1' })],
    ['a number with a fraction', withRow({ seq: 1.5 })],
    ['a number too large', withRow({ seq: 2 ** 53 })],
    ['a time before time', withRow({ at: -1 })],
    ['a time that no calendar knows', withRow({ at: 8.64e15 + 1 })],
    ['a hash in capitals', withRow({ hash: file.rows[0]!.hash.toUpperCase().replace(/\d/g, 'A') })],
    ['a hash too short', withRow({ hash: 'ab' })],
    ['a hash that is a list', withRow({ commitment: [file.rows[0]!.commitment] })],
    ['words that are text', withRow({ detail: '<img src=x onerror=alert(1)>' })],
    ['words too deep', withRow({ detail: JSON.parse('{"a":'.repeat(5000) + '1' + '}'.repeat(5000)) })],
    ['an erased that is no yes or no', withRow({ erased: 1 })],
    [
      'a signature of another length',
      again({ ...file, checkpoint: { ...file.checkpoint, signature: 'AA' } })
    ],
    ['a public key of another kind', again({ ...file, publicKey: { ...file.publicKey, algorithm: 'none' } })]
  ])('says that %s is none', (_, value) => {
    expect(parseHistoryFile(value)).toBeNull()
    expect(parseCopyFile(value)).toBeNull()
  })

  it('takes a key named after the parent of all objects as any other key', async () => {
    const forged = JSON.parse(
      JSON.stringify(file).replace('"what":', '"__proto__":{"erased":true},"constructor":1,"what":')
    ) as unknown
    const read = parseHistoryFile(forged)!
    expect(({} as Record<string, unknown>).erased).toBeUndefined()
    const [found] = await checkFiles([{ kind: 'history', name: '', file: read }], nodeTools(signer))
    expect(found).toMatchObject({ kind: 'bad-row', seq: 1, fault: 'detail' })
  })

  it('takes no field from the parent of an object', () => {
    expect(parseHistoryFile(JSON.parse(`{"__proto__":${JSON.stringify(file)}}`))).toBeNull()
  })

  it('never fails, whatever it is given', () => {
    fc.assert(
      fc.property(
        fc.jsonValue(),
        fc.constantFrom('rows', 'chain', 'checkpoint', 'publicKey', 'proof'),
        (value, key) => {
          for (const one of [
            value,
            { ...file, [key]: value },
            { ...file, rows: [value] },
            { proof: { checkpoint: value } }
          ]) {
            expect(() => [parseHistoryFile(one), parseCopyFile(one)]).not.toThrow()
          }
        }
      )
    )
  })
})

describe('reading a copy', () => {
  const copy = { words: 'yes' }

  it('takes everything but the proof as the copy', () => {
    const proof = aProof(copy, rows, signer)
    expect(parseCopyFile(again({ ...copy, proof }))).toEqual({ copy, proof })
  })

  it('says that one without a whole proof is none', () => {
    const proof = aProof(copy, rows, signer)
    for (const key of Object.keys(proof)) {
      expect(parseCopyFile(again({ ...copy, proof: { ...proof, [key]: undefined } }))).toBeNull()
    }
  })
})

describe('what a file may hold', () => {
  it('is a line whose words were erased', () => {
    const rows = aChain(2).map((row) => ({ ...row, detail: null, erased: true }))
    const file = toFile('sam', rows, aHistory(aChain(2), checkpointSigner(testKeyring())).signed!)
    expect(parseHistoryFile(JSON.parse(JSON.stringify(file)))?.rows).toEqual(rows)
  })

  it('is no deeper than it says, in any of its parts', () => {
    expect(isShallow({ a: 1, b: { c: [1] } }, 3)).toBe(true)
    expect(isShallow({ a: 1, b: { c: [1] } }, 2)).toBe(false)
    expect(isShallow({ a: { b: { c: 1 } }, d: 1 }, 2)).toBe(false)
    expect(isShallow('text', 0)).toBe(true)
    expect(isShallow([], 0)).toBe(false)
  })
})
