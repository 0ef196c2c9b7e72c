import { m } from '#lib/paraglide/messages.js'
import type { Told } from '#lib/record/field.ts'
import { slugOf } from '#lib/record/field.ts'
import { describeTold } from '#lib/record/describe-item.ts'
import { idDocumentsFields } from '#lib/record/id-documents-fields.ts'
import type { SectionDocument } from '#lib/record/sections.ts'
import { thingsIn, type Thing } from '#lib/record/things.ts'
import { words } from '#lib/record/words.ts'
import { dayInWords, isoDay } from '#lib/ui/dates.ts'
import { documentPicture } from './document-picture.server.ts'
import { nextSteps, progressOf, sentDayOf, type Progress } from './rules.ts'
import { stepWords } from './step-words.ts'

/** One document on the page of all. */
export interface DocumentTile {
  readonly href: string
  readonly label: string
  /** How far it is, in words. */
  readonly state: string
  readonly picture: string
  /** Copies kept of it; null for none. */
  readonly copies: string | null
}

/** Documents that are equally far. */
export interface DocumentBand {
  readonly progress: Progress
  readonly title: string
  readonly tiles: readonly DocumentTile[]
}

const titles: Record<Progress, () => string> = {
  ready: m.documents_band_ready,
  'on-its-way': m.documents_band_on_its_way,
  'to-get': m.documents_band_to_get,
  'not-told': m.documents_band_not_told,
  'not-for-me': m.documents_band_not_for_me
}

/** What is ready for the gate, and what is not yet. A band without a document is left out. */
export function viewBands(document: SectionDocument, now: number): DocumentBand[] {
  return (Object.keys(titles) as Progress[]).flatMap((progress) => {
    const fields = idDocumentsFields.filter(({ name }) => progressOf(document, name) === progress)
    if (fields.length === 0) return []
    const tiles = fields.map((field) => ({
      href: `/me/documents/${slugOf(field)}`,
      label: words(field.label),
      state: stateWords(document, field.name, now),
      picture: documentPicture(field.name),
      copies: copiesWords(document, field.name)
    }))
    return [{ progress, title: titles[progress](), tiles }]
  })
}

/** How many are ready, in a sentence. */
export function readyWords(document: SectionDocument): string {
  const count = idDocumentsFields.filter(({ name }) => progressOf(document, name) === 'ready').length
  if (count === 0) return m.documents_ready_none()
  return count === 1 ? m.documents_ready_one() : m.documents_ready_many({ count })
}

/** How far one document is, in words, with the day it was sent off for. */
export function stateWords(document: SectionDocument, name: string, now: number): string {
  const field = idDocumentsFields.find((one) => one.name === name)
  const told = document[name] as Told | undefined
  if (!field || told === undefined) return m.record_not_yet()
  const sent = sentDayOf(document, name)
  if (sent) return m.documents_sent_on({ day: dayInWords(sent, now) })
  return 'none' in Object(told) && field.noneWords ? words(field.noneWords) : describeTold(field, told)
}

/** @param releaseDate ISO date; null when it is not known */
export function viewSteps(document: SectionDocument, releaseDate: string | null, now: number) {
  const labels = Object.fromEntries(idDocumentsFields.map(({ name, label }) => [name, words(label)]))
  const names = idDocumentsFields.map(({ name }) => name)
  return nextSteps(document, releaseDate, isoDay(now), names).map((step) => stepWords(step, labels, now))
}

function copiesWords(document: SectionDocument, name: string): string | null {
  const copies = thingsIn<Thing & { readonly document?: string }>(document, 'copies')
  const count = copies.filter((copy) => copy.document === name).length
  if (count === 0) return null
  return count === 1 ? m.documents_copies_one() : m.documents_copies_many({ count })
}
