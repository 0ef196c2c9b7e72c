import { isBlank, tidy } from '#lib/record/rules.ts'

const longest = 80 // Unicode code points, before the ending

/** Marks that turn the direction of what follows: with them `gpj.exe` reads as `exe.jpg`. */
const turning = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu

const endings = { 'image/jpeg': 'jpg', 'application/pdf': 'pdf' } as const

/**
 * A file's name as it is kept: letters of any script stay; no folders, no marks that turn the reading, and the
 * ending that belongs to what the file is. Test: `file-name.test.ts`.
 *
 * @param otherwise for one that has no letters
 */
export function fileName(sent: string, type: keyof typeof endings, otherwise: string): string {
  const last = sent.slice(-1000).split(/[/\\]/u).at(-1) ?? ''
  const plain = tidy(last.replaceAll(turning, '').replaceAll(/[<>:"|?*%]/gu, ' '))
  const stem = plain
    .replace(/\.[\p{L}\p{N}]{1,5}$/u, '')
    .replace(/^[.\s]+/u, '')
    .trim()
  const short = [...stem].slice(0, longest).join('').trim()
  return `${isBlank(short) ? otherwise : short}.${endings[type]}`
}
