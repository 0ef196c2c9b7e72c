import type { Page } from '@playwright/test'

/** Gives the browser of this page Chromium's virtual authenticator: a phone's own lock, in software. */
export async function addLock(page: Page, more: { isUserVerified?: boolean } = {}): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('WebAuthn.enable')
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
      ...more
    }
  })
}

/** An enroller makes a card for somebody; answers its code. */
export async function makeCard(tom: Page, name: string): Promise<{ code: string }> {
  await tom.goto('/enrol')
  await tom.getByLabel('Their sign-in name').fill(name)
  await tom.getByRole('button', { name: 'Make the card' }).click()
  const card = tom.getByRole('region', { name: 'The card' })
  const code = /[2-9B-Z]{4} [2-9B-Z]{4}/.exec(await card.innerText())?.[0]
  return { code: code ?? '' }
}

export async function typeCode(page: Page, code: string): Promise<void> {
  await page.goto('/join')
  await page.getByLabel('The code on your card').fill(code)
  await page.getByRole('button', { name: 'Go on' }).click()
}
