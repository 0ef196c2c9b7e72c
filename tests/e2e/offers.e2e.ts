import { get } from 'node:http'
import type { Page } from '@playwright/test'
import { expect, test } from '../support/test.ts'

const results = (page: Page) => page.getByRole('article')

/** The same journey, whether or not scripts run. */
async function findRoomInOxford(page: Page): Promise<void> {
  await page.goto('/offers')
  await expect(page.getByRole('heading', { name: '20 offers of help' })).toBeVisible()
  await page.getByRole('link', { name: 'A place to live', exact: true }).click()
  await expect(page).toHaveURL(/for=ACCOMMODATION/) // the list is made anew then
  await page.getByRole('link', { name: 'More ways to choose' }).click()
  await expect(page.getByLabel('What for')).toHaveValue('ACCOMMODATION')
  await page.getByLabel('Where are you going to be?').selectOption('Oxford')
  await page.getByLabel('needs no ties to the area').check()
  await page.getByRole('button', { name: 'Show me' }).click()
  await expect(page).toHaveURL(/for=ACCOMMODATION&.*place=Oxford/)
  await results(page).getByRole('link', { name: 'A room for 12 weeks, with support' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('A room for 12 weeks, with support')
  await expect(page.getByText('Not for people with a fire offence.')).toBeVisible()
  await expect(page.getByText('They see nothing about you until you choose.')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Sign in', exact: true })).toBeVisible()
  await expect(page.getByRole('button', { name: 'I am interested' })).toHaveCount(0)
  await page.getByRole('link', { name: 'Back to the list' }).click()
  await expect(page).toHaveURL(/for=ACCOMMODATION&place=Oxford.*ties=yes/)
  await expect(page.getByRole('link', { name: 'Take away: Oxford' })).toBeVisible()
}

test('somebody finds a room in Oxford', async ({ page }) => findRoomInOxford(page))

test('somebody finds a room in Oxford without JavaScript', async ({ newPage }) =>
  findRoomInOxford(await newPage({ javaScriptEnabled: false })))

test('each choice can be taken away again, and an empty list helps on', async ({ page }) => {
  await page.goto('/offers?q=spaceship&place=Slough&weekend=yes')
  await expect(page.getByRole('heading', { name: 'Nothing fits all of that' })).toBeVisible()
  await page.getByRole('link', { name: 'Look without “spaceship”' }).click()
  await expect(page.getByRole('heading', { name: /offers? of help/ })).toBeVisible()
  await page.getByRole('link', { name: 'Take away: This weekend' }).click()
  await expect(page).toHaveURL('/offers?place=Slough')
  await page.getByLabel('What do you need?').fill('drop-in')
  await page.getByRole('button', { name: 'Search' }).click()
  await expect(results(page).first()).toContainText('Friday drop-in: hot food and advice')
  await page.getByRole('link', { name: 'Start again' }).click()
  await page.getByRole('link', { name: 'More help' }).click()
  await expect(page.getByText('Page 2 of 2')).toBeVisible()
  await expect(results(page)).toHaveCount(10)
})

test('an address that makes no sense is a list like any other', async ({ page }) => {
  for (const query of [
    'for=MAGIC&place=%00',
    `q=${'%22)%20OR%20'.repeat(200)}`,
    'page=-1&friday[]=x',
    'q=%ff'
  ]) {
    const answer = await page.goto(`/offers?${query}`)
    expect(answer?.status(), query).toBe(200)
  }
})

test('the list is small enough for a slow phone', async ({ server }) => {
  const bytes = await bytesOverTheWire(`${server.url}/offers`)
  expect(bytes).toBeGreaterThan(2_000)
  expect(bytes).toBeLessThan(20_000)
})

test('a hidden place shows its town and phone, and its street nowhere', async ({ newPage, as }) => {
  for (const page of [
    await newPage({ javaScriptEnabled: false }),
    await as('outside'),
    await as('housing-worker')
  ]) {
    await page.goto('/offers?q=safe+house')
    expect(await page.content()).not.toContain('Larkspur')
    const href = await results(page)
      .getByRole('link', { name: 'A safe house for women' })
      .getAttribute('href')
    await page.goto(href ?? '')
    await expect(page.getByText('In Reading. We do not show where')).toBeVisible()
    await expect(page.getByText('0808 157 0189')).toBeVisible()
    expect(await page.content()).not.toContain('Larkspur')
    const { pathname } = new URL(page.url())
    const data = await page.request.get(`${pathname}/__data.json`)
    expect(data.status()).toBe(200)
    expect(await data.text()).not.toContain('Larkspur')
  }
})

test('a person can say they are interested; a worker has no such button', async ({ as }) => {
  const person = await as('outside')
  await person.goto('/offers?q=mentor')
  await results(person).getByRole('link', { name: 'A mentor for your first six months' }).click()
  const button = person.getByRole('button', { name: 'I am interested' })
  await expect(button).toBeVisible()
  const form = person.locator('form[action="/me/interests/new"]')
  await expect(form.locator('input[name="offer"]')).toHaveValue(
    new URL(person.url()).pathname.split('/')[2] ?? ''
  )

  const worker = await as('housing-worker')
  await worker.goto(person.url())
  await expect(worker.getByText('They ask for it here themself.')).toBeVisible()
  await expect(worker.getByRole('button', { name: 'I am interested' })).toHaveCount(0)
})

test('two stewards verify an organisation; then its offer shows; suspended, it is gone', async ({
  as,
  newPage
}) => {
  const anyone = await newPage()
  const grace = await as('steward')
  const idris = await as('steward-2', { javaScriptEnabled: false })
  const shows = async () => {
    await anyone.goto('/offers?q=shared+house')
    return results(anyone).filter({ hasText: 'Shared house in Milton Keynes' }).count()
  }
  expect(await shows()).toBe(0)

  await grace.goto('/steward')
  await grace.getByRole('link', { name: 'Fresh Page Homes' }).click()
  await grace.getByRole('button', { name: 'Record my check' }).click()
  await expect(grace.getByRole('alert')).toContainText('Tick the box if you rang them.')
  await grace.getByLabel('I rang the register’s own contact.').check()
  await grace.getByRole('button', { name: 'Record my check' }).click()
  await expect(grace.getByText('You have checked them. A second person must check them too.')).toBeVisible()
  expect(await shows()).toBe(0)

  await idris.goto('/steward/organisations/fresh-page-homes')
  await idris.getByLabel('I rang the register’s own contact.').check()
  await idris.getByRole('button', { name: 'Record my check' }).click()
  await expect(idris.getByText('Two people have checked them.')).toBeVisible()
  expect(await shows()).toBe(1)
  await results(anyone).getByRole('link', { name: 'Shared house in Milton Keynes' }).click()
  await expect(anyone.getByRole('heading', { level: 1 })).toHaveText('Shared house in Milton Keynes')
  const offer = anyone.url()

  await idris.getByLabel('Why?').fill('No')
  await idris.getByRole('button', { name: 'Suspend now' }).click()
  await expect(idris.getByLabel('Why?')).toHaveValue('No')
  await idris.getByLabel('Why?').fill('The house is not theirs to let.')
  await idris.getByRole('button', { name: 'Suspend now' }).click()
  await expect(idris.getByText('The house is not theirs to let.')).toBeVisible()
  expect(await shows()).toBe(0)
  expect((await anyone.goto(offer))?.status()).toBe(404)
  await expect(anyone.getByRole('heading', { level: 1 })).toHaveText('This help is not here now')
  await anyone.getByRole('main').getByRole('link', { name: 'Find help' }).click()
  await expect(anyone).toHaveURL(/\/offers$/)
})

test('what stewards see is not there for anybody else', async ({ as, page }) => {
  const worker = await as('housing-worker')
  const person = await as('outside')
  for (const path of ['/steward', '/steward/organisations', '/steward/organisations/connect-housing']) {
    expect((await worker.goto(path))?.status(), path).toBe(404)
    expect((await person.goto(path))?.status(), path).toBe(404)
    await page.goto(path)
    await expect(page).toHaveURL(/\/sign-in/)
  }
  const steward = await as('steward')
  expect((await steward.goto('/steward/organisations/nowhere'))?.status()).toBe(404)
})

/** Length of the compressed body, which a browser and `fetch` hide. */
function bytesOverTheWire(url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { 'accept-encoding': 'br' } }, (answer) => {
      let bytes = 0
      answer.on('data', (chunk: Buffer) => (bytes += chunk.length))
      answer.on('end', () => resolve(bytes))
    }).on('error', reject)
  })
}
