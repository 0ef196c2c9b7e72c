import type { Field } from './field.ts'

export const moneyFields: readonly Field[] = [
  {
    name: 'benefits',
    input: 'some-of',
    label: 'record_money_benefits',
    question: 'record_money_benefits_question',
    hint: 'record_pick_all',
    why: 'record_money_benefits_why',
    choices: [
      { value: 'UC', label: 'record_money_benefits_uc' },
      { value: 'HOUSING', label: 'record_money_benefits_housing' },
      { value: 'PIP', label: 'record_money_benefits_pip' },
      { value: 'ESA', label: 'record_money_benefits_esa' },
      { value: 'JSA', label: 'record_money_benefits_jsa' },
      { value: 'CARERS', label: 'record_money_benefits_carers' },
      { value: 'PENSION', label: 'record_money_benefits_pension' }
    ],
    noneWords: 'record_money_benefits_none',
    mayDecline: true
  },
  {
    name: 'income',
    input: 'text',
    label: 'record_money_income',
    question: 'record_money_income_question',
    hint: 'record_money_income_hint',
    why: 'record_money_income_why',
    noneWords: 'record_money_income_none',
    mayDecline: true
  },
  {
    name: 'rent',
    input: 'text',
    label: 'record_money_rent',
    question: 'record_money_rent_question',
    hint: 'record_money_rent_hint',
    why: 'record_money_rent_why',
    noneWords: 'record_money_rent_none',
    mayDecline: true
  },
  {
    name: 'debts',
    input: 'long-text',
    label: 'record_money_debts',
    question: 'record_money_debts_question',
    hint: 'record_money_debts_hint',
    why: 'record_money_debts_why',
    noneWords: 'record_money_debts_none',
    mayDecline: true
  },
  {
    name: 'bank',
    input: 'one-of',
    label: 'record_money_bank',
    question: 'record_money_bank_question',
    why: 'record_money_bank_why',
    choices: [
      { value: 'BARCLAYS', label: 'record_money_bank_barclays' },
      { value: 'COOPERATIVE', label: 'record_money_bank_cooperative' },
      { value: 'HSBC', label: 'record_money_bank_hsbc' },
      { value: 'LLOYDS', label: 'record_money_bank_lloyds' },
      { value: 'NATIONWIDE', label: 'record_money_bank_nationwide' },
      { value: 'NATWEST', label: 'record_money_bank_natwest' },
      { value: 'SANTANDER', label: 'record_money_bank_santander' }
    ],
    ownWords: 'record_money_bank_own_words',
    noneWords: 'record_money_bank_none',
    mayDecline: true
  }
]
