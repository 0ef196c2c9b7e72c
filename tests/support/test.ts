import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, expect, type BrowserContextOptions, type Page } from '@playwright/test'
import type { CastName } from './cast-name.ts'
import { templateVariable } from './prepare.ts'
import { startServer, type TestServer } from './server.ts'
import { strayErrors, type StrayErrors } from './stray-errors.ts'

interface Fixtures {
  /** The server of this test alone, with the practice cast as it is on the first day. */
  server: TestServer
  /** Any stray error in a browser fails the test, unless the test allows it. */
  errors: StrayErrors
  /** A page in a browser of its own, signed in as one of the cast. */
  as: (who: CastName, options?: BrowserContextOptions) => Promise<Page>
  /** A page in a browser of its own, signed in as nobody. */
  newPage: (options?: BrowserContextOptions) => Promise<Page>
}

export const test = base.extend<Fixtures>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the names of fixtures from this pattern
  server: async ({}, use) => {
    const dataDir = mkdtempSync(join(tmpdir(), 'waymark-e2e-'))
    cpSync(process.env[templateVariable] ?? '', dataDir, { recursive: true })
    const server = await startServer({ dataDir })
    await use(server)
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  },
  baseURL: async ({ server }, use) => use(server.url),
  errors: [
    async ({ context }, use) => {
      const errors = strayErrors()
      errors.watch(context)
      await use(errors)
      expect(errors.list(), 'stray errors in the browser').toEqual([])
    },
    { auto: true }
  ],
  newPage: async ({ browser, contextOptions, viewport, locale, timezoneId, baseURL, errors }, use) => {
    const opened: Page[] = []
    await use(async (options = {}) => {
      const common = { ...contextOptions, viewport, locale, timezoneId, baseURL: baseURL! } // set above
      const context = await browser.newContext({ ...common, ...options } as BrowserContextOptions)
      errors.watch(context)
      const page = await context.newPage()
      opened.push(page)
      return page
    })
    for (const page of opened) await page.context().close()
  },
  as: async ({ newPage }, use) => {
    await use(async (who, options) => {
      const page = await newPage(options)
      await signInAs(page, who)
      return page
    })
  }
})

export { expect }

/** Signs the browser of this page in as one of the practice cast; no page is opened. */
export async function signInAs(page: Page, who: CastName): Promise<void> {
  const answer = await post(page, '/practice/sign-in', { as: who })
  expect(answer, `sign in as ${who}`).toBeLessThan(400)
}

/** Moves the server's clock by so many milliseconds. */
export async function moveClock(page: Page, by: number): Promise<void> {
  expect(await post(page, '/practice/clock', { by: String(by) }), 'move the clock').toBeLessThan(400)
}

/** A form sent as a page of this server sends it. Answers its status; a redirect is not followed. */
async function post(page: Page, path: string, form: Record<string, string>): Promise<number> {
  const { origin } = new URL((await page.request.get('/healthz')).url())
  const answer = await page.request.post(path, { form, maxRedirects: 0, headers: { origin } })
  return answer.status()
}
