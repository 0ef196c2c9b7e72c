import { redirect } from '@sveltejs/kit'
import { allowAnyone } from '#lib/access/guards.server.ts'
import { findOwnFit } from '#lib/fit/find-fit.server.ts'
import { writeFilters } from '#lib/offers/filters.ts'
import { readFilters } from '#lib/offers/inputs.ts'
import { compareOffers, readCompared } from '#lib/shortlist/compare-offers.server.ts'
import type { PageServerLoad } from './$types'

/** With fewer than two offers that people can see now, back to the list that they were picked from. */
export const load: PageServerLoad = async (event) => {
  const signedIn = allowAnyone(event)
  const { db } = event.locals
  const query = writeFilters(readFilters(event.url.searchParams))
  const fit = await findOwnFit(db, signedIn)
  const comparison = await compareOffers(db, readCompared(event.url.searchParams), fit?.view)
  if (!comparison) redirect(303, `/offers?${query && `${query}&`}pick=yes#count`)
  return {
    title: comparison.title,
    comparison,
    back: `/offers${query && `?${query}`}`,
    person: fit !== null
  }
}
