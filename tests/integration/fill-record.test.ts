import { afterAll, beforeAll, expect, it } from 'vitest'
import { slugOf, type Field } from '#lib/record/field.ts'
import { homeOf, sectionNames, sections, type SectionName } from '#lib/record/sections.ts'
import { words } from '#lib/record/words.ts'
import { packForms } from '#lib/packs/packs.ts'
import { PlainBrowser } from '../support/browser.ts'
import { startServer, type TestServer } from '../support/server.ts'

/** One person answers every question of the record by its own form, with no script. */
let server: TestServer
let sam: PlainBrowser
beforeAll(async () => {
  server = await startServer()
  sam = await new PlainBrowser(server.url).signIn('outside')
}, 240_000)
afterAll(async () => void (await server?.stop()))

const texts: Partial<Record<NonNullable<Field['check']>, string>> = {
  'ni-number': 'AB123456C',
  'nhs-number': '943 476 5919',
  'prison-number': 'A1234BC',
  crn: 'X123456',
  uln: '1000000043',
  phone: '01632 960123',
  email: 'sam@example.org'
}
const years: Partial<Record<NonNullable<Field['check']>, number>> = {
  'adult-birthday': 1985,
  'day-gone': 2020
}

/** What a person sends for a question: the first choice, or words from the right and the left. */
function formFor(field: Field, nth: number): Record<string, string> {
  const first = field.choices?.[nth % field.choices.length]?.value ?? ''
  switch (field.input) {
    case 'one-of':
      return { [field.name]: first }
    case 'some-of':
      return { [`${field.name}[]`]: first }
    case 'date': {
      const year = String(years[field.check ?? 'any-day'] ?? new Date().getFullYear() + 1)
      const part = (name: string) => `${field.name}-${name}`
      return { [part('day')]: '3', [part('month')]: '4', [part('year')]: year }
    }
    default:
      return { [field.name]: texts[field.check ?? 'uln'] && field.check ? texts[field.check]! : 'Zoë محمد' }
  }
}

/** The page, which must be there, and the version that it was made from. */
async function open(path: string): Promise<{ html: string; basedOn: string }> {
  const answer = await sam.get(path)
  const html = await answer.text()
  expect(answer.status, path).toBe(200)
  return { html, basedOn: /name="basedOn" value="(\d+)"/.exec(html)?.[1] ?? '0' }
}

/** The questions that a page says are not answered yet. */
async function unanswered(path: string): Promise<string[]> {
  const { html } = await open(path)
  return Array.from(html.matchAll(/aria-label="Answer: ([^"]*)"/g), ([, label = '']) => label)
}

/** Answers a question; returns where that leads. */
async function answer(path: string, field: Field, nth: number): Promise<string> {
  const { basedOn } = await open(path)
  const sent = await sam.post(path, { ...formFor(field, nth), basedOn })
  expect(sent.status, `${path}: ${sent.status === 303 ? '' : await sent.text()}`).toBe(303)
  return sent.headers.get('location') ?? ''
}

async function addThing(list: string, field: Field, nth: number): Promise<void> {
  const added = await sam.get(`${list}/new`)
  let path = added.headers.get('location') ?? ''
  const item = path.slice(0, path.lastIndexOf('/'))
  for (const part of field.each?.parts ?? []) {
    expect(path).toBe(`${item}/${slugOf(part)}`)
    path = await answer(path, part, nth)
  }
  await open(path)
}

async function fill(section: SectionName): Promise<void> {
  const home = `/me/record/${section}`
  const { fields, flags } = sections[section]
  let path = `${home}/${slugOf(fields[0]!)}` // every section but the goals asks something
  if (flags.includes('special') && (await sam.get(path)).status === 303) {
    const { html } = await open(`${home}/yes`)
    const notice = /name="notice" value="([0-9a-f]+)"/.exec(html)?.[1] ?? ''
    path = (await sam.post(`${home}/yes`, { notice })).headers.get('location') ?? ''
  }
  for (const [nth, field] of fields.entries()) {
    if (!sections[section].home) expect(path, `${section} leads on`).toBe(`${home}/${slugOf(field)}`)
    path = `${home}/${slugOf(field)}`
    if (field.each) {
      await addThing(path, field, nth)
      const next = fields[nth + 1]
      const list = path
      path = next ? `${home}/${slugOf(next)}` : home
      // A list with a page of its own leads there.
      if (!field.each.home) expect((await open(list)).html, `${list} leads on`).toContain(`href="${path}"`)
    } else {
      path = await answer(path, field, nth)
    }
  }
  expect(path).toBe(home)
  if (sections[section].home)
    return void expect((await sam.get(home)).headers.get('location')).toBe(homeOf(section))
  // What is recorded or uploaded is no question with a form.
  const asked = fields.map(({ label }) => words(label))
  expect(
    (await unanswered(home)).filter((label) => asked.includes(label)),
    section
  ).toEqual([])
}

it('every question of the record leads to the next, and then no form misses what the record knows', async () => {
  for (const section of sectionNames) {
    if (sections[section].fields.length > 0) await fill(section)
  }
  const { html } = await open('/me/packs')
  expect(html.match(/>All is ready</g)).toHaveLength(packForms.length)
  for (const form of packForms) {
    expect(await unanswered(`/me/packs/${form}`), form).toEqual([])
    const file = await sam.get(`/me/packs/${form}.pdf`)
    expect(file.headers.get('content-type')).toBe('application/pdf')
    expect(
      Buffer.from(await file.arrayBuffer())
        .subarray(0, 5)
        .toString()
    ).toBe('%PDF-')
  }
  const cv = (await (await sam.get('/me/cv.json')).json()) as { basics: object }
  expect(cv.basics).toMatchObject({ name: 'Zoë محمد' })
}, 120_000)
