import { pathwayAccent, pathwayWord } from '#lib/offers/offer-words.ts'
import type { Pathway } from '#lib/offers/rules.ts'
import { m } from '#lib/paraglide/messages.js'
import { dateInWords } from '#lib/record/date-in-words.ts'
import { describeAnswer } from '#lib/record/describe-answer.ts'
import { ratingFields, wheelFields } from '#lib/record/wheel-fields.ts'
import type { Answer, Field } from '#lib/record/field.ts'
import { drawWheel, type Slice } from './draw-wheel.server.ts'
import { levels, type Look, type Rating, type Shown } from './rules.ts'

/** A part of life in the picture and in the row of the table that says the same. */
export interface PartView extends Slice {
  readonly pathway: Pathway
  readonly accent: string
  readonly word: string
  readonly level: number | undefined
  /** "2: Getting there", "Rather not say", "Not yet". */
  readonly answer: string
  readonly was: string | undefined
}

/** One day, or two side by side. */
export interface WheelView {
  /** "22 November 2026" */
  readonly day: string
  readonly earlierDay: string | undefined
  readonly parts: readonly PartView[]
  /** The whole picture in words. */
  readonly inWords: string
  readonly facts: readonly LookFact[]
  readonly chosen: { readonly now: string; readonly earlier: string | undefined }
}

/** Who was there on a day, and what was noted. */
export interface LookFact {
  readonly label: string
  readonly words: string
}

/** For the server. */
export function viewWheel({ now, earlier }: Shown): WheelView {
  const levelsOf = (look: Look | undefined) => look?.ratings.map(({ level }) => level)
  const slices = drawWheel(levelsOf(now) ?? [], levelsOf(earlier))
  const day = dateInWords(now.day)
  const earlierDay = earlier && dateInWords(earlier.day)
  const parts = slices.map((slice, index) => ({
    ...slice,
    ...viewRating(now.ratings[index]!), // a slice for each
    was: earlier && ratingWords(earlier.ratings[index]!)
  }))
  return {
    day,
    earlierDay,
    parts,
    inWords: [
      earlierDay ? m.wheel_picture_two({ day, earlier: earlierDay }) : m.wheel_picture_day({ day }),
      ...parts.map(partInWords)
    ].join(' '),
    facts: [now, earlier].flatMap((look) => (look ? factsOf(look) : [])),
    chosen: { now: now.id, earlier: earlier?.id }
  }
}

export function viewRating(rating: Rating) {
  const { pathway, level } = rating
  return {
    pathway,
    level,
    accent: pathwayAccent(pathway),
    word: pathwayWord(pathway),
    answer: ratingWords(rating)
  }
}

/** What the rings mean, from the hub out. */
export function viewLevels(): string[] {
  return levels.map((level) => describeAnswer(ratingFields[0]!, level)) // all seven offer the same
}

/** "2: Getting there" */
export function ratingWords({ pathway, level, answer }: Rating): string {
  const field = ratingFields.find((one) => one.pathway === pathway)
  if (!field || answer === undefined) return m.record_not_yet()
  const said = describeAnswer(field, answer)
  return level === undefined ? said : m.wheel_level({ level, words: said })
}

function partInWords({ word: part, answer: now, was: earlier }: PartView): string {
  if (earlier === undefined) return m.wheel_is({ part, now })
  return earlier === now ? m.wheel_same({ part, now }) : m.wheel_changed({ part, earlier, now })
}

const noteField = wheelFields[0]?.each?.parts.find(({ name }) => name === 'note') as Field
const withField = wheelFields[0]?.each?.parts.find(({ name }) => name === 'with') as Field

function factsOf(look: Look): LookFact[] {
  const day = dateInWords(look.day)
  const facts = [
    look.with !== undefined && { label: m.wheel_with_on({ day }), words: describeWith(look.with) },
    look.note !== undefined && {
      label: m.wheel_note_on({ day }),
      words: describeAnswer(noteField, look.note)
    }
  ]
  return facts.filter((fact) => fact !== false)
}

/** "Just me" says more than "None". */
function describeWith(answer: Answer): string {
  const alone = typeof answer === 'object' && 'none' in answer
  return alone ? m.wheel_with_none() : describeAnswer(withField, answer)
}
