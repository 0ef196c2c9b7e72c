import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { addLock } from '../support/joining.ts'
import { expect, moveClock, test } from '../support/test.ts'

test('ask somebody in, let them see, be offered a lift, and stop quietly: JavaScript off', async ({
  as,
  newPage
}) => {
  const sam = await as('outside', { javaScriptEnabled: false })
  await sam.goto('/me/people/new')
  await sam.getByLabel('Yes').check()
  await sam.getByRole('button', { name: 'Go on' }).click()
  await expect(sam.getByText('Nothing is saved. It is good that you asked.')).toBeVisible()
  const code = await askIn(sam, 'Maria')
  await expect(sam.getByRole('img', { name: 'A square code that a phone can read.' })).toBeVisible()

  const maria = await newPage({ javaScriptEnabled: false })
  await typeInvite(maria, code)
  await expect(maria.getByRole('heading', { level: 1 })).toHaveText('Somebody asks you in')
  await sayYes(maria)
  await maria.getByLabel('What are you called?').fill('Maria Lopez')
  await maria.getByRole('button', { name: 'Go on' }).click()
  await expect(maria.getByText(/^Your sign-in name is marialopez\.\d{4}\./)).toBeVisible()
  await maria.getByLabel('Choose a passphrase').fill('seven blue boats')
  await maria.getByLabel('Type it one more time').fill('seven blue boats')
  await maria.getByRole('button', { name: 'Use this passphrase' }).click()
  await expect(maria.getByLabel('What are you called?')).toHaveValue('Maria Lopez')
  await nameThem(maria)
  await look(maria)
  await expect(maria.getByText('Nothing is shared with you right now')).toBeVisible()

  await openTie(sam, 'Maria')
  await expect(sam.getByText('Who used it goes by the name Maria Lopez.')).toBeVisible()
  await sam.getByRole('button', { name: 'Yes, it is them' }).click()
  await openTie(sam, 'Maria')
  await chooseWork(sam)
  await sam.getByRole('button', { name: 'Nobody makes me. Go on' }).click()
  await expect(sam.getByText('Warehouse picker')).toBeVisible()
  await sam.getByRole('button', { name: 'Yes, share it with Maria' }).click()
  await expect(sam.getByText('Done. They can see it now.')).toBeVisible()

  await look(maria)
  await expect(maria.getByText('Warehouse picker')).toBeVisible()
  await maria.goto('/family')
  await maria.getByRole('link', { name: 'Offer My brother some help' }).click()
  await maria.getByLabel('Give a lift').check()
  await maria.getByLabel('A few words, if you like').fill('I can come on Friday.')
  await maria.getByRole('button', { name: 'Send it' }).click()
  await expect(maria.getByText('Give a lift: Sent')).toBeVisible()

  await openTie(sam, 'Maria')
  await expect(sam.getByText(/^Last looked: /)).toBeVisible()
  await expect(sam.getByText('I can come on Friday.')).toBeVisible()
  await expect(sam.getByText('On licence? Ask your officer first.')).toBeVisible()
  await sam.getByRole('button', { name: 'Yes, please' }).click()
  await maria.goto('/family')
  await expect(maria.getByText('Give a lift: They said yes')).toBeVisible()

  await sam.getByRole('button', { name: 'Stop now sharing with Maria' }).click()
  await expect(sam.getByText('Stopped. They see nothing now. We tell them nothing.')).toBeVisible()
  await look(maria)
  await expect(maria.getByText('Nothing is shared with you right now')).toBeVisible()
  await sam.goto('/me/history')
  await expect(sam.getByText('Maria tried to look. They saw nothing.')).toBeVisible()

  await maria.goto('/family')
  await maria.getByRole('link', { name: 'Leave My brother' }).click()
  await maria.getByRole('button', { name: 'Yes, leave' }).click()
  await expect(maria.getByText('You left. What you had here is gone.')).toBeVisible()
  await sam.goto('/me/people')
  await expect(sam.getByText('They left.')).toBeVisible()
})

test('say no for good without an account, and the people who run Waymark read why', async ({
  as,
  newPage
}) => {
  const sam = await as('outside')
  const code = await askIn(sam, 'Maria')
  const maria = await newPage()
  await typeInvite(maria, code)
  await expectNoFindings(maria)
  await maria.getByRole('link', { name: 'No, I do not want this' }).click()
  await expectNoFindings(maria)
  await maria.getByLabel('There should be no contact').check()
  await maria.getByLabel('Tell us more, if you like').fill('A judge said so.')
  await maria.getByRole('button', { name: 'Say no for good' }).click()
  await expect(maria.getByRole('heading', { level: 1 })).toHaveText('You said no')
  await typeInvite(maria, code)
  await expect(maria.getByText('This code does not work.').first()).toBeVisible()

  await sam.goto('/me/people')
  await expect(sam.getByText('They said no. You cannot ask them again here.')).toBeVisible()
  const grace = await as('steward')
  await grace.goto('/steward')
  await grace.getByRole('link', { name: 'Reports from family and friends' }).click()
  await expect(grace.getByText('A judge said so.')).toBeVisible()
  await expect(grace.getByText(/Maria|\bSam\b/)).toHaveCount(0)
  await grace.getByRole('button', { name: 'Mark as handled' }).click()
  await expect(grace.getByText('No report is waiting')).toBeVisible()
})

test('come in with this phone’s own lock; an address asks who you are again; the page closes itself', async ({
  as,
  newPage
}) => {
  const sam = await as('outside')
  const code = await askIn(sam, 'Maria')
  const maria = await newPage()
  await addLock(maria)
  await typeInvite(maria, code)
  await sayYes(maria)
  await expectNoFindings(maria)
  await maria.getByLabel('What are you called?').fill('Maria')
  await maria.getByRole('button', { name: 'Go on' }).click()
  await maria.getByRole('button', { name: 'Use this phone or computer' }).click()
  await expect(maria.getByRole('heading', { level: 1 })).toHaveText('Two names')
  await expectNoFindings(maria)
  await nameThem(maria)
  await openTie(sam, 'Maria')
  await sam.getByRole('button', { name: 'Yes, it is them' }).click()

  await sam.goto('/me/record/address/hidden')
  await sam.getByLabel('No', { exact: true }).check()
  await sam.getByRole('button', { name: 'Go on' }).click()
  await sam.goto('/me/record/address/now')
  await sam.getByRole('textbox').first().fill('1 Market Street')
  await sam.getByRole('button', { name: 'Go on' }).click()
  await openTie(sam, 'Maria')
  await chooseWork(sam, true)
  await sam.getByRole('button', { name: 'Nobody makes me. Go on' }).click()
  await expect(sam.getByText('1 Market Street')).toBeVisible()
  await expectNoFindings(sam)
  await moveClock(sam, 6 * 60 * 1000) // ms; a proof of who somebody is lasts five minutes
  await sam.getByRole('button', { name: 'Yes, share it with Maria' }).click()
  await expect(sam.getByRole('heading', { level: 1 })).toHaveText('Is it still you?')
  await sam.getByLabel('Your passphrase').fill('green kettle on the hill')
  await sam.getByRole('button', { name: 'Go on' }).click()
  await sam.getByRole('link', { name: 'Go on with it' }).click()
  await sam.getByRole('button', { name: 'Yes, share it with Maria' }).click()
  await expect(sam.getByText('Done. They can see it now.')).toBeVisible()

  await maria.clock.install()
  await look(maria)
  await expect(maria.getByText('1 Market Street')).toBeVisible()
  await maria.clock.fastForward(5 * 60 * 1000)
  await expect(maria.getByText('It was open for five minutes.')).toBeVisible()
  expect(await maria.locator('main').innerText()).not.toContain('1 Market Street')

  await openTie(sam, 'Maria')
  await sam.goto(`${sam.url()}/share/safe`)
  await sam.getByRole('button', { name: 'Leave quickly' }).click()
  await expect(sam).toHaveURL(/\/leave$/)
})

/** Answers the code that Sam is shown once. */
async function askIn(sam: Page, name: string): Promise<string> {
  await sam.goto('/me/people/new')
  await sam.getByLabel('No', { exact: true }).check()
  await sam.getByRole('button', { name: 'Go on' }).click()
  await sam.getByLabel('What do you call them?').fill(name)
  await sam.getByRole('button', { name: 'Make a code' }).click()
  const card = sam.getByRole('region', { name: 'The invite' })
  return /[2-9B-Z]{4} [2-9B-Z]{4}/.exec(await card.innerText())?.[0] ?? ''
}

async function typeInvite(page: Page, code: string): Promise<void> {
  await page.goto('/join')
  await page.getByLabel('The code on your card').fill(code)
  await page.getByRole('button', { name: 'Go on' }).click()
}

async function sayYes(page: Page): Promise<void> {
  await page.getByLabel('Yes', { exact: true }).check()
  await page.getByRole('button', { name: 'Yes, go on' }).click()
}

async function nameThem(page: Page): Promise<void> {
  await page.getByLabel('What do you call them?').fill('My brother')
  await page.getByRole('button', { name: 'Yes, I say yes' }).click()
  await expect(page.getByText('Done. They now see your name and say if it is you.')).toBeVisible()
}

async function look(page: Page): Promise<void> {
  await page.goto('/family')
  await page.getByRole('link', { name: 'See what My brother shares' }).click()
}

async function openTie(sam: Page, name: string): Promise<void> {
  await sam.goto('/me/people')
  await sam.getByRole('link', { name: `Open the page about ${name}` }).click()
  await expect(sam.getByRole('heading', { level: 1 })).toHaveText(name)
}

/** Answers every question, up to whether somebody makes them do it: yes to work, and to the address if asked to. */
async function chooseWork(sam: Page, address = false): Promise<void> {
  await sam.getByRole('link', { name: 'Choose what they see' }).click()
  await sam.getByRole('link', { name: 'Start' }).click()
  const until = sam.getByRole('heading', { name: 'Until when?' })
  const question = sam.getByRole('group')
  for (let asked = 0; asked < 15; asked++) {
    await expect(until.or(question).or(sam.getByText('Your address is secret.')).first()).toBeVisible()
    if (await until.isVisible()) break
    const at = sam.url()
    if (await question.isVisible()) {
      const yes = at.endsWith('/work') || (address && at.endsWith('/address'))
      await question.getByLabel(yes ? 'Yes' : 'No', { exact: true }).check()
      await sam.getByRole('button', { name: 'Go on' }).click()
    } else {
      await sam.getByRole('link', { name: 'Go on' }).click()
    }
    await expect(sam).not.toHaveURL(at)
  }
  await expect(sam.locator('input[value="28-days"]')).toBeChecked()
  await sam.getByRole('button', { name: 'Go on' }).click()
  await expect(sam.getByRole('heading', { level: 1 })).toHaveText('Is somebody making you do this?')
}

async function expectNoFindings(page: Page): Promise<void> {
  await expect(page.locator('h1')).toHaveCount(1)
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual([])
}
