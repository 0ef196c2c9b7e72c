import { refusals, type RefusalCode } from '#lib/access/refusal.ts'
import { refusalInWords, type ErrorInWords } from '#lib/access/refusal-words.server.ts'
import { m } from '#lib/paraglide/messages.js'
import { plainPage } from './plain-page.ts'

export interface PlainAnswer {
  readonly status: number
  readonly type: string
  readonly body: string
}

/** What the sender can read: a page, JSON, or what Kit's forms read when a script sent them. */
export type Reader = 'browser' | 'form-script' | 'program'

/** @param header reads one header by its name in lower case */
export function readerOf(header: (name: string) => string | string[] | null | undefined): Reader {
  if (header('x-sveltekit-action')) return 'form-script'
  return String(header('accept') ?? '').includes('text/html') ? 'browser' : 'program'
}

/** A refusal outside every page of the application, in the words of its error page. */
export function plainRefusal(code: RefusalCode, reader: Reader): PlainAnswer {
  return plainAnswer(refusals[code], reader, refusalInWords(code))
}

/** @param error what a program gets; people get the words in it */
export function plainAnswer(status: number, reader: Reader, error: ErrorInWords): PlainAnswer {
  if (reader === 'form-script') return json(status, { type: 'error', status, error })
  if (reader === 'program') return json(status, error)
  const { title, text } = error.words
  const body = plainPage({
    title,
    paragraphs: [text, ...(error.id ? [m.error_id({ id: error.id })] : [])],
    link: { to: '/', words: m.error_home() }
  })
  return { status, type: 'text/html; charset=utf-8', body }
}

/** The code of a refusal for a status that came without one. */
export function codeOf(status: number): RefusalCode | 'unexpected' {
  const found = Object.entries(refusals).find(([, ofCode]) => ofCode === status)
  if (found) return found[0] as RefusalCode
  return status < 500 ? 'bad-input' : 'unexpected'
}

function json(status: number, body: unknown): PlainAnswer {
  return { status, type: 'application/json', body: JSON.stringify(body) }
}
