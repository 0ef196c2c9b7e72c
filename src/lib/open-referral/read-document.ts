import type { FeedProblem } from './notes.ts'
import { asRaw, field, numberOf, textOf, type Raw } from './raw.ts'

/** What a list of services says of itself. */
export interface ServiceList {
  readonly services: readonly unknown[]
  /** Null when it does not say. */
  readonly total: number | null
  readonly pages: number | null
  readonly page: number | null
  readonly last: boolean | null
}

/** Text of a feed → the document; else why it is none. */
export function readJson(
  bytes: Uint8Array
): { readonly document: unknown } | { readonly problem: FeedProblem } {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes).trim()
  } catch {
    return { problem: 'not-json' }
  }
  if (text === '') return { problem: 'empty' }
  if (text.startsWith('<')) return { problem: 'html' }
  try {
    return { document: JSON.parse(text) as unknown }
  } catch {
    return { problem: 'not-json' }
  }
}

/** A page of the standard, a bare list of services, or one service alone. */
export function readList(document: unknown): ServiceList | { readonly problem: FeedProblem } {
  const alone = { total: null, pages: null, page: null, last: null }
  if (Array.isArray(document)) return { services: document, ...alone }
  const page = asRaw(document)
  if (!page) return { problem: 'not-a-feed' }
  // Version 1 called it "content".
  if (Array.isArray(field(page, 'content')) && field(page, 'contents') === undefined)
    return { problem: 'wrong-version' }
  const contents = field(page, 'contents') ?? field(page, 'services')
  if (Array.isArray(contents)) {
    return {
      services: contents,
      total: numberOf(page, 'total_items'),
      pages: numberOf(page, 'total_pages'),
      page: numberOf(page, 'page_number'),
      last: typeof field(page, 'last_page') === 'boolean' ? (field(page, 'last_page') as boolean) : null
    }
  }
  return textOf(page, 'id') !== null && textOf(page, 'name') !== null
    ? { services: [page], ...alone }
    : { problem: 'not-a-feed' }
}

/** The root says which version it follows; what says nothing is given the chance to be read. */
export function isOtherVersion(document: unknown): boolean {
  const version = textOf(asRaw(document), 'version')
  return version !== null && !/(^|[^\d.])3(\.\d+)*$/.test(version.trim())
}

/** The list has only what is there once: the rest is asked for one by one. */
export const lacksDetails = (service: Raw): boolean =>
  !['schedules', 'service_at_locations', 'contacts', 'service_areas', 'waymark'].some(
    (name) => field(service, name) !== undefined
  )
