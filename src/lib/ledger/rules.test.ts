import { createHash, webcrypto } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  canonicalJson,
  detailBytes,
  genesis,
  rowBytes,
  rowEncoder,
  verifyChain,
  type ChainRow,
  type HistoryDetail
} from './rules.ts'

const sha256 = (bytes: Uint8Array) => new Uint8Array(createHash('sha256').update(bytes).digest())

const detail = (salt: string): HistoryDetail => ({
  what: 'looked',
  actor: {
    kind: 'worker',
    accountId: 'w',
    name: 'Anna',
    organisationId: 'o',
    organisation: 'Connect Housing'
  },
  allowed: true,
  consent: 'c',
  purpose: 'home',
  sections: ['contact'],
  reason: null,
  salt
})

/** A true chain of `length` rows. */
function chain(length: number, id = 'p'): ChainRow[] {
  const rows: ChainRow[] = []
  for (let seq = 1; seq <= length; seq++) {
    const what = detail(`salt-${seq}`)
    const row = {
      seq,
      at: seq * 10,
      commitment: sha256(detailBytes(what)),
      prevHash: rows.at(-1)?.hash ?? genesis
    }
    rows.push({ ...row, hash: sha256(rowBytes(id, row)), detail: what, erased: false })
  }
  return rows
}

const edit = (rows: ChainRow[], index: number, change: Partial<ChainRow>) =>
  rows.map((row, i) => (i === index ? { ...row, ...change } : row))

describe('verifyChain', () => {
  it('accepts a true chain and names its head', async () => {
    const rows = chain(5)
    expect(await verifyChain('p', rows, sha256)).toEqual({ ok: true, rows: 5, head: rows[4]?.hash })
  })

  it('accepts an empty chain', async () => {
    expect(await verifyChain('p', [], sha256)).toEqual({ ok: true, rows: 0, head: genesis })
  })

  it('says the same with the browser’s own SHA-256', async () => {
    const inBrowser = async (bytes: Uint8Array) =>
      new Uint8Array(await webcrypto.subtle.digest('SHA-256', Buffer.from(bytes)))
    expect(await verifyChain('p', chain(3), inBrowser)).toMatchObject({ ok: true })
  })

  it.each([
    ['an edited time', 2, 'hash', (rows: ChainRow[]) => edit(rows, 2, { at: 31 })],
    ['a time that runs back', 2, 'time', (rows: ChainRow[]) => edit(rows, 2, { at: 5 })],
    [
      'an edited detail',
      2,
      'detail',
      (rows: ChainRow[]) => edit(rows, 2, { detail: { ...detail('salt-3'), allowed: false } })
    ],
    ['a detail taken away', 2, 'detail-missing', (rows: ChainRow[]) => edit(rows, 2, { detail: null })],
    ['an edited commitment', 2, 'hash', (rows: ChainRow[]) => edit(rows, 2, { commitment: genesis })],
    ['an edited link', 2, 'link', (rows: ChainRow[]) => edit(rows, 2, { prevHash: genesis })],
    ['an edited hash', 2, 'hash', (rows: ChainRow[]) => edit(rows, 2, { hash: genesis })],
    ['a deleted row', 2, 'order', (rows: ChainRow[]) => rows.filter((_, i) => i !== 2)],
    ['a deleted first row', 0, 'order', (rows: ChainRow[]) => rows.slice(1)],
    ['two rows swapped', 1, 'order', (rows: ChainRow[]) => [rows[0]!, rows[2]!, rows[1]!, ...rows.slice(3)]],
    ['a row twice', 3, 'order', (rows: ChainRow[]) => [...rows.slice(0, 3), rows[2]!, ...rows.slice(3)]],
    [
      'a row of another chain',
      2,
      'hash',
      (rows: ChainRow[]) => edit(rows, 2, { hash: chain(5, 'q')[2]!.hash })
    ]
  ] as [string, number, string, (rows: ChainRow[]) => ChainRow[]][])(
    'names %s',
    async (_, index, fault, forge) => {
      expect(await verifyChain('p', forge(chain(5)), sha256)).toEqual({ ok: false, seq: index + 1, fault })
    }
  )

  it('refuses the chain of somebody else', async () => {
    expect(await verifyChain('q', chain(2), sha256)).toEqual({ ok: false, seq: 1, fault: 'hash' })
  })

  it('says nothing of an erased detail and still verifies', async () => {
    const rows = chain(3).map((row) => ({ ...row, detail: null, erased: true }))
    expect(await verifyChain('p', rows, sha256)).toMatchObject({ ok: true, rows: 3 })
  })

  it('has one spelling for one detail, whatever the order of its keys', () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.string(),
          fc.oneof(fc.string(), fc.boolean(), fc.constant(null), fc.array(fc.string()))
        ),
        (value) => {
          const turned = Object.fromEntries(Object.entries(value).reverse())
          expect(canonicalJson(turned)).toBe(canonicalJson(value))
          expect(JSON.parse(canonicalJson(value))).toEqual(value)
        }
      )
    )
  })
})

describe('the bytes of a row', () => {
  const row = {
    seq: 2 ** 33 + 5,
    at: Date.UTC(2026, 10, 22, 9),
    commitment: new Uint8Array(32).fill(1),
    prevHash: new Uint8Array(32).fill(2)
  }

  it('never change: every row that was ever written rests on them', () => {
    expect(Buffer.from(rowBytes('sam', row)).toString('hex')).toBe(
      [
        Buffer.from('waymark-history-1\0').toString('hex'),
        '00000003' + Buffer.from('sam').toString('hex'),
        '0000000200000005',
        row.at.toString(16).padStart(16, '0'),
        '01'.repeat(32),
        '02'.repeat(32)
      ].join('')
    )
  })

  it('are new ones for each row of a chain', () => {
    const bytesOf = rowEncoder('sam')
    const first = bytesOf(row)
    const second = bytesOf({ ...row, seq: 1 })
    expect(first).toEqual(rowBytes('sam', row))
    expect(second).toEqual(rowBytes('sam', { ...row, seq: 1 }))
  })

  it('differ for two chains whose ids run into what follows', () => {
    expect(rowBytes('sam', row)).not.toEqual(rowBytes('sam\0', row))
  })
})

describe('a chain of another shape', () => {
  it('may hold rows of one moment', async () => {
    const [first, second] = chain(2) as [ChainRow, ChainRow]
    const at = { ...second, at: first.at }
    const row = { ...at, hash: sha256(rowBytes('p', at)) }
    expect(await verifyChain('p', [first, row], sha256)).toMatchObject({ ok: true, rows: 2 })
  })

  it.each([
    ['prevHash', 'link'],
    ['hash', 'hash'],
    ['commitment', 'hash']
  ] as const)('with a %s cut short, also to nothing, does not fit', async (field, fault) => {
    for (const length of [0, 31]) {
      const rows = chain(2)
      const cut = rows.with(1, { ...rows[1]!, [field]: rows[1]![field].slice(0, length) })
      expect(await verifyChain('p', cut, sha256)).toEqual({ ok: false, seq: 2, fault })
    }
  })

  it('is looked at once, however many hundreds it has', async () => {
    for (const [length, expected] of [
      [0, []],
      [400, [400]],
      [800, [400, 800]]
    ] as const) {
      const counts: number[] = []
      await verifyChain('p', chain(length), sha256, (count) => counts.push(count))
      expect(counts).toEqual(expected)
    }
  })
})

describe('a long chain', () => {
  it('is checked to its end, and told how far it has come', async () => {
    const rows = chain(1_001)
    const counts: number[] = []
    expect(await verifyChain('p', rows, sha256, (count) => counts.push(count))).toMatchObject({
      ok: true,
      rows: 1_001
    })
    expect(counts).toEqual([400, 800, 1_001])
    const bad = rows.with(400, { ...rows[400]!, at: rows[400]!.at + 0.5 })
    expect(await verifyChain('p', bad, sha256)).toEqual({ ok: false, seq: 401, fault: 'time' })
  })
})
