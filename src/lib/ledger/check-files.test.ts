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
import { checkFiles, type ChosenFile } from './check-files.ts'
import { checkpointBytes, checkpointOf } from './checkpoint-rules.ts'
import { toHex, type ReadHistory } from './history-file.ts'
import type { ChainRow } from './rules.ts'

/** Every finding whole and in its order; what is found of each forgery is in `forgery.test.ts`. */

const signer = checkpointSigner(testKeyring())
const tools = nodeTools(signer)
const rows = aChain(4)
const [first, second, third, fourth] = rows.map(({ at }) => at) as [number, number, number, number]

const history = (file: ReadHistory, name = 'h'): ChosenFile => ({ kind: 'history', name, file })
const copy = (of: readonly ChainRow[], name = 'c', chain = 'sam'): ChosenFile => ({
  kind: 'copy',
  name,
  file: { copy: {}, proof: aProof({}, of, signer, chain) }
})
const signed = (name: string, of: 'history' | 'copy', at: number) =>
  ({ name, kind: 'signature', of, state: 'good', time: at + 500 }) as const
const whole = (name: string, count: number, newest: number | null, erased = 0) =>
  ({ name, kind: 'whole', rows: count, erased, newest }) as const

describe('checking files', () => {
  it('says of a history what it holds, and who signed it when', async () => {
    expect(await checkFiles([history(aHistory(rows, signer))], tools)).toEqual([
      whole('h', 4, fourth),
      signed('h', 'history', fourth)
    ])
  })

  it('counts the lines whose words are gone, and no others', async () => {
    const some = rows.map((row, i) =>
      i === 1 ? { ...row, detail: null, erased: true } : { ...row, erased: i === 2 }
    )
    expect((await checkFiles([history({ chain: 'sam', rows: some, signed: null })], tools))[0]).toEqual(
      whole('h', 4, fourth, 1)
    )
  })

  it('says when the line that does not fit says it was', async () => {
    const bad = rows.with(1, { ...rows[1]!, detail: aDetail('x') })
    expect(await checkFiles([history({ chain: 'sam', rows: bad, signed: null })], tools)).toEqual([
      { name: 'h', kind: 'bad-row', seq: 2, fault: 'detail', at: second },
      { name: 'h', kind: 'unsigned' }
    ])
  })

  it('takes the longest history as the one that counts, and goes through each file once', async () => {
    const older = history(aHistory(rows.slice(0, 2), signer), 'older')
    const found = await checkFiles(
      [copy(rows.slice(0, 3)), older, history(aHistory(rows, signer), 'now')],
      tools
    )
    expect(found).toEqual([
      whole('now', 4, fourth),
      signed('now', 'history', fourth),
      whole('older', 2, second),
      signed('older', 'history', second),
      { name: 'older', kind: 'fits', seq: 2 },
      signed('c', 'copy', third),
      { name: 'c', kind: 'fits', seq: 3 }
    ])
  })

  it('names the line that is another one now, with its time', async () => {
    const anew = rechain('sam', rows.with(1, { ...rows[1]!, detail: aDetail('x') }))
    const found = await checkFiles(
      [
        history(aHistory(anew, signer)),
        history(aHistory(rows.slice(0, 3), signer), 'older'),
        copy(rows.slice(0, 3))
      ],
      tools
    )
    expect(found.filter(({ kind }) => kind === 'other-row')).toEqual([
      { name: 'older', kind: 'other-row', seq: 2, at: second },
      { name: 'c', kind: 'other-row', seq: 3, at: third }
    ])
  })

  it('says of an empty beginning that it is another one', async () => {
    const empty = { ...aHistory([], signer), rows: [] }
    const checkpoint = { ...empty.signed!.checkpoint, hash: toHex(rows[0]!.hash) }
    const found = await checkFiles([history({ ...empty, signed: { ...empty.signed!, checkpoint } })], tools)
    expect(found).toContainEqual({ name: 'h', kind: 'other-row', seq: 0, at: null })
    expect(found[0]).toEqual(whole('h', 0, null))
  })

  it('tells the files of two people apart', async () => {
    const jays = history(aHistory(aChain(2, 'jay'), signer, 'jay'), 'jays')
    const found = await checkFiles(
      [history(aHistory(rows, signer)), jays, copy(aChain(1, 'jay'), 'c', 'jay')],
      tools
    )
    expect(found.filter(({ kind }) => kind === 'other-person').map(({ name }) => name)).toEqual(['jays', 'c'])
  })

  it('checks a copy alone, and says nothing of a history', async () => {
    expect(await checkFiles([copy(rows.slice(0, 1))], tools)).toEqual([signed('c', 'copy', first)])
  })

  it('finds a checkpoint forged that names another key than the one it was signed with', async () => {
    const unsigned = checkpointOf('sam', { seq: 4, hash: toHex(rows[3]!.hash) }, fourth, '0'.repeat(32))
    const checkpoint = { ...unsigned, signature: signer.sign(checkpointBytes(unsigned)) }
    const file = { chain: 'sam', rows, signed: { checkpoint, publicKey: publicKeyOf(signer) } }
    expect((await checkFiles([history(file)], tools))[1]).toMatchObject({ state: 'forged' })
  })

  it('finds nothing in nothing', async () => {
    expect(await checkFiles([], tools)).toEqual([])
  })
})
