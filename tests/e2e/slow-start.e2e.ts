import type { Locator, Page } from '@playwright/test'
import { expect, test } from '../support/test.ts'

/** A cheap phone shows a page long before its scripts have arrived, and people begin at once. */
const cases: [string, string, (page: Page) => Promise<Locator>][] = [
  ['a word', '/me/record/contact/phone', (page) => typed(page.getByLabel('Phone'), '01632 960123')],
  [
    'a day',
    '/me/record/identity/date-of-birth',
    (page) => typed(page.getByLabel('Day', { exact: true }), '7')
  ],
  ['a long text', '/me/record/contact/reach-notes', (page) => typed(page.locator('textarea'), 'Ring twice')],
  ['a box', '/me/record/contact/safe-ways', (page) => ticked(page.getByRole('checkbox').first())],
  ['a choice', '/me/record/identity/sex', (page) => ticked(page.getByRole('radio').last())],
  ['a search', '/offers', (page) => typed(page.getByRole('searchbox'), 'room')],
  ['a sign-in name', '/sign-in', (page) => typed(page.getByLabel('Your sign-in name'), 'sam')]
]

for (const [what, path, act] of cases) {
  test(`${what} given before the scripts arrived is still there`, async ({ as, newPage }) => {
    const page = path === '/sign-in' ? await newPage() : await as('outside')
    const { promise, resolve: arrive } = Promise.withResolvers<void>()
    await page.route('**/_app/**/*.js', async (route) => {
      await promise
      await route.continue()
    })
    await page.goto(path, { waitUntil: 'commit' })
    const field = await act(page)
    arrive()
    await page.waitForSelector('#svelte-announcer', { state: 'attached' }) // Kit adds it once the page is alive
    if (await field.getAttribute('type').then((type) => type === 'radio' || type === 'checkbox')) {
      await expect(field).toBeChecked()
    } else {
      expect(await field.inputValue()).not.toBe('')
    }
  })
}

async function typed(field: Locator, text: string): Promise<Locator> {
  await field.fill(text)
  return field
}

async function ticked(field: Locator): Promise<Locator> {
  await field.check()
  return field
}
