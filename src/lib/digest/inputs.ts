import * as v from 'valibot'
import { pathways, type Aim } from '#lib/offers/rules.ts'
import { areas } from '#lib/places/areas.ts'
import { aimWeeks } from './aim-weeks.ts'

const someOf = <const T extends readonly string[]>(options: T) =>
  v.optional(v.array(v.picklist(options, 'ui_check_this'), 'ui_check_this'), [])
const week = v.optional(v.picklist(['', ...aimWeeks.map(String)], 'ui_check_this'), '')

/**
 * The fields of `AimFields.svelte`, for the form that an offer is written in: spread `aimInput.entries` into
 * its schema and read the answer with `aimOf`. Messages are keys of the catalogue.
 */
export const aimInput = v.object({
  aimOn: v.optional(v.literal('yes', 'ui_check_this')),
  aimPathways: someOf(pathways),
  aimAreas: someOf(areas),
  aimFrom: week,
  aimTo: week
})

/** What was answered; null when nobody is to be told. The weeks go from the earlier moment to the later. */
export function aimOf(read: v.InferOutput<typeof aimInput>): Aim | null {
  if (!read.aimOn) return null
  const [first, last] = [aimWeeks[0], aimWeeks.at(-1)!] // the list is ours and not empty
  const ends = [read.aimFrom, read.aimTo]
  const weeks = [ends[0] === '' ? first : Number(ends[0]), ends[1] === '' ? last : Number(ends[1])]
  return {
    pathways: read.aimPathways,
    areas: read.aimAreas,
    weeks: ends.every((end) => end === '') ? null : [Math.max(...weeks), Math.min(...weeks)]
  }
}

/** An aim as the fields of the form show it. */
export function aimValues(aim: Aim | null): Record<string, string | string[]> {
  if (aim === null) return {}
  return {
    aimOn: 'yes',
    aimPathways: [...aim.pathways],
    aimAreas: [...aim.areas],
    ...(aim.weeks && { aimFrom: String(aim.weeks[0]), aimTo: String(aim.weeks[1]) })
  }
}
