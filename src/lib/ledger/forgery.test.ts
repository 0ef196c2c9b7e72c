import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkpointSigner } from '#lib/vault/checkpoint-key.server.ts'
import { testKeyring } from '../../../tests/support/database.ts'
import {
  aChain,
  aDetail,
  aHistory,
  aProof,
  nodeTools,
  publicKeyOf,
  rechain
} from '../../../tests/support/history.ts'
import { checkFiles, type ChosenFile, type Finding } from './check-files.ts'
import type { ReadHistory } from './history-file.ts'
import type { ChainRow } from './rules.ts'

const ours = checkpointSigner(testKeyring())
const theirs = checkpointSigner(testKeyring())
const tools = nodeTools(ours)

const history = (file: ReadHistory): ChosenFile => ({ kind: 'history', name: 'history.json', file })
const copyOf = (rows: readonly ChainRow[], copy: Record<string, unknown> = { words: 'yes' }): ChosenFile => ({
  kind: 'copy',
  name: 'copy.jsonld',
  file: { copy, proof: aProof(copy, rows, ours) }
})

const good = ['whole', 'fits']

/** Everything that was found wrong. */
async function wrong(...files: ChosenFile[]): Promise<Finding[]> {
  const findings = await checkFiles(files, tools)
  return findings.filter((one) => !good.includes(one.kind) && !('state' in one && one.state === 'good'))
}

/** The number of the first line that is named as bad. */
async function firstBad(...files: ChosenFile[]): Promise<number | undefined> {
  const [first] = await wrong(...files)
  return first && 'seq' in first ? first.seq : undefined
}

/** A history of two or more lines, and the places of two different ones. */
const someHistory = fc
  .integer({ min: 2, max: 12 })
  .chain((length) =>
    fc.tuple(fc.constant(length), fc.uniqueArray(fc.nat(length - 1), { minLength: 2, maxLength: 2 }))
  )
  .map(([length, places]) => {
    const [first, second] = places.sort((a, b) => a - b) as [number, number]
    return { rows: aChain(length), first, second }
  })

const flip = (bytes: Uint8Array) => bytes.map((byte, i) => (i === 7 ? byte ^ 1 : byte))

const edits: Record<string, (row: ChainRow) => ChainRow> = {
  'its time, later': (row) => ({ ...row, at: row.at + 1 }),
  'its time, earlier': (row) => ({ ...row, at: row.at - 1 }),
  'its number': (row) => ({ ...row, seq: row.seq + 1 }),
  'its commitment': (row) => ({ ...row, commitment: flip(row.commitment) }),
  'its hash': (row) => ({ ...row, hash: flip(row.hash) }),
  'the hash before': (row) => ({ ...row, prevHash: flip(row.prevHash) }),
  'who did it': (row) => ({ ...row, detail: { ...row.detail!, actor: { kind: 'person' } } }),
  'that it was allowed': (row) => ({ ...row, detail: { ...row.detail!, allowed: false } }),
  'a word more': (row) => ({ ...row, detail: { ...row.detail!, more: 1 } as never }),
  'no words': (row) => ({ ...row, detail: null }),
  'words and commitment': (row) => rechain('sam', [{ at: row.at, detail: aDetail('x') }])[0]!
}

describe('a forged history', () => {
  it.each(Object.entries(edits))('with an edited line (%s) is found, and the line named', async (_, edit) => {
    await fc.assert(
      fc.asyncProperty(someHistory, async ({ rows, second }) => {
        const forged = rows.with(second, edit(rows[second]!))
        expect(await firstBad(history({ ...aHistory(rows, ours), rows: forged }))).toBe(second + 1)
      }),
      { numRuns: 40 }
    )
  })

  it.each<[string, (rows: ChainRow[], first: number, second: number) => ChainRow[]]>([
    ['deleted', (rows, first) => rows.toSpliced(first, 1)],
    ['swapped', (rows, first, second) => rows.with(first, rows[second]!).with(second, rows[first]!)],
    ['spliced in from another history', (rows, first) => rows.with(first, aChain(12, 'jay', 'j')[first]!)],
    [
      'spliced in from another chain of the same person',
      (rows, first) => rows.with(first, aChain(12, 'sam', 'x')[first]!)
    ]
  ])('with a line %s is found, and the first bad line named', async (_, forge) => {
    await fc.assert(
      fc.asyncProperty(someHistory, async ({ rows, first, second }) => {
        const bad = await firstBad(history({ ...aHistory(rows, ours), rows: forge(rows, first, second) }))
        // A first line of the same person fits by itself: then the next one does not.
        expect([first + 1, first === 0 ? 2 : first + 1]).toContain(bad)
      }),
      { numRuns: 60 }
    )
  })

  it('with a line doubled is found, and the second of the two named', async () => {
    await fc.assert(
      fc.asyncProperty(someHistory, async ({ rows, first }) => {
        const forged = rows.toSpliced(first, 0, rows[first]!)
        expect(await firstBad(history({ ...aHistory(rows, ours), rows: forged }))).toBe(first + 2)
      }),
      { numRuns: 40 }
    )
  })

  it('cut at its end is found by its own checkpoint and by any copy from before', async () => {
    await fc.assert(
      fc.asyncProperty(someHistory, async ({ rows, second }) => {
        const cut = rows.slice(0, second)
        expect(await wrong(history({ ...aHistory(rows, ours), rows: cut }))).toMatchObject([
          { kind: 'cut-off', rows: second, wanted: rows.length }
        ])
        // Whoever runs the server can sign the shorter chain: only what the person kept tells.
        expect(await wrong(history(aHistory(cut, ours)))).toEqual([])
        expect(await wrong(history(aHistory(cut, ours)), copyOf(rows))).toMatchObject([
          { name: 'copy.jsonld', kind: 'cut-off', rows: second, wanted: rows.length }
        ])
      }),
      { numRuns: 40 }
    )
  })

  it('written anew from a line on is found by a copy or a file from before', async () => {
    await fc.assert(
      fc.asyncProperty(someHistory, async ({ rows, first }) => {
        const anew = rechain('sam', rows.with(first, { ...rows[first]!, detail: aDetail('forged') }))
        expect(await wrong(history(aHistory(anew, ours)))).toEqual([])
        expect(await firstBad(history(aHistory(anew, ours)), history(aHistory(rows, ours)))).toBe(first + 1)
        expect(await firstBad(history(aHistory(anew, ours)), copyOf(rows))).toBe(rows.length)
      }),
      { numRuns: 40 }
    )
  })

  it('that somebody else signed is found, whichever key they write into it', async () => {
    const rows = aChain(4)
    const signed = aHistory(rows, theirs).signed!
    const forgeries = [
      { ...signed, publicKey: publicKeyOf(ours) },
      { ...signed, publicKey: { ...publicKeyOf(ours), key: publicKeyOf(theirs).key } },
      { checkpoint: { ...signed.checkpoint, key: ours.id }, publicKey: publicKeyOf(ours) }
    ]
    for (const forged of forgeries) {
      expect(await wrong(history({ chain: 'sam', rows, signed: forged }))).toMatchObject([
        { kind: 'signature', state: 'forged' }
      ])
    }
    // With a key of their own all fits together; but it is none that Waymark published.
    expect(await wrong(history({ chain: 'sam', rows, signed }))).toMatchObject([{ state: 'unknown-key' }])
  })

  it('with any field of its checkpoint changed is found', async () => {
    const { chain, rows, signed } = aHistory(aChain(4), ours)
    for (const change of [
      { time: signed!.checkpoint.time + 1 },
      { seq: 3 },
      { hash: '0'.repeat(64) },
      { person: 'jay' }
    ]) {
      const checkpoint = { ...signed!.checkpoint, ...change }
      const found = await wrong(history({ chain, rows, signed: { ...signed!, checkpoint } }))
      expect(found, JSON.stringify(change)).toContainEqual(expect.objectContaining({ state: 'forged' }))
    }
  })

  it('with lines after the signed ones says from where on', async () => {
    const rows = aChain(6)
    const { signed } = aHistory(rows.slice(0, 4), ours)
    expect(await wrong(history({ chain: 'sam', rows, signed }))).toMatchObject([{ kind: 'added', seq: 4 }])
  })
})

describe('a forged copy', () => {
  it('is found when one word of it was changed', async () => {
    const { file } = copyOf(aChain(3)) as Extract<ChosenFile, { kind: 'copy' }>
    const forged = { ...file, copy: { words: 'yes, and more' } }
    expect(await wrong({ kind: 'copy', name: 'x', file: forged })).toMatchObject([
      { of: 'copy', state: 'forged' }
    ])
  })

  it('is found when it carries the checkpoint of another copy', async () => {
    const one = aProof({ words: 'yes' }, aChain(3), ours)
    const other = aProof({ words: 'no' }, aChain(5), ours)
    const file = { copy: { words: 'yes' }, proof: { ...one, checkpoint: other.checkpoint } }
    expect(await wrong({ kind: 'copy', name: 'x', file })).toMatchObject([{ state: 'forged' }])
  })

  it('of somebody else is told from a history that was changed', async () => {
    const copy = {
      kind: 'copy',
      name: 'x',
      file: { copy: {}, proof: aProof({}, aChain(3), ours, 'jay') }
    } as const
    expect(await wrong(history(aHistory(aChain(5), ours)), copy)).toMatchObject([{ kind: 'other-person' }])
  })
})

describe('what is true', () => {
  it('is found true, however long, with copies and files from any time before', async () => {
    await fc.assert(
      fc.asyncProperty(someHistory, async ({ rows, first, second }) => {
        const [older, now] = [aHistory(rows.slice(0, second), ours), aHistory(rows, ours)]
        expect(await wrong(history(older), copyOf(rows.slice(0, first)), history(now))).toEqual([])
      }),
      { numRuns: 40 }
    )
  })

  it('is found true when it was signed with an older published key', async () => {
    const findings = await checkFiles([history(aHistory(aChain(2), theirs))], nodeTools(ours, theirs))
    expect(findings).toMatchObject([
      { kind: 'whole', rows: 2 },
      { kind: 'signature', state: 'good' }
    ])
  })

  it('is said without its signature by a browser that cannot check it', async () => {
    const findings = await checkFiles([history(aHistory(aChain(2), ours))], { ...tools, verify: null })
    expect(findings).toMatchObject([{ kind: 'whole' }, { kind: 'signature', state: 'cannot-check' }])
  })

  it('in a file of the first format is checked, and said to have no signature', async () => {
    const file = { chain: 'sam', rows: aChain(3), signed: null }
    expect(await checkFiles([history(file)], tools)).toMatchObject([{ kind: 'whole' }, { kind: 'unsigned' }])
  })

  it('says how many lines have no words any more', async () => {
    const rows = aChain(3).map((row) => ({ ...row, detail: null, erased: true }))
    const [whole] = await checkFiles([history(aHistory(rows, ours))], tools)
    expect(whole).toMatchObject({ kind: 'whole', rows: 3, erased: 3 })
  })

  it('can be empty', async () => {
    expect(await wrong(history(aHistory([], ours)), copyOf([]))).toEqual([])
  })
})
