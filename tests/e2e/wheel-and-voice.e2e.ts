import type { Page } from '@playwright/test'
import { findChromium } from '../../scripts/find-chromium.ts'
import { expect, test } from '../support/test.ts'

/** How things are for a person, drawn and said; the microphone is one that beeps. */
test.use({
  launchOptions: {
    executablePath: findChromium() ?? '/usr/bin/chromium',
    args: [
      ...['--no-sandbox', '--disable-background-networking'],
      ...['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream']
    ]
  }
})

const saveAndGoOn = (page: Page) => page.getByRole('button', { name: 'Save and go on' }).click()
const parts = ['home', 'mind', 'family', 'recovery', 'work', 'money', 'health']

async function fillWheel(page: Page, answers: readonly string[]): Promise<void> {
  for (const [index, answer] of answers.entries()) {
    await page.waitForURL(`**/${parts[index]}`)
    if (answer === 'Rather not say') await page.getByRole('button', { name: answer }).click()
    else {
      await page.getByLabel(answer).check()
      await saveAndGoOn(page)
    }
  }
}

test('I fill in my wheel twice, put the two days side by side, and find my note, without JavaScript', async ({
  as
}) => {
  const page = await as('outside', { javaScriptEnabled: false })
  await page.goto('/me/record')
  await page.getByRole('link', { name: 'My wheel' }).first().click()
  await page.getByRole('link', { name: 'Fill in my wheel' }).click()
  await page.getByLabel('Year').fill('2025')
  await saveAndGoOn(page)
  const hard = 'Hard right now'
  await fillWheel(page, [hard, hard, 'Sorted', 'This is not for me', 'Not started', hard, 'Mostly OK'])
  await page.getByRole('button', { name: 'Just me' }).click()
  await page.getByLabel('My note').fill('Sofa at Café Zoë')
  await saveAndGoOn(page)
  await expect(page.getByRole('definition').filter({ hasText: 'Sofa at Café Zoë' })).toBeVisible()
  await page.getByRole('link', { name: 'Go on' }).click()
  const wheel = page.getByRole('img', { name: /A place to live: 1: Hard right now\./ })
  const [drawn, picture] = [await wheel.boundingBox(), await wheel.locator('svg').first().boundingBox()]
  expect(picture!.width).toBeLessThan(drawn!.width / 8) // a picture of a part, beside its part
  await expect(page.getByRole('row', { name: 'Family and friends 4: Sorted' })).toBeVisible()

  await page.getByRole('link', { name: 'Fill it in again' }).click()
  await saveAndGoOn(page) // today is filled in
  await fillWheel(page, ['Sorted', hard, 'Sorted', 'This is not for me', 'Getting there', 'Rather not say'])
  await page.goto('/me/wheel')
  await expect(page.getByRole('row', { name: 'A place to live 1: Hard right now 4: Sorted' })).toBeVisible()
  await expect(page.getByRole('row', { name: 'Money and ID 1: Hard right now Rather not say' })).toBeVisible()
  await expect(page.getByRole('row', { name: 'Health 3: Mostly OK Not yet' })).toBeVisible()
  await expect(
    page.getByRole('img', { name: /^Learning and work\. .*0: Not started\. .*2: Getting/ })
  ).toBeVisible()
  await page.getByLabel('Second day').selectOption({ index: 1 })
  await page.getByRole('button', { name: 'Show these two days' }).click()
  await expect(page.getByRole('columnheader')).toHaveCount(2) // one day alone

  await page.goto('/me/record')
  await page.getByLabel('Find something in my record').fill('cafe zoe')
  await page.getByRole('button', { name: 'Find', exact: true }).click()
  expect(page.url()).not.toContain('zoe')
  await page.getByRole('region', { name: 'What we found' }).getByRole('link', { name: 'My note' }).click()
  await expect(page.getByLabel('My note')).toHaveValue('Sofa at Café Zoë')
  await page.goto('/me/record')
  await page.getByLabel('Find something in my record').fill('zebra')
  await page.getByRole('button', { name: 'Find', exact: true }).click()
  await expect(page.getByRole('status')).toContainText('There is nothing with these words.')
})

test('I say my story, lose the line, keep it, hear it again and delete it', async ({ as, errors }) => {
  const page = await as('outside')
  const loaded = await page.goto('/me/record/story/story')
  expect(loaded?.headers()['permissions-policy']).toContain('microphone=()')
  await page.getByRole('button', { name: 'Yes, keep it' }).click()
  await page.getByRole('link', { name: 'Say it with your voice' }).click()
  await expect(page.getByText('If somebody may be badly hurt, a worker may have to tell.')).toBeVisible()
  await page.getByRole('button', { name: 'Start to record' }).click()
  await expect(page.getByRole('timer')).toHaveText('0 min 1 sec so far')
  await page.getByRole('button', { name: 'Pause' }).click()
  await expect(page.getByText('Paused. What you said is still here.')).toBeVisible()
  await page.getByRole('button', { name: 'Go on' }).click()
  await page.getByRole('button', { name: 'Stop' }).click()
  await expect(page.getByText('Here is your recording. It is not kept yet.')).toBeVisible()
  await page.getByRole('link', { name: 'Type it instead' }).click()
  await expect(page.getByText('Keep it first, or tap again to go.')).toBeVisible()

  errors.allow(/ERR_FAILED|\/me\/story\/new/)
  await page.route('**/me/story/new', (route) => route.abort(), { times: 1 })
  await page.getByRole('button', { name: 'Keep this recording' }).click()
  await expect(page.getByText('It could not be sent. Your recording is still here.')).toBeVisible()
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByText('Your recording is kept.')).toBeVisible()

  const heard = await page.locator('audio').evaluate(async (audio: HTMLAudioElement) => {
    const before = audio.readyState // nothing is loaded before a tap
    await audio.play()
    return { before, error: audio.error }
  })
  expect(heard).toEqual({ before: 0, error: null })
  await page.getByLabel('The same in words').fill('I like to cook.')
  await page.getByRole('button', { name: 'Save the words' }).click()
  await expect(page.getByText('The words are saved.')).toBeVisible()
  await page.getByText('Delete this recording').click()
  await page.getByRole('button', { name: 'Yes, delete it' }).click()
  await expect(page.getByText('The recording is gone.')).toBeVisible()
  await expect(page.locator('audio')).toHaveCount(0)
})

test('without scripts, and on a shared computer, my story is typed', async ({ as }) => {
  const still = await as('outside', { javaScriptEnabled: false })
  const kiosk = await as('inside')
  for (const page of [still, kiosk]) {
    await page.goto('/me/story')
    await page.getByRole('button', { name: 'Yes, keep it' }).click()
    const loaded = await page.goto('/me/story')
    const microphone = page === kiosk ? 'microphone=()' : 'microphone=(self)'
    expect(loaded?.headers()['permissions-policy']).toContain(microphone)
    await expect(page.getByRole('button', { name: 'Start to record' })).toHaveCount(0)
  }
  // Playwright finds no text inside `noscript`, so it is named.
  await expect(still.locator('main noscript p')).toHaveText(/^To record, this page needs scripts/)
  await expect(kiosk.getByText('You cannot record on a shared computer.')).toBeVisible()
  await still.getByRole('link', { name: 'Type it instead' }).click()
  await expect(still.getByLabel('My story')).toBeVisible()
})
