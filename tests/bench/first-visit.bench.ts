import { chromium, type Browser, type Page } from '@playwright/test'
import { ensureChromium } from '../../scripts/ensure-chromium.ts'
import { startServer } from '../support/server.ts'
import { alone, kilobytes, type Bench } from './figure.ts'
import { signInAsSam } from './sam.ts'
import { bytesOf, fetchBytes, watchWire, type Answered } from './wire.ts'

/** What a phone that was never here before has to fetch, counted in Chromium. */
export const bench: Bench = async () => {
  const found = await ensureChromium()
  if ('sorry' in found) throw new Error(found.sorry)
  const server = await startServer()
  const browser = await chromium.launch({
    executablePath: found.path,
    args: ['--no-sandbox', '--disable-background-networking']
  })
  try {
    const visitor = { url: server.url, cookie: await signInAsSam(server.url) }
    const { answers, links, kept } = await firstVisit(browser, visitor)
    const scripts = answers.filter(({ type }) => type.endsWith('javascript'))
    const styles = answers.filter(({ type }) => type === 'text/css')
    ensureBrotli([...scripts, ...styles])
    const next = await nextPages(browser, visitor, links)
    return [
      alone(`first visit of /me, ${answers.length} requests`, kilobytes(bytesOf(answers)), ['≤', 60, 'kB']),
      alone(`first visit of /me, scripts (${scripts.length}, brotli)`, kilobytes(bytesOf(scripts)), [
        '≤',
        45,
        'kB'
      ]),
      alone(`first visit of /me, styles (${styles.length}, brotli)`, kilobytes(bytesOf(styles)), [
        '≤',
        8,
        'kB'
      ]),
      alone(`next page, the largest of ${next.count}: ${next.largest}`, kilobytes(next.bytes), [
        '≤',
        12,
        'kB'
      ]),
      alone(
        `the service worker and the shell it keeps, ${kept.length} requests`,
        kilobytes(await sum(kept)),
        ['≤', 40, 'kB']
      )
    ]
  } finally {
    await browser.close()
    await server.stop()
  }
}

interface Visitor {
  readonly url: string
  /** Name and value of the session cookie. */
  readonly cookie: string
}

async function firstVisit(browser: Browser, visitor: Visitor) {
  const { page, answers } = await openHome(browser, visitor)
  const kept = await page.evaluate(async () => {
    await navigator.serviceWorker.ready
    const urls: string[] = []
    for (const name of await caches.keys())
      for (const { url } of await (await caches.open(name)).keys()) urls.push(url)
    return urls
  })
  const links = await page
    .locator('a[href^="/"]')
    .evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''))
  await page.context().close()
  return {
    answers: [...answers],
    links: [...new Set(links)].filter((href) => href !== '/me' && !href.includes('#')),
    kept: [`${visitor.url}/service-worker.js`, ...kept]
  }
}

/** The home page in a browser that has nothing, once it has settled. */
async function openHome(
  browser: Browser,
  { url, cookie }: Visitor
): Promise<{ page: Page; answers: Answered[] }> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'en-GB' })
  const [name = '', value = ''] = cookie.split('=')
  await context.addCookies([{ name, value, domain: 'localhost', path: '/', secure: true, httpOnly: true }])
  const page = await context.newPage()
  const { answers } = await watchWire(page)
  await page.goto(`${url}/me`, { waitUntil: 'networkidle' })
  return { page, answers }
}

/** A tap on each link of the home page, each in a browser that has seen nothing but that page. */
async function nextPages(browser: Browser, visitor: Visitor, links: readonly string[]) {
  let largest = { largest: '', bytes: 0 }
  for (const href of links) {
    const { page, answers } = await openHome(browser, visitor)
    const before = answers.length
    await page.locator(`a[href="${href}"]`).first().click()
    await page.waitForURL(`**${href}`)
    await page.waitForLoadState('networkidle')
    const bytes = bytesOf(answers.slice(before))
    if (bytes > largest.bytes) largest = { largest: href, bytes }
    await page.context().close()
  }
  return { ...largest, count: links.length }
}

async function sum(urls: readonly string[]): Promise<number> {
  let bytes = 0
  for (const url of urls) bytes += await fetchBytes(url)
  return bytes
}

function ensureBrotli(answers: readonly Answered[]): void {
  const plain = answers.find(({ encoding }) => encoding !== 'br')
  if (plain) throw new Error(`${plain.url} came as ${plain.encoding || 'it is'}, not compressed by brotli`)
}
