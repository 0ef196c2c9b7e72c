import { readTable, readText, type NoTable } from '#lib/learning/read-table.server.ts'
import { feedLimits, type FeedFault } from './import-rules.ts'
import type { FeedProblem } from './notes.ts'
import type { FeedEnd, FoundService, Take } from './read-feed.server.ts'
import { dayCodes } from './schedules.ts'

/** The columns of a table, as the template has them and `docs/open-referral.md` explains. */
export const columns = [
  ...(['id', 'title', 'sentence', 'what_happens', 'organisation', 'kind', 'pathways', 'where'] as const),
  ...(['street', 'town', 'postcode', 'latitude', 'longitude', 'hidden_place', 'areas'] as const),
  ...([
    'no_local_connection',
    'monday',
    'tuesday',
    'wednesday',
    'thursday',
    'friday',
    'saturday',
    'sunday'
  ] as const),
  ...(['bank_holidays', 'phone', 'who_for', 'minimum_age', 'maximum_age', 'only_for', 'exclusions'] as const),
  ...([
    'exclusion_words',
    'weeks_before_release',
    'languages',
    'access',
    'cost',
    'capacity',
    'asks_for'
  ] as const),
  ...(['visible_from', 'visible_until', 'last_confirmed'] as const)
] as const
type Column = (typeof columns)[number]
type Row = (name: Column) => string

const example: Partial<Record<Column, string>> = {
  id: 'room-1',
  title: 'A room for 12 weeks',
  sentence: 'Your own room in a shared house, and a worker who helps.',
  what_happens: 'You ring us. Then you see the room.',
  kind: 'housing',
  pathways: 'ACCOMMODATION; FINANCE_AND_ID',
  where: 'in-person; phone',
  street: '18 Mill Lane',
  town: 'Oxford',
  postcode: 'OX1 2AB',
  hidden_place: 'no',
  areas: 'Oxford; Cherwell',
  no_local_connection: 'yes',
  monday: '09:00-12:00; 13:00-17:00',
  friday: '09:00-16:00',
  bank_holidays: 'closed',
  phone: '01632 960999',
  minimum_age: '18',
  languages: 'English; Polish',
  access: 'A ramp at the door.',
  cost: 'Free',
  capacity: 'spaces',
  last_confirmed: '2026-11-01'
}

/** A table with the names of the columns and one line to look at; for programs that make tables. */
export function csvTemplate(): string {
  const cell = (text: string) => (/[",;\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  const lines = [columns, columns.map((name) => example[name] ?? '')]
  return `\ufeff${lines.map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`
}

/** Reads a table of offers, a line an offer. Test: `from-csv.test.ts`. */
export async function readCsv(bytes: Uint8Array, take: Take): Promise<FeedEnd> {
  const stop = (problem: FeedProblem, detail = ''): FeedEnd => ({
    faults: [{ problem, detail }],
    whole: false,
    stated: null
  })
  const text = readText(bytes, feedLimits.answer)
  if (typeof text !== 'string') return stop(problems[text.problem])
  const table = await readTable(text, { text: 2 * feedLimits.answer, lines: feedLimits.services + 1 })
  if ('problem' in table)
    return stop(problems[table.problem], table.problem === 'too-long' ? String(feedLimits.services) : '')
  const names = table.columns.map((name) => name.toLowerCase().replaceAll(/[\s-]+/g, '_'))
  const missing = ['id', 'title'].filter((name) => !names.includes(name))
  if (missing.length > 0) return stop('columns', missing.join(', '))
  const found = table.rows.map(({ line, cells }): FoundService => {
    const cell: Row = (name) => (names.includes(name) ? (cells[names.indexOf(name)] ?? '').trim() : '')
    return { place: String(line), value: toService(cell), noDetails: false }
  })
  await take(1, found)
  const faults: FeedFault[] = table.unreadable.map((line) => ({ problem: 'line', detail: String(line) }))
  const strange = names.filter((name) => name !== '' && !(columns as readonly string[]).includes(name))
  if (strange.length > 0)
    faults.push({ problem: 'columns-unknown', detail: strange.join(', ').slice(0, 200) })
  return { faults, whole: table.unreadable.length === 0, stated: null }
}

const problems: Record<NoTable, FeedProblem> = {
  empty: 'empty',
  'too-large': 'too-large',
  'not-text': 'not-text',
  spreadsheet: 'spreadsheet',
  'too-long': 'too-many',
  'one-line': 'one-line'
}

const list = (text: string): string[] =>
  text
    .split(/[;|]/)
    .map((part) => part.trim())
    .filter(Boolean)
const yesNo = (text: string): boolean | undefined =>
  /^(yes|y|true|1)$/i.test(text) ? true : /^(no|n|false|0)$/i.test(text) ? false : undefined
const code = (text: string): string => text.toLowerCase().replaceAll(/[\s_]+/g, '-')
const bigCode = (text: string): string => text.toUpperCase().replaceAll(/[\s-]+/g, '_')
const orNothing = <T>(text: string, value: T): T | undefined => (text === '' ? undefined : value)
const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const

/** A line as a service of the standard with our own facts beside it, so that both are read by the same rules. */
function toService(cell: Row) {
  const whole = (name: Column) => orNothing(cell(name), Number(cell(name)))
  const codes = (name: Column, as: (text: string) => string) =>
    orNothing(cell(name), list(cell(name)).map(as))
  const hasPlace = ['street', 'town', 'postcode', 'latitude'].some((name) => cell(name as Column) !== '')
  return {
    id: cell('id'),
    name: cell('title'),
    description: `${cell('sentence')}\n\n${cell('what_happens')}`,
    organization: { name: cell('organisation') },
    minimum_age: cell('minimum_age'),
    maximum_age: cell('maximum_age'),
    eligibility_description: cell('who_for'),
    assured_date: cell('last_confirmed'),
    phones: [{ number: cell('phone') }],
    schedules: days.flatMap((day, index) =>
      list(cell(day)).map((times) => {
        const [opens_at, closes_at] = times.split(/\s*[-–]\s*/)
        return { byday: dayCodes[index], opens_at, closes_at }
      })
    ),
    ...(hasPlace && {
      service_at_locations: [
        {
          location: {
            name: cell('town'),
            latitude: cell('latitude'),
            longitude: cell('longitude'),
            addresses: [{ address_1: cell('street'), city: cell('town'), postal_code: cell('postcode') }]
          }
        }
      ]
    }),
    waymark: {
      sentence: cell('sentence'),
      what_happens: cell('what_happens'),
      kind: orNothing(cell('kind'), code(cell('kind'))),
      pathways: codes('pathways', bigCode),
      where: codes('where', code),
      hidden_place: yesNo(cell('hidden_place')),
      areas: orNothing(cell('areas'), /^anywhere$/i.test(cell('areas')) ? [] : list(cell('areas'))),
      no_local_connection: yesNo(cell('no_local_connection')),
      only_for: orNothing(cell('only_for'), code(cell('only_for'))),
      who_for: cell('who_for'),
      exclusions: codes('exclusions', bigCode),
      exclusion_words: cell('exclusion_words'),
      weeks_before_release: whole('weeks_before_release'),
      languages: orNothing(cell('languages'), list(cell('languages'))),
      access: cell('access'),
      cost: cell('cost'),
      capacity: orNothing(cell('capacity'), code(cell('capacity'))),
      asks_for: codes('asks_for', code),
      bank_holidays: orNothing(cell('bank_holidays'), code(cell('bank_holidays'))),
      visible_from: orNothing(cell('visible_from'), cell('visible_from')),
      visible_until: orNothing(cell('visible_until'), cell('visible_until'))
    }
  }
}
