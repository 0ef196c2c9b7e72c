/** An offer that somebody keeps. Its title is kept too, to say what it was when it has ended. */
export interface SavedOffer {
  readonly id: string
  readonly title: string
  /** ms UTC. */
  readonly at: number
}

/** A list that somebody keeps: the query of its address. */
export interface SavedSearch {
  readonly query: string
  /** ms UTC. */
  readonly at: number
}

/** Newest first. */
export interface Saved {
  readonly offers: readonly SavedOffer[]
  readonly searches: readonly SavedSearch[]
}

export const mostSaved = { offers: 50, searches: 20 } as const
/** Side by side, on a phone and on one sheet of paper too. */
export const mostCompared = 4

export const nothingSaved: Saved = { offers: [], searches: [] }

/** Saving again moves it to the top. Past the most, the oldest go. */
export function withOffer(saved: Saved, offer: SavedOffer): Saved {
  const others = saved.offers.filter(({ id }) => id !== offer.id)
  return { ...saved, offers: [offer, ...others].slice(0, mostSaved.offers) }
}

export function withoutOffer(saved: Saved, id: string): Saved {
  return { ...saved, offers: saved.offers.filter((offer) => offer.id !== id) }
}

export function withSearch(saved: Saved, search: SavedSearch): Saved {
  const others = saved.searches.filter(({ query }) => query !== search.query)
  return { ...saved, searches: [search, ...others].slice(0, mostSaved.searches) }
}

export function withoutSearch(saved: Saved, query: string): Saved {
  return { ...saved, searches: saved.searches.filter((search) => search.query !== query) }
}
