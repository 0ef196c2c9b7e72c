/** Something in the record that can be found, and where it is asked. */
export interface Place {
  readonly href: string
  /** "Who I am" */
  readonly section: string
  /** What the question is called. */
  readonly label: string
  /** The person's own answer in words; undefined for "not yet". */
  readonly answer: string | undefined
  /** The answer as it is stored, where that is not how it reads: a number without its spaces. */
  readonly stored?: string
  /** Everything else that stands around the question: its words, a hint, choices. */
  readonly around: string
}

export interface Hit {
  readonly href: string
  readonly section: string
  readonly label: string
  /** As much of the answer as tells it, around what was found. */
  readonly excerpt: string | undefined
}

export interface Found {
  readonly hits: readonly Hit[]
  /** More was found than is shown. */
  readonly more: boolean
}

/** More than these nobody reads; another word finds less. */
export const mostHits = 40
/** Words of what was typed that are looked at. */
const mostWords = 8
/** Letters of an answer that are shown. */
const longestExcerpt = 140

/**
 * Finds the places that have each of the typed words, or its beginning, somewhere. Case, accents and what stands
 * between the letters of a word make no difference: "obrien" finds "O’Brien", "07700 900123" is found
 * without its space. Own answers come first, then what questions are called, then the words around them.
 * Pure. Test: `rules.test.ts`.
 */
export function findPlaces(places: readonly Place[], typed: string): Found {
  const wanted = wordsIn(typed).slice(0, mostWords)
  if (wanted.length === 0) return { hits: [], more: false }
  const ranked: Place[][] = [[], [], []]
  for (const place of places) ranked[rankOf(place, wanted) ?? 3]?.push(place)
  const found = ranked.flat()
  return {
    hits: found.slice(0, mostHits).map((place) => asHit(place, wanted)),
    more: found.length > mostHits
  }
}

/** Whether there is anything to look for in what was typed: a letter or a number. */
export function hasWords(typed: string): boolean {
  return wordsIn(typed).length > 0
}

/** 0 when each word is in the answer or its label, one of them in the answer; 1 in the label; 2 anywhere. */
function rankOf(
  { label, answer = '', stored = '', around }: Place,
  wanted: readonly string[]
): number | undefined {
  const [inAnswer, inLabel] = [searchable(`${answer}\n${stored}`), searchable(label)]
  const isAnswered = wanted.some((word) => has(inAnswer, word))
  if (isAnswered && wanted.every((word) => has(inAnswer, word) || has(inLabel, word))) return 0
  if (wanted.every((word) => has(inLabel, word))) return 1
  const all = `${inAnswer}\n${inLabel}\n${searchable(around)}`
  return wanted.every((word) => has(all, word)) ? 2 : undefined
}

function asHit({ href, section, label, answer }: Place, wanted: readonly string[]): Hit {
  return { href, section, label, excerpt: answer === undefined ? undefined : excerptOf(answer, wanted) }
}

/** The first stretch of the answer that has one of the words, cut between words. */
function excerptOf(answer: string, wanted: readonly string[]): string {
  const stretches = answer
    .split('\n')
    .flatMap(
      (line) => line.match(new RegExp(`.{1,${longestExcerpt}}(?:\\s|$)|.{1,${longestExcerpt}}`, 'gsu')) ?? []
    )
  const hit = stretches.find((stretch) => wanted.some((word) => has(searchable(stretch), word)))
  return (hit ?? stretches[0] ?? '').trim()
}

/**
 * Folded text in which a word can be found by its beginning: as it stands, again without what stands between
 * letters of one word, with digits moved together, and each short line that holds a number in one piece.
 */
function searchable(text: string): string {
  const folded = fold(text)
  const joined = folded.replaceAll(/(?<=[\p{L}\p{N}])[^\p{L}\p{N}\s]+(?=[\p{L}\p{N}])/gu, '')
  if (!/\p{N}/u.test(folded)) return `${folded}\n${joined}`
  const digits = joined.replaceAll(/(?<=\p{N})[^\p{L}\p{N}\n]+(?=\p{N})/gu, '')
  const lines = joined.split('\n').filter((line) => line.length <= 60 && /\p{N}/u.test(line))
  return [folded, joined, digits, ...lines.map((line) => line.replaceAll(/[^\p{L}\p{N}]+/gu, ''))].join('\n')
}

/** Typed words without what stands between their letters. */
function wordsIn(typed: string): string[] {
  return fold(typed)
    .split(/\s+/u)
    .map((word) => word.replaceAll(/[^\p{L}\p{N}]+/gu, ''))
    .filter((word) => word !== '')
}

/** Scripts that leave no space between words: there a word may begin anywhere. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u

/** Whether a word of this folded text begins like that. */
function has(text: string, word: string): boolean {
  const anywhere = unspaced.test(word)
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (anywhere || !/[\p{L}\p{N}]$/u.test(text.slice(Math.max(0, at - 2), at))) return true
  }
  return false
}

/** Letters that are their own, though somebody who types has only the plain ones. */
const plain: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', þ: 'th', ł: 'l', ħ: 'h', ı: 'i', ŋ: 'n', ς: 'σ' }
}

/** Lower case, without accents and other marks. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}+/gu, '')
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/\p{M}+/gu, '')
    .replaceAll(/[ßæœøđðþłħıŋς]/gu, (letter) => plain[letter] ?? letter)
}
