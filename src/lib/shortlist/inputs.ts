import * as v from 'valibot'

const longestQuery = 600 // characters; an address of the list with everything chosen has fewer

export const offerInput = v.object({
  offer: v.pipe(v.string('ui_check_this'), v.maxLength(40, 'ui_check_this'))
})

/** The query of a list; `readFilters` says what of it is one. */
export const searchInput = v.object({
  query: v.pipe(v.string('ui_check_this'), v.maxLength(longestQuery, 'ui_check_this'))
})

export const switchInput = v.object({ on: v.picklist(['yes', 'no'], 'ui_check_this') })

/** Ids of the rules that stay on; what is not ticked is switched off. */
export const rulesInput = v.object({
  rules: v.optional(v.array(v.string('ui_check_this'), 'ui_check_this'), [])
})
