import { describe, expect, it } from 'vitest'
import { checkpointSigner } from '#lib/vault/checkpoint-key.server.ts'
import { testKeyring } from '../../../tests/support/database.ts'
import { aChain, aHistory, aProof } from '../../../tests/support/history.ts'
import { toFile } from './history-file.ts'
import { readChosen } from './read-chosen.ts'

const signer = checkpointSigner(testKeyring())
const rows = aChain(2)
const file = (text: string, size = text.length) => ({ size, text: async () => text })

describe('a chosen file', () => {
  it('is a history, or a copy', async () => {
    const history = JSON.stringify(toFile('sam', rows, aHistory(rows, signer).signed!))
    expect(await readChosen('a', file(history))).toMatchObject({ kind: 'history', name: 'a' })
    const copy = { words: 'yes' }
    const signed = JSON.stringify({ ...copy, proof: aProof(copy, rows, signer) })
    expect(await readChosen('b', file(signed))).toMatchObject({ kind: 'copy', name: 'b', file: { copy } })
  })

  it.each([
    ['', 'This file is empty.'],
    ['<h1>Hello</h1>', 'This is not a file that we can check. Choose one that you saved from Waymark.'],
    ['{"a":1}', 'This is not a file that we can check. Choose one that you saved from Waymark.'],
    ['[[['.repeat(200_000), 'This is not a file that we can check. Choose one that you saved from Waymark.'],
    [
      '['.repeat(100_000) + ']'.repeat(100_000),
      'This is not a file that we can check. Choose one that you saved from Waymark.'
    ]
  ])('of another kind gets a plain sentence (%#)', async (text, words) => {
    expect(await readChosen('x', file(text))).toEqual({
      kind: 'problem',
      tone: 'bad',
      name: 'x',
      text: words
    })
  })

  it('that is too big is not even read', async () => {
    const huge = { size: 64_000_001, text: () => Promise.reject(new Error('it was read')) }
    expect(await readChosen('x', huge)).toMatchObject({ text: 'This file is too big to check here.' })
    await expect(readChosen('x', { ...huge, size: 64_000_000 })).resolves.not.toMatchObject({
      text: 'This file is too big to check here.'
    })
  })
})
