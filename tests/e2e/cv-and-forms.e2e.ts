import { readFileSync } from 'node:fs'
import { expect, test } from '../support/test.ts'

/** What a person makes of what they told: a CV, and a form. */
test('I make my CV and leave a job out; it carries no trace of Waymark', async ({ as }) => {
  const page = await as('outside')
  await page.goto('/me/record')
  await page.getByRole('link', { name: 'My CV' }).first().click()
  await page.getByRole('link', { name: 'Answer: Line under my name' }).click()
  await page.getByRole('textbox', { name: 'Line under my name' }).fill('Picker who stays calm')
  await page.getByRole('button', { name: 'Save and go on' }).click()

  const sheet = page.getByRole('article')
  await expect(sheet.getByText('Picker who stays calm')).toBeVisible()
  await expect(sheet.getByText('Kitchen porter')).toBeVisible()
  const porter = page.getByRole('listitem').filter({ hasText: 'Kitchen porter' })
  await porter.getByRole('button', { name: 'Leave it out' }).click()
  await expect(sheet.getByText('Kitchen porter')).toHaveCount(0)
  await porter.getByRole('button', { name: 'Up' }).click()
  await porter.getByRole('button', { name: 'Show it' }).click()
  await expect(sheet.getByRole('heading', { level: 4 })).toHaveText(['Kitchen porter', 'Warehouse picker'])

  await page.getByRole('button', { name: 'Make my CV' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Your CV is ready' })).toBeVisible()
  await expect(page).toHaveTitle('CV')
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Keep my CV as a file (PDF)' }).click()
  const file = readFileSync(await (await download).path()).toString('latin1')
  expect(file.slice(0, 5)).toBe('%PDF-')
  expect(file).not.toMatch(/waymark|localhost/i)
  await page.emulateMedia({ media: 'print' })
  expect(await page.locator('body').innerText()).not.toMatch(/waymark|localhost|practice/i)
})

test('a form shows what is ready and what is not yet, and I make it, without JavaScript', async ({ as }) => {
  const page = await as('outside', { javaScriptEnabled: false })
  await page.goto('/me/record')
  await page.getByRole('link', { name: 'Forms' }).click()
  await expect(page.getByText('It has not been used yet.')).toBeVisible()
  await page.getByRole('link', { name: 'Claim Universal Credit' }).click()
  await page.getByRole('link', { name: 'Answer: Legal name' }).click()
  await page.getByRole('textbox', { name: 'Legal name' }).fill('Samuel محمد Carter')
  await page.getByRole('button', { name: 'Save and go on' }).click()

  await page.goto('/me/packs/universal-credit')
  await page.getByRole('button', { name: 'Make this form' }).click()
  await expect(page.getByText('Samuel محمد Carter')).toBeVisible()
  await expect(page.getByRole('button', { name: /Copy/ })).toHaveCount(0)
  const file = await page.request.get('/me/packs/universal-credit.pdf')
  expect((await file.body()).subarray(0, 5).toString()).toBe('%PDF-')
  await page.goto('/me/packs')
  await expect(page.getByText('It has been used one time.')).toBeVisible()
})
