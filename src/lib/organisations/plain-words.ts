import * as v from 'valibot'

/** Words that services type for people to read: no markup, no links, nothing that cannot be seen. */

/** As it is kept: one form of each letter, no control or invisible characters but line breaks, trimmed. */
export function tidyWords(typed: string): string {
  return typed
    .toWellFormed()
    .normalize('NFC')
    .replaceAll(/[^\P{C}\n]/gu, '')
    .replaceAll(/[^\S\n]+/g, ' ')
    .trim()
}

/** Whether it holds a tag, as "<b>" or "&lt;". */
export function hasTag(text: string): boolean {
  return /<[a-z!/?]|[a-z"']\s*\/?>|&(?:lt|gt|#\d+|#x[\da-f]+);/i.test(text)
}

const address =
  /(?:https?:|javascript:|data:)\S|\bwww\.|\b[a-z\d-]+\.(?:com|org|net|info|biz|uk|io|app|link|ly|gl|co)\b/i

/** Whether it holds the address of a page. An email address is none. */
export function hasLink(text: string): boolean {
  return address.test(text.replaceAll(/\S+@\S+/g, ''))
}

/**
 * A text of a form. Its problems are keys of the message catalogue.
 *
 * @param least letters; with 0 it may be left out
 */
export function plainWords(missing: string, least: number, most: number) {
  return v.pipe(
    v.optional(v.string(missing), ''),
    v.transform(tidyWords),
    v.minLength(least, missing),
    v.maxLength(most, 'org_apply_problem_long'),
    v.check((text) => !hasTag(text), 'org_apply_problem_tag'),
    v.check((text) => !hasLink(text), 'org_apply_problem_link')
  )
}
