import type { Page } from '@playwright/test'
import { expect, test } from '../support/test.ts'

/** What was passed, as a file and as a badge; a goal that a worker helps with; and what changed, without JavaScript. */
test('I bring in my courses and a badge, take a worker’s step, and see what changed', async ({ as }) => {
  test.setTimeout(90_000)
  const sam = await as('outside', { javaScriptEnabled: false })
  await answer(sam, '/me/record/identity/liked-name?change', 'Name I like', 'Sam')

  await sam.goto('/me/record')
  await sam.getByRole('link', { name: 'Courses and badges' }).click()
  const lines = [
    'Learner;Course title;Awarding body;Level;Date achieved;Result',
    'Sam;Café skills;City & Guilds;Level 2;14/06/2025;Pass',
    'Sam;=1+1;X;1;2024;',
    'Sam;Maths;Pearson;Entry 3;31/02/2025;Pass'
  ]
  const table = {
    name: 'courses.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(lines.join('\r\n'), 'latin1')
  }
  await sam.getByLabel('The table').setInputFiles(table)
  await sam.getByRole('button', { name: 'See what is in it' }).click()
  await expect(sam.getByText('Line 3: It holds a sum and not words.')).toBeVisible()
  await expect(sam.getByText('City & Guilds, Level 2, 14 June 2025, Pass')).toBeVisible()
  await sam.getByLabel('Mark', { exact: true }).selectOption('Not in it')
  await sam.getByRole('button', { name: 'Show it this way' }).click()
  await expect(sam.getByText('City & Guilds, Level 2, 14 June 2025', { exact: true })).toBeVisible()
  await sam.getByRole('button', { name: 'Bring these in' }).click()
  await expect(sam.getByRole('status')).toHaveText('New in your record: 2')

  const badge = await (await sam.request.get('/practice/badge')).body()
  const file = { name: 'holiday.png', mimeType: 'image/png', buffer: badge }
  await sam.getByLabel('The picture or file').setInputFiles(file)
  await sam.getByRole('button', { name: 'Bring in this badge' }).click()
  await expect(sam.getByText(/^Checked by Waymark on /)).toBeVisible()
  const [copy] = await Promise.all([
    sam.waitForEvent('download'),
    sam.getByRole('link', { name: 'Save a copy of the badge' }).click()
  ])
  expect(await (await sam.request.get(copy.url())).body()).toEqual(badge)
  await sam.getByLabel('Or put the long line of letters here').fill(tampered(badge.toString()))
  await sam.getByRole('button', { name: 'Bring in this badge' }).click()
  await expect(
    sam.getByText('Not checked, because it is not as its maker signed it', { exact: false })
  ).toBeVisible()

  await answer(sam, '/me/goals/my-room/title', 'Goal', 'A room of my own')
  await shareGoals(sam)
  const anna = await as('housing-worker', { javaScriptEnabled: false })
  await anna.goto('/org/connect-housing')
  await anna.getByRole('link', { name: /^Take on person/ }).click()
  await anna.getByRole('button', { name: 'Yes, I will help' }).click()
  await anna.goto('/org/connect-housing/people')
  await anna.getByRole('link', { name: /^Look at person/ }).click()
  await anna.getByRole('link', { name: 'Suggest a change: A room of my own' }).click()
  await anna.getByLabel('Step').fill('See the room on Friday')
  await anna.getByLabel('Notes').fill('Bring your ID')
  await anna.getByRole('button', { name: 'Send to the person' }).click()
  await expect(anna.getByRole('status')).toHaveText('Sent. Only the person can make the change.')

  await sam.goto('/me/suggestions')
  await sam.getByLabel('Take this: Notes').uncheck()
  await sam.getByRole('button', { name: 'Take what is ticked: Goal: A room of my own' }).click()
  await expect(sam.getByRole('status')).toContainText('Changed.')
  await sam.goto('/me/goals/my-room')
  await expect(sam.getByText('See the room on Friday')).toBeVisible()
  await expect(sam.getByText('Bring your ID')).toHaveCount(0)

  await answer(sam, '/me/goals/my-room/title?change', 'Goal', 'A flat')
  await sam.goto('/me/goals')
  await sam.getByRole('link', { name: 'See what changed, and when' }).click()
  await expect(sam.getByText('Anna at Connect Housing thought of it. You took it.')).toBeVisible()
  await sam.getByRole('button', { name: 'Bring back the old one: A flat' }).first().click()
  await expect(sam.getByRole('status')).toHaveText('The old answer is back. Nothing was lost.')
  await sam.goto('/me/goals/my-room')
  await expect(sam.getByRole('heading', { level: 1 })).toHaveText('A room of my own')
})

async function answer(page: Page, at: string, label: string, words: string): Promise<void> {
  await page.goto(at)
  await page.getByLabel(label, { exact: true }).fill(words)
  await page.getByRole('button', { name: /^Save/ }).first().click()
}

/** The same badge for another course; its signature stays. */
function tampered(badge: string): string {
  const [head, body = '', sign] = badge.split('.')
  const told = Buffer.from(body, 'base64url').toString().replaceAll('Food Safety', 'Brain surgery')
  return [head, Buffer.from(told).toString('base64url'), sign].join('.')
}

async function shareGoals(page: Page): Promise<void> {
  const yesNo = (legend: string, choice: 'Yes' | 'No') =>
    page.getByRole('group', { name: legend }).getByLabel(choice).check()
  const goOn = () => page.getByRole('button', { name: 'Go on' }).click()
  await page.goto('/offers?place=Oxford')
  await page.getByRole('link', { name: /room/i }).first().click()
  await page.getByRole('button', { name: 'I am interested' }).click()
  await page.getByRole('link', { name: 'Choose what to share' }).click()
  await yesNo('Share how to reach you?', 'No')
  await yesNo('Share your goals?', 'Yes')
  await goOn()
  await page.getByLabel('For 28 days').check()
  await goOn()
  await page.getByRole('link', { name: 'Change what they may do' }).click()
  await page.getByLabel('Look and suggest changes').check()
  await goOn()
  await page.getByRole('button', { name: 'Yes, share this' }).click()
}
