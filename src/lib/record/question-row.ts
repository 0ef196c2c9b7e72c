import { slugOf, type Field } from './field.ts'

/** Where a question stands in a row of questions, and the addresses around it. */
export interface RowPlace {
  /** From 1; undefined for one that is asked by itself. */
  readonly number: number | undefined
  readonly count: number
  readonly before: string
  readonly after: string
}

export interface Row {
  /** Asked one after the other. */
  readonly fields: readonly Field[]
  /** The page that shows all answers; a question's address is this and its slug. */
  readonly home: string
  /** Before the first question, and after the last. */
  readonly start: string
  readonly end: string
}

/** Somebody who came to change one answer, or one that is not of the row, goes back to where all are shown. */
export function placeInRow({ fields, home, start, end }: Row, field: Field, changing: boolean): RowPlace {
  const at = fields.indexOf(field)
  const count = fields.length
  if (changing || at < 0) return { number: undefined, count, before: home, after: home }
  const beside = (index: number) => fields[index] && `${home}/${slugOf(fields[index])}`
  return { number: at + 1, count, before: beside(at - 1) ?? start, after: beside(at + 1) ?? end }
}
