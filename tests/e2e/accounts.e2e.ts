import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { addLock, makeCard, typeCode } from '../support/joining.ts'
import { expect, moveClock, test } from '../support/test.ts'

const passphrase = 'seven blue boats'
const sixMinutes = 6 * 60 * 1000 // ms; a proof of who somebody is lasts five

test('join with a card and this phone’s own lock, say yes, sign out and in, and take it back', async ({
  as,
  newPage
}) => {
  const card = await makeCard(await as('enroller'), 'robin')
  const phone = await newPage()
  await addLock(phone)

  await typeCode(phone, card.code)
  await expect(phone.getByText('Your sign-in name is robin.')).toBeVisible()
  await expectNoFindings(phone)
  await phone.getByRole('button', { name: 'Use this phone or computer' }).click()

  await expect(phone).toHaveURL(/\/join\/yes$/)
  await expect(phone.getByText('If somebody may be badly hurt, a worker may have to tell.')).toBeVisible()
  await expectNoFindings(phone)
  await phone.getByRole('button', { name: 'Yes, keep what I tell Waymark' }).click()
  await expect(phone).toHaveURL(/\/me$/)

  await phone.goto('/me/settings')
  await phone.getByRole('button', { name: 'Sign out', exact: true }).click()
  await phone.goto('/me')
  await expect(phone).toHaveURL(/\/sign-in$/)
  await phone.getByRole('button', { name: 'Sign in with this phone or computer' }).click()
  await expect(phone).toHaveURL(/\/me$/)

  await moveClock(phone, sixMinutes)
  await phone.goto('/me/settings/take-back')
  await phone.getByRole('button', { name: 'Wipe what I wrote' }).click()
  await expect(phone.getByRole('heading', { level: 1 })).toHaveText('Is it still you?')
  await expectNoFindings(phone)
  await phone.getByRole('button', { name: 'Use this phone or computer' }).click()
  await expect(phone).toHaveURL(/\/me\/settings\/take-back$/)
  await phone.getByRole('button', { name: 'Wipe what I wrote' }).click()
  await expect(phone.getByText('What you wrote is wiped. All sharing has stopped.')).toBeVisible()
  await phone.goto('/me/record')
  await expect(phone).toHaveURL(/\/join\/yes$/)
})

test('a lock that does not open says so in plain words, and nothing is lost', async ({ newPage }) => {
  const phone = await newPage()
  await addLock(phone, { isUserVerified: false })
  await phone.goto('/sign-in')
  await phone.getByRole('button', { name: 'Sign in with this phone or computer' }).click()
  await expect(phone.getByRole('alert').filter({ hasText: /Nothing is lost/ })).toBeVisible()
})

test('join and sign in with a passphrase, all without JavaScript', async ({ as, newPage }) => {
  const card = await makeCard(await as('enroller', { javaScriptEnabled: false }), 'robin')
  const page = await newPage({ javaScriptEnabled: false })

  await typeCode(page, 'BBBB 2222')
  await expect(page.getByText('This code does not work.').first()).toBeVisible()
  await expect(page.getByLabel('The code on your card')).toHaveValue('BBBB2222')
  await typeCode(page, card.code)
  // Playwright finds no text inside `noscript`, so it is named.
  await expect(page.locator('noscript p')).toHaveText(/^This needs JavaScript, and it is off here./)
  await expect(page.getByRole('button', { name: 'Use this phone or computer' })).toBeHidden()
  await choose(page, 'short one', 'short one')
  await expect(page.getByText('Make it longer: three words, or 12 letters.').first()).toBeVisible()
  expect(await page.content()).not.toContain('short one')
  await choose(page, passphrase, `${passphrase} x`)
  await expect(page.getByText('The two are not the same.').first()).toBeVisible()
  await choose(page, passphrase, passphrase)

  await expect(page).toHaveURL(/\/join\/yes$/)
  await page.getByRole('link', { name: 'No, not now' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('That is fine')
  await expectNoFindings(await withScripts(page, newPage))
  await page.goto('/me/record')
  await expect(page).toHaveURL(/\/join\/yes$/)
  await page.getByRole('button', { name: 'Yes, keep what I tell Waymark' }).click()
  await expect(page).toHaveURL(/\/me$/)
  await page.goto('/me/settings')
  await page.getByRole('button', { name: 'Sign out on all devices' }).click()

  await signIn(page, 'robin', 'seven blue goats')
  await expect(page.getByText('That name and passphrase do not go together.')).toBeVisible()
  await expect(page.getByLabel('Your sign-in name')).toHaveValue('robin')
  const unknown = await newPage({ javaScriptEnabled: false })
  await signIn(unknown, 'nobody.here', passphrase)
  await expect(unknown.getByText('That name and passphrase do not go together.')).toBeVisible()
  await signIn(page, ' Robin ', passphrase)
  await expect(page).toHaveURL(/\/me$/)

  await typeCode(unknown, card.code)
  await expect(unknown.getByText('This code does not work.').first()).toBeVisible()
})

test('asked again, a wrong passphrase leads nowhere and the right one leads on', async ({ as }) => {
  const sam = await as('outside')
  await moveClock(sam, sixMinutes)
  await sam.goto('/me/settings')
  await sam.getByRole('link', { name: 'Change your passphrase' }).click()
  await expect(sam).toHaveURL(/\/sign-in\/again\?for=passphrase$/)
  await sam.getByLabel('Your passphrase').fill('not this one')
  await sam.getByRole('button', { name: 'Go on' }).click()
  await expect(sam.getByText('That is not your passphrase.').first()).toBeVisible()
  await sam.getByLabel('Your passphrase').fill('green kettle on the hill')
  await sam.getByRole('button', { name: 'Go on' }).click()
  await choose(sam, passphrase, passphrase, 'Change it')
  await expect(sam.getByText('Changed. All other devices are signed out.')).toBeVisible()
})

test('“This was not me” removes the device and signs it out', async ({ as }) => {
  const [sam, other] = [await as('outside'), await as('outside')]
  await addLock(other)
  await other.goto('/me/settings')
  await other.getByRole('link', { name: 'Sign in with this phone or computer' }).click()
  await other.getByRole('button', { name: 'Use this phone or computer' }).click()
  await expect(other.getByText('Done. You can sign in with this phone')).toBeVisible()

  await sam.goto('/me/settings')
  await expect(sam.getByText(/^A phone or computer, set up /)).toBeVisible()
  await sam.getByRole('button', { name: 'This was not me' }).click()
  await expect(sam.getByText('Please change your passphrase too.')).toBeVisible()
  await other.goto('/me')
  await expect(other).toHaveURL(/\/sign-in$/)
  await other.getByRole('button', { name: 'Sign in with this phone or computer' }).click()
  await expect(other.getByText('That did not match what we know.')).toBeVisible()
})

test('an enroller cancels a card, and its code is dead', async ({ as, newPage }) => {
  const tom = await as('enroller')
  const card = await makeCard(tom, 'robin')
  await expectNoFindings(tom)
  await tom.getByRole('link', { name: 'Done, set up somebody else' }).click()
  await tom.getByRole('button', { name: 'Cancel the card of robin' }).click()
  await expect(tom.getByText('There are none.')).toBeVisible()
  const phone = await newPage()
  await typeCode(phone, card.code)
  await expect(phone.getByText('This code does not work.').first()).toBeVisible()
})

for (const javaScriptEnabled of [true, false]) {
  test(`leave quickly, and Back does not return: JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, async ({
    as
  }) => {
    const sam = await as('outside', { javaScriptEnabled })
    await sam.goto('/me/settings')
    await expect(sam.getByText('Your sign-in name is sam.')).toBeVisible()
    await sam.getByRole('button', { name: 'Leave' }).click()
    await expect(sam).toHaveTitle('Today')
    await expect(sam.getByRole('main')).toHaveText(/^Today is \w+ \d+ \w+$/)
    expect((await sam.content()).toLowerCase()).not.toContain('waymark')
    await sam.goBack()
    await expect(sam.getByText('Your sign-in name is sam.')).toHaveCount(0)
    await sam.goto('/me/settings')
    await expect(sam).toHaveURL(/\/sign-in$/)
  })
}

test('leaving keeps what was typed on this device, and clears copies of pages', async ({ as }) => {
  const sam = await as('outside')
  await sam.goto('/me')
  await sam.evaluate(() => localStorage.setItem('not-sent-yet', 'kept'))
  const { origin } = new URL(sam.url())
  const answer = await sam.request.post('/leave', { maxRedirects: 0, headers: { origin } })
  expect(answer.status()).toBe(303)
  expect(answer.headers()).toMatchObject({ location: '/leave', 'clear-site-data': '"cache"' })
  await sam.getByRole('button', { name: 'Leave' }).click()
  await expect(sam).toHaveTitle('Today')
  expect(await sam.evaluate(() => localStorage.getItem('not-sent-yet'))).toBe('kept')
})

async function choose(page: Page, first: string, second: string, button = 'Use this passphrase') {
  await page.getByLabel('Choose a passphrase').fill(first)
  await page.getByLabel('Type it one more time').fill(second)
  await page.getByRole('button', { name: button }).click()
}

async function signIn(page: Page, name: string, words: string): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel('Your sign-in name').fill(name)
  await page.getByLabel('Your passphrase').fill(words)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

/** The same page with the same cookies where axe can run. */
async function withScripts(page: Page, newPage: () => Promise<Page>): Promise<Page> {
  const other = await newPage()
  await other.context().addCookies(await page.context().cookies())
  await other.goto(page.url())
  return other
}

async function expectNoFindings(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
    page.url()
  ).toEqual([])
}
