import { pathways, type Aim, type Pathway } from '#lib/offers/rules.ts'
import { areas, type Area } from '#lib/places/areas.ts'

/** An offer as far as its service says whom to tell of it. */
export interface Aimed {
  readonly aim: Aim
  readonly pathways: readonly Pathway[]
  /** Empty for everywhere. */
  readonly areas: readonly string[]
}

/** What somebody's digest and the weekly count go by. */
export interface Interests {
  readonly pathways: readonly string[]
  readonly areas: readonly string[]
  /** ISO date, also one that is past; null when it is not known. */
  readonly releaseDate: string | null
}

/** One field of what a service is told: whether twenty people or more, in this area, look for this. */
export interface ReachWord {
  readonly pathway: Pathway
  readonly area: Area
  readonly enough: boolean
}

/** From so many people on a service reads "20 or more". */
export const enoughPeople = 20
/** Somebody who has not looked for so long is counted no more. */
export const countedFor = 90 * 24 * 60 * 60 * 1000 // ms
/** A digest shows what came in so long. */
export const digestFor = 28 * 24 * 60 * 60 * 1000 // ms

const week = 7 * 24 * 60 * 60 * 1000 // ms

/** An empty list of an aim means what the offer itself is about, or where it helps; there empty is everywhere. */
export function aimedAt({ aim, ...offer }: Aimed): { pathways: readonly Pathway[]; areas: readonly Area[] } {
  const named = aim.areas.length > 0 ? aim.areas : offer.areas
  return {
    pathways: pathways.filter((one) =>
      (aim.pathways.length > 0 ? aim.pathways : offer.pathways).includes(one)
    ),
    areas: areas.filter((one) => named.length === 0 || named.includes(one))
  }
}

/**
 * Whether a service meant people like this one: something they look for, a place where they will be, and its
 * time before or after release. What they did not tell keeps nothing from them, but for what they look for.
 *
 * @param today ISO date
 */
export function aimFits(offer: Aimed, person: Interests, today: string): boolean {
  const at = aimedAt(offer)
  if (!at.pathways.some((pathway) => person.pathways.includes(pathway))) return false
  if (person.areas.length > 0 && !at.areas.some((area) => person.areas.includes(area))) return false
  if (offer.aim.weeks === null || person.releaseDate === null) return true
  const weeks = (Date.parse(person.releaseDate) - Date.parse(today)) / week
  const [from, to] = [Math.max(...offer.aim.weeks), Math.min(...offer.aim.weeks)]
  // The whole of the first and the last week counts.
  return weeks < from + 1 && weeks > to - 1
}

/** People by what they look for and where they will be. It lives in memory while it is counted, and no longer. */
export class Tally {
  readonly #counts = new Map<string, number>()

  /** Counts one person once in each field. */
  add({ pathways: wanted, areas: places }: Interests): void {
    for (const pathway of new Set(wanted)) {
      for (const area of new Set(places)) {
        const field = `${pathway} ${area}`
        this.#counts.set(field, (this.#counts.get(field) ?? 0) + 1)
      }
    }
  }

  /** What the service of this offer is told: by area and pathway alone, and no number. */
  wordsFor(offer: Aimed): ReachWord[] {
    const at = aimedAt(offer)
    return at.areas.flatMap((area) =>
      at.pathways.map((pathway) => ({
        pathway,
        area,
        enough: (this.#counts.get(`${pathway} ${area}`) ?? 0) >= enoughPeople
      }))
    )
  }
}
