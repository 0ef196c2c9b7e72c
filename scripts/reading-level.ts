import { readFileSync } from 'node:fs'
import { readingLevel, sentencesOf, type ReadingLevel } from '#lib/advertising/reading-level.ts'

/**
 * Measures the words of the message catalogue: `node scripts/reading-level.ts`. The person's side reads at
 * Flesch–Kincaid grade 4 or below, the services' side at 7; half of the people in prison read as a child
 * of 11 does, or less (HMPPS 2021). Exits 1 and names the keys when a text is too hard.
 */

export interface Side {
  readonly name: 'person' | 'services'
  readonly grade: number
  /** Mean words in a sentence. */
  readonly mean: number
  /** Words in the longest sentence. */
  readonly longest: number
  readonly banned: RegExp
}

const person: Side = {
  name: 'person',
  grade: 4,
  mean: 12,
  longest: 20,
  banned:
    /!|\b(pathway|consent|receipt|passkey|steward|reconfirm|referral|credential|offender|prisoner|inmate)\w*/i
}
const services: Side = {
  name: 'services',
  grade: 7,
  mean: 16,
  longest: 28,
  banned: /!|\b(offender|inmate)s?\b/i
}

const servicesRooms = ['admin', 'enrol', 'org', 'practice', 'steward']

export interface Room extends ReadingLevel {
  readonly room: string
  readonly side: Side
  /** What is wrong, each with the key to change. */
  readonly problems: readonly string[]
}

/** Measures every room of a catalogue: key → text. The room is the first part of the key. */
export function measure(catalogue: Record<string, unknown>): Room[] {
  const rooms = Map.groupBy(textsOf(catalogue), ({ key }) => key.split('_', 1)[0]!)
  return Array.from(rooms, ([room, texts]) => measureRoom(room, texts)).sort((a, b) =>
    a.room.localeCompare(b.room)
  )
}

interface Text {
  readonly key: string
  readonly text: string
}

function measureRoom(room: string, texts: readonly Text[]): Room {
  const side = servicesRooms.includes(room) ? services : person
  const all = texts.flatMap(({ key, text }) => sentencesOf(text).map((words) => ({ key, words })))
  const counted = readingLevel(all.map(({ words }) => words))
  const problems = [
    ...texts.flatMap(({ key, text }) => bannedIn(side, text).map((word) => `${key}: the word “${word}”`)),
    ...all
      .filter(({ words }) => words.length > side.longest)
      .map(({ key, words }) => `${key}: a sentence of ${words.length} words`),
    ...(counted.mean > side.mean
      ? [`${room}: ${counted.mean.toFixed(1)} words in a sentence on average`]
      : []),
    ...tooHard(room, side, texts),
    ...areasOf(texts).flatMap(([area, own]) => tooHard(area, side, own))
  ]
  return { room, side, ...counted, problems }
}

const enough = 40 // words; the formula means little for less

/** The first two parts of a key are about one page of the room; small ones count with the room alone. */
function areasOf(texts: readonly Text[]): [string, Text[]][] {
  const areas = Map.groupBy(texts, ({ key }) => key.split('_', 2).join('_'))
  return [...areas].filter(
    ([, own]) =>
      own.length < texts.length && readingLevel(own.flatMap(({ text }) => sentencesOf(text))).words >= enough
  )
}

function tooHard(area: string, side: Side, texts: readonly Text[]): string[] {
  const { grade } = readingLevel(texts.flatMap(({ text }) => sentencesOf(text)))
  if (grade <= side.grade) return []
  const worst = texts
    .map(({ key, text }) => ({ key, ...readingLevel(sentencesOf(text)) }))
    .sort((a, b) => b.grade * b.words - a.grade * a.words)
    .slice(0, 8)
    .map((one) => `${one.key} (${one.grade.toFixed(1)})`)
  return [`${area}: grade ${grade.toFixed(1)}; what weighs most: ${worst.join(', ')}`]
}

function bannedIn(side: Side, text: string): string[] {
  const found = side.banned.exec(text)
  return found ? [found[0]] : []
}

/** Variants of one message are texts of the same key; a value that is put in reads as a short name. */
function textsOf(catalogue: Record<string, unknown>): Text[] {
  return Object.entries(catalogue)
    .filter(([key]) => !key.startsWith('$'))
    .flatMap(([key, value]) =>
      stringsIn(value).map((text) => ({ key, text: text.replace(/\{[^}]*\}/g, 'Sam') }))
    )
}

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap(stringsIn)
  if (value && typeof value === 'object' && 'match' in value)
    return Object.values(value.match as object).flatMap(stringsIn)
  return []
}

if (import.meta.main) {
  const rooms = measure(JSON.parse(readFileSync('messages/en.json', 'utf8')) as Record<string, unknown>)
  console.table(
    rooms.map(({ room, side, words, sentences, grade, mean }) => ({
      room,
      side: side.name,
      words,
      sentences,
      'words a sentence': Number(mean.toFixed(1)),
      grade: Number(grade.toFixed(1)),
      'grade at most': side.grade
    }))
  )
  const problems = rooms.flatMap((one) => one.problems)
  for (const problem of problems) console.error(`Too hard to read: ${problem}`)
  if (problems.length > 0) process.exitCode = 1
}
