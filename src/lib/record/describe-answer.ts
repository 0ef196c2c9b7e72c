import { dateInWords } from './date-in-words.ts'
import type { Answer, Field } from './field.ts'
import { words } from './words.ts'

/** An answer in the words of the catalogue. Lists are one line each. */
export function describeAnswer(field: Field, answer: Answer): string {
  if (typeof answer === 'string') return describeText(field, answer)
  if (isList(answer)) return answer.map((code) => choiceLabel(field, code)).join('\n')
  if ('ratherNotSay' in answer) return words('record_rather_not_say')
  return 'none' in answer ? words('record_none') : answer.ownWords
}

function describeText(field: Field, text: string): string {
  if (field.choices) return choiceLabel(field, text)
  if (field.input === 'date') return dateInWords(text)
  if (field.check === 'ni-number') return text.replace(/(..)(..)(..)(..)(.)/, '$1 $2 $3 $4 $5')
  if (field.check === 'nhs-number' || field.check === 'uln')
    return text.replace(/(...)(...)(....)/, '$1 $2 $3')
  return text
}

/** A code that the field no longer offers is shown as it is, never dropped. */
function choiceLabel(field: Field, code: string): string {
  const choice = field.choices?.find(({ value }) => value === code)
  return choice ? words(choice.label) : code
}

function isList(answer: readonly string[] | Exclude<Answer, string>): answer is readonly string[] {
  return Array.isArray(answer)
}
