import * as v from 'valibot'

// An entity or the beginning of a tag: "<b", "</p", "<!--", "&nbsp;". "Less than <5" stays.
const markup = /<\s*[a-z/!?]|&(#\d+|#x[\da-f]+|[a-z]{2,10});/iu
const link =
  /https?:|www\.|\S@\S+\.\S|\b[\w-]+\.(com|org|net|info|io|co|uk|gov|eu|me|ly|gle|app|link|site|online)\b/iu
/** A postcode within words would tell where a hidden place is. */
export const fullPostcode = /\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b/iu

/** Letters that are not seen, and that turn text around (Unicode categories Cc and Cf). Line breaks stay. */
const unseen = /(?!\n)[\p{Cc}\p{Cf}]/gu

/** Tidies what a service types: unseen letters go, spaces become one, and at most one empty line stays. */
export function tidyText(text: string): string {
  return text
    .replaceAll('\t', ' ')
    .replaceAll(unseen, '')
    .replaceAll(/[^\S\n]+/gu, ' ')
    .replaceAll(/ ?\n ?/gu, '\n')
    .replaceAll(/\n{3,}/gu, '\n\n')
    .trim()
}

/**
 * Words that people will read: no markup and no links, which neither a printed page nor a shared screen can
 * follow, and which nobody has checked. May be empty.
 *
 * @param longest characters, after tidying
 */
export function plainText(longest: number) {
  return v.pipe(
    v.optional(v.string('org_offers_problem_text'), ''),
    v.transform(tidyText),
    v.maxLength(longest, 'org_offers_problem_long'),
    v.check((text) => !markup.test(text), 'org_offers_problem_markup'),
    v.check((text) => !link.test(text), 'org_offers_problem_link')
  )
}

/** The same on one line. */
export function plainLine(longest: number) {
  return v.pipe(
    plainText(longest),
    v.transform((text) => text.replaceAll('\n', ' '))
  )
}
