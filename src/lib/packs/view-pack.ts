import { m } from '#lib/paraglide/messages.js'
import { dateInWords } from '#lib/record/date-in-words.ts'
import { describeItem, describeTold, isItems } from '#lib/record/describe-item.ts'
import { slugOf, type Field, type Told } from '#lib/record/field.ts'
import { sectionWords } from '#lib/record/section-words.ts'
import { sections, type SectionDocument, type SectionName } from '#lib/record/sections.ts'
import { words } from '#lib/record/words.ts'
import { packs, type PackForm, type PackLine, type Source } from './packs.ts'
import { windowOf } from './rules.ts'

/** What the person told, by section; null or nothing for a section that holds nothing. */
export type ToldRecord = Readonly<Partial<Record<SectionName, SectionDocument | null>>>

/** One answer that a form draws on. */
export interface PackRow {
  readonly label: string
  /** Undefined for "not yet". May hold line breaks; "Rather not say" and "None" are answers. */
  readonly answer: string | undefined
  /** The question itself. */
  readonly href: string
  readonly optional: boolean
}

export interface PackView {
  readonly form: PackForm
  readonly title: string
  readonly lead: string
  readonly notes: readonly string[]
  /** Under the title of the section that they come from, in the order of the form. */
  readonly groups: readonly { readonly title: string; readonly rows: readonly PackRow[] }[]
  /** What is not told yet and the form asks. */
  readonly missing: readonly PackRow[]
  readonly unknowable: readonly string[]
  /** It says where the person stays, and they said that a place of theirs must stay secret. */
  readonly secretPlace: boolean
}

/**
 * A form with what the record says for it. Only answers of the person stand in it: nothing is worked out or
 * guessed. For the server.
 *
 * @param today ISO date in Europe/London
 */
export function viewPack(form: PackForm, told: ToldRecord, today: string): PackView {
  const pack = packs[form]
  const groups = new Map<SectionName, PackRow[]>()
  for (const line of pack.lines) {
    for (const source of line.from) {
      const rows = groups.get(source[0]) ?? []
      groups.set(source[0], [...rows, viewRow(line, source, told)])
    }
  }
  const rows = [...groups.values()].flat()
  return {
    form,
    title: words(pack.title),
    lead: words(pack.lead),
    notes: [...windowWords(form, told, today), ...pack.notes.map(words)],
    groups: Array.from(groups, ([section, rows]) => ({ title: sectionWords(section).title, rows })),
    missing: rows.filter(({ answer, optional }) => answer === undefined && !optional),
    unknowable: pack.unknowable.map(words),
    secretPlace: groups.has('address') && told.address?.hidden === 'YES'
  }
}

function viewRow({ optional }: PackLine, source: Source, told: ToldRecord): PackRow {
  const [section, name] = source
  const field = fieldOf(source)
  const answer = told[section]?.[name] as Told | undefined
  return {
    label: words(field.label),
    answer: answer === undefined ? undefined : describeWhole(field, answer),
    href: `/me/record/${section}/${slugOf(field)}?change`,
    optional: optional ?? false
  }
}

/** Every answer about each thing of a list: a form wants more than what it is known by. */
function describeWhole(field: Field, told: Told): string {
  const { each } = field
  if (!each || !isItems(told)) return describeTold(field, told)
  return told.map((item) => describeItem(each, item)).join('\n\n')
}

/** @throws when the section asks no such question: a mistake of ours */
export function fieldOf([section, name]: Source): Field {
  const field = sections[section].fields.find((one) => one.name === name)
  if (!field) throw new Error(`the section ${section} asks no ${name}`)
  return field
}

function windowWords(form: PackForm, told: ToldRecord, today: string): string[] {
  const { opensDaysBefore } = packs[form]
  if (opensDaysBefore === undefined) return []
  const dates = { homelessFrom: told.housing?.homelessFrom, releaseDate: told.release?.releaseDate }
  const window = windowOf(dates, opensDaysBefore, today)
  if (window.state === 'unknown') return []
  return [
    window.state === 'open'
      ? m.packs_window_open()
      : m.packs_window_opens({ day: dateInWords(window.on), days: opensDaysBefore })
  ]
}
