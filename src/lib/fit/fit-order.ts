import { hasBit } from '#lib/offers/bits.ts'
import type { Facet } from '#lib/offers/facets.ts'
import type { FitOrder } from '#lib/offers/order.ts'
import type { PersonFacts } from './facts.ts'

/**
 * The order "what fits me best" of a list that may be long: what the person chose to matter first, then what is
 * where they will be and starts when they need it; what they may not come to goes last. Ratings of the wheel
 * are no part of it. A rule that is switched off counts nothing. Test: `find-fit.test.ts`.
 */
export function fitOrder(person: PersonFacts, off: readonly string[]): FitOrder {
  const { stay, age, releaseDate } = person
  const on = (id: string) => !off.includes(id)
  const weighed: readonly (readonly [points: number, any: readonly (Facet | false | null | undefined)[]])[] =
    [
      [8, on('matters') ? person.helpWith : []],
      [6, on('goal') ? person.goals.map((goal) => goal.pathway) : []],
      [4, [on('area') && stay?.area && (`for ${stay.area}` as const)]],
      [2, [on('near') && stay?.area && (`in ${stay.area}` as const)]],
      [2, [releaseDate !== null && on('starts_now') && 'before-release']],
      [1, [releaseDate !== null && on('gate') && 'at-the-gate']],
      [2, [on('language') && person.language && (`speaks ${person.language}` as const)]],
      [2, [on('step_free') && person.stepFree && 'access step-free']],
      [
        -32,
        [
          on('only_for') && person.sex === 'men' && 'only-women',
          on('only_for') && person.sex === 'women' && 'only-men'
        ]
      ]
    ]
  const rules = weighed.map(([worth, any]) => {
    const facets = any.filter((facet) => facet !== false && facet !== null && facet !== undefined)
    return { worth, facets }
  })
  return ({ having, fromAge, toAge }) => {
    const points = rules.map(({ worth, facets }) => {
      const rows = facets.map((facet) => having.get(facet)).filter((bits) => bits !== undefined)
      return { worth, rows }
    })
    return (number) => {
      let sum = 0
      for (const { worth, rows } of points) if (rows.some((bits) => hasBit(bits, number))) sum += worth
      if (age !== null && on('age_from') && age < fromAge[number]!) sum -= 32 // on the shelf
      if (age !== null && on('age_to') && age > toAge[number]!) sum -= 32
      return sum
    }
  }
}
