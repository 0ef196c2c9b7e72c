import { pathwayWord } from '#lib/offers/offer-words.ts'
import { pathways } from '#lib/offers/rules.ts'
import { m } from '#lib/paraglide/messages.js'
import { areas } from '#lib/places/areas.ts'
import { aimWeeks } from './aim-weeks.ts'

interface Choice {
  readonly value: string
  readonly label: string
}

/** What `AimFields.svelte` offers, in words. */
export interface AimChoices {
  readonly pathways: readonly Choice[]
  readonly areas: readonly Choice[]
  readonly weeks: readonly Choice[]
}

export function aimChoices(): AimChoices {
  return {
    pathways: pathways.map((value) => ({ value, label: pathwayWord(value) })),
    areas: areas.map((value) => ({ value, label: value })),
    weeks: aimWeeks.map((weeks) => ({ value: String(weeks), label: weekWords(weeks) }))
  }
}

/** "12 weeks before release", "The week of release". */
export function weekWords(weeks: number): string {
  if (weeks === 0) return m.org_aim_week_0()
  const count = Math.abs(weeks)
  if (weeks > 0) return count === 1 ? m.org_aim_week_before() : m.org_aim_weeks_before({ weeks: count })
  return count === 1 ? m.org_aim_week_after() : m.org_aim_weeks_after({ weeks: count })
}
