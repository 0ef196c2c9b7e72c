import { expect, test } from '../support/test.ts'
import type { Page } from '@playwright/test'

/** Without a signal: what the service worker keeps, and what it leaves alone. */

async function untilWorkerRuns(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
    while (!navigator.serviceWorker.controller) await new Promise((resolve) => setTimeout(resolve, 20))
  })
}

test('a page that cannot be reached says so, and trying again brings it', async ({
  page,
  context,
  errors
}) => {
  errors.allow(/ERR_INTERNET_DISCONNECTED|ERR_FAILED/)
  await page.goto('/')
  await untilWorkerRuns(page)
  await context.setOffline(true)
  await page.goto('/offers')
  await expect(page.getByRole('heading', { name: 'You have no signal' })).toBeVisible()
  await expect(page.locator('body')).toHaveCSS('background-color', 'rgb(250, 246, 238)')
  await context.setOffline(false)
  await page.getByRole('link', { name: 'Try again' }).click()
  await expect(page).toHaveURL(/\/offers$/)
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('You have no signal')
})

test('a form that cannot be sent keeps what was typed', async ({ page, context, errors }) => {
  errors.allow(/ERR_INTERNET_DISCONNECTED|ERR_FAILED/)
  await page.goto('/sign-in')
  await untilWorkerRuns(page)
  const name = page.getByRole('textbox').first()
  await name.fill('something long that took a while')
  await context.setOffline(true)
  await name.press('Enter')
  await expect(page.getByRole('dialog', { name: 'You have no signal' })).toBeVisible()
  await page.getByRole('button', { name: 'OK' }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(name).toHaveValue('something long that took a while')
})

test('nothing about a person is kept in the browser', async ({ as }) => {
  const page = await as('outside')
  await page.goto('/me')
  await untilWorkerRuns(page)
  await page.goto('/me')
  await page.goto('/offers')
  const kept = await page.evaluate(async () => {
    const caches = await Promise.all((await window.caches.keys()).map((name) => window.caches.open(name)))
    const requests = (await Promise.all(caches.map((cache) => cache.keys()))).flat()
    const bodies = await Promise.all(
      caches.map(async (cache) =>
        Promise.all((await cache.keys()).map(async (key) => (await (await cache.match(key))!.blob()).size))
      )
    )
    return {
      paths: requests.map((one) => new URL(one.url).pathname).sort(),
      bytes: bodies.flat().reduce((a, b) => a + b, 0)
    }
  })
  expect(kept.paths).toEqual([
    '/icons/icon-192.png',
    '/icons/mark.svg',
    '/manifest.webmanifest',
    '/offline',
    '/plain.css',
    '/verify',
    '/verify/check.js'
  ])
  expect(kept.bytes).toBeLessThan(40_000)
})

test('the app can be installed', async ({ page }) => {
  await page.goto('/')
  const client = await page.context().newCDPSession(page)
  const { errors } = await client.send('Page.getAppManifest')
  expect(errors).toEqual([])
  const { installabilityErrors } = await client.send('Page.getInstallabilityErrors')
  expect(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito')).toEqual([])
})
