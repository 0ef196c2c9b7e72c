import type { SectionDocument } from '#lib/record/sections.ts'
import { thingsIn, type Thing } from '#lib/record/things.ts'
import { schemes, type Scheme } from './schemes.ts'

/** How far a document is: ready for the gate, on its way, still to get, not for this person, or not told. */
export type Progress = 'ready' | 'on-its-way' | 'to-get' | 'not-for-me' | 'not-told'

export type DocumentState = 'HAVE' | 'SENT' | 'ARRIVED' | 'LOST' | 'DO_NOT_HAVE'

/** ID with a photo: any one of them proves who somebody is. */
export const photoIds = ['passport', 'drivingLicence', 'citizenCard'] as const

export function stateOf(document: SectionDocument, name: string): DocumentState | null {
  const told = document[name]
  return typeof told === 'string' ? (told as DocumentState) : null
}

export function progressOf(document: SectionDocument, name: string): Progress {
  const told = document[name]
  switch (told) {
    case 'HAVE':
    case 'ARRIVED':
      return 'ready'
    case 'SENT':
      return 'on-its-way'
    case 'LOST':
    case 'DO_NOT_HAVE':
      return 'to-get'
    default:
      return told === undefined ? 'not-told' : 'not-for-me'
  }
}

/** The day it was sent off for: ISO date; null when that was not told, or it is not on its way. */
export function sentDayOf(document: SectionDocument, name: string): string | null {
  if (document[name] !== 'SENT') return null
  const sent = thingsIn<Thing & { readonly day?: string }>(document, 'sentOff').find(({ id }) => id === name)
  return sent?.day ?? null
}

/** Where today stands against a scheme's window. Days are ISO dates, `opens` and `closes` inclusive. */
export type Window =
  | { readonly is: 'unknown' }
  | { readonly is: 'before' | 'open'; readonly opens: string; readonly closes: string }
  | { readonly is: 'closed' | 'out' }

/** @param releaseDate ISO date; null when it is not known */
export function windowOf(scheme: Scheme, releaseDate: string | null, today: string): Window {
  if (releaseDate === null) return { is: 'unknown' }
  if (releaseDate < today) return { is: 'out' }
  const opens = daysBefore(releaseDate, scheme.opensDaysBefore)
  const closes = daysBefore(releaseDate, scheme.closesDaysBefore)
  if (today < opens) return { is: 'before', opens, closes }
  return today <= closes ? { is: 'open', opens, closes } : { is: 'closed' }
}

/** One thing to do next. Days are ISO dates. */
export type NextStep =
  | { readonly what: 'id' | 'bank'; readonly window: Window }
  | { readonly what: 'birth-first' }
  | { readonly what: 'lost'; readonly document: string }
  | { readonly what: 'ask-where'; readonly document: string; readonly since: string }

const longWait = 56 // days after which somebody may ask where it is

/**
 * What to do next about papers, most useful first. It follows from what was told alone; what was not told
 * brings no step. Test: `rules.test.ts`.
 */
export function nextSteps(
  document: SectionDocument,
  releaseDate: string | null,
  today: string,
  names: readonly string[]
): NextStep[] {
  const steps: NextStep[] = []
  const progress = (name: string) => progressOf(document, name)
  const ids = photoIds.map(progress)
  const needsId = !ids.includes('ready') && !ids.includes('on-its-way') && ids.includes('to-get')
  if (needsId) {
    if (progress('birthCertificate') === 'to-get') steps.push({ what: 'birth-first' })
    steps.push({ what: 'id', window: windowOf(schemes.id, releaseDate, today) })
  }
  if (progress('bankAccount') === 'to-get') {
    steps.push({ what: 'bank', window: windowOf(schemes.bank, releaseDate, today) })
  }
  for (const name of names) {
    const sent = sentDayOf(document, name)
    if (sent && sent <= daysBefore(today, longWait)) {
      steps.push({ what: 'ask-where', document: name, since: sent })
    }
    if (stateOf(document, name) === 'LOST' && name !== 'bankAccount')
      steps.push({ what: 'lost', document: name })
  }
  return steps
}

function daysBefore(day: string, days: number): string {
  const at = new Date(`${day}T12:00:00Z`)
  at.setUTCDate(at.getUTCDate() - days)
  return at.toISOString().slice(0, 10)
}
