import type { Page } from '@playwright/test'
import { expect, test } from '../support/test.ts'

/** What stands around every page: the way in by keyboard, the way out, the voice, the shared screen. */

test('the first press of Tab offers to skip to the page, and it shows', async ({ as }) => {
  const page = await as('outside')
  await page.goto('/me')
  await page.keyboard.press('Tab')
  const skip = page.getByRole('link', { name: 'Skip to the page' })
  await expect(skip).toBeFocused()
  expect((await skip.boundingBox())?.height).toBeGreaterThanOrEqual(44)
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('main').locator(':focus')).toHaveCount(1)
})

test('wherever the keyboard goes, it shows', async ({ as }) => {
  const page = await as('outside')
  await page.goto('/me')
  const stops = await page.locator('a, button').count()
  for (let stop = 0; stop < stops; stop++) {
    await page.keyboard.press('Tab')
    const outline = await page.evaluate(
      () => getComputedStyle(document.activeElement ?? document.body).outlineStyle
    )
    expect(outline, `stop ${stop + 1}`).toBe('solid')
  }
})

const waysOut = {
  'the button': (page: Page) => page.getByRole('button', { name: 'Leave' }).click(),
  'Shift three times': async (page: Page) => {
    for (let press = 0; press < 3; press++) await page.keyboard.press('Shift')
  }
}
for (const [name, leave] of Object.entries(waysOut)) {
  test(`leaves quickly by ${name}, and back does not return`, async ({ as }) => {
    const page = await as('outside')
    await page.goto('/offers')
    await page.goto('/me/history')
    await page.waitForLoadState('networkidle') // before that the form posts, and Back asks to sign in
    await leave(page)
    await page.waitForURL('**/leave')
    await expect(page.getByText('Waymark')).toHaveCount(0)
    await page.goBack()
    expect(new URL(page.url()).pathname).toBe('/offers')
    await page.goto('/me')
    await expect(page).toHaveURL(/sign-in/)
  })
}

test('leaves without JavaScript, too', async ({ as }) => {
  const page = await as('outside', { javaScriptEnabled: false })
  await page.goto('/me/sharing')
  await page.getByRole('button', { name: 'Leave' }).click()
  await expect(page).toHaveURL(/\/leave$/)
  await page.goto('/me')
  await expect(page).toHaveURL(/sign-in/)
})

test('leaves even when the network does not answer', async ({ as }) => {
  const page = await as('outside')
  await page.goto('/me')
  await page.route('**/leave', (route) =>
    route.request().method() === 'POST' ? new Promise(() => undefined) : route.continue()
  )
  await page.getByRole('button', { name: 'Leave' }).click()
  await page.waitForURL('**/leave')
})

test.describe('a shared screen', () => {
  test.use({ viewport: { width: 1280, height: 1024 } })

  test('asks whether somebody is there, stays when they are, and clears itself when not', async ({ as }) => {
    const page = await as('inside')
    await page.clock.install()
    await page.goto('/me')
    await page.waitForLoadState('networkidle')
    await page.clock.runFor(3 * 60_000)
    const question = page.getByRole('dialog', { name: 'Are you still here?' })
    await expect(question).toBeVisible()
    await page.getByRole('button', { name: 'I am still here' }).click()
    await expect(question).toBeHidden()
    await page.clock.runFor(2 * 60_000)
    await expect(question).toBeHidden()
    await page.clock.runFor(2 * 60_000)
    await page.waitForURL('**/sign-in')
  })

  for (const javaScriptEnabled of [true, false]) {
    test(`finishes where the next person begins: JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, async ({
      as
    }) => {
      const page = await as('inside', { javaScriptEnabled })
      await page.goto('/me/history')
      await page.getByRole('button', { name: 'Finish' }).click()
      await expect(page).toHaveURL(/\/sign-in$/)
      await page.goto('/me')
      await expect(page).toHaveURL(/sign-in/)
    })
  }

  test('has Finish in the same corner of every page', async ({ as }) => {
    const page = await as('inside')
    const corners = []
    for (const path of ['/me', '/me/record', '/offers', '/help']) {
      await page.goto(path)
      corners.push(await page.getByRole('button', { name: 'Finish' }).boundingBox())
    }
    expect(corners[0]?.height).toBeGreaterThanOrEqual(56)
    for (const corner of corners) expect(corner).toEqual(corners[0])
  })
})

test('reads a page aloud sentence by sentence, and stops on leaving it', async ({ as }) => {
  const page = await as('outside')
  await page.addInitScript(speakToAList)
  await page.goto('/help')
  await page.getByRole('button', { name: 'Listen' }).click()
  await expect.poll(() => said(page)).toContain('You do not have to give your name.')
  await expect(page.getByRole('button', { name: 'Listen' })).toBeVisible()
  expect((await said(page)).every((sentence) => sentence.split(' ').length <= 20)).toBe(true)

  await page.getByRole('button', { name: 'Listen' }).click()
  await page.getByRole('link', { name: 'Your privacy' }).click()
  await expect(page.getByRole('heading', { name: 'Your privacy' })).toBeVisible()
  const before = (await said(page)).length
  await page.waitForTimeout(200)
  expect(await said(page)).toHaveLength(before)
})

test('has no Listen where the device has no voice of its own', async ({ newPage }) => {
  const page = await newPage()
  await page.goto('/help')
  await page.waitForLoadState('networkidle')
  await expect(page.getByRole('button', { name: 'Listen' })).toHaveCount(0)
})

function said(page: Page): Promise<string[]> {
  return page.evaluate(() => (window as unknown as { said: string[] }).said)
}

/** In the browser: a voice that writes down what it says, 10 ms a sentence. */
function speakToAList(): void {
  const said: string[] = []
  let silent = 0
  const voice = { lang: 'en-GB', localService: true, default: true, name: 'Test', voiceURI: 'test' }
  class Utterance extends EventTarget {
    onend: (() => void) | null = null
    voice: unknown
    text: string
    constructor(text: string) {
      super()
      this.text = text
    }
  }
  const speechSynthesis = Object.assign(new EventTarget(), {
    getVoices: () => [voice],
    cancel: () => void silent++,
    speak(utterance: Utterance) {
      said.push(utterance.text.trim())
      const asked = silent
      setTimeout(() => asked === silent && utterance.onend?.(), 10)
    }
  })
  Object.defineProperty(window, 'speechSynthesis', { value: speechSynthesis })
  Object.assign(window, { SpeechSynthesisUtterance: Utterance, said })
}
