import { and, eq } from 'drizzle-orm'
import type { Database } from '#lib/database/connect.server.ts'
import type {
  BankHolidayHabit,
  Capacity,
  DayException,
  DutyContact,
  OfferKind,
  OffenceExclusion,
  Pathway,
  WeekHours,
  Where
} from './rules.ts'
import { organisation } from '#lib/organisations/tables.server.ts'
import { publicFacts } from './public-facts.server.ts'
import { shownOffer } from './shown.server.ts'
import { offer } from './tables.server.ts'

/** Every public fact of one offer. Instants are ms UTC. */
export interface OfferPage {
  readonly id: string
  readonly title: string
  readonly sentence: string
  readonly whatHappens: string
  readonly organisationId: string
  readonly organisationName: string
  readonly organisationSlug: string
  readonly organisationAbout: string
  readonly kind: OfferKind
  /** The first is the main one. */
  readonly pathways: readonly Pathway[]
  readonly where: readonly Where[]
  /** Null for a service by phone or online only. For a hidden place, the district. */
  readonly town: string | null
  /** Always null for a hidden place. */
  readonly address: string | null
  readonly hiddenPlace: boolean
  readonly areas: readonly string[]
  readonly noLocalConnection: boolean
  readonly hours: WeekHours
  readonly phone: string | null
  readonly minimumAge: number | null
  readonly maximumAge: number | null
  readonly onlyFor: 'women' | 'men' | null
  readonly exclusions: readonly OffenceExclusion[]
  readonly exclusionWords: string | null
  /** Weeks; null when it cannot start before release. */
  readonly weeksBeforeRelease: number | null
  readonly languages: readonly string[]
  readonly access: string
  readonly cost: string
  readonly capacity: Capacity
  readonly capacityAsOf: number
  /** Names of record sections that help the service to start. */
  readonly asksFor: readonly string[]
  /** The phone and the times. */
  readonly lastConfirmedAt: number
  /** Everything else; null when only that. */
  readonly detailsConfirmedAt: number | null
  /** Days that are not like the week. */
  readonly exceptions: readonly DayException[]
  readonly bankHolidays: BankHolidayHabit
  readonly saturdayDuty: DutyContact | null
  /** Degrees, WGS 84; null when unknown. For a hidden place those of its town. */
  readonly latitude: number | null
  readonly longitude: number | null
  /** Always null for a hidden place. */
  readonly postcode: string | null
  readonly whoFor: string | null
  /** First and last day on which it is shown, ISO dates. */
  readonly visibleFrom: string | null
  readonly visibleUntil: string | null
}

/**
 * An offer that people can see now (`shown.server.ts`); else null, whatever the reason.
 * The street address of a hidden place does not leave the database. Test: `find-offer.test.ts`.
 */
export async function findOffer(db: Database, id: string): Promise<OfferPage | null> {
  const [found] = await db.read
    .select({
      ...publicFacts,
      organisationId: organisation.id,
      organisationName: organisation.name,
      organisationSlug: organisation.slug,
      organisationAbout: organisation.about
    })
    .from(offer)
    .innerJoin(organisation, eq(organisation.id, offer.organisationId))
    .where(and(eq(offer.id, id), shownOffer(db.now())))
    .limit(1)
  return found ?? null
}
