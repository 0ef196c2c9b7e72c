import { m } from '#lib/paraglide/messages.js'
import { dateInWords } from '#lib/record/date-in-words.ts'
import { drawLine, levelHeights, lineSizes, type Line } from './draw-line.server.ts'
import type { Look } from './rules.ts'
import { ratingWords, viewRating } from './view-wheel.server.ts'

/** One part of life over all days. */
export interface LineView extends Line {
  readonly pathway: ReturnType<typeof viewRating>['pathway']
  readonly accent: string
  readonly word: string
  /** The whole line in words. */
  readonly inWords: string
  /** The answer of each day, the oldest first. */
  readonly answers: readonly string[]
}

/** All days: a line for each part of life, and the columns of the table that says the same. */
export interface OverTime {
  readonly days: readonly string[]
  readonly lines: readonly LineView[]
  /** Units of each drawing, and where the lines of the levels run in it. */
  readonly width: number
  readonly height: number
  readonly heights: readonly number[]
}

/** From the oldest day to the newest; null while there are fewer than two. For the server. */
export function viewOverTime(looks: readonly Look[]): OverTime | null {
  const [first] = looks
  if (!first || looks.length < 2) return null
  const days = looks.map(({ day }) => dateInWords(day))
  const lines = first.ratings.map((rating, index) => {
    const ratings = looks.map((look) => look.ratings[index]!) // all look at the same seven
    const answers = ratings.map(ratingWords)
    const { pathway, accent, word } = viewRating(rating)
    const points = answers.map((answer, at) => m.wheel_line_point({ day: days[at] ?? '', answer }))
    return {
      ...{ pathway, accent, word, answers },
      ...drawLine(looks.map(({ day }, at) => ({ day, level: ratings[at]?.level }))),
      inWords: m.wheel_line({ part: word, words: points.join(' ') })
    }
  })
  return { days, lines, width: lineSizes.width, height: lineSizes.height, heights: levelHeights }
}
