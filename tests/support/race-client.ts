import { once } from 'node:events'
import { findOffer, PlainBrowser, shareByForms } from './browser.ts'
import type { CastName } from './cast-name.ts'

/**
 * One client process of `race-over-http.test.ts`. It shares once and is taken on, says "ready", waits to
 * go, and then in each round: share, look, "stop" with a look beside it, and once "stop" has answered, a
 * look that must get nothing. A 429 after many denials is a no as well; an allowed look never meets it.
 */
const [url = '', personName = '', workerName = '', org = '', query = '', rounds = '1'] = process.argv.slice(2)

const person = await new PlainBrowser(url).signIn(personName as CastName)
const worker = await new PlainBrowser(url).signIn(workerName as CastName)
const offerId = await findOffer(person, query)
await shareByForms(person, offerId)
const ref = await takeOn()
process.send?.('ready')
await once(process, 'message')

let leaks = 0
let looks = 0
for (let round = 0; round < Number(rounds); round++) {
  const consentId = await shareByForms(person, offerId)
  if (await look()) looks += 1
  await Promise.all([person.post(`/me/sharing/${consentId}/stop`), look()])
  if (await look()) leaks += 1
}
process.send?.({ leaks, looks, rounds: Number(rounds) }, () => process.exit(0))

async function look(): Promise<boolean> {
  const { status } = await worker.get(`/org/${org}/people/${ref}`)
  if (status !== 200 && status !== 404 && status !== 429) throw new Error(`a look answered ${status}`)
  return status === 200
}

/** Takes on the one person who waits: this client's own, because the clients start one after another. */
async function takeOn(): Promise<string> {
  const page = await (await worker.get(`/org/${org}/people`)).text()
  const found = /people\/([\w-]{22})\/take-on/.exec(page)?.[1]
  const answer = found && (await worker.post(`/org/${org}/people/${found}/take-on`))
  if (!answer || answer.status !== 303) throw new Error('nobody could be taken on')
  return found
}
