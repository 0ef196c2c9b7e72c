import type { Pathway } from '#lib/offers/rules.ts'
import type { m } from '#lib/paraglide/messages.js'

/** Keys of the message catalogue that need no values. */
export type WordsKey = {
  [Key in keyof typeof m]: (typeof m)[Key] extends () => string ? Key : never
}[keyof typeof m]

/** "I would rather not say" is an answer, kept as such. A field without any answer is "not yet". */
export interface RatherNotSay {
  readonly ratherNotSay: true
}
/** "I have no phone": also an answer. */
export interface HasNone {
  readonly none: true
}
/** A choice that none of the given ones fits. */
export interface OwnWords {
  readonly ownWords: string
}
/** Text, an ISO date or the code of a choice; a list of codes; or one of the three above. */
export type Answer = string | readonly string[] | RatherNotSay | HasNone | OwnWords

/** One of several things of a kind, such as a job: an id, and its answers by the names of the parts. */
export type Item = { readonly id: string } & Readonly<Record<string, Answer | undefined>>

/** What a document holds for a field: an answer, or for `items` the things in the order they were added. */
export type Told = Answer | readonly Item[]

export interface Choice {
  readonly value: string
  readonly label: WordsKey
}

/** Forms that a text answer must have; each is a function in `checks.ts`. */
export type CheckName =
  | 'ni-number'
  | 'nhs-number'
  | 'prison-number'
  | 'crn'
  | 'uln'
  | 'phone'
  | 'email'
  | 'adult-birthday'
  | 'day-ahead'
  | 'day-gone'
  | 'any-day'

/** What is asked of each thing of a list. */
export interface Each {
  /** What one is called: "Job". */
  readonly one: WordsKey
  /** "Add a job". */
  readonly add: WordsKey
  /** One question a page, in this order. The first is what a thing is known by, and cannot be skipped. */
  readonly parts: readonly Field[]
  /** The page that shows all things, when the list has one of its own. */
  readonly home?: string
  /** How many there may be, when it is not `mostItems` (`rules.ts`). */
  readonly most?: number
  /** Each thing is a file of the person's: its id is that of the file (`vault/files/keep-file.server.ts`). */
  readonly files?: true
  /** A thing may come with a badge, and what its check said (`checked-badge.ts`). */
  readonly badges?: true
}

/** One question. The page, the check page, the sharing preview and what a worker sees are made from this. */
export interface Field {
  /** Its name in the sealed document. */
  readonly name: string
  readonly input: 'text' | 'long-text' | 'date' | 'one-of' | 'some-of' | 'items'
  /** What the answer is called in a list of answers; the person and those they share with both read it. */
  readonly label: WordsKey
  readonly question: WordsKey
  readonly hint?: WordsKey
  /** Why we ask, in one line. */
  readonly why: WordsKey
  /** Said before the question: the limits of keeping it to ourselves. */
  readonly said?: WordsKey
  /** Another page that asks for the same, in another way. */
  readonly otherWay?: { readonly href: string; readonly words: WordsKey }
  /** For `items`. */
  readonly each?: Each
  readonly choices?: readonly Choice[]
  /** The choice that opens a text of their own. */
  readonly ownWords?: WordsKey
  readonly check?: CheckName
  /** A date that is asked with today filled in. */
  readonly startsToday?: true
  /** The part of life that it is about: its picture stands beside the question. */
  readonly pathway?: Pathway
  /** Cannot be skipped: the words of a goal or a step. */
  readonly required?: true
  readonly mayDecline?: true
  /** The words of "I have none". */
  readonly noneWords?: WordsKey
  readonly autocomplete?: 'name' | 'nickname' | 'bday' | 'tel' | 'email'
  readonly inputmode?: 'numeric' | 'tel' | 'email'
}

/** The question's part of its address: `legalName` → `legal-name`. */
export function slugOf(field: Field): string {
  return field.name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}
