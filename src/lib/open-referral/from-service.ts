import { emptyDoc, type OfferDoc } from '#lib/advertising/doc.ts'
import { tidyDoc } from '#lib/advertising/doc-rules.ts'
import { longest } from '#lib/advertising/inputs.ts'
import { tidyPhone } from '#lib/advertising/tidy-phone.ts'
import { guessKind } from './guess-kind.ts'
import type { Note, NoteCode, UnreadableCode } from './notes.ts'
import { readPlace } from './from-place.ts'
import { cut, firstSentence, line, plainOf } from './plain.ts'
import { asRaw, field, numberOf, rawList, textOf, type Raw } from './raw.ts'
import { readTimes } from './from-schedules.ts'
import { isForeign, readWaymarkFacts } from './waymark-facts.ts'

/** One service of a feed as an offer. Instants are ms UTC; null when the feed does not say. */
export interface ImportedOffer {
  /** Its id in the feed. */
  readonly sourceId: string
  /** Who offers it, as the feed names them. */
  readonly organisation: string | null
  readonly doc: OfferDoc
  readonly confirmedAt: number | null
  readonly detailsConfirmedAt: number | null
  readonly capacityAsOf: number | null
}

export type ReadService =
  | { readonly ok: true; readonly offer: ImportedOffer; readonly notes: readonly Note[] }
  | {
      readonly ok: false
      readonly problem: UnreadableCode
      readonly sourceId: string | null
      readonly name: string | null
    }

/**
 * Reads one service of Open Referral UK 3.0. Words lose their markup and links and are cut to what an offer has
 * room for; what an offer needs and the feed does not say stays "not answered yet". Whatever comes in, it gives an
 * answer. Test: `from-service.test.ts`.
 */
export function fromService(value: unknown): ReadService {
  const service = asRaw(value)
  const sourceId = textOf(service, 'id')?.trim().slice(0, 200) ?? null
  const title = plainOf(textOf(service, 'name') ?? '').text
  const refuse = (problem: UnreadableCode): ReadService => ({
    ok: false,
    problem,
    sourceId,
    name: title === '' ? null : line(title, longest.title)
  })
  if (!service) return refuse('not-an-object')
  if (sourceId === null) return refuse('no-id')
  if (title === '') return refuse('no-name')
  if (!['active', ''].includes(textOf(service, 'status')?.trim().toLowerCase() ?? ''))
    return refuse('not-active')

  const notes: Note[] = []
  const note = (code: NoteCode, part: string) => void notes.push({ code, part })
  const waymark = asRaw(field(service, 'waymark'))
  const own = waymark ? readWaymarkFacts(waymark) : { facts: {}, wrong: [] }
  own.wrong.forEach((name) => note('own-facts', name))
  const doc: OfferDoc = {
    ...emptyDoc,
    ...guesses(service),
    ...readPlace(service, note),
    ...readTimes(rawList(service, 'schedules'), note),
    ...people(service),
    ...own.facts,
    ...texts(service, waymark, note),
    phone: readPhone(service, waymark, note)
  }
  return {
    ok: true,
    notes,
    offer: {
      sourceId,
      organisation: plainOf(textOf(asRaw(field(service, 'organization')), 'name') ?? '').text || null,
      doc: tidied(doc),
      confirmedAt:
        instantOf(waymark, 'confirmed_at') ??
        instantOf(service, 'assured_date') ??
        instantOf(service, 'last_modified'),
      detailsConfirmedAt: instantOf(waymark, 'details_confirmed_at'),
      capacityAsOf: instantOf(waymark, 'capacity_as_of')
    }
  }
}

/** A hidden place from elsewhere counts as one that must stay hidden, until the service says otherwise. */
function tidied(doc: OfferDoc): OfferDoc {
  const where = doc.where.length > 0 ? doc.where : guessedWhere(doc)
  const canStartEarly = doc.canStartEarly ?? (doc.weeksBeforeRelease !== null ? true : null)
  return tidyDoc({ ...doc, where, canStartEarly, refuge: doc.hiddenPlace })
}

const guessedWhere = ({ town, address, phone }: OfferDoc): OfferDoc['where'] =>
  town !== null || address !== null ? ['in-person'] : phone !== null ? ['phone'] : []

function guesses(service: Raw): Pick<OfferDoc, 'kind' | 'pathways'> {
  const terms = rawList(service, 'attributes').flatMap((attribute) => {
    const term = asRaw(field(attribute, 'taxonomy_term'))
    return [textOf(term, 'code'), textOf(term, 'name'), textOf(term, 'term')].filter((word) => word !== null)
  })
  return guessKind(terms, `${textOf(service, 'name') ?? ''} ${textOf(service, 'description') ?? ''}`)
}

function people(service: Raw): Partial<OfferDoc> {
  const age = (name: string): number | null => {
    const years = numberOf(service, name)
    return years !== null && years >= 0 && years <= 120 ? Math.floor(years) : null
  }
  const languages = rawList(service, 'languages').flatMap((one) => textOf(one, 'name') ?? [])
  return {
    minimumAge: age('minimum_age'),
    maximumAge: age('maximum_age'),
    ...(languages.length > 0 && {
      languages: languages.slice(0, 20).map((name) => line(plainOf(name).text, 40))
    })
  }
}

type Take = (code: NoteCode, part: string) => void

function texts(service: Raw, waymark: Raw | null, note: Take): Partial<OfferDoc> {
  const take = (from: Raw | null, name: string, longestText: number, oneLine = true): string => {
    const { text, lostLinks } = plainOf(textOf(from, name) ?? '')
    if (lostLinks) note('links', name)
    if (text.length > longestText) note('cut', name)
    return oneLine ? line(text, longestText) : cut(text, longestText)
  }
  const told = (name: string) => waymark !== null && textOf(waymark, name) !== null
  const description = plainOf(textOf(service, 'description') ?? '')
  if (description.lostLinks && !told('what_happens')) note('links', 'description')
  const [first, rest] = firstSentence(description.text)
  if (!told('what_happens') && rest.length > longest.whatHappens) note('cut', 'description')
  const cost = rawList(service, 'cost_options')[0] ?? null
  return {
    title: take(service, 'name', longest.title),
    sentence: told('sentence') ? take(waymark, 'sentence', longest.sentence) : line(first, longest.sentence),
    whatHappens: told('what_happens')
      ? take(waymark, 'what_happens', longest.whatHappens, false)
      : cut(first.length > longest.sentence ? description.text : rest || first, longest.whatHappens),
    whoFor:
      (waymark
        ? take(waymark, 'who_for', longest.whoFor)
        : take(service, 'eligibility_description', longest.whoFor)) || null,
    exclusionWords: take(waymark, 'exclusion_words', longest.exclusionWords, false) || null,
    access: told('access') ? take(waymark, 'access', longest.access) : accessWords(service),
    cost: told('cost') ? take(waymark, 'cost', longest.cost) : costWords(service, cost)
  }
}

function costWords(service: Raw, cost: Raw | null): string {
  const amount = numberOf(cost, 'amount')
  const option = [textOf(cost, 'option'), textOf(cost, 'amount_description'), textOf(service, 'fees')].find(
    Boolean
  )
  const words = [amount === 0 ? 'Free' : amount === null ? null : `£${amount.toFixed(2)}`, option]
  return line(plainOf([...new Set(words.filter(Boolean))].join(', ')).text, longest.cost)
}

function accessWords(service: Raw): string {
  const location = asRaw(field(rawList(service, 'service_at_locations')[0] ?? null, 'location'))
  const lines = rawList(location, 'accessibility').flatMap(
    (one) => textOf(one, 'description') ?? textOf(one, 'accessibility') ?? []
  )
  return line(plainOf(lines.join(' ')).text, longest.access)
}

/** The first number that can be rung. */
function readPhone(service: Raw, waymark: Raw | null, note: Take): string | null {
  const others = () => [
    ...rawList(service, 'contacts').flatMap((contact) =>
      rawList(contact, 'phones').map((phone) => textOf(phone, 'number'))
    ),
    ...rawList(service, 'phones').map((phone) => textOf(phone, 'number'))
  ]
  const numbers = [textOf(waymark, 'phone'), ...(isForeign(service) ? others() : [])].filter(
    (number) => number !== null
  )
  for (const number of numbers) {
    const tidy = tidyPhone(number.slice(0, 40))
    if (tidy !== null && tidy !== 'costly') return tidy
  }
  if (numbers[0]) note('phone', numbers[0].slice(0, 40))
  return null
}

/** An instant, or the noon of a day; null for what is neither, or lies outside of this century. */
function instantOf(from: Raw | null, name: string): number | null {
  const text = textOf(from, name)?.trim() ?? ''
  if (!/^\d{4}-\d{2}-\d{2}/.test(text)) return null
  const at = Date.parse(text.length === 10 ? `${text}T12:00:00Z` : text)
  return Number.isNaN(at) || at < Date.UTC(2000, 0) || at > Date.UTC(2100, 0) ? null : at
}
