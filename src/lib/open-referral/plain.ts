import { tidyText } from '#lib/advertising/plain-text.ts'

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  rsquo: '’',
  lsquo: '‘',
  pound: '£'
}
// An address of somebody is looked for in short pieces: with `\S+@\S+\.\S+` one long word of a feed takes hours.
const links = /\b(?:https?:\/\/|www\.)\S+|[^\s@]{1,64}@[^\s@.]{1,64}(?:\.[^\s@.]{1,64})+/giu
const mostRead = 20_000 // characters; the longest text of an offer has 1,200

/** A text with what was left out of it. */
export interface Plain {
  readonly text: string
  readonly lostLinks: boolean
}

/**
 * Words alone out of a text that may be HTML: scripts and styles go with their content, tags go, paragraphs
 * become lines, links and addresses go. Nothing of it is markup any more. Test: `from-service.test.ts`.
 */
export function plainOf(typed: string): Plain {
  const bare = withoutMarkup(withoutMarkup(typed.slice(0, mostRead)))
  const text = tidyText(bare.replaceAll(links, '').replaceAll(/[<>]/g, ''))
  return { text, lostLinks: bare.search(links) !== -1 }
}

/** Twice, because what stands as "&lt;b&gt;" becomes a tag by the first. */
function withoutMarkup(text: string): string {
  return text
    .replaceAll(/<(script|style|iframe|object|template)\b[\s\S]*?(<\/\1\s*>|$)/gi, ' ')
    .replaceAll(/<!--[\s\S]*?(-->|$)/g, ' ')
    .replaceAll(/<\/(p|div|li|h\d|tr)\s*>|<br\s*\/?>/gi, '\n')
    .replaceAll(/<\/?[a-z][^<>]{0,2000}>/gi, ' ')
    .replaceAll(/&(#\d{1,6}|#x[\da-f]{1,6}|[a-z]{2,8});/gi, (whole, name: string) => letterOf(name) ?? whole)
}

function letterOf(name: string): string | undefined {
  if (!name.startsWith('#')) return named[name.toLowerCase()]
  const code = /^#x/i.test(name) ? parseInt(name.slice(2), 16) : Number(name.slice(1))
  return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code < 0xe000) ? String.fromCodePoint(code) : ' '
}

/** On one line, and cut at a word when it is too long. */
export function line(text: string, longest: number): string {
  return cut(text.replaceAll(/\s*\n\s*/g, ' '), longest)
}

export function cut(text: string, longest: number): string {
  if (text.length <= longest) return text
  const short = text.slice(0, longest - 1)
  return `${short.slice(0, Math.max(short.lastIndexOf(' '), Math.floor(longest / 2))).trimEnd()}…`
}

/** The first sentence, and what comes after it. */
export function firstSentence(text: string): [first: string, rest: string] {
  const end = /[.!?](?=\s)|\n/.exec(text)
  if (!end) return [text, '']
  const at = end.index + (end[0] === '\n' ? 0 : 1)
  return [text.slice(0, at).trim(), text.slice(at).trim()]
}
