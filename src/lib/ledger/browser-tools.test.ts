import { afterEach, describe, expect, it, vi } from 'vitest'
import { checkpointSigner } from '#lib/vault/checkpoint-key.server.ts'
import { testKeyring } from '../../../tests/support/database.ts'
import { aChain, aHistory, publicKeyOf, sha256 } from '../../../tests/support/history.ts'
import { browserTools } from './browser-tools.ts'
import { checkFiles } from './check-files.ts'
import { checkOwnHistory } from './check-in-browser.ts'
import { toFile } from './history-file.ts'

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

describe('the button on the history page', () => {
  const file = JSON.parse(
    JSON.stringify(toFile('sam', aChain(900), aHistory(aChain(900), signer).signed!))
  ) as unknown

  /** What the server answers, by address; anything else is not there. */
  function serve(answers: Record<string, unknown>): void {
    vi.stubGlobal('fetch', async (address: string, { redirect }: RequestInit) => {
      expect(redirect).toBe('error')
      const body = answers[address]
      return body === undefined ? new Response('', { status: 404 }) : Response.json(body)
    })
  }

  it('checks the newest export with the published keys, and says how far it has come', async () => {
    serve({ '/me/history.json': file, '/verify/keys.json': { keys: [publicKeyOf(signer), 'no key'] } })
    const counts: number[] = []
    const found = await checkOwnHistory('/me/history.json', (count) => counts.push(count))
    expect(found.map(({ tone }) => tone)).toEqual(['good', 'good'])
    expect(counts).toEqual([400, 800, 900])
  })

  it('does not trust a key that is not published', async () => {
    serve({ '/me/history.json': file, '/verify/keys.json': { keys: [] } })
    const found = await checkOwnHistory('/me/history.json', () => undefined)
    expect(found.map(({ tone }) => tone)).toEqual(['good', 'open'])
  })

  it('fails when the file or the keys cannot be had', async () => {
    const check = () => checkOwnHistory('/me/history.json', () => undefined)
    serve({})
    await expect(check()).rejects.toThrow('/me/history.json answered 404')
    serve({ '/me/history.json': { format: 'something else' } })
    await expect(check()).rejects.toThrow('that is no history')
    serve({ '/me/history.json': file })
    await expect(check()).rejects.toThrow('/verify/keys.json answered 404')
  })
})
