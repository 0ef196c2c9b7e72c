import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, expect, it } from 'vitest'
import type { HistoryFile } from '#lib/ledger/history-file.ts'
import { runProgram } from '../../scripts/run-tool.ts'
import { findOffer, PlainBrowser, shareByForms } from '../support/browser.ts'
import { aFolder } from '../support/folder.ts'
import { startServer, type TestServer } from '../support/server.ts'

/** `npm run test:long` kills more often. */
const kills = Number(process.env['WAYMARK_KILLS'] ?? 2)

const folder = aFolder()
afterAll(() => folder[Symbol.dispose]())

/** What a client was told before the server died. */
interface Told {
  /** Looks that answered 200 with their whole body. */
  looks: number
  /** The last telephone number that was answered as saved. */
  saved: string | null
  stops: string[]
}

/** Looks until the server is gone. */
async function look(worker: PlainBrowser, path: string, told: Told): Promise<void> {
  for (;;) {
    const response = await worker.get(path)
    await response.text()
    if (response.status === 200) told.looks += 1
  }
}

/** Saves a number, then another, until the server is gone. */
async function save(person: PlainBrowser, told: Told): Promise<void> {
  for (let n = 0; ; n++) {
    const phone = `01632 960${String(n % 1000).padStart(3, '0')}`
    const page = await (await person.get('/me/record/contact/phone')).text()
    const version = /name="basedOn" value="(\d+)"/.exec(page)?.[1] ?? '0'
    const { status } = await person.post('/me/record/contact/phone', { phone, basedOn: version })
    if (status === 303) told.saved = phone
  }
}

async function untilGone(...storm: Promise<void>[]): Promise<void> {
  const ends = await Promise.allSettled(storm)
  for (const end of ends) {
    // The only way out of the storm is that nobody answers any more.
    const cause: unknown = end.status === 'rejected' ? end.reason : null
    if (!(cause instanceof TypeError)) throw cause
  }
}

async function historyOf(person: PlainBrowser): Promise<HistoryFile> {
  return (await (await person.get('/me/history.json')).json()) as HistoryFile
}

const allowedLooks = ({ rows }: HistoryFile) =>
  rows.filter(({ detail }) => detail?.what === 'looked' && detail.allowed).length

it(
  `loses no answered look and no answered save when it is killed, ${kills} times`,
  { timeout: 60_000 + kills * 20_000 },
  async () => {
    const dataDir = folder.path
    const told: Told = { looks: 0, saved: null, stops: [] }
    let ref = ''
    let server: TestServer = await startServer({ dataDir })
    for (let kill = 0; kill < kills; kill++) {
      const person = await new PlainBrowser(server.url).signIn('outside')
      const worker = await new PlainBrowser(server.url).signIn('housing-worker')
      if (kill === 0) {
        await shareByForms(person, await findOffer(person, 'q=room+support'))
        const page = await (await worker.get('/org/connect-housing/people')).text()
        ref = /people\/([\w-]{22})\/take-on/.exec(page)?.[1] ?? ''
        await worker.post(`/org/connect-housing/people/${ref}/take-on`)
      }
      const path = `/org/connect-housing/people/${ref}`
      const storm = untilGone(look(worker, path, told), look(worker, path, told), save(person, told))
      await wait(150 + Math.random() * 400) // anywhere in a storm of writes
      await server.kill()
      await storm

      server = await startServer({ dataDir })
      const again = await new PlainBrowser(server.url).signIn('outside')
      expect(allowedLooks(await historyOf(again)), `after kill ${kill + 1}`).toBeGreaterThanOrEqual(
        told.looks
      )
      const contact = await (await again.get('/me/record/contact')).text()
      if (told.saved)
        expect(Number(lastNumber(contact))).toBeGreaterThanOrEqual(Number(lastNumber(told.saved)))
    }
    expect(told.looks).toBeGreaterThan(kills)
    expect(told.saved).not.toBeNull()
    await server.stop()
    const env = { DATA_DIR: dataDir, KEYRING_FILE: '' }
    for (const command of ['verify-history', 'verify-consents']) {
      const checked = await runProgram(process.execPath, ['scripts/admin.ts', command], { env, quiet: true })
      expect(checked, command).toMatchObject({ code: 0 })
    }
    console.log(`kill: ${kills} times, ${told.looks} answered looks, every one in the history`)
  }
)

/** The running number at the end of the phone numbers that `save` types. */
function lastNumber(text: string): string {
  return /01632 960(\d{3})/.exec(text)?.[1] ?? ''
}
