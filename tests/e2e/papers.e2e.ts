import { findOffer, PlainBrowser, shareByForms } from '../support/browser.ts'
import { aPhoto } from '../support/papers-story.ts'
import { expect, test } from '../support/test.ts'

test('I keep a copy of my passport; a worker I share with opens it, and it is in my history', async ({
  as,
  server
}) => {
  const sam = await as('outside')
  await sam.goto('/me/record')
  await sam.getByRole('link', { name: 'My papers', exact: true }).click()
  await sam.getByRole('link', { name: 'Passport' }).click()
  await sam.getByLabel('I sent off for it').check()
  await sam.getByRole('button', { name: 'Save and go on' }).click()
  await expect(sam.getByRole('region', { name: 'On its way' })).toContainText('Passport')

  await sam.getByRole('link', { name: 'Passport' }).click()
  const chosen = sam.getByLabel('Or choose a file')
  await chosen.setInputFiles({ name: 'passport.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('MZ') })
  await sam.getByRole('button', { name: 'Add it' }).click()
  await expect(sam.getByRole('alert')).toContainText('We can keep photos and PDF papers.')
  await chosen.setInputFiles({ name: 'me.jpg', mimeType: 'image/jpeg', buffer: await aPhoto() })
  await sam.getByRole('button', { name: 'Add it' }).click()
  await expect(sam.getByRole('status')).toContainText('It is kept.')
  const small = sam.getByRole('link', { name: 'Look at me.jpg' }).locator('img')
  const width = (image: HTMLImageElement) => image.naturalWidth
  await expect.poll(() => small.evaluate(width)).toBeGreaterThan(0)
  await sam.getByRole('link', { name: 'Look at it' }).click()
  const large = sam.getByRole('img', { name: 'Your picture: me.jpg' })
  await expect.poll(() => large.evaluate(width)).toBe(320)

  const plain = await new PlainBrowser(server.url).signIn('outside')
  const papers = { identity: 'no', contact: 'no', goals: 'no', 'id-documents': 'yes' } as const
  await shareByForms(plain, await findOffer(plain, 'q=room+support'), papers)
  const anna = await as('housing-worker', { javaScriptEnabled: false })
  await anna.goto('/org/connect-housing')
  await anna.getByRole('link', { name: /^Take on person/ }).click()
  await anna.getByRole('button', { name: 'Yes, I will help' }).click()
  await anna.getByRole('link', { name: /^Look at person/ }).click()
  await anna.getByRole('link', { name: 'I saw one of these documents' }).click()
  await anna.getByLabel('Passport').check()
  await anna.getByRole('button', { name: 'I saw it' }).click()
  await expect(anna.getByRole('status')).toContainText('They can see that you saw it.')
  await anna.getByRole('link', { name: /^Look at person/ }).click()
  await anna.getByRole('link', { name: 'Open the file: Passport (me.jpg)' }).click()
  expect(await anna.locator('img').evaluate(width)).toBe(320)

  await sam.goto('/me/history')
  await expect(sam.getByText(/^Anna .* opened a file in which papers you have\.$/)).toBeVisible()
  await sam.goto('/me/documents/passport')
  await expect(sam.getByText(/^Seen by Anna of Connect Housing on /)).toBeVisible()
  await sam.getByText('Take it away', { exact: true }).click()
  await sam.getByRole('button', { name: 'Yes, take it away' }).click()
  await expect(sam.getByText('Nothing is kept here yet.')).toBeVisible()
})
