import type { Page } from '@playwright/test'
import { addLock, makeCard, typeCode } from '../support/joining.ts'
import { expect, test } from '../support/test.ts'

/** The main job once, end to end: tell once, share, be seen to be seen, stop. */
for (const javaScriptEnabled of [true, false]) {
  test(`tell once, share, seen, stop: JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, async ({ as }) => {
    const sam = await as('outside', { javaScriptEnabled })
    await thread(sam, await as('housing-worker', { javaScriptEnabled }))
    if (!javaScriptEnabled) return
    await sam.getByRole('button', { name: 'Check now' }).click()
    await expect(sam.getByText(/^All \d+ lines fit/)).toBeVisible()
  })
}

test('tell once, share, seen, stop: new, and in with this phone’s own lock', async ({ as, newPage }) => {
  const { code } = await makeCard(await as('enroller'), 'robin')
  const robin = await newPage()
  await addLock(robin)
  await typeCode(robin, code)
  await robin.getByRole('button', { name: 'Use this phone or computer' }).click()
  await robin.getByRole('button', { name: 'Yes, keep what I tell Waymark' }).click()
  await expect(robin).toHaveURL(/\/me$/)
  await thread(robin, await as('housing-worker'))
})

async function thread(sam: Page, anna: Page): Promise<void> {
  await tellIdentity(sam)
  await tellContact(sam)
  await addGoal(sam, 'A place of my own')
  await addGoal(sam, 'A job with tools')
  await shareWithConnectHousing(sam)

  await anna.goto('/org/connect-housing')
  await anna.getByRole('link', { name: /^Take on person/ }).click()
  await anna.getByRole('button', { name: 'Yes, I will help' }).click()
  await anna.getByRole('link', { name: /^Look at person/ }).click()
  await expect(anna.getByRole('definition').getByText('01632 960123')).toBeVisible()
  await expect(anna.getByRole('term').getByText('A place of my own')).toBeVisible()
  await expect(anna.getByRole('term').getByText('A job with tools')).toBeVisible()
  expect(await anna.content()).not.toContain('Samuel Carter')

  await sam.goto('/me/history')
  await expect(
    sam.getByText('Anna at Connect Housing looked at how to reach you and your goals.')
  ).toBeVisible()
  await sam.goto('/me/sharing')
  await expect(sam.getByText(/^Anna looked today at/)).toBeVisible()
  await sam.getByRole('button', { name: 'Stop sharing with Connect Housing' }).click()
  await expect(sam.getByText('Stopped. They can no longer look.')).toBeVisible()

  await anna.reload()
  await expect(anna.getByRole('heading', { level: 1 })).toHaveText('There is nothing to show here.')
  expect(await anna.content()).not.toContain('01632 960123')
  await anna.goto('/org/connect-housing/people')
  await expect(anna.getByText('Nobody shares with you now')).toBeVisible()

  await sam.goto('/me/history')
  await expect(sam.getByText('Anna at Connect Housing tried to look. They saw nothing.')).toBeVisible()
}

test('a history that somebody changed is found out in the browser', async ({ as }) => {
  const sam = await as('outside')
  await addGoal(sam, 'A place of my own')
  await shareWithConnectHousing(sam)
  await sam.route('**/me/history.json', async (route) => {
    const file = await (await route.fetch()).json()
    file.rows[0].at += 1
    await route.fulfill({ json: file })
  })
  await sam.goto('/me/history')
  await sam.getByRole('button', { name: 'Check now' }).click()
  await expect(sam.getByText(/^Line 1 was changed\. .*Please tell us\.$/)).toBeVisible()
})

test('nothing is chosen beforehand, and each mistake keeps what was chosen', async ({ as }) => {
  const sam = await as('outside', { javaScriptEnabled: false })
  await openOffer(sam)
  await sam.getByRole('button', { name: 'I am interested' }).click()
  await sam.getByRole('link', { name: 'Choose what to share' }).click()
  await expect(sam.locator(':checked')).toHaveCount(0)

  await yesNo(sam, 'Share how to reach you?', 'No')
  await sam.getByRole('button', { name: 'Go on' }).click()
  await expect(sam.getByRole('alert')).toContainText('Choose yes or no')
  await expect(group(sam, 'Share how to reach you?').getByLabel('No')).toBeChecked()

  await yesNo(sam, 'Share your goals?', 'No')
  await sam.getByRole('button', { name: 'Go on' }).click()
  await expect(sam.getByRole('alert')).toContainText('You said no to all')

  await yesNo(sam, 'Share your goals?', 'Yes')
  await sam.getByRole('button', { name: 'Go on' }).click()
  await sam.getByLabel('Until a day I pick').check()
  await sam.getByLabel('Day', { exact: true }).fill('31')
  await sam.getByLabel('Month', { exact: true }).fill('2')
  await sam.getByLabel('Year', { exact: true }).fill('2027')
  await sam.getByRole('button', { name: 'Go on' }).click()
  await expect(sam.getByRole('alert')).toContainText('Type a day, a month and a year')
  await expect(sam.getByLabel('Day', { exact: true })).toHaveValue('31')

  await sam.getByLabel('Today only').check()
  await sam.getByRole('button', { name: 'Go on' }).click()
  await expect(sam.getByText('They can look at: your goals.')).toBeVisible()
  await expect(sam.getByText('how to reach you')).toHaveCount(0)
  await sam.getByRole('button', { name: 'Yes, share this' }).click()
  await expect(sam.getByText('They know you are interested.')).toBeVisible()

  // The back button after the yes does not ask, nor share, again.
  await sam.goBack()
  await sam.reload()
  await sam.goto('/me/sharing')
  await expect(sam.getByRole('button', { name: /^Stop sharing/ })).toHaveCount(1)

  // The offer says what is true now.
  await openOffer(sam)
  await expect(sam.getByText(/^Connect Housing can see what you share with them, until/)).toBeVisible()
})

test('pausing everything closes at once, and going on asks who it is', async ({ as }) => {
  const sam = await as('outside')
  await shareWithConnectHousing(sam)
  const anna = await as('housing-worker')
  await anna.goto('/org/connect-housing')
  await anna.getByRole('link', { name: /^Take on person/ }).click()
  await anna.getByRole('button', { name: 'Yes, I will help' }).click()
  await sam.goto('/me/sharing')
  await sam.getByRole('button', { name: 'Pause everything' }).click()
  await sam.goto('/me')
  await sam.getByRole('link', { name: 'See or go on' }).click()
  await anna.goto('/org/connect-housing/people')
  await expect(anna.getByText('Nobody shares with you now')).toBeVisible()
  await sam.getByRole('button', { name: 'Go on sharing' }).first().click()
  await expect(sam.getByRole('status')).toContainText('You share again')
  await anna.reload()
  await expect(anna.getByRole('link', { name: /^Look at person/ })).toBeVisible()
})

test('what was begun and not finished is not lost, and an empty section is said at the last step', async ({
  as
}) => {
  const sam = await as('outside')
  await openOffer(sam)
  await sam.getByRole('button', { name: 'I am interested' }).click()
  await sam.goto('/me/sharing')
  await sam.getByRole('link', { name: 'Finish this' }).click()
  await sam.getByRole('link', { name: 'Finish this with Connect Housing' }).click()
  await sam.getByRole('link', { name: 'Choose what to share' }).click()
  await yesNo(sam, 'Share how to reach you?', 'No')
  await yesNo(sam, 'Share your goals?', 'Yes')
  await sam.getByRole('button', { name: 'Go on' }).click()
  await sam.getByLabel('Today only').check()
  await sam.getByRole('button', { name: 'Go on' }).click()
  await expect(sam.getByText('You have not told us your goals yet.')).toBeVisible()
  await expect(sam.getByText('who you are yet')).toHaveCount(0)
  await sam.getByRole('button', { name: 'Yes, share this' }).click()
  await sam.goto('/me/interests')
  await expect(sam.getByRole('link', { name: /^Finish this/ })).toHaveCount(0)
  await sam.getByRole('link', { name: /^Open this/ }).click()
  await sam.getByRole('button', { name: 'Take it back and stop sharing' }).click()
  await expect(sam.getByRole('status')).toContainText('You took it back')
  await expect(sam.getByText(/^You took this back on/)).toBeVisible()
  await sam.goto('/me/sharing')
  await expect(sam.getByText('Nobody can see anything')).toBeVisible()
})

async function tellIdentity(page: Page): Promise<void> {
  await page.goto('/me/record/identity/legal-name')
  await page.getByLabel('Legal name').fill('Samuel Carter')
  await page.getByRole('button', { name: 'Save and go on' }).click()
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('What is your full name?')
}

async function tellContact(page: Page): Promise<void> {
  await page.goto('/me/record/contact/phone')
  await page.getByLabel('Phone').fill('01632 960123')
  await page.getByRole('button', { name: 'Save and go on' }).click()
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('What is your phone number?')
  await page.goto('/me/record/contact')
  await expect(page.getByText('01632 960123')).toBeVisible()
}

async function addGoal(page: Page, title: string): Promise<void> {
  await page.goto('/me/goals')
  await page.getByRole('link', { name: /^Add a(nother)? goal$/ }).click()
  await page.getByLabel('Goal').fill(title)
  await page.getByRole('button', { name: 'Save and go on' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Which part of your life is it about?')
  await page.goto('/me/goals')
  await expect(page.getByText(title)).toBeVisible()
}

async function openOffer(page: Page): Promise<void> {
  await page.goto('/offers?place=Oxford')
  await page.getByRole('link', { name: /room/i }).first().click()
  await expect(page.getByText('Connect Housing').first()).toBeVisible()
}

async function shareWithConnectHousing(page: Page): Promise<void> {
  await openOffer(page)
  await page.getByRole('button', { name: 'I am interested' }).click()
  await page.getByRole('link', { name: 'Choose what to share' }).click()
  await yesNo(page, 'Share how to reach you?', 'Yes')
  await yesNo(page, 'Share your goals?', 'Yes')
  await page.getByRole('button', { name: 'Go on' }).click()
  await page.getByLabel('For 28 days').check()
  await page.getByRole('button', { name: 'Go on' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Check before you say yes')
  await page.getByRole('button', { name: 'Yes, share this' }).click()
  await expect(page.getByText('They know you are interested.')).toBeVisible()
}

function group(page: Page, legend: string) {
  return page.getByRole('group', { name: legend })
}

async function yesNo(page: Page, legend: string, answer: 'Yes' | 'No'): Promise<void> {
  await group(page, legend).getByLabel(answer).check()
}
