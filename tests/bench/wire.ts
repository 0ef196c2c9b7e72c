import { get } from 'node:http'
import type { Page } from '@playwright/test'

/** One answer as it came over the wire, headers included. */
export interface Answered {
  readonly url: string
  /** Without parameters, such as "text/css". */
  readonly type: string
  /** Such as "br"; empty for none. */
  readonly encoding: string
  readonly bytes: number
}

export interface Wire {
  /** Everything that this page had over the wire so far; nothing that came from a cache, nor what a worker fetched. */
  readonly answers: Answered[]
}

/** Listens to what a page fetches, from now on. */
export async function watchWire(page: Page): Promise<Wire> {
  const session = await page.context().newCDPSession(page)
  const open = new Map<string, Omit<Answered, 'bytes'>>()
  const answers: Answered[] = []
  session.on('Network.responseReceived', ({ requestId, response }) => {
    if (response.fromServiceWorker || response.fromDiskCache) return
    const encoding = response.headers['content-encoding'] ?? response.headers['Content-Encoding'] ?? ''
    open.set(requestId, { url: response.url, type: response.mimeType, encoding })
  })
  session.on('Network.requestServedFromCache', ({ requestId }) => void open.delete(requestId))
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const found = open.get(requestId)
    if (found) answers.push({ ...found, bytes: encodedDataLength })
    open.delete(requestId)
  })
  await session.send('Network.enable')
  return { answers }
}

export function bytesOf(answers: readonly Answered[]): number {
  return answers.reduce((sum, { bytes }) => sum + bytes, 0)
}

/** One fetch on a connection of its own, as a browser asks for it: bytes of headers and body. */
export function fetchBytes(url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = { 'accept-encoding': 'gzip, deflate, br' }
    get(url, { agent: false, headers }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`${url} answered ${response.statusCode}`))
      const { socket } = response
      response.resume().on('end', () => resolve(socket.bytesRead))
    }).on('error', reject)
  })
}
