import { sql } from 'drizzle-orm'
import type { Reader } from '#lib/database/connect.server.ts'
import { organisation } from '#lib/organisations/tables.server.ts'
import { wordsOf } from './search-words.ts'
import { nearestWord, trigramsOf } from './nearest-word.ts'
import { offer } from './tables.server.ts'

/** What was typed, as the index of words can find it. */
export interface Terms {
  /** Each an FTS5 phrase that some offer has: a word with its endings, or the beginning of one. */
  readonly phrases: readonly string[]
  /** Some word is in no offer, nor anything near it. */
  readonly missing: boolean
  /** Words that no offer has, and the nearest that some offer has. */
  readonly meant: readonly { readonly typed: string; readonly word: string }[]
}

const few = 10 // offers; a word that so few have is looked for as a beginning too
const leastBeginning = 3 // letters
const nearWords = 200

/**
 * Each word that was typed as somebody meant it: with its endings ("mentors" finds "mentoring"); as the
 * beginning of a word when few offers have it ("kettl"); as the nearest word when none has ("acommodation").
 * Test: `list-offers.test.ts`.
 */
export async function findTerms(read: Reader, typed: string): Promise<Terms> {
  const phrases: string[] = []
  let missing = false
  const meant: { typed: string; word: string }[] = []
  for (const word of wordsOf(typed)) {
    const phrase = await asItIs(read, word)
    if (phrase) {
      phrases.push(phrase)
      continue
    }
    const near = await findNearest(read, word)
    const corrected = near && (await isPublic(read, near)) ? await asItIs(read, near) : null
    if (near && corrected) {
      meant.push({ typed: word, word: near })
      phrases.push(corrected)
    } else missing = true
  }
  return { phrases, missing, meant }
}

/** Null when no offer has the word, nor one that begins so. */
async function asItIs(read: Reader, word: string): Promise<string | null> {
  const have = await countUpTo(read, `"${word}"`, few)
  if (have === few) return `"${word}"`
  const beginning = `"${word}"*`
  if (word.length < leastBeginning) return have > 0 ? `"${word}"` : null
  return have > 0 || (await countUpTo(read, beginning, 1)) > 0 ? beginning : null
}

/** A word is said to people only when somebody checked it: drafts, and services that nobody checked, have words too. */
async function isPublic(read: Reader, word: string): Promise<boolean> {
  // The word itself is found at once, what begins so only after all of it was gathered.
  return (await isInPublic(read, `"${word}"`)) || isInPublic(read, `"${word}"*`)
}

/** @param match an FTS5 query */
async function isInPublic(read: Reader, match: string): Promise<boolean> {
  const rows = await read.all(sql`
    SELECT 1 FROM offer_search
    JOIN ${offer} ON ${offer.number} = offer_search.rowid AND ${offer.state} = 'live'
    JOIN ${organisation} ON ${organisation.id} = ${offer.organisationId} AND ${organisation.state} = 'verified'
    WHERE offer_search MATCH ${match} LIMIT 1`)
  return rows.length > 0
}

async function countUpTo(read: Reader, match: string, most: number): Promise<number> {
  const rows = await read.all(sql`SELECT 1 FROM offer_search WHERE offer_search MATCH ${match} LIMIT ${most}`)
  return rows.length
}

async function findNearest(read: Reader, word: string): Promise<string | null> {
  const trigrams = trigramsOf(word)
  if (trigrams.length === 0) return null
  const match = trigrams.map((three) => `"${three}"`).join(' OR ')
  const rows = await read.all<{ word: string }>(sql`
    SELECT word FROM offer_word_search WHERE offer_word_search MATCH ${match}
    ORDER BY rank LIMIT ${nearWords}`)
  return nearestWord(
    word,
    rows.map((row) => row.word)
  )
}
