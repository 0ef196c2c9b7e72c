import { readFileSync } from 'node:fs'
import { unzipSync } from 'fflate'
import { expect, moveClock, test } from '../support/test.ts'

const minute = 60_000 // ms
const day = 24 * 60 * minute

test('take a copy of everything, and look at it before it comes in: JavaScript off', async ({ as }) => {
  const sam = await as('outside', { javaScriptEnabled: false })
  await sam.goto('/me/settings')
  await sam.getByRole('link', { name: 'Get a copy' }).click()
  const coming = sam.waitForEvent('download')
  await sam.getByRole('link', { name: 'Get my copy' }).click()
  const copy = await (await coming).path()
  const record = JSON.parse(Buffer.from(unzipSync(readFileSync(copy))['record.json']!).toString()) as object
  expect(record).toMatchObject({ format: 'waymark-record-1' })

  await sam.getByRole('link', { name: 'Bring a copy in' }).click()
  await sam.getByLabel('Choose the file').setInputFiles({
    name: 'holiday.jpg',
    mimeType: 'image/jpeg',
    buffer: Buffer.alloc(2000, 7)
  })
  await sam.getByRole('button', { name: 'Look into it' }).click()
  await expect(sam.getByRole('alert')).toContainText('This is no copy from Waymark.')
  await sam.getByLabel('Choose the file').setInputFiles({
    name: 'my-record.zip',
    mimeType: 'application/zip',
    buffer: readFileSync(copy)
  })
  await sam.getByRole('button', { name: 'Look into it' }).click()
  await expect(sam.getByText('You told us all of this already.').first()).toBeVisible()
  await sam.getByRole('button', { name: 'Do not bring it in' }).click()
  await expect(sam.getByRole('heading', { level: 1 })).toHaveText('Take it all with you')
})

test('delete everything: asked again, seven days, and one tap keeps it', async ({ as }) => {
  const sam = await as('outside', { javaScriptEnabled: false })
  await moveClock(sam, 6 * minute)
  await sam.goto('/me/export')
  await expect(sam.getByRole('link', { name: 'Show that it is you' })).toBeVisible()
  expect((await sam.request.get('/me/export/my-record.zip', { maxRedirects: 0 })).status()).toBe(303)
  await sam.goto('/me/delete')
  await sam.getByRole('link', { name: 'Show that it is you' }).click()
  await sam.getByLabel('Your passphrase').fill('green kettle on the hill')
  await sam.getByRole('button', { name: 'Go on' }).click()
  await sam.getByRole('button', { name: 'Delete it in 7 days' }).click()
  await expect(sam.getByRole('heading', { level: 1 })).toContainText('We delete it all on')
  await sam.goto('/me')
  await sam.getByRole('button', { name: 'Keep my account' }).click()
  await expect(sam.getByText('It all stays.')).toBeVisible()
  await sam.getByRole('link', { name: 'Delete everything' }).click()
  await sam.getByRole('button', { name: 'Delete it in 7 days' }).click()
  await moveClock(sam, 7 * day - minute)
  await sam.goto('/me')
  await expect(sam.getByRole('button', { name: 'Keep my account' })).toBeVisible()
  await moveClock(sam, minute)
  await sam.goto('/me')
  await expect(sam.getByRole('heading', { level: 1 })).toHaveText('Sign in')
})
