import { afterEach, describe, expect, it, vi } from 'vitest'
import { checkpointSigner } from '#lib/vault/checkpoint-key.server.ts'
import { testKeyring } from '../../../tests/support/database.ts'
import { aChain, aHistory, publicKeyOf, sha256 } from '../../../tests/support/history.ts'
import { browserTools } from './browser-tools.ts'
import { checkFiles } from './check-files.ts'

const signer = checkpointSigner(testKeyring())
const words = new TextEncoder().encode('line 7')
const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, 'base64url'))

afterEach(() => vi.unstubAllGlobals())

describe('what a browser checks with', () => {
  it('hashes and checks signatures as the server does', async () => {
    const tools = await browserTools([publicKeyOf(signer)])
    expect(await tools.sha256(words)).toEqual(sha256(words))
    const [key, signature] = [bytesOf(signer.publicKey), bytesOf(signer.sign(words))]
    expect(await tools.verify!(key, signature, words)).toBe(true)
    expect(await tools.verify!(key, signature, words.with(0, 1))).toBe(false)
    expect(await tools.verify!(key.with(0, key[0]! ^ 1), signature, words)).toBe(false)
    expect(await tools.verify!(new Uint8Array(3), signature, words)).toBe(false)
  })

  it('checks a whole history', async () => {
    const file = aHistory(aChain(900), signer)
    const counts: number[] = []
    const tools = await browserTools([publicKeyOf(signer)])
    const found = await checkFiles([{ kind: 'history', name: '', file }], tools, (count) =>
      counts.push(count)
    )
    expect(found).toMatchObject([{ kind: 'whole', rows: 900 }, { state: 'good' }])
    expect(counts).toEqual([400, 800, 900])
  })

  it('knows when a browser has no Ed25519', async () => {
    const { subtle } = crypto
    const old = {
      digest: subtle.digest.bind(subtle),
      generateKey: () => Promise.reject(new Error('NotSupportedError'))
    }
    vi.stubGlobal('crypto', { subtle: old })
    const tools = await browserTools([])
    expect(tools.verify).toBeNull()
    expect(await tools.sha256(words)).toEqual(sha256(words))
  })

  it('says so when there is no cryptography at all', async () => {
    vi.stubGlobal('crypto', {})
    await expect(browserTools([])).rejects.toThrow('no cryptography here')
  })
})
