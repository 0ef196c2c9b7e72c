import type { Page } from '@playwright/test'
import { expect, test } from '../support/test.ts'

/** Bytes that a first visit may bring: what a cheap phone on a poor line has in a few seconds. */
const most = { scripts: 45_000, styles: 8_000, all: 60_000 }

interface Weight {
  scripts: number
  styles: number
  all: number
}

/** Opens an address with nothing kept, and adds up what came: bodies as sent, and with headers in all. */
async function weigh(page: Page, path: string): Promise<Weight> {
  const weight = { scripts: 0, styles: 0, all: 0 }
  const kinds = new Map<string, { kind: string; body: number }>()
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  session.on('Network.responseReceived', ({ requestId, type, response }) => {
    const length = Object.entries(response.headers).find(([name]) => name.toLowerCase() === 'content-length')
    kinds.set(requestId, { kind: type, body: Number(length?.[1] ?? NaN) })
  })
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const { kind, body } = kinds.get(requestId) ?? { kind: '', body: 0 }
    weight.all += encodedDataLength
    if (kind === 'Script') weight.scripts += body
    if (kind === 'Stylesheet') weight.styles += body
  })
  await page.goto(path, { waitUntil: 'networkidle' })
  return weight
}

test('a first visit weighs little', async ({ as }) => {
  const first = await as('outside')
  await first.goto('/offers')
  const offer = await first.getByRole('article').first().getByRole('link').getAttribute('href')
  const paths = [
    ['/offers', '/offers'],
    ['/offers/[id]', offer!], // the title of a card is a link
    ['/me', '/me'],
    ['/me/sharing', '/me/sharing'],
    ['/me/record', '/me/record'],
    ['/me/record/[section]/[question]', '/me/record/identity/legal-name'],
    ['/me/documents/[document]', '/me/documents/passport'],
    ['/me/export', '/me/export'],
    ['/me/offers', '/me/offers'],
    ['/me/appointments', '/me/appointments']
  ] as const
  const table: Record<string, Weight> = {}
  for (const [name, path] of paths) {
    table[name] = await weigh(await as('outside', { serviceWorkers: 'block' }), path)
  }
  console.table(table)
  for (const [name, { scripts, styles, all }] of Object.entries(table)) {
    expect(scripts, `scripts of ${name}`).toBeGreaterThan(10_000) // they were measured
    expect(scripts, `scripts of ${name}`).toBeLessThanOrEqual(most.scripts)
    expect(styles, `styles of ${name}`).toBeLessThanOrEqual(most.styles)
    expect(all, `all of ${name}`).toBeLessThanOrEqual(most.all)
  }
})
