import type { Page } from '@playwright/test'
import { addLock } from '../support/joining.ts'
import { expect, moveClock, test } from '../support/test.ts'

/**
 * The marketplace once, end to end: a service joins, is verified and writes an offer; a person finds it, sees
 * why it fits, asks for it and shares two sections; the service answers with two times; the person picks one;
 * both say that it happened; the person says whether it was useful.
 */
for (const javaScriptEnabled of [true, false]) {
  test(`a service joins, a person chooses it, they meet: JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, async ({
    as,
    newPage
  }) => {
    test.setTimeout(120_000)
    const options = { javaScriptEnabled }
    const [sam, grace, idris] = [
      await as('outside', options),
      await as('steward', options),
      await as('steward-2', options)
    ]
    // Choosing the lock of one's own device needs JavaScript; from there on nothing does.
    const begun = await signUp(await newPage())
    const manager = javaScriptEnabled
      ? begun
      : await newPage({ ...options, storageState: await begun.context().storageState() })

    await askToJoin(manager)
    await verify(grace, idris)
    await writeOffer(manager)
    await approve(grace)

    await wantWork(sam)
    await chooseOffer(sam)
    await proposeTimes(manager)
    await pickTime(sam)
    await bothSayWeMet(sam, manager)
    await sayUseful(sam)
    await manager.reload()
    expect(await manager.content()).not.toContain('useful')
  })
}

test.use({ actionTimeout: 10_000 })

const minute = 60_000 // ms

/** A day and a time in London, as the fields of a form take them. */
function inLondon(at: number): { day: string; time: string } {
  const [day = '', time = ''] = new Date(at).toLocaleString('sv-SE', { timeZone: 'Europe/London' }).split(' ')
  return { day, time: time.slice(0, 5) }
}

async function signUp(page: Page): Promise<Page> {
  await addLock(page)
  await page.goto('/org/apply')
  await page.getByLabel('Your name').fill('Mo Field')
  await page.getByRole('button', { name: 'Begin' }).click()
  await page.getByRole('button', { name: 'Use this phone or computer' }).click()
  await expect(page).toHaveURL(/\/org\/apply/)
  return page
}

async function askToJoin(page: Page): Promise<void> {
  await page.goto('/org/apply')
  await page.getByLabel('Name', { exact: true }).fill('Sawmill Lane Workshop')
  await page.getByLabel('Charity', { exact: true }).check()
  await page.getByLabel('What do you do?').fill('We teach people to make and mend wooden things.')
  await page.getByRole('button', { name: 'Go on' }).click()
  await page.getByLabel('A charity number').check()
  await page.getByLabel('The number').fill('12')
  await page.getByRole('button', { name: 'Go on' }).click()
  await expect(page.getByRole('alert')).toContainText('That is no charity number.')
  await page.getByLabel('The number').fill('1156789')
  await page.getByRole('button', { name: 'Go on' }).click()
  await page.getByLabel('Oxford', { exact: true }).check()
  await page.getByRole('button', { name: 'Go on' }).click()
  await page.getByLabel('Phone').fill('01632 960777')
  await page.getByLabel('Who answers for data protection?').fill('Mo Field, 01632 960777')
  await page.getByLabel('Who leads on safeguarding?').fill('Ann Field, 01632 960778')
  await page.getByRole('button', { name: 'Go on' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Check your answers')
  for (const promise of ['answer', 'turnUp', 'delete']) await page.locator(`input[name="${promise}"]`).check()
  await page.getByRole('button', { name: 'Promise this and send' }).click()
  await expect(page).toHaveURL(/\/org\/sawmill-lane-workshop$/)
}

async function verify(...stewards: Page[]): Promise<void> {
  for (const steward of stewards) {
    await steward.goto('/steward/organisations/sawmill-lane-workshop')
    await steward.getByLabel('I rang the register’s own contact.').check()
    await steward.getByRole('button', { name: 'Record my check' }).click()
  }
  await expect(stewards.at(-1)!.getByText('Two people have checked them.')).toBeVisible()
}

/** Each step once, with what it asks for; what may stay as it is, stays. */
async function writeOffer(page: Page): Promise<void> {
  await page.goto('/org/sawmill-lane-workshop/offers')
  await page.getByRole('button', { name: 'Write a new offer' }).click()
  await expect(page).toHaveURL(/\/offers\/[\w-]+/)
  const at = new URL(page.url()).pathname
  const field = (name: string) => page.locator(`#main [name="${name}"]`)
  const pick = (name: string, value: string) =>
    page.locator(`#main [name="${name}"][value="${value}"]`).check()
  const steps: Record<string, () => Promise<unknown>> = {
    about: async () => {
      await field('kind').selectOption('training')
      await field('main').selectOption('EDUCATION_SKILLS_AND_WORK')
    },
    words: async () => {
      await field('title').fill('Learn to make things from wood')
      await field('sentence').fill('We teach you to use tools, one day a week.')
      await field('whatHappens').fill('You come on a Friday. We show you how. You make a stool and keep it.')
    },
    where: () => pick('where[]', 'in-person'),
    place: async () => {
      await field('postcode').fill('OX4 1XP')
      await page.locator('[name="placeId"][value="postcode"]').check()
      await field('address').fill('1 Sawmill Lane')
    },
    areas: async () => {
      await pick('reach', 'anywhere')
      await pick('noLocalConnection', 'yes')
    },
    times: async () => {
      await field('d5-0-from').fill('09:30')
      await field('d5-0-to').fill('17:00')
    },
    phone: () => field('phone').fill('01632 960777'),
    rules: async () => undefined,
    start: async () => {
      await pick('early', 'yes')
      await field('weeksBeforeRelease').fill('8')
    },
    access: async () => {
      await field('languages').fill('English')
      await field('access').fill('Step-free. Toilets for all.')
      await field('cost').fill('Free')
    },
    spaces: async () => {
      await pick('capacity', 'spaces')
      await pick('asksFor[]', 'contact')
      await pick('asksFor[]', 'goals')
    }
  }
  for (const [step, fill] of Object.entries(steps)) {
    await page.goto(`${at}?step=${step}`)
    await fill()
    await page.getByRole('button', { name: 'Save and see all steps' }).click()
    await expect(page.getByText('Saved.')).toBeVisible()
  }
  await page.getByRole('button', { name: 'Send it to be checked' }).click()
  await expect(page.getByText('Sent. You will hear here when it has been checked.')).toBeVisible()
}

async function approve(steward: Page): Promise<void> {
  await steward.goto('/steward/offers')
  await steward.getByRole('link', { name: 'Learn to make things from wood' }).click()
  await steward.getByRole('button', { name: 'Show it to people' }).click()
  await expect(steward.getByText('People see it now.')).toBeVisible()
}

async function wantWork(page: Page): Promise<void> {
  await page.goto('/me/goals')
  await page.getByRole('link', { name: /^Add a(nother)? goal$/ }).click()
  await page.getByLabel('Goal').fill('Work with wood')
  await page.getByRole('button', { name: 'Save and go on' }).click()
  await page.getByLabel('Learning and work').check()
  await page.getByRole('button', { name: 'Save and go on' }).click()
}

/** Three taps from home to the offer; then the two sections that it asks for. */
async function chooseOffer(page: Page): Promise<void> {
  await page.goto('/me')
  await page.getByRole('link', { name: 'Find help' }).first().click()
  await page.getByRole('link', { name: 'Learning and work' }).click()
  await page.getByRole('link', { name: 'Learn to make things from wood' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Learn to make things from wood')
  await expect(page.getByText('It can help with your goal: Work with wood.')).toBeVisible()

  await page.getByRole('button', { name: 'I am interested' }).click()
  await page.getByRole('link', { name: 'Choose what to share' }).click()
  await page.getByRole('group', { name: 'Share how to reach you?' }).getByLabel('Yes').check()
  await page.getByRole('group', { name: 'Share your goals?' }).getByLabel('Yes').check()
  await page.getByRole('button', { name: 'Go on' }).click()
  await page.getByLabel('For 28 days').check()
  await page.getByRole('button', { name: 'Go on' }).click()
  await page.getByRole('button', { name: 'Yes, share this' }).click()
  await expect(page.getByText('They know you are interested.')).toBeVisible()
}

async function proposeTimes(page: Page): Promise<void> {
  await page.goto('/org/sawmill-lane-workshop')
  await page.getByRole('link', { name: /^Take on person/ }).click()
  await page.getByRole('button', { name: 'Yes, I will help' }).click()
  await page.goto('/org/sawmill-lane-workshop/inbox')
  await page.getByRole('link', { name: /Learn to make things from wood/ }).click()
  await page.getByRole('button', { name: 'Say yes' }).click()
  await expect(page.getByText('Your answer is sent.')).toBeVisible()
  await page.getByRole('link', { name: /times/i }).first().click()
  for (const [row, minutes] of [10, 20].entries()) {
    const { day, time } = inLondon(Date.now() + minutes * minute)
    await page.locator(`[name="day-${row + 1}"]`).fill(day)
    await page.locator(`[name="time-${row + 1}"]`).fill(time)
  }
  await page.getByLabel('At a place').check()
  await page.locator('[name="where"]').fill('1 Sawmill Lane, Oxford')
  await page.locator('form[action*="propose"] button.button').click()
  await expect(page.getByText('The times are sent.')).toBeVisible()
}

async function pickTime(page: Page): Promise<void> {
  await page.goto('/me/appointments')
  await page.getByRole('link', { name: /^Choose .*Sawmill Lane Workshop/ }).click()
  await page.locator('[name="at"]').nth(1).check()
  await page.getByRole('button', { name: 'This time is good' }).click()
  await expect(page.getByText('The time is agreed.')).toBeVisible()
}

async function bothSayWeMet(sam: Page, manager: Page): Promise<void> {
  // Time goes on for everybody, and a worker's screen is not left alone for half an hour.
  await moveClock(manager, 25 * minute)
  await manager.reload()
  await manager.getByRole('button', { name: 'We met' }).click()
  await expect(manager.getByText(/^You said: /)).toBeVisible()
  await manager.goto('/org/sawmill-lane-workshop/inbox')
  await manager.getByRole('link', { name: /Learn to make things from wood/ }).click()
  await expect(manager.getByRole('button', { name: 'Help is finished' })).toBeVisible() // so it has begun
  await sam.goto('/me/appointments')
  await sam
    .getByRole('link', { name: /Sawmill Lane Workshop/ })
    .first()
    .click()
  await sam.getByRole('button', { name: 'We met' }).click()
  await expect(sam.getByText('Kept. Thank you.')).toBeVisible()
}

async function sayUseful(page: Page): Promise<void> {
  await page.goto('/me/interests')
  await page
    .getByRole('link', { name: /Learn to make things from wood/ })
    .first()
    .click()
  await page.getByRole('button', { name: 'Yes', exact: true }).click()
  await expect(page.getByText('You said: Yes')).toBeVisible()
}
