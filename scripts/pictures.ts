import { mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { chromium, type Browser, type BrowserContextOptions, type Page } from '@playwright/test'
import { findOffer, PlainBrowser, shareByForms } from '../tests/support/browser.ts'
import type { CastName } from '../tests/support/cast-name.ts'
import { startServer, type TestServer } from '../tests/support/server.ts'
import { ensureChromium } from './ensure-chromium.ts'
import { root } from './places.ts'

/**
 * `npm run pictures`: drives the main job on a practice server of its own, and takes the README's pictures
 * on the way, so that they stay true.
 */
const folder = join(root, 'docs/pictures')
const phone = { viewport: { width: 360, height: 740 }, deviceScaleFactor: 1.5 }
const kiosk = { viewport: { width: 1280, height: 1024 }, deviceScaleFactor: 1 }

const found = await ensureChromium()
if ('sorry' in found) {
  console.error(found.sorry)
  process.exit(1)
}
mkdirSync(folder, { recursive: true })
const server = await startServer()
const browser = await chromium.launch({ executablePath: found.path, args: ['--no-sandbox'] })
try {
  await drive(browser, server)
} finally {
  await browser.close()
  await server.stop()
}

async function drive(browser: Browser, server: TestServer): Promise<void> {
  await new PlainBrowser(server.url).setClock(next(9, 14))
  const sam = await enter(browser, server, 'outside', phone)
  await tell(sam, '/me/record/identity/legal-name', 'Samuel Carter')
  await tell(sam, '/me/record/identity/liked-name', 'Sam')
  await tell(sam, '/me/record/contact/phone', '01632 960123')
  for (const goal of ['A place of my own', 'A job with tools']) await addGoal(sam, goal)
  await sam.goto('/offers?q=room&place=Oxford')
  await sam.getByLabel('What do you need?').scrollIntoViewIfNeeded()
  await take(sam, null, 'offers')

  const form = await new PlainBrowser(server.url).signIn('outside')
  await shareByForms(form, await findOffer(form, 'q=room&place=Oxford'))
  const anna = await enter(browser, server, 'housing-worker', {
    ...kiosk,
    viewport: { width: 1024, height: 900 }
  })
  await anna.goto('/org/connect-housing')
  await anna.getByRole('link', { name: /^Take on person/ }).click()
  await anna.getByRole('button', { name: 'Yes, I will help' }).click()
  await anna.getByRole('link', { name: /^Look at person/ }).click()
  await anna.getByText('A place of my own').first().waitFor()
  await take(anna, null, 'worker')

  await take(sam, '/me', 'home')
  await take(sam, '/me/sharing', 'sharing')
  await take(sam, '/me/history', 'history')
  await sam.emulateMedia({ colorScheme: 'dark' })
  await take(sam, '/me', 'home-dark')
  await take(await enter(browser, server, 'inside', kiosk), '/me', 'kiosk')
}

async function enter(
  browser: Browser,
  server: TestServer,
  who: CastName,
  screen: BrowserContextOptions
): Promise<Page> {
  const common = {
    baseURL: server.url,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    colorScheme: 'light'
  } as const
  const page = await (await browser.newContext({ ...common, ...screen })).newPage()
  const headers = { origin: server.url }
  await page.request.post('/practice/sign-in', { form: { as: who }, headers, maxRedirects: 0 })
  return page
}

async function tell(page: Page, question: string, answer: string): Promise<void> {
  await page.goto(question)
  await page.getByRole('textbox').first().fill(answer)
  await page.getByRole('button', { name: 'Save and go on' }).click()
  await page.waitForURL((url) => url.pathname !== question)
}

async function addGoal(page: Page, title: string): Promise<void> {
  await page.goto('/me/goals')
  await page.getByRole('link', { name: /^Add a(nother)? goal$/ }).click()
  await page.getByRole('heading', { name: 'What do you want?' }).waitFor()
  await page.getByRole('textbox').first().fill(title)
  await page.getByRole('button', { name: 'Save and go on' }).click()
  await page.getByRole('heading', { name: 'Which part of your life is it about?' }).waitFor()
}

/** The next time it is this hour and minute by UTC: ms UTC. */
function next(hour: number, minute: number): number {
  const today = new Date().setUTCHours(hour, minute, 0, 0)
  return today > Date.now() ? today : today + 24 * 60 * 60 * 1000
}

/** Takes one screen, not the whole length of a page. */
async function take(page: Page, path: string | null, name: string): Promise<void> {
  if (path !== null) await page.goto(path)
  const file = join(folder, `${name}.png`)
  await page.screenshot({ path: file, animations: 'disabled' })
  console.log(`docs/pictures/${name}.png  ${Math.ceil(statSync(file).size / 1000)} kB`)
}
