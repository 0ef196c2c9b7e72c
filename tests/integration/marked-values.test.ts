import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askServer } from '#lib/operating/ask-server.ts'
import { slugOf, type Field } from '#lib/record/field.ts'
import { sectionNames, sections, type SectionName } from '#lib/record/sections.ts'
import { PlainBrowser, shareByForms, findOffer } from '../support/browser.ts'
import { aFolder } from '../support/folder.ts'
import { startServer, type TestServer } from '../support/server.ts'

/** Sam types a mark into everything that takes words, and nobody without the keys finds it anywhere. */
const mark = 'Zq7Marked'
const numbers: Partial<Record<NonNullable<Field['check']>, string>> = {
  'ni-number': 'JK739204D',
  'nhs-number': '4010232137',
  'prison-number': 'Z9377QK',
  crn: 'Z739204',
  uln: '7392048510',
  phone: '01632 739204',
  email: 'zq7marked@example.org'
}
const birthday = '1961-11-13'
const marks = [mark, mark.toLowerCase(), ...Object.values(numbers), '01632739204', birthday]

let server: TestServer
let sam: PlainBrowser
const shelf = aFolder()
beforeAll(async () => {
  server = await startServer({ env: { LOG_LEVEL: 'debug' } })
  sam = await new PlainBrowser(server.url).signIn('outside')
}, 240_000) // ms; it may have to build first
afterAll(async () => {
  await server?.stop()
  shelf[Symbol.dispose]()
})

let typed = 0
const marked = () => `${mark} ${++typed}`

function formFor(field: Field): Record<string, string> {
  const { name, input, check, choices = [] } = field
  if (field.ownWords) return { [name]: 'own-words', [`${name}-own-words`]: marked() }
  if (input === 'one-of') return { [name]: choices[0]?.value ?? '' }
  if (input === 'some-of') return { [`${name}[]`]: choices[0]?.value ?? '' }
  if (input === 'date') {
    const year = { 'adult-birthday': '1961', 'day-gone': '2019' }[String(check)] ?? '2031'
    return { [`${name}-day`]: '13', [`${name}-month`]: '11', [`${name}-year`]: year }
  }
  return { [name]: (check && numbers[check]) ?? marked() }
}

/** Versions by section: each answer that says something new is one more. */
const versions = new Map<string, number>()

async function send(section: SectionName, path: string, form: Record<string, string>): Promise<string> {
  let basedOn = versions.get(section) ?? (await versionOn(path))
  let answer = await sam.post(path, { ...form, basedOn: String(basedOn) })
  if (answer.status === 409) {
    basedOn = await versionOn(path)
    answer = await sam.post(path, { ...form, basedOn: String(basedOn) })
  }
  expect(answer.status, path).toBe(303)
  versions.set(section, basedOn + 1)
  return answer.headers.get('location') ?? ''
}

async function versionOn(path: string): Promise<number> {
  const page = await (await sam.get(path)).text()
  return Number(/name="basedOn" value="(\d+)"/.exec(page)?.[1] ?? 0)
}

async function tell(section: SectionName): Promise<void> {
  const home = `/me/record/${section}`
  if (sections[section].flags.includes('special')) {
    const page = await (await sam.get(`${home}/yes`)).text()
    const notice = /name="notice" value="([0-9a-f]+)"/.exec(page)?.[1]
    if (notice) await sam.post(`${home}/yes`, { notice })
  }
  for (const field of sections[section].fields) {
    const path = `${home}/${slugOf(field)}`
    if (!field.each) {
      await send(section, path, formFor(field))
      continue
    }
    const added = (await sam.get(`${path}/new`)).headers.get('location') ?? ''
    const item = added.slice(0, added.lastIndexOf('/'))
    for (const part of field.each.parts) await send(section, `${item}/${slugOf(part)}`, formFor(part))
  }
}

async function tellGoal(): Promise<void> {
  const title = (await sam.get('/me/goals/new')).headers.get('location') ?? ''
  const goal = title.slice(0, title.lastIndexOf('/'))
  for (const question of ['title', 'why', 'notes', 'helper', 'first-step']) {
    const name = question === 'first-step' ? 'firstStep' : question
    await send('goals', `${goal}/${question}`, { [name]: marked() })
  }
}

async function addFiles(): Promise<void> {
  const grey = { width: 60, height: 40, channels: 3, background: '#888' } as const
  const picture = await sharp({ create: grey })
    .withExif({ IFD0: { ImageDescription: mark } })
    .jpeg()
    .toBuffer()
  await upload('/me/documents/passport?/add', picture, `${mark}.jpg`)
  const voice = Buffer.concat([
    Buffer.from('\x1a\x45\xdf\xa3....webm', 'latin1'),
    Buffer.from(marked().repeat(9000))
  ])
  await upload('/me/story/new', voice, `${mark}.webm`, { seconds: '9' })
}

async function upload(path: string, bytes: Buffer, name: string, more: Record<string, string> = {}) {
  const form = new FormData()
  for (const [field, value] of Object.entries(more)) form.append(field, value)
  form.append('file', new File([new Uint8Array(bytes)], name))
  const answer = await sam.upload(path, form)
  expect([200, 303], `${path}: ${answer.status}`).toContain(answer.status)
  expect(await answer.text(), path).not.toContain('role="alert"')
}

/** Everything that lies on the disk: database, its log, keys, sealed files, what comes in. */
function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
}

/** In the encodings that somebody could meet it in by accident. */
function foundIn(bytes: Buffer): string[] {
  return marks.filter((one) =>
    [
      Buffer.from(one),
      Buffer.from(one, 'utf16le'),
      Buffer.from(Buffer.from(one).toString('base64').slice(0, 10))
    ].some((form) => bytes.includes(form))
  )
}

function expectNothingIn(folder: string): void {
  for (const path of filesBelow(folder)) expect(foundIn(readFileSync(path)), path).toEqual([])
}

describe('what somebody tells', () => {
  it('is all in their copy, and nowhere else to be read: database, its log, files, backup, server log', async () => {
    for (const section of sectionNames) await tell(section)
    await tellGoal()
    await addFiles()
    await sam.post('/me/complaints/new?/send', { words: marked(), key: 'A'.repeat(22) })
    await sam.post('/me/people/new', { name: marked() })
    await shareByForms(sam, await findOffer(sam, 'q=room+support'))
    const answer = await sam.get('/me/export/my-record.zip')
    const copy = Buffer.from(await answer.arrayBuffer())
    expect(answer.headers.get('content-length'), 'a browser shows how far it is').toBe(String(copy.length))
    const opened = Object.values(unzipSync(copy)).map((bytes) => Buffer.from(bytes))
    for (const one of marks.filter((text) => text !== '01632739204')) {
      expect(
        opened.some((bytes) => bytes.includes(one)),
        `${one} was told`
      ).toBe(true)
    }
    const record = opened.find((bytes) => bytes.includes('"waymark-record-1","madeAt'))!
    expect(record.toString().split(mark).length).toBeGreaterThan(60)

    await upload('/me/export?/upload', copy, `${mark}.zip`)
    expect(readdirSync(join(server.dataDir, 'coming-in', 'files'))).toHaveLength(1)
    const backup = join(shelf.path, 'backup')
    expect(await askServer(join(server.dataDir, 'admin.sock'), 'backup', [backup], () => undefined)).toBe(
      true
    )
    expect(filesBelow(server.dataDir).some((path) => path.endsWith('-wal'))).toBe(true)
    expectNothingIn(server.dataDir)
    expectNothingIn(shelf.path)
    expect(foundIn(Buffer.from(server.output()))).toEqual([])
  }, 120_000)

  it('is gone with its key when they delete everything, which is asked again', async () => {
    const leadsTo = async (path: string, form?: Record<string, string>) =>
      (await sam.post(path, form)).headers.get('location')
    expect(await leadsTo('/me/delete?/ask')).toBe('/me/delete')
    expect(await leadsTo('/me/sharing/resume-everything'), 'they keep it first').toBe('/me/delete')
    await sam.moveClock(6 * 60_000) // ms
    expect(await leadsTo('/me/delete?/now')).toBe('/sign-in/again?for=delete')
    expect((await sam.get('/me/export/my-record.zip')).headers.get('location')).toBe(
      '/sign-in/again?for=export'
    )
    const passphrase = 'green kettle on the hill'
    expect(await leadsTo('/sign-in/again?for=delete', { passphrase })).toBe('/me/delete')
    expect((await sam.post('/me/delete?/now')).headers.get('location')).toBe('/sign-in?said=deleted')
    expect((await sam.get('/me')).headers.get('location')).toBe('/sign-in')
    expect(readdirSync(join(server.dataDir, 'files'))).toEqual([])
    expectNothingIn(server.dataDir)
  })
})
