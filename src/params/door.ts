import type { ParamMatcher } from '@sveltejs/kit'

/** `/me/private/…` is the same page as `/me/…`, about what the person keeps behind their private door. */
export const match: ParamMatcher = (word) => word === 'private'
