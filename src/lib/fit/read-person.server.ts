import type { PersonActor } from '#lib/access/actors.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { languages, type Language } from '#lib/offers/languages.ts'
import { findNear } from '#lib/offers/near.ts'
import { pathways, type Pathway } from '#lib/offers/rules.ts'
import { areas, type Area } from '#lib/places/areas.ts'
import { goalsIn } from '#lib/record/goals.ts'
import { listSomeSections } from '#lib/record/own-record.server.ts'
import type { SectionDocument } from '#lib/record/sections.ts'
import { isHiddenAddress } from '#lib/record/shareable.ts'
import { isoDay } from '#lib/ui/dates.ts'
import { looksIn } from '#lib/wheel/rules.ts'
import type { PersonFacts } from './facts.ts'

/** The only sections that fit opens. None of them tells of an offence. Test: `find-fit.test.ts`. */
export const fitSections = ['needs', 'goals', 'wheel', 'address', 'release', 'identity', 'contact'] as const

/**
 * What fit knows of this person, from their own record and for themself: computed when they look, and stored,
 * logged and shown to others nowhere.
 *
 * @throws Refusal `not-allowed` for somebody who has not said yes to keeping anything
 */
export async function readPersonFacts(db: Database, actor: PersonActor): Promise<PersonFacts> {
  const own = await listSomeSections(db, actor, fitSections)
  const document = (name: (typeof fitSections)[number]): SectionDocument => own[name]?.document ?? {}
  return personFacts(document, isoDay(db.now()))
}

/** @param today ISO date */
export function personFacts(
  document: (name: (typeof fitSections)[number]) => SectionDocument,
  today: string
): PersonFacts {
  const [needs, address, release] = [document('needs'), document('address'), document('release')]
  const identity = document('identity')
  return {
    helpWith: pathways.filter((pathway) => list(needs.helpWith).includes(pathway)),
    goals: goalsIn(document('goals')).flatMap(({ title, pathway, status }) =>
      pathway && status === 'ACTIVE' ? [{ title, pathway }] : []
    ),
    hard: hardNow(document('wheel')),
    stay: isHiddenAddress(address) ? null : placeOf(address.town),
    tiesTo: placeOf(address.tiesTo)?.area ?? null,
    releaseDate: ahead(text(release.releaseDate), today),
    today,
    age: ageOn(text(identity.dateOfBirth), today),
    sex: sexOf(identity),
    language: languageOf(text(document('contact').language)),
    stepFree: list(needs.moving).some((need) => need === 'NO_STAIRS' || need === 'WHEELCHAIR')
  }
}

/** Parts of life below "getting there" in the newest look. */
function hardNow(wheel: SectionDocument): Pathway[] {
  const ratings = looksIn(wheel).at(-1)?.ratings ?? []
  return ratings.filter(({ level }) => level !== undefined && level < 2).map(({ pathway }) => pathway)
}

function placeOf(told: unknown): PersonFacts['stay'] {
  const place = findNear(text(told)?.trim() ?? '')
  if (!place) return null
  const { name, latitude, longitude } = place
  return { name, latitude, longitude, area: areaOf([place.town, place.district]) }
}

function areaOf(names: readonly string[]): Area | null {
  return areas.find((area) => names.includes(area)) ?? null
}

function ahead(date: string | null, today: string): string | null {
  return date !== null && date >= today ? date : null
}

function ageOn(birthday: string | null, today: string): number | null {
  if (!birthday || !/^\d{4}-\d\d-\d\d$/.test(birthday)) return null
  const had = birthday.slice(5) <= today.slice(5) ? 0 : 1
  return Number(today.slice(0, 4)) - Number(birthday.slice(0, 4)) - had
}

/** What they say they are counts before what a form asks for; anything else says nothing about who may come. */
function sexOf({ gender, sex }: SectionDocument): PersonFacts['sex'] {
  if (gender !== undefined) return gender === 'WOMAN' ? 'women' : gender === 'MAN' ? 'men' : null
  return sex === 'FEMALE' ? 'women' : sex === 'MALE' ? 'men' : null
}

function languageOf(told: string | null): Language | null {
  if (told === 'BSL') return 'Sign language'
  return languages.find((language) => language.toUpperCase() === told) ?? null
}

const text = (told: unknown): string | null => (typeof told === 'string' ? told : null)
const list = (told: unknown): readonly unknown[] => (Array.isArray(told) ? told : [])
