import { areas } from '#lib/places/areas.ts'
import { m } from '#lib/paraglide/messages.js'
import { detailStepNames, type DetailStep } from './details-inputs.ts'
import type { Answers } from './draft.ts'
import { organisationKindWord } from './organisation-words.ts'
import { organisationKinds } from './rules.ts'

const titles: Record<DetailStep | 'promise', () => string> = {
  who: m.org_apply_who_title,
  number: m.org_apply_number_title,
  where: m.org_apply_where_title,
  contacts: m.org_apply_contacts_title,
  promise: m.org_apply_promise_title
}

const order = [...detailStepNames, 'promise'] as const

/** One step of the form, with what was answered so far. */
export function viewStep(step: DetailStep, answers: Answers) {
  const text = (field: string) => (typeof answers[field] === 'string' ? (answers[field] as string) : '')
  return {
    step,
    title: titles[step](),
    count: m.org_apply_step({ nth: order.indexOf(step) + 1, of: order.length }),
    text: Object.fromEntries(Object.keys(answers).map((field) => [field, text(field)])),
    areas: Array.isArray(answers.areas) ? answers.areas : [],
    kinds: organisationKinds.map((value) => ({ value, label: asLabel(organisationKindWord(value)) })),
    /** The step before this one; null on the first. */
    before: order[order.indexOf(step) - 1] ?? null,
    allAreas: [...areas]
  }
}

/** All answers in words, each step with its title. */
export function viewAnswers(answers: Answers) {
  const text = (field: string) => (typeof answers[field] === 'string' ? (answers[field] as string) : '')
  const list = Array.isArray(answers.areas) ? answers.areas.join(', ') : ''
  const number = { charity: m.org_apply_charity, company: m.org_apply_company, none: m.org_apply_neither }
  const register = text('register') as keyof typeof number
  const rows: Record<DetailStep, { term: string; text: string }[]> = {
    who: [
      { term: m.org_apply_name(), text: text('name') },
      { term: m.org_apply_kind(), text: kindWords(text('kind')) },
      { term: m.org_apply_about(), text: text('about') }
    ],
    number: [
      { term: m.org_apply_register(), text: Object.hasOwn(number, register) ? number[register]() : '' },
      { term: m.org_apply_number(), text: text('number') },
      { term: m.org_apply_no_number(), text: text('noNumberReason') },
      { term: m.org_apply_website(), text: text('website') }
    ],
    where: [{ term: m.org_apply_areas(), text: list || m.org_apply_everywhere() }],
    contacts: [
      { term: m.org_apply_contact_name(), text: text('contactName') },
      { term: m.org_apply_phone(), text: text('phone') },
      { term: m.org_apply_email(), text: text('email') },
      { term: m.org_apply_data_protection(), text: text('dataProtectionContact') },
      { term: m.org_apply_safeguarding(), text: text('safeguardingLead') }
    ]
  }
  return detailStepNames.map((step) => ({
    step,
    title: titles[step](),
    facts: rows[step].map(({ term, text }) => ({ term, text: text || null }))
  }))
}

/** Fields as they go back to a page. */
export function asTyped(data: Readonly<Record<string, string | readonly string[]>>) {
  return Object.fromEntries(
    Object.entries(data).map(([field, value]) => [field, typeof value === 'string' ? value : [...value]])
  )
}

/** A word that stands by itself begins large. */
const asLabel = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)

function kindWords(kind: string): string {
  const known = organisationKinds.find((one) => one === kind)
  return known ? asLabel(organisationKindWord(known)) : ''
}
