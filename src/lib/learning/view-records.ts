import { m } from '#lib/paraglide/messages.js'
import { describeAnswer } from '#lib/record/describe-answer.ts'
import type { Field, WordsKey } from '#lib/record/field.ts'
import { qualificationsFields } from '#lib/record/qualifications-fields.ts'
import type { SectionDocument } from '#lib/record/sections.ts'
import { words } from '#lib/record/words.ts'
import { meanings, type Mapping, type Meaning } from './mapping.ts'
import { readLearned, type Learned } from './read-learning.ts'
import type { NoTable, Table } from './read-table.server.ts'
import { sortOut } from './take-in-learning.server.ts'

/** The mapping step: what each column is, and what would come in. */
export interface RecordsView {
  /** The file as it was read, to go back and forth with the form. */
  readonly text: string
  readonly columns: readonly { readonly value: string; readonly label: string }[]
  readonly asked: readonly {
    readonly name: string
    readonly label: string
    readonly value: string
    readonly required: boolean
  }[]
  readonly counts: readonly string[]
  readonly mayKeep: boolean
  readonly lines: readonly {
    readonly title: string
    readonly facts: string
    readonly leftOut: string | undefined
  }[]
  /** Lines that do not come in, and why. */
  readonly refused: readonly string[]
}

/** Name of the control that says which column holds this. */
export const columnName = (meaning: Meaning): string => `column-${meaning}`

const parts: readonly Field[] = qualificationsFields[0]?.each?.parts ?? []
const partOf = (meaning: Meaning) => parts.find(({ name }) => name === meaning)

/** The lines of a table as qualifications; those that are none say why. */
export function readAll({ rows, columns, unreadable }: Table, mapping: Mapping) {
  const read = rows.map((row) => readLearned(row, columns.length, mapping))
  const learned = read.flatMap((one) => ('learned' in one ? [one] : []))
  const refused: { line: number; why: WordsKey }[] = [
    ...read.flatMap((one) => ('why' in one ? [one] : [])),
    ...unreadable.map((line) => ({ line, why: 'learning_row_unreadable' as const }))
  ]
  return { learned, refused: refused.sort((a, b) => a.line - b.line) }
}

/** For the server. */
export function viewRecords(
  document: SectionDocument,
  text: string,
  table: Table,
  mapping: Mapping
): RecordsView {
  const { learned, refused } = readAll(table, mapping)
  const all = learned.map((one) => one.learned)
  const { came, known, noRoom } = sortOut(document, all)
  return {
    text,
    columns: table.columns.map((name, index) => ({
      value: String(index),
      label: name === '' ? m.learning_column({ number: index + 1 }) : name
    })),
    asked: meanings.map((meaning) => ({
      name: columnName(meaning),
      label: words(partOf(meaning)?.label ?? 'record_qualifications_passed'),
      value: String(mapping[meaning] ?? ''),
      required: meaning === 'title'
    })),
    counts: [
      m.learning_count_new({ count: came }),
      ...(known > 0 ? [m.learning_count_known({ count: known })] : []),
      ...(noRoom > 0 ? [m.learning_count_no_room({ count: noRoom })] : []),
      ...(refused.length > 0 ? [m.learning_count_refused({ count: refused.length })] : [])
    ],
    mayKeep: came > 0,
    lines: learned.map(({ learned: one, leftOut }) => ({
      title: one.title,
      facts: factsOf(one),
      leftOut:
        leftOut.length > 0
          ? m.learning_left_out({
              what: leftOut.map((name) => words(partOf(name)?.label ?? 'learning_part')).join(', ')
            })
          : undefined
    })),
    refused: refused.map(({ line, why }) => m.learning_line({ number: line, why: words(why) }))
  }
}

function factsOf(one: Learned): string {
  return meanings
    .slice(1)
    .flatMap((meaning) => {
      const [part, answer] = [partOf(meaning), one[meaning]]
      return part && answer !== undefined ? [describeAnswer(part, answer)] : []
    })
    .join(', ')
}

/** The words for a file that is no table, as a key of the catalogue. */
export function noTableWords(problem: NoTable): string {
  return `learning_problem_${problem.replaceAll('-', '_')}`
}
