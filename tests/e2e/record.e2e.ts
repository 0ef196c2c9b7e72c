import { join } from 'node:path'
import { createClient } from '@libsql/client'
import type { Page } from '@playwright/test'
import { expect, test } from '../support/test.ts'

/** The record of a person, on a small phone. A journey is some thirty pages long. */
test.setTimeout(180_000)

const saveAndGoOn = (page: Page) => page.getByRole('button', { name: 'Save and go on' }).click()
const question = (page: Page, words: string) =>
  expect(page.getByRole('heading', { level: 1, name: words })).toBeVisible()

async function fillDate(page: Page, [day, month, year]: readonly [string, string, string]): Promise<void> {
  await page.getByLabel('Day').fill(day)
  await page.getByLabel('Month').fill(month)
  await page.getByLabel('Year').fill(year)
}

async function addGoal(page: Page, title: string, partOfLife: string, step: string): Promise<void> {
  await page.getByRole('link', { name: /^Add (a|another) goal$/ }).click()
  await question(page, 'What do you want?')
  await page.getByLabel('Goal').fill(title)
  await saveAndGoOn(page)
  await question(page, 'Which part of your life is it about?')
  await page.getByLabel(partOfLife).check()
  await saveAndGoOn(page)
  await question(page, 'What is a first small step?')
  await page.getByLabel('First step').fill(step)
  await saveAndGoOn(page)
  await question(page, 'By when would you like it?')
}

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? 'with JavaScript' : 'without JavaScript'

  test(`I tell who I am, one question a page, ${how}`, async ({ as }) => {
    const page = await as('outside', { javaScriptEnabled })
    await page.goto('/me/record/identity')
    await page.getByRole('link', { name: 'Start' }).click()
    await expect(page.getByText('Question 1 of 12. Saved as you go.')).toBeVisible()
    await page.getByLabel('Legal name').fill('Zoë محمد O’Brien')
    await saveAndGoOn(page)
    await question(page, 'What do you like to be called?')
    await page.getByLabel('Name I like').fill('Sam')
    await saveAndGoOn(page)
    await page.getByRole('button', { name: 'I have no other names' }).click()
    await page.getByRole('button', { name: 'No, it was the same' }).click()
    await question(page, 'When were you born?')
    await fillDate(page, ['27', '3', '1985'])
    await saveAndGoOn(page)
    await page.getByRole('button', { name: 'Rather not say' }).click()
    await question(page, 'What is your gender?')
    await page.getByLabel('I use other words').check()
    await page.getByLabel('Your own words').fill('Genderfluid')
    await saveAndGoOn(page)
    await page.getByLabel('Nationality').fill('British')
    await saveAndGoOn(page)
    await page.getByRole('link', { name: 'Skip', exact: true }).click()
    await page.getByRole('button', { name: 'I was born here' }).click()
    await question(page, 'What is your National Insurance number?')
    await page.getByLabel('National Insurance number').fill('ab 12 34 56 c')
    await saveAndGoOn(page)
    await page.getByLabel('NHS number').fill('943 476 5919')
    await saveAndGoOn(page)

    await question(page, 'Check your answers')
    for (const answer of [
      'Zoë محمد O’Brien',
      'Sam',
      'None',
      '27 March 1985',
      'Rather not say',
      'Genderfluid',
      'British',
      'AB 12 34 56 C',
      '943 476 5919'
    ]) {
      await expect(page.getByRole('definition').filter({ hasText: answer }).first()).toBeVisible()
    }
    await expect(page.getByText('Not yet')).toHaveCount(1) // place of birth, which was skipped
    await expect(page.getByRole('heading', { name: 'What happens next' })).toBeVisible()

    await page.getByRole('link', { name: 'Change: Name I like' }).click()
    // By its role: the link that was pressed says "Change: Name I like".
    await expect(page.getByRole('textbox', { name: 'Name I like' })).toHaveValue('Sam')
    await page.getByRole('textbox', { name: 'Name I like' }).fill('Sammy')
    await saveAndGoOn(page)
    await question(page, 'Check your answers')
    await expect(page.getByText('Sammy')).toBeVisible()
    await page.getByRole('link', { name: 'Change: Name I like' }).click()
    await page.getByRole('button', { name: 'Take my answer out' }).click()
    await question(page, 'Check your answers')
    await expect(page.getByText('Not yet')).toHaveCount(2)
  })

  test(`I say how to reach me, ${how}`, async ({ as }) => {
    const page = await as('outside', { javaScriptEnabled })
    await page.goto('/me/record')
    await page.getByRole('link', { name: 'How to reach me' }).click()
    await page.getByRole('link', { name: 'Start' }).click()
    await page.getByLabel('Name to ask for').fill('Sam')
    await saveAndGoOn(page)
    await page.getByLabel('Phone', { exact: true }).fill('07700 900123')
    await saveAndGoOn(page)
    await page.getByRole('button', { name: 'I have no email yet' }).click()
    await page.getByLabel('Text message').check()
    await page.getByLabel('Letter').check()
    await saveAndGoOn(page)
    await page.getByLabel('Text message').check()
    await saveAndGoOn(page)
    await page.getByLabel('Evenings').check()
    await saveAndGoOn(page)
    await page.getByLabel('No, do not leave messages').check()
    await saveAndGoOn(page)
    await page.getByLabel('More to know').fill('Let it ring.\nI am slow on the stairs.')
    await saveAndGoOn(page)
    await page.getByLabel('English').check()
    await saveAndGoOn(page)
    await page.getByLabel('No, thank you').check()
    await saveAndGoOn(page)
    await question(page, 'Check your answers')
    await expect(page.getByText('Text message Letter')).toBeVisible()
    await expect(page.getByText('Not yet')).toHaveCount(0)
    await page.getByRole('link', { name: 'Back to my record' }).click()
    await expect(page.getByText('All answered')).toHaveCount(1)
  })

  test(`I set two goals, do a step, and put one away, ${how}`, async ({ as }) => {
    const page = await as('outside', { javaScriptEnabled })
    await page.goto('/me/record/goals')
    await addGoal(page, 'A room of my own', 'A place to live', 'Ring the council')
    await fillDate(page, ['5', '6', '2099'])
    await saveAndGoOn(page)
    await expect(page.getByText('This day is too far away. Check the year.').first()).toBeVisible()
    await fillDate(page, ['5', '6', '2030'])
    await saveAndGoOn(page)
    await question(page, 'A room of my own')
    await expect(page.getByText('5 June 2030')).toBeVisible()
    await page.getByRole('link', { name: 'Back' }).click()
    await addGoal(page, 'A job in a kitchen', 'Learning and work', 'Write my CV')
    await page.getByRole('link', { name: 'Skip', exact: true }).click()

    await page.getByLabel('A new step').fill('Ask Priya about work')
    await page.getByRole('button', { name: 'Add this step' }).click()
    const steps = page.getByRole('region', { name: 'Steps' }).getByRole('listitem')
    await expect(steps).toHaveCount(2)
    await steps.first().getByRole('button', { name: 'Done' }).click()
    await expect(page.getByText('One more step done. Well done.')).toBeVisible()
    await expect(steps.first().getByText('done', { exact: true })).toBeVisible()
    await steps.first().getByRole('button', { name: 'Not done yet' }).click()
    await expect(steps.first().getByText('not started')).toBeVisible()
    await steps.first().getByRole('button', { name: 'I have started' }).click()
    await expect(steps.first().getByText('started', { exact: true })).toBeVisible()
    await steps.nth(1).getByRole('link', { name: 'Change' }).click()
    await page.getByRole('button', { name: 'Take this step out' }).click()
    await expect(steps).toHaveCount(1)

    await page.getByRole('button', { name: 'This goal is done' }).click()
    await expect(page.getByText('You did what you set out to do. Well done.')).toBeVisible()
    await page.getByRole('button', { name: 'It is not done yet' }).click()
    await page.getByRole('link', { name: 'Put this goal away' }).click()
    await page.getByLabel('Not now, maybe later').check()
    await page.getByRole('button', { name: 'Put this goal away' }).click()
    await question(page, 'My goals')
    await expect(page.getByRole('heading', { name: 'Put away' })).toBeVisible()
    await page.getByRole('link', { name: 'A job in a kitchen' }).click()
    await expect(page.getByText('Why: Not now, maybe later')).toBeVisible()
    await page.getByRole('button', { name: 'Bring it back' }).click()
    await page.getByRole('link', { name: 'Back' }).click()
    await expect(page.getByRole('heading', { name: 'Put away' })).toHaveCount(0)
  })

  test(`an answer that does not fit stays as I typed it, ${how}`, async ({ as }) => {
    const page = await as('outside', { javaScriptEnabled })
    await page.goto('/me/record/identity/date-of-birth')
    await fillDate(page, ['31', '2', '1985'])
    await saveAndGoOn(page)
    await expect(page.getByRole('alert')).toContainText('This is not a real day.')
    await expect(page.getByLabel('Day')).toHaveValue('31')
    await expect(page.getByLabel('Year')).toHaveValue('1985')
    await page.getByLabel('Day').fill('28')
    await saveAndGoOn(page)
    await question(page, 'What is your sex?')

    await page.goto('/me/record/contact/reach-notes')
    const long = 'x'.repeat(5001)
    await page.getByLabel('More to know').fill(long)
    await saveAndGoOn(page)
    await expect(page.getByRole('alert')).toContainText('This is too long.')
    await expect(page.getByLabel('More to know')).toHaveValue(long)
    await page.getByLabel('More to know').fill('x'.repeat(5000))
    await saveAndGoOn(page)
    await question(page, 'Which language is best for you?')
  })

  test(`going back loses nothing, and sending it again changes nothing, ${how}`, async ({ as }) => {
    const page = await as('outside', { javaScriptEnabled })
    await page.goto('/me/record/identity/legal-name')
    await page.getByLabel('Legal name').fill('Sam Jones')
    await saveAndGoOn(page)
    await question(page, 'What do you like to be called?')
    await page.goBack()
    await expect(page.getByLabel('Legal name')).toHaveValue('Sam Jones')
    await saveAndGoOn(page)
    await question(page, 'What do you like to be called?')
    await page.getByRole('link', { name: 'Back' }).click()
    await page.getByLabel('Legal name').fill('Sam Brown')
    await saveAndGoOn(page)
    await question(page, 'What do you like to be called?')
    await page.goto('/me/record/identity')
    await expect(page.getByText('Sam Brown')).toBeVisible()
  })

  test(`two pages with two answers: both are kept, and I choose, ${how}`, async ({ as }) => {
    const page = await as('outside', { javaScriptEnabled })
    await page.goto('/me/record/contact/phone')
    const old = await page.context().newPage()
    await old.goto('/me/record/contact/phone')
    await old.getByLabel('Phone', { exact: true }).fill('nothing like a number')
    await saveAndGoOn(old) // it comes back to be put right, and is still the old page
    await expect(old.getByRole('alert')).toBeVisible()
    await page.getByLabel('Phone', { exact: true }).fill('07700 900001')
    await saveAndGoOn(page)
    await old.getByLabel('Phone', { exact: true }).fill('07700 900002')
    await saveAndGoOn(old)

    await question(old, 'Which answer is right?')
    await expect(old.getByText('07700 900001')).toBeVisible()
    await expect(old.getByText('07700 900002')).toBeVisible()
    await page.goto('/me/record')
    await expect(page.getByText('You gave two answers. Please choose one.')).toBeVisible()
    await old.getByRole('button', { name: 'Keep the other' }).click()
    await question(old, 'Check your answers')
    await expect(old.getByText('07700 900002')).toBeVisible()
    await page.goto('/me/record')
    await expect(page.getByText('You gave two answers. Please choose one.')).toHaveCount(0)
  })
}

test('I add what I passed, change it and take it out, without JavaScript', async ({ as }) => {
  const page = await as('outside', { javaScriptEnabled: false })
  await page.goto('/me/record/qualifications')
  await page.getByRole('link', { name: 'Start' }).click()
  await question(page, 'What have you passed or learned?')
  await page.getByRole('link', { name: 'Add one' }).click()
  await page.getByLabel('What it is').fill('رياضيات')
  await saveAndGoOn(page)
  await page.getByLabel('Who gave it').fill('Slough College')
  await saveAndGoOn(page)
  await page.getByLabel('Level 2').check()
  await saveAndGoOn(page)
  await page.getByRole('link', { name: 'Skip', exact: true }).click()
  await page.getByLabel('Mark').fill('Pass')
  await saveAndGoOn(page)
  await page.getByRole('link', { name: 'Skip', exact: true }).click()
  await page.getByRole('link', { name: 'Skip', exact: true }).click()
  await question(page, 'What have you passed or learned?')
  await page.getByRole('link', { name: 'Change' }).click()
  await question(page, 'Certificate: رياضيات')
  await page.getByRole('link', { name: 'Change: What it is' }).click()
  await page.getByLabel('What it is').fill('Maths')
  await saveAndGoOn(page)
  await question(page, 'Certificate: Maths')
  await page.goto('/me/record/qualifications')
  await expect(page.getByRole('definition').filter({ hasText: 'Maths' })).toBeVisible()
  await page.getByRole('link', { name: 'Change: What I have passed' }).click()
  await page.getByRole('link', { name: 'Change' }).click()
  await page.getByRole('button', { name: 'Take this out' }).click()
  await question(page, 'What have you passed or learned?')
  await page.getByRole('button', { name: 'Nothing yet' }).click()
  await question(page, 'What is your learner number (ULN)?')
})

test('my story is kept after a yes of its own, and wiped when I take it back', async ({ as }) => {
  const page = await as('outside')
  await page.goto('/me/record/story/story')
  await question(page, 'Can Waymark keep what you say about your story?')
  await expect(page.getByText('If somebody may be badly hurt, a worker may have to tell.')).toBeVisible()
  await page.getByRole('button', { name: 'Yes, keep it' }).click()
  await question(page, 'What would you like people to know?')
  await expect(page.getByText('If somebody may be badly hurt, a worker may have to tell.')).toBeVisible()
  const asked = page.url()
  await page.getByLabel('My story').fill('I like to cook.')
  await saveAndGoOn(page)
  await question(page, 'What helps you on a hard day?')
  await page.goto('/me/record/story')
  await expect(page.getByText('I like to cook.')).toBeVisible()
  const old = await page.context().newPage()
  await old.goto(asked)
  await page.getByRole('link', { name: 'Take this part back' }).click()
  await question(page, 'Wipe what you said about your story?')
  await page.getByRole('button', { name: 'Yes, wipe this part' }).click()
  await expect(page.getByRole('status')).toContainText('That part is wiped.')

  // A page that was open all the while keeps nothing, and asks.
  await old.getByLabel('My story').fill('I like to cook for others.')
  await saveAndGoOn(old)
  await question(old, 'Can Waymark keep what you say about your story?')
  await page.goto('/me/record/story')
  await expect(page.getByRole('link', { name: 'Start' })).toBeVisible()
})

test('there is nothing at an address that is no section or question', async ({ as }) => {
  const page = await as('outside')
  for (const path of [
    '/me/record/offences',
    '/me/record/identity/shoe-size',
    '/me/record/goals/title',
    '/me/record/offences/two-answers',
    '/me/record/contact/yes',
    '/me/record/contact/take-back',
    '/me/record/contact/phone/new',
    '/me/record/work/jobs/nobody-has-this',
    '/me/record/work/jobs/nobody-has-this/place',
    '/me/record/work/jobs/nobody-has-this/shoe-size',
    '/me/goals/nobody-has-this',
    '/me/goals/nobody-has-this/pathway',
    '/me/goals/nobody-has-this/shoe-size',
    '/me/goals/nobody-has-this/put-away',
    '/me/goals/nobody-has-this/steps/first'
  ]) {
    const answer = await page.goto(path)
    expect(answer?.status(), path).toBe(404)
  }
})

test('a goal of mine is not there for somebody else', async ({ as }) => {
  const mine = await as('outside')
  await mine.goto('/me/goals')
  await addGoal(mine, 'A room of my own', 'A place to live', 'Ring the council')
  await mine.getByRole('link', { name: 'Skip', exact: true }).click()
  await question(mine, 'A room of my own')
  const { pathname } = new URL(mine.url())

  const theirs = await as('inside')
  expect((await theirs.goto(pathname))?.status()).toBe(404)
  expect((await theirs.goto(`${pathname}/title`))?.status()).toBe(200) // as for any goal not added yet
  await expect(theirs.getByLabel('Goal')).toHaveValue('')
  const worker = await as('housing-worker')
  expect((await worker.goto(pathname))?.status()).toBe(404)
  expect((await worker.goto('/me/record'))?.status()).toBe(404)
})

test('answers that do not open are never shown as empty', async ({ as, server, errors }) => {
  const page = await as('outside')
  await page.goto('/me/record/identity/legal-name')
  await page.getByLabel('Legal name').fill('Sam Jones')
  await saveAndGoOn(page)
  await question(page, 'What do you like to be called?')
  const file = createClient({ url: `file:${join(server.dataDir, 'waymark.db')}` })
  await file.execute(`UPDATE record_section SET sealed = zeroblob(60) WHERE section = 'identity'`)
  file.close()

  errors.allow(/^500 for (document|fetch)/)
  for (const path of ['/me/record', '/me/record/identity', '/me/record/identity/legal-name']) {
    expect((await page.goto(path))?.status(), path).toBe(500)
    await question(page, 'We cannot open this just now')
    await expect(page.getByText('Your answers are safe.')).toBeVisible()
  }
  expect(server.output()).toContain('A sealed document does not open: key')
  expect(server.output()).not.toContain('Sam Jones')
  await page.goto('/me/record/contact') // the others open as before
  await question(page, 'How to reach me')
})
