/**
 * Bank holidays of England and Wales (Banking and Financial Dealings Act 1971 and proclamations;
 * https://www.gov.uk/bank-holidays). Days are ISO dates. Test: `working-days.test.ts`.
 */

/** Days that were added (true) or moved away (false) by proclamation. */
const proclaimed: Readonly<Record<string, boolean>> = {
  '2020-05-04': false,
  '2020-05-08': true, // VE Day, 75 years
  '2022-05-30': false,
  '2022-06-02': true,
  '2022-06-03': true, // Platinum Jubilee
  '2022-09-19': true, // funeral of Queen Elizabeth II
  '2023-05-08': true // coronation of King Charles III
}

const days = new Map<number, ReadonlySet<string>>()

/** Whether this day is a bank holiday. Takes an ISO date. */
export function isBankHoliday(date: string): boolean {
  const known = proclaimed[date]
  if (known !== undefined) return known
  const year = Number(date.slice(0, 4))
  const ofYear = days.get(year) ?? bankHolidaysOf(year)
  days.set(year, ofYear)
  return ofYear.has(date)
}

function bankHolidaysOf(year: number): ReadonlySet<string> {
  const easter = easterSunday(year)
  return new Set([
    orMonday(utc(year, 1, 1)),
    iso(easter - 2 * day),
    iso(easter + day),
    firstMonday(year, 5),
    lastMonday(year, 5),
    lastMonday(year, 8),
    ...christmas(year)
  ])
}

const day = 24 * 60 * 60 * 1000 // ms
const utc = (year: number, month: number, date: number) => Date.UTC(year, month - 1, date)
const iso = (at: number) => new Date(at).toISOString().slice(0, 10)
/** 0 is Sunday. */
const weekday = (at: number) => new Date(at).getUTCDay()

/** A holiday on a weekend is kept on the Monday after. */
function orMonday(at: number): string {
  const late = { 6: 2, 0: 1 }[weekday(at)] ?? 0
  return iso(at + late * day)
}

/** Of Christmas and Boxing Day, each that falls on a weekend is kept two days later. */
function christmas(year: number): string[] {
  return [utc(year, 12, 25), utc(year, 12, 26)].map((at) =>
    iso([0, 6].includes(weekday(at)) ? at + 2 * day : at)
  )
}

function firstMonday(year: number, month: number): string {
  const first = utc(year, month, 1)
  return iso(first + ((8 - weekday(first)) % 7) * day)
}

function lastMonday(year: number, month: number): string {
  const last = utc(year, month + 1, 0)
  return iso(last - ((weekday(last) + 6) % 7) * day)
}

/** Gregorian Easter (Meeus, Jones and Butcher). */
function easterSunday(year: number): number {
  const a = year % 19
  const [b, c] = [Math.floor(year / 100), year % 100]
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const sum = h + l - 7 * Math.floor((a + 11 * h + 22 * l) / 451) + 114
  return utc(year, Math.floor(sum / 31), (sum % 31) + 1)
}
