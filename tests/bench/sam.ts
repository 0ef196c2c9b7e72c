import { findOffer, PlainBrowser, shareByForms } from '../support/browser.ts'

/**
 * Signs in as `outside` on a practice server, answers a question of two sections, shares with one
 * organisation for 28 days, and answers the cookie of that session: a home with something on it.
 */
export async function signInAsSam(url: string): Promise<string> {
  const sam = await new PlainBrowser(url).signIn('outside')
  await answer(sam, '/me/record/identity/liked-name', { likedName: 'Sam' })
  await answer(sam, '/me/record/contact/phone', { phone: '01632 960123' })
  await shareByForms(sam, await findOffer(sam))
  return sessionOf(url)
}

async function answer(sam: PlainBrowser, path: string, form: Record<string, string>): Promise<void> {
  const { status } = await sam.post(path, { basedOn: '0', how: 'save', ...form })
  if (status !== 303) throw new Error(`${path} answered ${status}`)
}

async function sessionOf(url: string): Promise<string> {
  const response = await fetch(`${url}/practice/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: url },
    body: new URLSearchParams({ as: 'outside' })
  })
  const [cookie] = response.headers.getSetCookie()
  if (!cookie) throw new Error(`sign in answered ${response.status} without a cookie`)
  return cookie.split(';')[0]! // there is always a first part
}
