import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, moveClock, test } from '../support/test.ts'

test('a worker’s days with somebody, to the end and after: JavaScript off', async ({ as }) => {
  const sam = await as('outside', { javaScriptEnabled: false })
  const anna = await as('housing-worker', { javaScriptEnabled: false })
  const ben = await as('colleague', { javaScriptEnabled: false })
  await tell(sam, 'phone', 'Phone', '01632 960123')
  await shareToSuggest(sam)
  await takeOn(anna)

  // Anna looks; Sam tells something new; Anna reads that, and not what.
  await look(anna)
  await expect(anna.getByText('01632 960123')).toBeVisible()
  await expect(anna.getByText(/^Until \w+ .*\. Then it closes by itself\.$/)).toBeVisible()
  await moveClock(sam, 60_000)
  await tell(sam, 'email', 'Email', 'sam@example.org')
  await anna.goto('/org/connect-housing')
  await expect(anna.getByRole('heading', { name: 'New since you looked' })).toBeVisible()
  expect(await anna.content()).not.toContain('sam@example.org')

  // A suggestion: only Sam can make the change.
  await look(anna)
  await expect(anna.getByText('sam@example.org')).toBeVisible()
  await anna.getByRole('link', { name: 'Suggest a change: How to reach me' }).click()
  await anna.getByRole('link', { name: 'Phone', exact: true }).click()
  await anna.getByLabel('The new answer').fill('no number at all')
  await anna.getByLabel('Why? You can leave this empty.').fill('You told me on the phone.')
  await anna.getByRole('button', { name: 'Send to the person' }).click()
  await expect(anna.getByRole('alert')).toContainText('This does not look like a phone number')
  await expect(anna.getByLabel('Why? You can leave this empty.')).toHaveValue('You told me on the phone.')
  await anna.getByLabel('The new answer').fill('01632 960999')
  await anna.getByRole('button', { name: 'Send to the person' }).click()
  await expect(anna.getByRole('status')).toHaveText('Sent. Only the person can make the change.')

  await sam.goto('/me')
  await sam.getByRole('link', { name: 'A worker thinks something should change' }).click()
  await expect(sam.getByText('01632 960123')).toBeVisible()
  await expect(sam.getByText('Why: You told me on the phone.')).toBeVisible()
  await sam.getByRole('button', { name: 'Change it: Phone' }).click()
  await expect(sam.getByRole('status')).toContainText('Changed.')
  await sam.goto('/me/record/contact')
  await expect(sam.getByText('01632 960999')).toBeVisible()

  // Anna is away: Ben takes over, with a reason, and Anna sees no more.
  await anna.goto('/org/connect-housing/team')
  await anna.getByRole('link', { name: 'Change: Anna (you)' }).click()
  await fillDay(anna, '1', '1', '2020')
  await anna.getByRole('button', { name: 'Save this' }).click()
  await expect(anna.getByRole('alert')).toContainText('Choose today or a later day')
  await fillDay(anna, ...dayAhead(3))
  await anna.getByRole('button', { name: 'Save this' }).click()
  await expect(anna.getByText(/^Away until /)).toBeVisible()

  await ben.goto('/org/connect-housing')
  await expect(ben.getByRole('heading', { name: 'A colleague is away' })).toBeVisible()
  await ben
    .getByRole('link', { name: /^Take over person/ })
    .first()
    .click()
  await ben.getByRole('button', { name: 'Yes, I will help' }).click()
  await expect(ben.getByRole('alert')).toContainText('Write why you take over')
  await ben.getByLabel('Why do you take over?').fill('Anna is away this week')
  await ben.getByRole('button', { name: 'Yes, I will help' }).click()
  await expect(ben.getByRole('status')).toContainText('You help this person now.')
  await look(ben)
  const shared = ben.url()
  expect((await anna.goto(shared))?.status()).toBe(404)
  await sam.goto('/me/history')
  await expect(sam.getByText('They said: Anna is away this week')).toBeVisible()

  // Sam stops: told once, answered, and read by Sam.
  await sam.goto('/me/sharing')
  await sam.getByRole('button', { name: 'Stop sharing with Connect Housing' }).click()
  expect((await ben.goto(shared))?.status()).toBe(404)
  await ben.goto('/org/connect-housing')
  await expect(ben.getByText(/^Ended on /)).toBeVisible()
  await answerEnding(ben, null)
  await expect(ben.getByRole('alert')).toContainText('Choose what you did')
  await answerEnding(ben, 'We keep some of it. A law says we must')
  await expect(copiesOf(sam)).resolves.toContain('because the law says they must')
  await answerEnding(ben, 'We deleted all that we copied out')
  await expect(ben.getByText('No sharing waits for your answer.')).toBeVisible()
  await expect(copiesOf(sam)).resolves.toContain('They say they did.')

  // Anna manages the team, and ends Ben's place: nothing opens to him from then on.
  await anna.goto('/org/connect-housing/team')
  expect(await ben.goto('/org/connect-housing/team').then((answer) => answer?.status())).toBe(200)
  await expect(ben.getByRole('link', { name: /^Change: Anna/ })).toHaveCount(0)
  await anna.getByRole('link', { name: 'Change: Anna (you)' }).click()
  await anna.getByRole('link', { name: 'Leave this team' }).click()
  await anna.getByRole('button', { name: 'Yes, leave' }).click()
  await expect(anna.getByRole('alert')).toContainText('Choose who manages from now on')
  await anna.goto('/org/connect-housing/team')
  await anna.getByRole('link', { name: 'Change: Ben' }).click()
  await anna.getByRole('link', { name: 'End this place' }).click()
  await anna.getByRole('button', { name: 'Yes, end it' }).click()
  await expect(anna.getByText('Done. They can look at nothing now.')).toBeVisible()
  for (const path of ['', '/people', '/team', '/endings']) {
    expect((await ben.goto(`/org/connect-housing${path}`))?.status(), path).toBe(404)
  }
})

test('what is shared goes from the screen by itself, and what was typed comes back', async ({ as }) => {
  const sam = await as('outside')
  await tell(sam, 'phone', 'Phone', '01632 960123')
  await shareToSuggest(sam)
  const anna = await as('housing-worker', { permissions: ['clipboard-read', 'clipboard-write'] })
  await anna.clock.install()
  await takeOn(anna)
  await look(anna)
  await anna.getByRole('button', { name: 'Copy Phone' }).click()
  await expect(anna.getByRole('button', { name: 'Copied Phone' })).toBeVisible()
  expect(await anna.evaluate(() => navigator.clipboard.readText())).toBe('01632 960123')
  expect((await new AxeBuilder({ page: anna }).setLegacyMode().analyze()).violations).toEqual([])

  await anna.clock.fastForward('05:00')
  await expect(anna.getByRole('heading', { level: 1 })).toHaveText('Hidden after 5 minutes')
  await expect(anna.getByText('01632 960123')).toHaveCount(0)
  await anna.getByRole('button', { name: 'Look again' }).click()
  await expect(anna.getByText('01632 960123')).toBeVisible()

  await anna.getByRole('link', { name: 'Suggest a change: How to reach me' }).click()
  await anna.getByRole('link', { name: 'Phone', exact: true }).click()
  await anna.getByLabel('The new answer').fill('01632 960999')
  await anna.clock.fastForward('05:00')
  await expect(anna.getByRole('heading', { level: 1 })).toHaveText('Hidden after 5 minutes')
  await expect(anna.getByLabel('The new answer')).toBeHidden()
  await anna.getByRole('button', { name: 'Show it again' }).click()
  await expect(anna.getByLabel('The new answer')).toHaveValue('01632 960999')

  // Two looks and nothing else: no page of the list, and nothing that was hidden, looked for Anna.
  await sam.goto('/me/history')
  await expect(sam.getByText('Anna at Connect Housing looked at', { exact: false })).toHaveCount(2)
})

async function tell(page: Page, question: string, label: string, answer: string): Promise<void> {
  await page.goto(`/me/record/contact/${question}?change`)
  await page.getByLabel(label, { exact: true }).fill(answer)
  await page.getByRole('button', { name: /^Save/ }).first().click()
  await page.goto('/me/record/contact')
  await expect(page.getByText(answer)).toBeVisible()
}

/** Sam shares how to reach them with Connect Housing, who may suggest changes. */
async function shareToSuggest(page: Page): Promise<void> {
  await page.goto('/offers?place=Oxford')
  await page.getByRole('link', { name: /room/i }).first().click()
  await page.getByRole('button', { name: 'I am interested' }).click()
  await page.getByRole('link', { name: 'Choose what to share' }).click()
  await yesNo(page, 'Share how to reach you?', 'Yes')
  await yesNo(page, 'Share your goals?', 'No')
  await page.getByRole('button', { name: 'Go on' }).click()
  await page.getByLabel('For 28 days').check()
  await page.getByRole('button', { name: 'Go on' }).click()
  await page.getByRole('link', { name: 'Change what they may do' }).click()
  await page.getByLabel('Look and suggest changes').check()
  await page.getByRole('button', { name: 'Go on' }).click()
  await page.getByRole('button', { name: 'Yes, share this' }).click()
  await expect(page.getByText('They know you are interested.')).toBeVisible()
}

function yesNo(page: Page, legend: string, answer: 'Yes' | 'No'): Promise<void> {
  return page.getByRole('group', { name: legend }).getByLabel(answer).check()
}

async function takeOn(page: Page): Promise<void> {
  await page.goto('/org/connect-housing')
  await page.getByRole('link', { name: /^Take on person/ }).click()
  await page.getByRole('button', { name: 'Yes, I will help' }).click()
}

async function look(page: Page): Promise<void> {
  await page.goto('/org/connect-housing/people')
  await page.getByRole('link', { name: /^Look at person/ }).click()
  await expect(page.getByRole('heading', { name: 'How to reach me' })).toBeVisible()
}

async function answerEnding(page: Page, answer: string | null): Promise<void> {
  await page.goto('/org/connect-housing/endings')
  await page.getByRole('link', { name: /^Answer for person/ }).click()
  if (answer !== null) await page.getByLabel(answer).check()
  await page.getByRole('button', { name: 'Send this answer' }).click()
}

/** What the person reads of the copies that the service made. */
async function copiesOf(page: Page): Promise<string> {
  await page.goto('/me/sharing')
  const link = page.locator('a[href^="/me/sharing/0"]').last()
  await page.goto((await link.getAttribute('href')) ?? '')
  return page.locator('main').innerText()
}

/** Day, month and year of so many days from the server's own today, as somebody types them. */
function dayAhead(days: number): [string, string, string] {
  const at = new Date(Date.now() + days * 24 * 60 * 60 * 1000)
  return [String(at.getUTCDate()), String(at.getUTCMonth() + 1), String(at.getUTCFullYear())]
}

async function fillDay(page: Page, day: string, month: string, year: string): Promise<void> {
  await page.getByLabel('Day', { exact: true }).fill(day)
  await page.getByLabel('Month', { exact: true }).fill(month)
  await page.getByLabel('Year', { exact: true }).fill(year)
}
