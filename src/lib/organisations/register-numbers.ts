import type { Register } from './rules.ts'

/**
 * Numbers of the public registers. They carry no check digit, so only their shape can be wrong:
 * England and Wales give charities 6 digits from 200000 or 7 that begin with 1 (and "-1" to those linked to
 * another), Scotland SC and 6 digits (OSCR), Northern Ireland NIC and 6 digits (CCNI). Companies House: 8
 * characters, digits alone or after one of its prefixes ("uniform resource identifiers", November 2026).
 */

const companyPrefixes = new Set(
  (
    'AC CE CS EN ES FC FE GE GN GS IC IP LP NA NC NF NI NL NO NP NR NV NZ OC OE PC RC RS SA SC SE SF SG SI SL ' +
    'SO SP SR SZ UC ZC'
  ).split(' ')
)

export type NumberProblem =
  'charity' | 'charity-is-company' | 'company' | 'company-is-charity' | 'company-short'

/** A number as it is kept, or what is wrong with it. */
export type ReadNumber =
  { readonly ok: true; readonly number: string } | { readonly ok: false; readonly problem: NumberProblem }

/** @param typed as somebody typed it: with spaces, dots, small letters */
export function readNumber(register: Register, typed: string): ReadNumber {
  const number = tidy(typed)
  if (register === 'charity') {
    if (isCharityNumber(number)) return { ok: true, number }
    return { ok: false, problem: isCompanyNumber(number) ? 'charity-is-company' : 'charity' }
  }
  if (isCompanyNumber(number)) return { ok: true, number }
  if (isCharityNumber(number)) return { ok: false, problem: 'company-is-charity' }
  return { ok: false, problem: /^\d{1,7}$/.test(number) ? 'company-short' : 'company' }
}

function tidy(typed: string): string {
  return typed.normalize('NFKC').toUpperCase().replaceAll(/[\s.]/g, '')
}

function isCharityNumber(number: string): boolean {
  return /^(?:[2-9]\d{5}|1\d{6})(?:-\d{1,3})?$|^SC\d{6}$|^NIC\d{6}$/.test(number) && /[1-9]/.test(number)
}

function isCompanyNumber(number: string): boolean {
  if (number.length !== 8 || !/[1-9]/.test(number)) return false
  // Societies of the older kind end with R or RS.
  if (/^\d{8}$|^(?:IP|NP)\d{5}R$|^SP\d{4}RS$/.test(number)) return true
  return /^[A-Z]{2}\d{6}$/.test(number) && companyPrefixes.has(number.slice(0, 2))
}

/** Where anybody reads the public register, to type: Waymark opens nothing outside. */
export function registerPlace(register: Register, number: string): string {
  if (register === 'company') {
    return `find-and-update.company-information.service.gov.uk/company/${number}`
  }
  if (number.startsWith('SC')) return 'oscr.org.uk/about-charities/search-the-register'
  if (number.startsWith('NIC')) return 'charitycommissionni.org.uk/charity-search'
  return 'register-of-charities.charitycommission.gov.uk'
}
