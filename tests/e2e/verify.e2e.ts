import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import type { HistoryFile } from '#lib/ledger/history-file.ts'
import { findOffer, PlainBrowser, shareByForms } from '../support/browser.ts'
import { expect, test } from '../support/test.ts'

/** Checking what somebody saved: with no signal, with no account, and with what an attacker sends. */

const saved = (name: string, value: unknown) => ({
  name,
  mimeType: 'application/json',
  buffer: Buffer.from(typeof value === 'string' ? value : JSON.stringify(value))
})

async function check(page: Page, ...files: ReturnType<typeof saved>[]): Promise<void> {
  await page.getByLabel('Choose your files').setInputFiles(files)
  await page.getByRole('button', { name: 'Check now' }).click()
  await expect(page.getByRole('button', { name: 'Check now' })).toBeEnabled()
}

const verdict = (page: Page) => page.getByRole('status').getByRole('heading', { level: 2 })

async function samsFiles(url: string): Promise<{ history: HistoryFile; copy: object; print: string }> {
  const sam = await new PlainBrowser(url).signIn('outside')
  const consentId = await shareByForms(sam, await findOffer(sam, 'q=room+support'))
  const copy = (await (await sam.get(`/me/sharing/${consentId}/receipt.jsonld`)).json()) as object
  await sam.post(`/me/sharing/${consentId}/pause`)
  const history = (await (await sam.get('/me/history.json')).json()) as HistoryFile
  return { history, copy, print: `/me/sharing/${consentId}/print` }
}

test('a saved history is checked with no signal and no account', async ({
  page,
  context,
  server,
  errors
}) => {
  errors.allow(/ERR_INTERNET_DISCONNECTED|ERR_FAILED/)
  const { history, copy } = await samsFiles(server.url)
  const count = history.rows.length
  await page.goto('/')
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
    while (!navigator.serviceWorker.controller) await new Promise((resolve) => setTimeout(resolve, 20))
  })
  await context.setOffline(true)
  await page.goto('/verify')
  await check(page, saved('history.json', history), saved('copy.jsonld', copy))
  await expect(verdict(page)).toHaveText('Nothing was changed')
  await expect(page.getByText(`All ${count} lines fit together.`)).toBeVisible()
  await expect(page.getByText(`Every line up to line ${count - 1} is still as it was then.`)).toBeVisible()

  await check(page, saved('history.json', { ...history, rows: [] }), saved('copy.jsonld', copy))
  await expect(verdict(page)).toHaveText('Something is wrong')
  await expect(page.getByText(`Lines there were: ${count - 1}. Lines there are now: 0.`)).toBeVisible()

  const rows = history.rows.with(1, { ...history.rows[1]!, at: history.rows[1]!.at + 1 })
  await check(page, saved('history.json', { ...history, rows }))
  await expect(page.getByText(/^Line 2 was changed\. It says .* Please tell us\.$/)).toBeVisible()

  await check(page, saved('copy.jsonld', { ...copy, more: 'words' }))
  await expect(page.getByText(/Do not trust it\.$/)).toBeVisible()
})

test('any other file gets a plain sentence', async ({ page }) => {
  await page.goto('/verify')
  const strange = [
    '<img src=x onerror=alert(1)>',
    '{"__proto__":{"format":"waymark-history-2"}}',
    '[[[',
    'null'
  ]
  for (const text of strange) {
    await check(page, saved('<b>x</b>.json', text))
    await expect(page.getByText('This is not a file that we can check.')).toBeVisible()
    await expect(page.getByRole('heading', { name: '<b>x</b>.json' })).toBeVisible()
  }
  await check(page, saved('empty.json', ''))
  await expect(page.getByText('This file is empty.')).toBeVisible()
})

test('everybody can use the page, at 320 px, in light and dark', async ({ newPage }) => {
  const page = await newPage({ viewport: { width: 320, height: 640 } })
  await page.goto('/verify')
  await check(page, saved('a-long-name-without-any-space-in-it-at-all-2026-11-22.json', '{}'))
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    const rules = { 'color-contrast-enhanced': { enabled: true }, 'target-size': { enabled: true } }
    const { violations } = await new AxeBuilder({ page }).options({ rules }).setLegacyMode().analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
  }
  const sideways = () => document.documentElement.scrollWidth - document.documentElement.clientWidth
  expect(await page.evaluate(sideways)).toBe(0)
})

test('without JavaScript the page says that it needs it', async ({ newPage }) => {
  const page = await newPage({ javaScriptEnabled: false })
  await page.goto('/verify')
  await expect(page.locator('noscript strong')).toBeVisible() // its words are no text to Playwright
  await expect(page.getByRole('button')).toHaveCount(0)
})

test('the page that checks may send nothing anywhere', async ({ page }) => {
  const answer = await page.goto('/verify')
  expect(answer?.headers()['content-security-policy']).toContain("connect-src 'none'")
})

test('a copy of a yes fits on one printed page', async ({ as, server }) => {
  const { print } = await samsFiles(server.url)
  const sam = await as('outside')
  await sam.goto(print)
  await expect(sam.getByRole('heading', { level: 1 })).toHaveText(/^What you agreed with /)
  const pdf = (await sam.pdf({ format: 'A4' })).toString('latin1')
  expect(pdf.match(/\/Type\s*\/Page[^s]/g)).toHaveLength(1)
})

test('a shared screen keeps no file, and says where it can be had', async ({ as, server }) => {
  const jay = await new PlainBrowser(server.url).signIn('inside')
  const consentId = await shareByForms(jay, await findOffer(jay, 'q=room+support'))
  const kiosk = await as('inside', { viewport: { width: 1280, height: 1024 } })
  await kiosk.goto(`/me/sharing/${consentId}/receipt.jsonld`)
  await expect(kiosk).toHaveURL(/\/print$/)
  await expect(kiosk.getByText('Open this page on your own phone or computer.')).toBeVisible()
  await expect(kiosk.getByRole('link', { name: /^Save/ })).toHaveCount(0)
  await kiosk.goto('/me/history')
  await expect(kiosk.getByRole('link', { name: /^Save/ })).toHaveCount(0)
})
