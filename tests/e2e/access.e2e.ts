import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import type { Access } from '#lib/access/table.ts'
import type { CastName } from '../support/cast-name.ts'
import { tellStory } from '../support/cast-story.ts'
import { templateVariable } from '../support/prepare.ts'
import { startServer } from '../support/server.ts'
import { expect, test as base, signInAs } from '../support/test.ts'
import { pagesFor, walk } from '../support/walk.ts'

/** Every page for every role, at 320 px (which is 400 % zoom on a desk), in light and dark. */
const test = base.extend<{ story: { dataDir: string; unlinked: string[] } }>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the names of fixtures from this pattern
  story: async ({}, use) => {
    const dataDir = mkdtempSync(join(tmpdir(), 'waymark-access-'))
    cpSync(process.env[templateVariable] ?? '', dataDir, { recursive: true })
    await use({ dataDir, unlinked: await tellStory(dataDir) })
    rmSync(dataDir, { recursive: true, force: true })
  },
  server: async ({ story }, use) => {
    const server = await startServer({ dataDir: story.dataDir })
    await use(server)
    await server.stop()
  }
})
test.use({ viewport: { width: 320, height: 640 } })
test.setTimeout(180_000)

interface Role {
  readonly who: CastName | 'nobody'
  readonly rows: readonly Access[]
  readonly starts: readonly string[]
  /** Not every one of these pages has something to show them. */
  readonly partly?: true
}

const roles: readonly Role[] = [
  { who: 'nobody', rows: ['anyone'], starts: ['/'] },
  { who: 'outside', rows: ['person', 'signed-in'], starts: ['/', '/offers'] },
  // The same pages on a kiosk, with next to nothing told yet.
  { who: 'inside', rows: ['person', 'signed-in'], starts: ['/offers', '/help'], partly: true },
  { who: 'housing-worker', rows: ['worker'], starts: ['/org/connect-housing', '/offers'] },
  { who: 'employer', rows: ['worker'], starts: ['/org/kettle-works'], partly: true },
  { who: 'family', rows: ['supporter'], starts: ['/'] },
  { who: 'enroller', rows: ['enroller'], starts: ['/me/settings'] },
  { who: 'steward', rows: ['steward'], starts: ['/org/connect-housing'] }
]

for (const { who, rows, starts, partly = false } of roles) {
  test(`${who} can use every page there is for them`, async ({ newPage, story }) => {
    // A colour on its way to another is neither the one nor the other.
    const page = await newPage({ reducedMotion: 'reduce' })
    if (who !== 'nobody') await signInAs(page, who)
    const pages = pagesFor(rows)
    const plain = pages.filter((route) => !route.includes('['))
    const begin = [...starts, '/no-such-page', ...plain, ...(partly ? [] : story.unlinked)]
    // The second of a route leads on to more pages; it looks like the first unless a question is its own.
    const look = async (path: string, nth: number) => {
      if (nth === 1 || /\/record\//.test(path)) await lookAt(page, path)
    }
    const seen = await walk(page, begin, pages, look, partly ? 1 : 2)
    expect(partly ? [] : pages.filter((route) => !seen.has(route) && !onlyAfterForms.has(route))).toEqual([])
  })
}

/** No link leads there; the journeys that fill in those forms look at them. */
const onlyAfterForms = new Set<string>([
  ...[
    '/join/way',
    '/join/yes',
    '/join/invite',
    '/join/invite/account',
    '/join/invite/names',
    '/join/invite/no',
    '/join/team'
  ],
  '/me/people/[supporterId]/share/check'
])

const alsoThese = { 'color-contrast-enhanced': { enabled: true }, 'target-size': { enabled: true } }

async function lookAt(page: Page, path: string): Promise<void> {
  await expect.soft(page.locator('h1'), path).toHaveCount(1)
  await expect.soft(page, path).toHaveTitle(/Waymark/)
  expect.soft(await sideways(page), `${path} scrolls sideways`).toBe(0)
  expect.soft(await tooSmall(page), `${path} has targets under 44 px`).toEqual([])
  await page.emulateMedia({ colorScheme: 'light' })
  await expectNoFindings(page, path, new AxeBuilder({ page }).options({ rules: alsoThese }))
  await page.emulateMedia({ colorScheme: 'dark' })
  await expectNoFindings(
    page,
    `${path} in the dark`,
    new AxeBuilder({ page }).withRules('color-contrast-enhanced')
  )
}

async function expectNoFindings(page: Page, what: string, axe: AxeBuilder): Promise<void> {
  // No page has frames in it, so nothing needs the second tab that axe would open for each look otherwise.
  const { violations } = await axe.setLegacyMode().analyze()
  const findings = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`
  )
  expect.soft(findings, what).toEqual([])
}

function sideways(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
}

/** What is pressed with a thumb; a link in a line of text is as high as the line. */
function tooSmall(page: Page): Promise<string[]> {
  const pressed =
    'button, .button, .tile, .option, summary, select, nav a, input:not([type=hidden], [type=radio], [type=checkbox])'
  return page.locator(pressed).evaluateAll((all) => {
    const least = document.documentElement.dataset.way === 'kiosk' ? 56 : 44
    return all
      .filter((one) => one.checkVisibility())
      .filter((one) => one.getBoundingClientRect().height < least - 0.5)
      .map((one) => `${Math.round(one.getBoundingClientRect().height)} px: ${one.outerHTML.slice(0, 80)}`)
  })
}
