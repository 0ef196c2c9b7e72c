import type { CheckName, WordsKey } from './field.ts'

/** The text as it is kept, or what is wrong with it. */
export type Checked = { readonly text: string } | { readonly problem: WordsKey }

/** Forms of text answers. Each takes tidy text and today as ISO date. Tables of examples: `checks.test.ts`. */
export const checks: Readonly<Record<CheckName, (text: string, today: string) => Checked>> = {
  'ni-number': checkNiNumber,
  'nhs-number': checkNhsNumber,
  'prison-number': checkPrisonNumber,
  crn: checkCrn,
  uln: checkUln,
  phone: checkPhone,
  email: checkEmail,
  'adult-birthday': checkAdultBirthday,
  'day-ahead': checkDayAhead,
  'day-gone': checkDayGone,
  'any-day': checkAnyDay
}

/** https://www.gov.uk/hmrc-internal-manuals/national-insurance-manual/nim39110 */
function checkNiNumber(text: string): Checked {
  const number = compact(text).toUpperCase()
  const fits =
    /^[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\d{6}[A-D]$/.test(number) && !/^(BG|GB|KN|NK|NT|TN|ZZ)/.test(number)
  return fits ? { text: number } : { problem: 'record_problem_ni' }
}

/** Ten digits, the last of which checks the others, modulus 11: https://www.datadictionary.nhs.uk/attributes/nhs_number.html */
function checkNhsNumber(text: string): Checked {
  const number = compact(text)
  if (!/^\d{10}$/.test(number)) return { problem: 'record_problem_nhs_length' }
  const checkDigit = (11 - (weigh(number) % 11)) % 11
  return checkDigit === Number(number[9]) ? { text: number } : { problem: 'record_problem_nhs' }
}

/**
 * As an NHS number, but what is left is taken from 10, so that no number is both:
 * https://www.hesa.ac.uk/collection/c17051/a/ULN
 */
function checkUln(text: string): Checked {
  const number = compact(text)
  if (!/^[1-9]\d{9}$/.test(number)) return { problem: 'record_problem_uln_length' }
  const rest = weigh(number) % 11
  return rest !== 0 && 10 - rest === Number(number[9]) ? { text: number } : { problem: 'record_problem_uln' }
}

/** The first nine digits, the first times ten, the ninth times two. */
function weigh(number: string): number {
  return [...number.slice(0, 9)].reduce((total, digit, index) => total + Number(digit) * (10 - index), 0)
}

/** A letter, four digits and two letters: the prison service's own number, kept for life. */
function checkPrisonNumber(text: string): Checked {
  const number = compact(text).toUpperCase()
  return /^[A-Z]\d{4}[A-Z]{2}$/.test(number) ? { text: number } : { problem: 'record_problem_prison_number' }
}

/** A letter and six digits: probation's number. */
function checkCrn(text: string): Checked {
  const number = compact(text).toUpperCase()
  return /^[A-Z]\d{6}$/.test(number) ? { text: number } : { problem: 'record_problem_crn' }
}

/** Seven to fifteen digits (E.164 allows fifteen), kept as it was written. */
function checkPhone(text: string): Checked {
  const digits = text.replaceAll(/\D/g, '').length
  const fits = /^\+?[\d\s().-]+$/.test(text) && digits >= 7 && digits <= 15
  return fits ? { text } : { problem: 'record_problem_phone' }
}

function checkEmail(text: string): Checked {
  const fits = text.length <= 254 && /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/u.test(text)
  return fits ? { text } : { problem: 'record_problem_email' }
}

/** Accounts are for people of 18 and over. */
function checkAdultBirthday(date: string, today: string): Checked {
  if (date > today) return { problem: 'record_problem_date_future' }
  if (date < '1900-01-01') return { problem: 'record_problem_date_early' }
  if (date > yearsFrom(today, -18)) return { problem: 'record_problem_date_adult' }
  return { text: date }
}

/** A day of somebody's life, gone or to come. */
function checkAnyDay(date: string, today: string): Checked {
  if (date < '1900-01-01') return { problem: 'record_problem_date_early' }
  if (date > yearsFrom(today, 50)) return { problem: 'record_problem_date_far' }
  return { text: date }
}

function checkDayAhead(date: string, today: string): Checked {
  if (date < today) return { problem: 'record_problem_date_past' }
  if (date > yearsFrom(today, 50)) return { problem: 'record_problem_date_far' }
  return { text: date }
}

/** Today, or a day before. */
function checkDayGone(date: string, today: string): Checked {
  if (date > today) return { problem: 'record_problem_date_future' }
  if (date < '1900-01-01') return { problem: 'record_problem_date_early' }
  return { text: date }
}

/** Whether an ISO date is a day of the calendar. */
export function isRealDay(date: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return false
  const at = Date.parse(`${date}T00:00:00Z`)
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(date)
}

/** ISO dates of four-digit years compare as text. */
function yearsFrom(today: string, years: number): string {
  return `${String(Number(today.slice(0, 4)) + years).padStart(4, '0')}${today.slice(4)}`
}

function compact(text: string): string {
  return text.normalize('NFKC').replaceAll(/[\s.\-‐–]/gu, '')
}
