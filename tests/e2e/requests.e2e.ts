import type { Page } from '@playwright/test'
import { expect, test } from '../support/test.ts'

test.use({ javaScriptEnabled: false })

/** A service asks with a code, and the person leaves it, answers a part, changes it, and blocks them. */
test('asked, left for now, answered with a part, looked at alone again, changed and blocked', async ({
  as
}) => {
  const sam = await as('outside', { javaScriptEnabled: false })
  const anna = await as('housing-worker', { javaScriptEnabled: false })
  await tellPhone(sam)
  await ask(anna, await makeCode(sam))

  await sam.goto('/me')
  await expect(sam.getByRole('heading', { name: 'Somebody asks to see things about you' })).toBeVisible()
  await sam.getByRole('link', { name: 'Look and answer' }).click()
  await sam.getByRole('link', { name: /^Look and answer/ }).click()
  await expect(sam.getByText('They need to see: how to reach you.')).toBeVisible()
  await expect(sam.getByText('01632 960123')).toBeVisible()
  await expect(sam.getByText('You still get a bed tonight.')).toBeVisible()
  await sam.getByRole('button', { name: 'Not now' }).click()
  await expect(sam.getByRole('status')).toContainText('You left it for now.')
  await anna.goto('/org/connect-housing/requests')
  await expect(anna.getByText('Not now or no')).toBeVisible()
  await expect(anna.getByRole('button', { name: /^Take back/ })).toHaveCount(0)

  await sam.getByRole('link', { name: /^Look and answer/ }).click()
  await sam.getByRole('button', { name: 'Yes to a part' }).click()
  await expect(sam.locator(':checked')).toHaveCount(0)
  await yesNo(sam, 'Share how to reach you?', 'Yes')
  await yesNo(sam, 'Share your goals?', 'No')
  await sam.getByRole('button', { name: 'Go on' }).click()
  await sam.getByRole('button', { name: 'Go on' }).click()
  await sam.getByRole('link', { name: 'Change who' }).click()
  await sam.getByRole('radio', { name: /^Only Anna/ }).check()
  await sam.getByRole('button', { name: 'Go on' }).click()
  await expect(sam.getByText('You share with Anna at Connect Housing.')).toBeVisible()
  await expect(sam.getByText('They can look at: your goals.')).toHaveCount(0)
  await sam.getByLabel(/beside me now/).check()
  await sam.getByRole('button', { name: 'Yes, share this' }).click()
  await expect(sam.getByRole('status')).toContainText('You said yes.')
  await anna.reload()
  await expect(anna.getByText('Answered: yes')).toBeVisible()

  const alone = await as('outside', { javaScriptEnabled: false })
  await alone.goto('/me')
  await alone.getByRole('link', { name: /while a worker was beside you/ }).click()
  await alone.getByRole('button', { name: /^Keep sharing/ }).click()
  await expect(alone.getByRole('status')).toContainText('You keep sharing this.')
  await alone.goto('/me')
  await expect(alone.getByText(/beside you/)).toHaveCount(0)

  await sam.goto('/me/sharing')
  await sam.getByRole('link', { name: /^See or change this/ }).click()
  await sam.getByRole('link', { name: 'See what they see' }).click()
  await expect(sam.getByText('01632 960123')).toBeVisible()
  await sam.goto('/me/history')
  await expect(sam.getByText(/looked at/)).toHaveCount(0)

  await sam.goto('/me/sharing')
  await sam.getByRole('link', { name: /^See or change this/ }).click()
  await sam.getByRole('button', { name: 'Share for longer' }).click()
  await sam.getByLabel('For 3 months').check()
  await sam.getByRole('button', { name: 'Go on' }).click()
  await expect(sam.getByText('This takes the place of what you share with them now.')).toBeVisible()
  await sam.getByRole('button', { name: 'Yes, share this' }).click()
  await expect(sam.getByRole('status')).toContainText('Changed.')

  await sam.getByRole('link', { name: 'Block them' }).click()
  await sam.getByRole('radio', { name: 'All of Connect Housing' }).check()
  await sam.getByRole('button', { name: 'Block' }).click()
  await expect(sam.getByRole('status')).toContainText('Blocked.')
  await expect(sam.getByText('Nobody can see anything')).toBeVisible()
  await typeCode(anna, await makeCode(sam))
  await expect(anna.getByRole('alert')).toContainText('This code does not work.')
  await sam.goto('/me/sharing')
  await sam.getByRole('link', { name: 'Blocked: 1' }).click()
  await sam.getByRole('button', { name: /^Take the block away/ }).click()
  await expect(sam.getByRole('status')).toContainText('Not blocked any more.')
})

test('a request that makes no sense is refused and keeps what was typed; somebody else’s is not there', async ({
  as
}) => {
  const sam = await as('outside', { javaScriptEnabled: false })
  const anna = await as('housing-worker', { javaScriptEnabled: false })
  await typeCode(anna, await makeCode(sam))
  await anna.getByLabel(/^What happens if they say no/).fill('See www.evil.example')
  await anna.getByRole('button', { name: 'Send the request' }).click()
  const alert = anna.getByRole('alert')
  await expect(alert).toContainText('Choose what it is for')
  await expect(alert).toContainText('Leave out links and e-mail addresses')
  await expect(anna.getByLabel(/^What happens if they say no/)).toHaveValue('See www.evil.example')
  await fillRequest(anna)
  await expect(anna.getByRole('status')).toContainText('Asked.')
  await anna.getByRole('button', { name: /^Take back/ }).click()
  await expect(anna.getByRole('status')).toContainText('You took the request back.')

  await ask(anna, await makeCode(sam))
  await sam.goto('/me/sharing')
  await sam.getByRole('link', { name: /^Look and answer/ }).click()
  const jay = await as('inside', { javaScriptEnabled: false })
  const answer = await jay.goto(new URL(sam.url()).pathname)
  expect(answer?.status()).toBe(404)
  await sam.getByRole('button', { name: 'No', exact: true }).click()
  await expect(sam.getByRole('status')).toContainText('You said no.')
  await sam.goBack()
  await sam.reload()
  await expect(sam.getByText('You said no to this.')).toBeVisible()
  await expect(sam.getByRole('button', { name: 'Yes to all' })).toHaveCount(0)
})

async function makeCode(sam: Page): Promise<string> {
  await sam.goto('/me/sharing/codes')
  await sam.getByRole('button', { name: 'Make a code' }).click()
  const card = sam.getByRole('status')
  await expect(card).toContainText('We show it only once.')
  return /[2-9B-Z]{4} [2-9B-Z]{4}/.exec(await card.innerText())?.[0] ?? ''
}

async function typeCode(anna: Page, code: string): Promise<void> {
  await anna.goto('/org/connect-housing/requests')
  await anna.getByRole('link', { name: 'Ask somebody' }).click()
  await anna.getByLabel('Code').fill(code)
  await anna.getByRole('button', { name: 'Go on' }).click()
}

async function ask(anna: Page, code: string): Promise<void> {
  await typeCode(anna, code)
  await fillRequest(anna)
  await expect(anna.getByText('Waiting for an answer')).toBeVisible()
}

/** Contact needed, goals if they like, for 28 days. */
async function fillRequest(anna: Page): Promise<void> {
  await anna.getByLabel('to help you find a place to live').check()
  await anna.getByLabel('How to reach me').selectOption('needed')
  await anna.getByLabel('My goals').selectOption('optional')
  await anna.getByLabel('Look', { exact: true }).check()
  await anna.getByLabel('For 28 days').check()
  await anna.getByLabel(/^What happens if they say no/).fill('You still get a bed tonight.')
  await anna.getByRole('button', { name: 'Send the request' }).click()
}

async function tellPhone(sam: Page): Promise<void> {
  await sam.goto('/me/record/contact/phone')
  await sam.getByLabel('Phone').fill('01632 960123')
  await sam.getByRole('button', { name: 'Save and go on' }).click()
}

async function yesNo(page: Page, legend: string, answer: 'Yes' | 'No'): Promise<void> {
  await page.getByRole('group', { name: legend }).getByLabel(answer).check()
}
