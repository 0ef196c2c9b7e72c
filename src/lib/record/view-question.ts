import type { Way } from '#lib/accounts/tables.server.ts'
import { isItems } from './describe-item.ts'
import type { Answer, Field, Told } from './field.ts'
import { ownWordsChoice, ownWordsName } from './read-answer.ts'
import { words } from './words.ts'

/** One question in words, ready to show: the browser gets this and not the whole section. */
export interface QuestionView {
  readonly name: string
  readonly input: Field['input']
  readonly question: string
  readonly label: string
  readonly hint: string | undefined
  readonly why: string
  /** Said before the question. */
  readonly said: string | undefined
  readonly options: readonly { readonly value: string; readonly label: string }[]
  /** Where the same is asked in another way; on a shared device there is none. */
  readonly otherWay: { readonly href: string; readonly words: string } | undefined
  /** Name of the text of their own beside the options. */
  readonly ownWordsName: string | undefined
  readonly noneWords: string | undefined
  readonly required: boolean
  readonly mayDecline: boolean
  readonly autocomplete: Field['autocomplete']
  readonly inputmode: Field['inputmode']
  /** What was answered; text, an ISO date or the value of an option. */
  readonly value: string
  readonly values: readonly string[]
  readonly ownWords: string
  /** The button that gave the answer, when it was not `save`. */
  readonly given: 'rather-not-say' | 'none' | undefined
  readonly answered: boolean
}

/** For the server. A shared device never offers what the one before typed. */
export function viewQuestion(field: Field, told: Told | undefined, way: Way): QuestionView {
  const options = (field.choices ?? []).map(({ value, label }) => ({ value, label: words(label) }))
  if (field.ownWords) options.push({ value: ownWordsChoice, label: words(field.ownWords) })
  return {
    name: field.name,
    input: field.input,
    question: words(field.question),
    label: words(field.label),
    hint: field.hint && words(field.hint),
    why: words(field.why),
    said: field.said && words(field.said),
    options,
    otherWay:
      way === 'own-phone' && field.otherWay
        ? { href: field.otherWay.href, words: words(field.otherWay.words) }
        : undefined,
    ownWordsName: field.ownWords && ownWordsName(field),
    noneWords: field.noneWords && words(field.noneWords),
    required: field.required ?? false,
    mayDecline: field.mayDecline ?? false,
    autocomplete: way === 'own-phone' ? field.autocomplete : undefined,
    inputmode: field.inputmode,
    answered: told !== undefined,
    ...viewAnswer(told !== undefined && isItems(told) ? undefined : told)
  }
}

type AnswerView = Pick<QuestionView, 'value' | 'values' | 'ownWords' | 'given'>

function viewAnswer(answer: Answer | undefined): AnswerView {
  const nothing = { value: '', values: [], ownWords: '', given: undefined }
  if (answer === undefined) return nothing
  if (typeof answer === 'string') return { ...nothing, value: answer }
  if ('ownWords' in answer) return { ...nothing, value: ownWordsChoice, ownWords: answer.ownWords }
  if ('ratherNotSay' in answer) return { ...nothing, given: 'rather-not-say' }
  return 'none' in answer ? { ...nothing, given: 'none' } : { ...nothing, values: answer }
}
