import { listWords } from '#lib/offers/hour-words.ts'
import { pathwayWord } from '#lib/offers/offer-words.ts'
import type { Pathway } from '#lib/offers/rules.ts'
import { m } from '#lib/paraglide/messages.js'
import { dayInWords } from '#lib/ui/dates.ts'
import type { Found, Reason } from './rules.ts'

const part = (found: Found) => ({ part: pathwayWord(found.pathway as Pathway) })
const place = ({ miles, place }: Found) => ({ miles: String(miles), place: String(place) })

/** The sentence of each rule, and what it is called where it can be switched off. */
export const fitWordings: Readonly<
  Record<string, { readonly sentence: (found: Found, now: number) => string; readonly name: () => string }>
> = {
  matters: { sentence: (found) => m.fit_matters(part(found)), name: m.fit_matters_name },
  goal: { sentence: ({ goal }) => m.fit_goal({ goal: String(goal) }), name: m.fit_goal_name },
  wheel: { sentence: (found) => m.fit_wheel(part(found)), name: m.fit_wheel_name },
  release_day: {
    sentence: ({ day }, now) => m.fit_release_day({ day: dayInWords(String(day), now) }),
    name: m.fit_release_day_name
  },
  gate: { sentence: () => m.fit_gate(), name: m.fit_gate_name },
  starts_now: { sentence: () => m.fit_starts_now(), name: m.fit_starts_now_name },
  starts_early: {
    sentence: ({ weeks }) => m.fit_starts_early({ weeks: String(weeks) }),
    name: m.fit_starts_early_name
  },
  near: {
    sentence: (found) =>
      Number(found.miles) <= 1 ? m.fit_very_near({ place: String(found.place) }) : m.fit_near(place(found)),
    name: m.fit_near_name
  },
  area: { sentence: ({ area }) => m.fit_area({ area: String(area) }), name: m.fit_area_name },
  language: {
    sentence: ({ language }) => m.fit_language({ language: String(language) }),
    name: m.fit_language_name
  },
  step_free: { sentence: () => m.fit_step_free(), name: m.fit_step_free_name },
  age_from: { sentence: ({ age }) => m.fit_age_from({ age: String(age) }), name: m.fit_age_from_name },
  age_to: { sentence: ({ age }) => m.fit_age_to({ age: String(age) }), name: m.fit_age_to_name },
  only_for: {
    sentence: ({ only }) => (only === 'women' ? m.fit_only_women() : m.fit_only_men()),
    name: m.fit_only_for_name
  },
  after: { sentence: () => m.fit_after(), name: m.fit_after_name },
  far: { sentence: (found) => m.fit_far(place(found)), name: m.fit_far_name },
  other_area: {
    sentence: ({ areas }) => m.fit_other_area({ areas: listWords(String(areas).split('|')) }),
    name: m.fit_other_area_name
  },
  ties: { sentence: ({ area }) => m.fit_ties({ area: String(area) }), name: m.fit_ties_name },
  steps: { sentence: () => m.fit_steps(), name: m.fit_steps_name },
  full: { sentence: () => m.fit_full(), name: m.fit_full_name }
}

/** Why an offer fits and what might not, in words; for the person alone. */
export interface FitView {
  readonly why: readonly string[]
  readonly but: readonly string[]
}

/** @param now ms UTC */
export function viewFit(reasons: readonly Reason[], now: number): FitView {
  const words = (says: Reason['says']) =>
    reasons
      .filter((reason) => reason.says === says)
      .map(({ id, found }) => fitWordings[id]!.sentence(found, now)) // `rules.test.ts` finds each rule's words
  return { why: words('why'), but: words('but') }
}
